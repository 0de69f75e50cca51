"""Text with pictures, lists, quotes and code in it."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPixmap,
    QTextBlock,
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
from fedidesk.ui.timeline import stand_in
from fedidesk.ui.timeline.body_text import (
    REACH,
    BodyText,
    Link,
    LinkRun,
    has_endless_word,
    line_parts,
    text_of,
)
from fedidesk.ui.timeline.typesetter import Typesetter

_EMOJI_SCHEME, _PICTURE = "emoji:", "\ufffc"
_BAR = 3
_MOST_BARS = 3
_RADIUS = 8


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
        self._links: list[LinkRun] = []
        self._shortcodes: dict[str, str] = {}
        self._pictures: dict[tuple[str, str], QTextImageFormat] = {}
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
        if paragraphs:
            self._leave_room_around(paragraphs)
        document.setTextWidth(width)
        self.height = round(document.size().height())
        self._bars = self._find_bars(paragraphs) if any(map(_has_bars, paragraphs)) else ()
        self._panels = self._find_panels(paragraphs) if any(map(_is_code, paragraphs)) else ()
        self._uncoloured = [
            (number, paragraph.code)
            for number, paragraph in enumerate(paragraphs)
            if paragraph.code is not None
        ]

    def set_emoji(self, url: str, pixmap: QPixmap) -> None:
        """Put the picture of a custom emoji in its places."""
        name = QtCore.QUrl(_EMOJI_SCHEME + url)
        self.document.addResource(QTextDocument.ResourceType.ImageResource, name, pixmap)

    def draw(self, painter: QPainter, x: int, y: int, clip: QRect) -> None:
        """Paint it with its corner at x, y; what is outside of ``clip`` may be left out."""
        painter.translate(x, y)
        context = QAbstractTextDocumentLayout.PaintContext()
        theme = self._theme
        self.draw_panels(painter)
        context.palette = theme.muted_palette if self.muted else theme.text_palette
        reach = theme.px(REACH)
        context.clip = QRectF(clip.translated(-x, -y).adjusted(0, -reach, 0, reach))
        self.document.documentLayout().draw(painter, context)
        self.draw_bars(painter)
        painter.translate(-x, -y)

    def draw_panels(self, painter: QPainter) -> None:
        """Paint what is behind blocks of code; it comes before the text."""
        if self._uncoloured:
            self._colour_code()
        if self._panels:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colours.cover)
            for panel in self._panels:
                painter.drawRoundedRect(panel, _RADIUS, _RADIUS)
            painter.restore()

    def draw_bars(self, painter: QPainter) -> None:
        """Paint the bars beside what is quoted, and the lines across."""
        for bar in self._bars:
            fill(painter, bar, self._theme.colours.outline)

    def _colour_code(self) -> None:
        """Colour the code whose words are told apart by now: nothing moves by it."""
        for number, code in self._uncoloured:
            if code.pieces:
                block = self.document.findBlockByNumber(number)
                block.layout().setFormats(self._style.words(code.pieces, block.text()))
                self.document.markContentsDirty(block.position(), block.length())
        self._uncoloured = [each for each in self._uncoloured if each[1].pieces is None]

    def ask_for_emoji(self, images: ImageCache, dpr: float) -> None:
        """Put in those that are there, ask for the others."""
        for url, size in self.emojis.items():
            pixmap = images.pixmap(url, size, dpr, fit=Fit.CONTAIN)
            if pixmap is not None:
                self.set_emoji(url, pixmap)
            elif images.trouble(url) is not None:
                self.set_emoji(url, self._stand_in(self._shortcodes[url], size, dpr))

    def tip_at(self, where: QPoint) -> str:
        """Return what the emoji at a place of the text is called."""
        exact = Qt.HitTestAccuracy.ExactHit
        position = (
            self.document.documentLayout().hitTest(QPointF(where), exact) if self.emojis else -1
        )
        if position < 0 or self.document.characterAt(position) != _PICTURE:
            return ""
        cursor = QTextCursor(self.document)
        cursor.setPosition(position + 1)
        return str(cursor.charFormat().property(QTextCharFormat.Property.ImageAltText.value))

    def _stand_in(self, shortcode: str, size: QSize, dpr: float) -> QPixmap:
        pixmap = QPixmap(size * dpr)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        stand_in.paint_stand_in(painter, QRect(QPoint(), size), shortcode, self._theme)
        painter.end()
        return pixmap

    def _insert(self, cursor: QTextCursor, paragraph: Paragraph, right_to_left: bool) -> None:
        style = self._style
        if paragraph.label:
            cursor.insertText(f"{paragraph.label} ", style.muted)
        run: LinkRun | None = None
        for span in paragraph.spans:
            if span.kind is SpanKind.EMOJI:
                # It stands in the link that goes on behind it.
                cursor.insertImage(self._picture(span))
                continue
            begin = cursor.position()
            cursor.insertText(text_of(span, right_to_left=right_to_left), style.span(span))
            if not span.target:
                run = None
            elif run is not None and run.takes(span):
                run.end = cursor.position()
                run.spans.append(span)
            else:
                run = LinkRun(begin, cursor.position(), [span])
                self._links.append(run)

    def _picture(self, span: Span) -> QTextImageFormat:
        """Return what stands for a custom emoji; its picture comes later."""
        known = self._pictures.get((span.target, span.text))
        if known is not None:
            return known
        side = round(self._style.pixels * 1.3)
        if span.target not in self.emojis:
            self.emojis[span.target] = QSize(side, side)
            self._shortcodes[span.target] = span.text
            empty = QPixmap(1, 1)
            empty.fill(Qt.GlobalColor.transparent)
            self.set_emoji(span.target, empty)
        image = self._pictures[span.target, span.text] = QTextImageFormat()
        image.setName(_EMOJI_SCHEME + span.target)
        image.setProperty(QTextCharFormat.Property.ImageAltText, span.text)
        image.setWidth(side)
        image.setHeight(side)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return image

    def _leave_room_around(self, paragraphs: Sequence[Paragraph]) -> None:
        """Do what the margins of the first and the last block can't: Qt leaves them out."""
        frame = self.document.rootFrame()
        form = frame.frameFormat()
        for paragraph, leave_room in (
            (paragraphs[0], form.setTopMargin),
            (paragraphs[-1], form.setBottomMargin),
        ):
            if _is_code(paragraph):
                leave_room(self._style.pad)
        frame.setFrameFormat(form)

    def _find_bars(self, paragraphs: Sequence[Paragraph]) -> tuple[QRectF, ...]:
        """Return a bar at the beginning side for each quote around a paragraph, and the rules."""
        width, step = self.document.textWidth(), self._style.indent
        bars = []
        for index, paragraph in enumerate(paragraphs):
            block = self.document.findBlockByNumber(index)
            top, bottom = self._extent_of(block, paragraph)
            turned = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
            below = paragraphs[index + 1].quotes if index + 1 < len(paragraphs) else 0
            end = self._extent_of(block.next(), paragraphs[index + 1])[0] if below else 0.0
            for number in range(min(paragraph.quotes, _MOST_BARS)):
                x = width - _BAR - step * number if turned else step * number
                bars.append(QRectF(x, top, _BAR, (end if number < below else bottom) - top))
            if paragraph.kind is ParagraphKind.RULE:
                bars.append(QRectF(0, round((top + bottom) / 2), width, 1))
        return tuple(bars)

    def _find_panels(self, paragraphs: Sequence[Paragraph]) -> tuple[QRectF, ...]:
        """Return what is to be tinted behind each block of code."""
        width, pad = self.document.textWidth(), self._style.pad
        panels = []
        for index, paragraph in enumerate(paragraphs):
            if _is_code(paragraph):
                block = self.document.findBlockByNumber(index)
                top, bottom = self._extent_of(block, paragraph)
                form = block.blockFormat()
                left, right = form.leftMargin() - pad, width - form.rightMargin() + pad
                panels.append(QRectF(left, top, right - left, bottom - top))
        return tuple(panels)

    def _extent_of(self, block: QTextBlock, paragraph: Paragraph) -> tuple[float, float]:
        """Return where a paragraph begins and ends.

        Qt's own answer leaves out the room above the first line that makes it as high as others.
        """
        layout = block.layout()
        last = layout.lineAt(layout.lineCount() - 1)
        top = layout.position().y()
        pad = self._style.pad if _is_code(paragraph) else 0
        return top - pad, top + last.y() + last.height() + pad

    def _find_links(self) -> list[Link]:
        return [run.link(self._parts(run)) for run in self._links]

    def _parts(self, run: LinkRun) -> Sequence[QRect]:
        """Return where it stands; no link goes beyond its paragraph."""
        block = self.document.findBlock(run.begin)
        at, layout = block.position(), block.layout()
        return line_parts(layout, run.begin - at, run.end - at, layout.position())


def _is_code(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.CODE


def _has_bars(paragraph: Paragraph) -> bool:
    return paragraph.quotes > 0 or paragraph.kind is ParagraphKind.RULE
