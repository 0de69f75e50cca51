"""Shapes and styles of text, made once and used for many posts."""

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from fedidesk.domain.clusters import cut
from fedidesk.domain.code import Piece, Token
from fedidesk.domain.content import Paragraph, ParagraphKind, Span
from fedidesk.domain.safe_text import one_line
from fedidesk.ui.theme import FontRole, Theme

_WIDE = 1e6
_LONGEST_LINE = 300
"""Letters of a line that are shaped at all."""
_MOST_LETTERS = 1000
"""Letters that are looked at for that."""
_MOST_KEPT = 1000
_LINE_HEIGHT = 1.45
_GAP, _INDENT = 8, 28
_PAD = 8
"""Around a block of code, inside of its tint."""
_DEEPEST = 6
"""Lists and quotes that are moved in more leave no room for words."""
_Sides = Qt.LayoutDirection


class Shape:
    """A line of text in one font, shaped: names, handles and numbers come again and again.

    Whatever ``text`` holds, it stays in its line; so many letters have no room in any.
    """

    __slots__ = ("ascent", "layout", "left", "text", "width")

    def __init__(self, text: str, role: FontRole, theme: Theme) -> None:
        text = one_line(text)
        if len(text) > _LONGEST_LINE:
            text = cut(text, _LONGEST_LINE) + "…"
        self.text = text
        layout = self.layout = QTextLayout(text, theme.font(role))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_WIDE)
        layout.endLayout()
        self.left = line.naturalTextRect().x()
        self.width = -int(-line.horizontalAdvance() // 1)
        self.ascent = line.ascent()


class TextStyle:
    """How paragraphs and spans of a text in one size look."""

    def __init__(self, theme: Theme, role: FontRole) -> None:
        self._theme = theme
        self.font = theme.font(role)
        self.pixels = theme.pixels(role)
        self.line_height = round(self.pixels * _LINE_HEIGHT)
        self.plain = QTextCharFormat()
        self.muted = QTextCharFormat()
        self.muted.setForeground(theme.colours.muted)
        self.indent = theme.px(_INDENT)
        """By how much lists and quotes are moved in."""
        self._spans: dict[tuple[bool, ...], QTextCharFormat] = {}
        self._blocks: dict[tuple[ParagraphKind, int, int, bool], QTextBlockFormat] = {}
        self._options: dict[tuple[_Sides, bool], QTextOption] = {}
        self._line_options: dict[tuple[bool, bool], QTextOption] = {}
        self.gap = theme.px(_GAP)
        """Between paragraphs."""
        self.pad = theme.px(_PAD)
        """Between a block of code and the edge of what is tinted behind it."""

    def span(self, span: Span) -> QTextCharFormat:
        """Return the look of ``span``."""
        key = (
            bool(span.target),
            span.bold,
            span.italic,
            span.code,
            span.struck,
            span.underlined,
        )
        form = self._spans.get(key)
        if form is None:
            form = self._spans[key] = self._make_span(span)
        return form

    def block(
        self, paragraph: Paragraph, after: Paragraph | None, *, right_to_left: bool
    ) -> QTextBlockFormat:
        """Return the look of ``paragraph``, where ``after`` stands below it, or nothing."""
        gap = _gap_between(paragraph, after)
        key = (paragraph.kind, paragraph.depth, gap, right_to_left)
        form = self._blocks.get(key)
        if form is None:
            form = self._blocks[key] = self._make_block(paragraph, gap, right_to_left)
        if paragraph.label:
            form = QTextBlockFormat(form)
            metrics = self._theme.metrics(FontRole.BODY)
            wide = metrics.horizontalAdvance(paragraph.label + " ")
            form.setTextIndent(-wide)
            if wide > self.indent:
                _move_in(form, self._inset(paragraph) + wide - self.indent)
        return form

    def option(self, direction: _Sides, *, anywhere: bool = False) -> QTextOption:
        """Return how lines are broken: between words, or also inside of any word."""
        key = (direction, anywhere)
        option = self._options.get(key)
        if option is None:
            option = self._options[key] = QTextOption()
            wrap = QTextOption.WrapMode
            option.setWrapMode(wrap.WrapAnywhere if anywhere else wrap.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(direction)
        return option

    def line_option(self, *, right_to_left: bool, anywhere: bool = False) -> QTextOption:
        """Return how the lines of a paragraph are broken and at which side they begin."""
        key = (right_to_left, anywhere)
        option = self._line_options.get(key)
        if option is None:
            direction = _Sides.RightToLeft if right_to_left else _Sides.LeftToRight
            option = QTextOption(self.option(direction, anywhere=anywhere))
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side)
            self._line_options[key] = option
        return option

    @staticmethod
    def is_styled(span: Span) -> bool:
        """Return whether ``span`` looks otherwise than plain text."""
        return (
            bool(span.target)
            or span.bold
            or span.italic
            or span.code
            or span.struck
            or span.underlined
        )

    def stretch(self, span: Span, start: int, length: int) -> QTextLayout.FormatRange:
        """Return the look of ``span`` for a stretch of a layout."""
        stretch = QTextLayout.FormatRange()
        stretch.start = start
        stretch.length = length
        stretch.format = self.span(span)
        return stretch

    def words(self, pieces: Iterable[Piece], text: str) -> list[QTextLayout.FormatRange]:
        """Return the colours of the words of code whose beginning is ``text``."""
        # Qt counts letters beyond the first 65,536 twice.
        at = [0, *accumulate(1 + (letter > "\uffff") for letter in text)]
        ranges = []
        for piece in pieces:
            if piece.start >= len(text):
                break
            stretch = QTextLayout.FormatRange()
            stretch.start = at[piece.start]
            stretch.length = at[min(piece.end, len(text))] - stretch.start
            stretch.format = self._word_formats[piece.token]
            ranges.append(stretch)
        return ranges

    @cached_property
    def _word_formats(self) -> dict[Token, QTextCharFormat]:
        colours = self._theme.colours
        formats = {}
        for token, colour in (
            (Token.KEYWORD, colours.code_keyword),
            (Token.NAME, colours.code_name),
            (Token.STRING, colours.code_string),
            (Token.NUMBER, colours.code_number),
            (Token.COMMENT, colours.muted),
        ):
            formats[token] = QTextCharFormat()
            formats[token].setForeground(colour)
        return formats

    def _make_span(self, span: Span) -> QTextCharFormat:
        colours = self._theme.colours
        form = QTextCharFormat()
        if span.target:
            form.setForeground(colours.link)
        if span.bold:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(span.italic)
        form.setFontStrikeOut(span.struck)
        form.setFontUnderline(span.underlined)
        if span.code:
            fixed = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont)
            form.setFontFamilies([fixed.family()])
            form.setProperty(QTextCharFormat.Property.FontPixelSize, round(self.pixels * 0.93))
            form.setBackground(colours.cover)
        return form

    def _make_block(self, paragraph: Paragraph, gap: int, right_to_left: bool) -> QTextBlockFormat:
        px = self._theme.px
        form = QTextBlockFormat()
        form.setLayoutDirection(_Sides.RightToLeft if right_to_left else _Sides.LeftToRight)
        form.setLineHeight(self.line_height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setBottomMargin(px(gap))
        if paragraph.depth or paragraph.kind is ParagraphKind.ITEM:
            _move_in(form, self._inset(paragraph))
        if paragraph.kind is ParagraphKind.CODE:
            form.setLeftMargin(form.leftMargin() + self.pad)
            form.setRightMargin(form.rightMargin() + self.pad)
        return form

    def _inset(self, paragraph: Paragraph) -> int:
        return self.indent * min(max(1, paragraph.depth), _DEEPEST)


def _gap_between(above: Paragraph, below: Paragraph | None) -> int:
    """Return the space between two paragraphs: items of a list stand closer together.

    That around code is in it.
    """
    if below is None:
        return 0
    kinds = (above.kind, below.kind)
    gap = _GAP // 2 if kinds == (ParagraphKind.ITEM, ParagraphKind.ITEM) else _GAP
    return gap + _PAD * kinds.count(ParagraphKind.CODE)


def _move_in(form: QTextBlockFormat, pixels: int) -> None:
    """Leave room at the side where reading begins."""
    if form.layoutDirection() is _Sides.RightToLeft:
        form.setRightMargin(pixels)
    else:
        form.setLeftMargin(pixels)


class Typesetter:
    """Keeps shapes and styles until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._shapes: dict[tuple[str, FontRole], Shape] = {}
        self._styles: dict[FontRole, TextStyle] = {}
        theme.changed.connect(self._forget)

    def shape(self, text: str, role: FontRole) -> Shape:
        """Return ``text`` as one line."""
        if len(text) > _MOST_LETTERS:
            text = text[:_MOST_LETTERS]
        shape = self._shapes.get((text, role))
        if shape is None:
            if len(self._shapes) >= _MOST_KEPT:
                self._shapes.clear()
            shape = self._shapes[text, role] = Shape(text, role, self.theme)
        return shape

    def style(self, role: FontRole) -> TextStyle:
        """Return the style of running text."""
        style = self._styles.get(role)
        if style is None:
            style = self._styles[role] = TextStyle(self.theme, role)
        return style

    def _forget(self) -> None:
        self._shapes.clear()
        self._styles.clear()
