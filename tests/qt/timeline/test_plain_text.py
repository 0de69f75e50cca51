from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRectF, Qt
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
    '<p><u>One</u> <a href="https://evil.test/">bank.test</a> H<sub>2</sub>O</p>',
    "<p>\u202eturned <b>round</b></p><p>z" + "\u0301" * 20 + "</p>",
    "<p>صباح الخير</p><p>and English below</p><p>বাংলা</p>",
    "<p>before</p><p>" + "word " * 9 + "x" * 600 + "</p>",
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
        ("<p><u>a</u><sub>2</sub><ruby>b<rt>c</ruby></p>", True),
        ("<p>a</p><hr><p>b</p>", False),
    ],
)
def test_what_is_plain(html: str, plain: bool) -> None:
    assert is_plain(read_html(html, (an_emoji(),)).paragraphs) is plain


@pytest.mark.parametrize("direction", SIDES)
@pytest.mark.parametrize("word", ["word", "كلمة", "শব্দ"])
def test_lists_and_quotes_stay_in_their_column(
    qapp: QApplication, word: str, direction: Qt.LayoutDirection
) -> None:
    typesetter = Typesetter(Theme(qapp, "light"))
    html = (
        f"<ol start=99998><li>{word}<li>{word}</ol><blockquote>{word}<blockquote>{word}"
        f"<ul><li>{word}</ul></blockquote></blockquote>{word}<hr>{word}"
    )
    text = RichText(read_html(html).paragraphs, 300, typesetter, direction)
    block = text.document.begin()
    while block.isValid():
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number).naturalTextRect()
            line.translate(block.layout().position())
            assert line.left() >= -1
            assert line.right() <= 301
        block = block.next()
    whole = QRectF(0, 0, 300, text.height)
    assert len(text._bars) == 6
    assert all(whole.contains(bar) for bar in text._bars)
    first, below = text._bars[0], text._bars[1]
    assert abs(first.bottom() - below.top()) < 1


@pytest.mark.parametrize("kind", [PlainText, RichText])
def test_a_link_is_one_however_its_words_look(
    qapp: QApplication, kind: type[PlainText] | type[RichText]
) -> None:
    html = '<p><a href="https://one.test/">Read <b>the</b> manual</a>, <a href="https://two.test/">now</a></p>'
    typesetter = Typesetter(Theme(qapp, "light"))
    one, other = kind(read_html(html).paragraphs, 560, typesetter, SIDES[0]).links
    assert (one.text, one.target, len(one.parts)) == ("Read the manual", "https://one.test/", 1)
    assert other.text == "now"
    assert not one.parts[0].intersects(other.parts[0])


def test_a_link_goes_on_behind_an_emoji_in_it(qapp: QApplication) -> None:
    html = '<p><a href="https://one.test/">one :blob: more</a></p><p>:blob: <a href="https://one.test/">again</a></p>'
    paragraphs = read_html(html, (an_emoji("blob"),)).paragraphs
    one, other = RichText(paragraphs, 560, Typesetter(Theme(qapp, "light")), SIDES[0]).links
    assert (one.text, len(one.parts)) == ("one  more", 1)
    assert other.text == "again"
