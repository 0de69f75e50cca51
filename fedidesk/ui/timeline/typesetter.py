"""Shapes and styles of text, made once and used for many posts."""

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from fedidesk.domain.content import Paragraph, ParagraphKind, Span
from fedidesk.ui.theme import FontRole, Theme

_WIDE = 1e6
_MOST_KEPT = 1000
_LINE_HEIGHT = 1.45
_GAP, _INDENT = 8, 20
_DEEPEST = 6
"""Quotes and lists that stand deeper in each other are indented no more."""
_Sides = Qt.LayoutDirection


class Shape:
    """A line of text in one font, shaped: names, handles and numbers come again and again."""

    __slots__ = ("ascent", "layout", "left", "width")

    def __init__(self, text: str, role: FontRole, theme: Theme) -> None:
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
        self._spans: dict[tuple[bool, bool, bool, bool, bool], QTextCharFormat] = {}
        self._blocks: dict[tuple[ParagraphKind, int, bool, bool], QTextBlockFormat] = {}
        self._options: dict[_Sides, QTextOption] = {}
        self._line_options: dict[bool, QTextOption] = {}
        self.gap = theme.px(_GAP)
        """Between paragraphs."""

    def span(self, span: Span) -> QTextCharFormat:
        """Return the look of ``span``."""
        key = (bool(span.target), span.bold, span.italic, span.code, span.struck)
        form = self._spans.get(key)
        if form is None:
            form = self._spans[key] = self._make_span(span)
        return form

    def block(self, paragraph: Paragraph, *, last: bool, right_to_left: bool) -> QTextBlockFormat:
        """Return the look of ``paragraph``; the last one has no space below."""
        depth = min(paragraph.depth, _DEEPEST)
        key = (paragraph.kind, depth, last, right_to_left)
        form = self._blocks.get(key)
        if form is None:
            form = self._blocks[key] = self._make_block(paragraph, last, right_to_left)
        if paragraph.label:
            form = QTextBlockFormat(form)
            metrics = self._theme.metrics(FontRole.BODY)
            form.setTextIndent(-metrics.horizontalAdvance(paragraph.label + " "))
        return form

    def option(self, direction: _Sides) -> QTextOption:
        """Return how lines are broken."""
        option = self._options.get(direction)
        if option is None:
            option = self._options[direction] = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(direction)
        return option

    def line_option(self, *, right_to_left: bool) -> QTextOption:
        """Return how the lines of a paragraph are broken and at which side they begin."""
        option = self._line_options.get(right_to_left)
        if option is None:
            direction = _Sides.RightToLeft if right_to_left else _Sides.LeftToRight
            option = self._line_options[right_to_left] = QTextOption(self.option(direction))
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side)
        return option

    @staticmethod
    def is_styled(span: Span) -> bool:
        """Return whether ``span`` looks otherwise than plain text."""
        return bool(span.target) or span.bold or span.italic or span.code or span.struck

    def stretch(self, span: Span, start: int, length: int) -> QTextLayout.FormatRange:
        """Return the look of ``span`` for a stretch of a layout."""
        stretch = QTextLayout.FormatRange()
        stretch.start = start
        stretch.length = length
        stretch.format = self.span(span)
        return stretch

    def _make_span(self, span: Span) -> QTextCharFormat:
        colours = self._theme.colours
        form = QTextCharFormat()
        if span.target:
            form.setForeground(colours.link)
        if span.bold:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(span.italic)
        form.setFontStrikeOut(span.struck)
        if span.code:
            fixed = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont)
            form.setFontFamilies([fixed.family()])
            form.setProperty(QTextCharFormat.Property.FontPixelSize, round(self.pixels * 0.93))
            form.setBackground(colours.cover)
        return form

    def _make_block(
        self, paragraph: Paragraph, last: bool, right_to_left: bool
    ) -> QTextBlockFormat:
        px = self._theme.px
        form = QTextBlockFormat()
        form.setLayoutDirection(_Sides.RightToLeft if right_to_left else _Sides.LeftToRight)
        form.setLineHeight(self.line_height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        item = paragraph.kind is ParagraphKind.ITEM
        form.setBottomMargin(0 if last else px(_GAP // 2 if item else _GAP))
        if paragraph.kind is ParagraphKind.CODE:
            form.setBackground(self._theme.colours.cover)
        elif paragraph.depth or item:
            form.setLeftMargin(px(_INDENT) * min(max(1, paragraph.depth), _DEEPEST))
        return form


class Typesetter:
    """Keeps shapes and styles until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._shapes: dict[tuple[str, FontRole], Shape] = {}
        self._styles: dict[FontRole, TextStyle] = {}
        theme.changed.connect(self._forget)

    def shape(self, text: str, role: FontRole) -> Shape:
        """Return ``text`` as one line."""
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
