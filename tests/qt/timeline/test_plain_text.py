from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.domain.content import Paragraph, read_html
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.body_text import BodyText
from fedidesk.ui.timeline.plain_text import PlainText, is_plain
from fedidesk.ui.timeline.rich_text import RichText
from fedidesk.ui.timeline.typesetter import Typesetter
from tests.builders import an_emoji, posts_of_all_kinds

TEXTS = [post.html for _, post in posts_of_all_kinds()] + [
    '<p>One<br>two <a href="https://one.test/a">three</a></p><p><b>Four</b> <i>5</i> <s>6</s></p>',
    "<p>صباح الخير</p><p>and English below</p><p>বাংলা</p>",
    '<p><a class="mention" href="https://one.test/@a">@a</a> 👩‍👩‍👧‍👦 مرحبا</p>',
]
SIDES = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def painted(text: BodyText, width: int) -> QImage:
    image = QImage(width, text.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text.draw(painter, 0, 0, image.rect())
    painter.end()
    return image


def plain_paragraphs() -> list[Sequence[Paragraph]]:
    read = [read_html(html).paragraphs for html in TEXTS]
    return [paragraphs for paragraphs in read if is_plain(paragraphs)]


@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("direction", SIDES)
def test_plain_text_looks_like_rich_text_to_the_pixel(
    qapp: QApplication, percent: int, direction: Qt.LayoutDirection
) -> None:
    typesetter = Typesetter(Theme(qapp, "light", percent))
    assert len(plain_paragraphs()) > 10
    for paragraphs in plain_paragraphs():
        for width in (560, 211):
            plain = PlainText(paragraphs, width, typesetter, direction)
            rich = RichText(paragraphs, width, typesetter, direction)
            assert plain.height == rich.height
            assert plain.links == rich.links
            assert painted(plain, width) == painted(rich, width)


def test_a_part_of_it_is_painted_as_in_the_whole(qapp: QApplication) -> None:
    typesetter = Typesetter(Theme(qapp, "light"))
    paragraphs = read_html("<p>" + "many words " * 40 + "</p><p>more</p>").paragraphs
    text = PlainText(paragraphs, 200, typesetter, SIDES[0])
    whole = painted(text, 200)
    part = whole.copy()
    painter = QPainter(part)
    strip = part.rect().adjusted(0, 30, 0, -40)
    painter.setClipRect(strip)
    painter.fillRect(strip, Qt.GlobalColor.white)
    text.draw(painter, 0, 0, strip)
    painter.end()
    assert part == whole


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>words</p>", True),
        ("<p><b>bold</b></p>", True),
        ("<p><code>code</code></p>", False),
        ("<ul><li>item</li></ul>", False),
        ("<blockquote>quote</blockquote>", False),
        ("<p>:blob:</p>", False),
    ],
)
def test_what_is_plain(html: str, plain: bool) -> None:
    assert is_plain(read_html(html, (an_emoji(),)).paragraphs) is plain
