"""Text with pictures, lists, quotes and code in it."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPixmap,
    QRegion,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from fedidesk.domain.content import Paragraph, ParagraphKind, Span, SpanKind
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.body_text import (
    REACH,
    BodyText,
    Link,
    has_endless_word,
    line_parts,
    text_of,
)
from fedidesk.ui.timeline.typesetter import Typesetter

_EMOJI_SCHEME = "emoji:"
_BAR = 3
_MOST_BARS = 3


class RichText(BodyText):
    """Any paragraphs, as a document.

    ``direction`` is that of paragraphs that have none of their own.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        width: int,
        typesetter: Typesetter,
        direction: Qt.LayoutDirection,
        role: FontRole = FontRole.BODY,
    ) -> None:
        super().__init__()
        self._theme = typesetter.theme
        self._style = style = typesetter.style(role)
        self._links: list[tuple[int, int, Span]] = []
        self.document = document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(style.font)
        document.setDocumentMargin(0)
        anywhere = has_endless_word(paragraphs)
        document.setDefaultTextOption(style.option(direction, anywhere=anywhere))
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        below = [*paragraphs[1:], None]
        for index, paragraph in enumerate(paragraphs):
            own = paragraph.right_to_left
            turned = mirrored if own is None else own
            block = style.block(paragraph, below[index], right_to_left=turned)
            if block.leftMargin() > width / 2:
                block = QTextBlockFormat(block)
                block.setLeftMargin(width / 2)
            if index:
                cursor.insertBlock(block, style.plain)
            else:
                cursor.setBlockFormat(block)
            self._insert(cursor, paragraph, turned)
        cursor.endEditBlock()
        document.setTextWidth(width)
        self.height = round(document.size().height())
        self._bars = self._find_bars(paragraphs) if any(map(_has_bars, paragraphs)) else ()

    def set_emoji(self, url: str, pixmap: QPixmap) -> None:
        """Put the picture of a custom emoji in its places."""
        name = QtCore.QUrl(_EMOJI_SCHEME + url)
        self.document.addResource(QTextDocument.ResourceType.ImageResource, name, pixmap)

    def draw(self, painter: QPainter, x: int, y: int, clip: QRect) -> None:
        """Paint it with its corner at x, y; what is outside of ``clip`` may be left out."""
        painter.translate(x, y)
        context = QAbstractTextDocumentLayout.PaintContext()
        theme = self._theme
        context.palette = theme.muted_palette if self.muted else theme.text_palette
        reach = theme.px(REACH)
        context.clip = QRectF(clip.translated(-x, -y).adjusted(0, -reach, 0, reach))
        self.document.documentLayout().draw(painter, context)
        self.draw_bars(painter)
        painter.translate(-x, -y)

    def draw_bars(self, painter: QPainter) -> None:
        """Paint the bars beside what is quoted, and the lines across."""
        for bar in self._bars:
            fill(painter, bar, self._theme.colours.outline)

    def ask_for_emoji(self, images: ImageCache, dpr: float) -> None:
        """Put in those that are there, ask for the others."""
        for url, size in self.emojis.items():
            pixmap = images.pixmap(url, size, dpr, fit=Fit.CONTAIN)
            if pixmap is not None:
                self.set_emoji(url, pixmap)
            elif images.trouble(url) is not None:
                self.set_emoji(url, self._stand_in(size, dpr))

    def _stand_in(self, size: QSize, dpr: float) -> QPixmap:
        """Return what says that there is an emoji which has no picture."""
        pixmap = QPixmap(size * dpr)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colours.cover)
        painter.setPen(self._theme.colours.outline)
        painter.drawEllipse(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        return pixmap

    def _insert(self, cursor: QTextCursor, paragraph: Paragraph, right_to_left: bool) -> None:
        style = self._style
        if paragraph.label:
            cursor.insertText(f"{paragraph.label} ", style.muted)
        for span in paragraph.spans:
            if span.kind is SpanKind.EMOJI:
                self._insert_emoji(cursor, span)
                continue
            start = cursor.position()
            cursor.insertText(text_of(span, right_to_left=right_to_left), style.span(span))
            if span.target:
                self._links.append((start, cursor.position(), span))

    def _insert_emoji(self, cursor: QTextCursor, span: Span) -> None:
        side = round(self._style.pixels * 1.3)
        if span.target not in self.emojis:
            self.emojis[span.target] = QSize(side, side)
            empty = QPixmap(1, 1)
            empty.fill(Qt.GlobalColor.transparent)
            self.set_emoji(span.target, empty)
        image = QTextImageFormat()
        image.setName(_EMOJI_SCHEME + span.target)
        image.setProperty(QTextCharFormat.Property.ImageAltText, span.text)
        image.setWidth(side)
        image.setHeight(side)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.insertImage(image)

    def _find_bars(self, paragraphs: Sequence[Paragraph]) -> tuple[QRectF, ...]:
        """Return a bar at the beginning side for each quote around a paragraph, and the rules."""
        layout, width = self.document.documentLayout(), self.document.textWidth()
        step = self._style.indent
        bars = []
        block = self.document.begin()
        for index, paragraph in enumerate(paragraphs):
            rect = layout.blockBoundingRect(block)
            turned = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
            after = block.next()
            below = paragraphs[index + 1].quotes if after.isValid() else 0
            end = layout.blockBoundingRect(after).y() if below else 0.0
            for number in range(min(paragraph.quotes, _MOST_BARS)):
                x = width - _BAR - step * number if turned else step * number
                bottom = end if number < below else rect.bottom()
                bars.append(QRectF(x, rect.y(), _BAR, bottom - rect.y()))
            if paragraph.kind is ParagraphKind.RULE:
                bars.append(QRectF(0, round(rect.center().y()), width, 1))
            block = after
        return tuple(bars)

    def _find_links(self) -> list[Link]:
        return [
            Link(span.text, span.target, span.kind, self._region(start, end))
            for start, end, span in self._links
        ]

    def _region(self, start: int, end: int) -> QRegion:
        region = QRegion()
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            at, layout = block.position(), block.layout()
            for rect in line_parts(layout, start - at, end - at, layout.position()):
                region += rect
            block = block.next()
        return region


def _has_bars(paragraph: Paragraph) -> bool:
    return paragraph.quotes > 0 or paragraph.kind is ParagraphKind.RULE
