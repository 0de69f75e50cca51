"""Blocks of code: tinted with room around the text, and coloured once their words are known."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.domain.content import read_html
from fedidesk.domain.lexing import tell_apart
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.rich_text import RichText
from fedidesk.ui.timeline.shortening import first_lines
from fedidesk.ui.timeline.typesetter import Typesetter

WIDTH = 300
BLOCK = '<pre><code class="language-python">{}</code></pre>'


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", 100)


def painted(text: RichText) -> QImage:
    image = QImage(WIDTH, text.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text.draw(painter, 0, 0, image.rect())
    painter.end()
    return image


def has(image: QImage, colour: QColor) -> bool:
    points = (QPoint(x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixelColor(point) == colour for point in points)


def laid_out(html: str, theme: Theme) -> RichText:
    paragraphs = read_html(html).paragraphs
    return RichText(paragraphs, WIDTH, Typesetter(theme), Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("html", ["<pre>IIII</pre>", "<p>A</p><pre>IIII</pre>", "<pre>A</pre>" * 3])
def test_the_tint_reaches_around_the_text_and_not_out_of_it(theme: Theme, html: str) -> None:
    image = painted(laid_out(html, theme))
    cover, middle = theme.colours.cover, WIDTH // 2
    assert image.pixelColor(middle, image.height() - 1) == cover
    assert [image.pixelColor(3, y) for y in range(-20 + image.height(), -10 + image.height())] == [
        cover
    ] * 10
    if html.startswith("<pre>"):
        assert image.pixelColor(middle, 0) == cover


def test_blocks_do_not_touch(theme: Theme) -> None:
    image = painted(laid_out("<pre>A</pre><pre>B</pre>", theme))
    column = [image.pixelColor(WIDTH // 2, y) == theme.colours.cover for y in range(image.height())]
    assert column.count(False) == 8


def test_colours_come_when_the_words_are_told_apart_and_move_nothing(theme: Theme) -> None:
    html = BLOCK.format("return 1 # 👩‍🚀 one\nreturn 22")
    text = laid_out(html, theme)
    height = text.height
    assert not has(painted(text), theme.colours.code_keyword)
    tell_apart(read_html(html).paragraphs)
    coloured = painted(text)
    assert has(coloured, theme.colours.code_keyword)
    assert text.height == height == round(text.document.size().height())
    assert coloured == painted(laid_out(html, theme))


def test_letters_that_qt_counts_twice_count_once(theme: Theme) -> None:
    html = BLOCK.format("'👩‍🚀👩‍🚀' + return")
    tell_apart(read_html(html).paragraphs)
    text = laid_out(html, theme)
    painted(text)
    block = text.document.begin()
    raw = block.text().encode("utf-16-le")
    words = [
        raw[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        for each in block.layout().formats()
    ]
    assert words[-1] == "return"


def test_the_beginning_of_a_block_has_the_same_colours(theme: Theme) -> None:
    html = BLOCK.format("return 1\n" * 30)
    paragraphs = read_html(html).paragraphs
    tell_apart(paragraphs)
    few, _ = first_lines(paragraphs, 3, 40)
    text = RichText(few, WIDTH, Typesetter(theme), Qt.LayoutDirection.LeftToRight)
    assert has(painted(text), theme.colours.code_keyword)
