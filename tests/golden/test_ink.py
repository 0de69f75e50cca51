"""No letter is cut off, whatever its script and size.

Some scripts stack marks higher than any line is. Nothing clips them in their row; but a row is
painted in strips as it scrolls into view, and whoever leaves out what is not in the strip must not
leave out what reaches into it.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.domain.poll import PollOption
from fedidesk.domain.post import Card, Quote
from fedidesk.ui.timeline.body_text import REACH
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.row_layout import RowLayout
from tests.builders import NOON, a_poll, a_post, a_profile, a_row
from tests.golden.rendering import Studio
from tests.golden.scenes import Shot
from tests.golden.scripts import SCRIPTS

TALL = {
    **{name: text for name, (_, text) in SCRIPTS.items()},
    "tibetan": "བོད་སྐད་ རྒྱ་ཧཱུྃ་ སྐྱེས་བསྒྲུབས་",
    "thai-stacked": "ปู่ ญี่ปุ่น น้ำ ที่นี่ กฺ็ ฏุ๊ ฐู้ ป๊ี่",
    "arabic-marks": "ﷺ بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ لِلّٰهِ ـًٌٍّ",
    "vietnamese-stacked": "Ậ Ẩ Ẫ Ấ Ầ Ộ Ổ Ỗ Ế Ệ Ự Ữ ạ̃ ỵ gjpqy",
    "devanagari-stacked": "ट्ठ्र्यैं र्ल्कीं ह्नूं क्ष्म्यौं ळ्ह्यु",
    "bengali-stacked": "ক্ষ্ম্যৌঁ স্ক্রু র্দ্ধ্রূ ন্ত্র্যঁ ঙ্ক্ষু ট্র্যাঁ",
    "khmer": "ស្ត្រី ក្រ្ដី ង្គ្រឹ ញ៉ាំ ស្រ្តូវ",
    "capitals": "ÅÅÅ ÇÇÇ ŘŘŘ ÄÖÜ Ǻ Ḝ Ṩ ǟ ỹ ģ",
}
PERCENTS = (80, 100, 125, 150, 200)
MARGIN = 60
STRIP = 5


@pytest.fixture(scope="module")
def studio(qapp: QApplication) -> Iterator[Studio]:
    studio = Studio(qapp)
    yield studio
    studio.dress("light", 100)
    studio.images.close()


def shot(text: str) -> Shot:
    """Return a post that says ``text`` wherever a post says something."""
    who = a_profile(text, handle="writer@one.test")
    post = a_post(
        "1",
        f"{text} {text}",
        author=who,
        created_at=NOON - timedelta(minutes=5),
        content_warning=text,
        poll=a_poll(options=(PollOption(text, 3), PollOption(text, 1)), own_votes=(0,)),
    )
    return Shot(text, a_row(post, who), post, revealed=True)


def boxes(text: str) -> Iterator[Shot]:
    """Yield posts that say ``text`` in boxes."""
    quoted = a_post("q", text, author=a_profile(text))
    card = Card(url="https://one.test/", title=text, description=text, provider=text)
    for more in ({"quote": Quote("accepted", quoted)}, {"card": card}):
        post = a_post("2", text, **more)
        yield Shot(text, a_row(post), post)


@pytest.mark.parametrize("percent", PERCENTS)
def test_a_row_in_strips_is_the_row_as_a_whole(studio: Studio, percent: int) -> None:
    studio.dress("light", percent)
    trouble = []
    for name, text in TALL.items():
        for number, each in enumerate((shot(text), *boxes(text))):
            layout = studio.lay_out(each)
            if _painted(studio, layout, STRIP) != _painted(studio, layout, layout.height):
                trouble.append(f"{name} {number}")
    assert not trouble


@pytest.mark.parametrize("percent", PERCENTS)
def test_no_ink_reaches_far_out_of_its_part(studio: Studio, percent: int) -> None:
    studio.dress("light", percent)
    trouble = []
    for name, text in TALL.items():
        for each in (shot(text), *boxes(text)):
            layout = studio.lay_out(each)
            assert isinstance(layout, PostLayout)
            for part in layout.parts:
                outside = _ink_outside(studio, layout, part)
                if max(outside) > studio.theme.px(REACH):
                    trouble.append(f"{name} in {type(part).__name__}: {outside}")
    assert not trouble


@pytest.mark.parametrize("percent", PERCENTS)
def test_the_first_and_the_last_line_of_a_row_are_free(studio: Studio, percent: int) -> None:
    studio.dress("light", percent)
    for text in TALL.values():
        for each in (shot(text), *boxes(text)):
            image = studio.render(each)
            for y in (0, 1, image.height() - 2):
                line = image.copy(0, y, image.width(), 1)
                assert line == _ground(line.width(), 1, line.pixelColor(0, 0))


def test_it_would_be_found(studio: Studio) -> None:
    studio.dress("light", 100)
    layout = studio.lay_out(shot("Ậgj"))
    assert isinstance(layout, PostLayout)
    body = layout.body
    assert body is not None
    before = _ink_outside(studio, layout, body)
    body.bottom -= 12
    after = _ink_outside(studio, layout, body)
    assert before == (0, 0)
    assert after[1] > 0


def _painted(studio: Studio, layout: RowLayout, step: int) -> QImage:
    """Return the row, painted from the top in strips of so many pixels."""
    image = _ground(600, layout.height, studio.theme.colours.surface)
    for top in range(0, layout.height, step):
        painter = QPainter(image)
        strip = QRect(0, top, 600, step)
        painter.setClipRect(strip)
        studio.scene.clip = strip
        layout.paint(painter, studio.scene)
        painter.end()
    return image


def _ink_outside(studio: Studio, layout: PostLayout, part: Part) -> tuple[int, int]:
    """Return how many pixels a part paints above its top and below its bottom."""
    image = QImage(700, layout.height + 2 * MARGIN, QImage.Format.Format_RGB32)
    ground = studio.theme.colours.surface
    image.fill(ground)
    painter = QPainter(image)
    painter.translate(0, MARGIN)
    studio.scene.clip = QRect(0, -MARGIN, 700, image.height())
    part.paint(painter, studio.scene)
    painter.end()
    # The avatar stands beside what is below it.
    assert layout.body is not None
    left = layout.body.rect.left() - 2 if part is layout.header else 0
    top, bottom = part.top + MARGIN, part.bottom + MARGIN
    above = image.copy(left, 0, image.width() - left, top)
    below = image.copy(left, bottom, image.width() - left, image.height() - bottom)
    return _inked_lines(above, ground), _inked_lines(below, ground)


def _inked_lines(image: QImage, ground: QColor) -> int:
    if image == _ground(image.width(), image.height(), ground):
        return 0
    lines = (image.copy(0, y, image.width(), 1) for y in range(image.height()))
    empty = _ground(image.width(), 1, ground)
    return sum(line != empty for line in lines)


def _ground(width: int, height: int, colour: QColor) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image
