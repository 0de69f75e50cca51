"""What a post says: its content warning and its text."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QPainter, QRegion

from fedidesk.domain.content import Paragraph, Span, SpanKind, read_plain
from fedidesk.domain.post import Post
from fedidesk.domain.web_address import shown_address
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.plain_text import PlainText, is_plain
from fedidesk.ui.timeline.rich_text import RichText
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.shortening import shortened

_translate = QCoreApplication.translate


class TextPart(Part):
    """Paragraphs as wide as the column."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        frame: Frame,
        top: int,
        role: FontRole = FontRole.BODY,
    ) -> None:
        self.paragraphs = paragraphs
        self._made_of = (paragraphs, frame.width, frame.typesetter, frame.direction, role)
        self.text = (PlainText if is_plain(paragraphs) else RichText)(*self._made_of)
        self.top = top
        self.bottom = top + self.text.height
        self.rect = frame.rect(frame.left, top, frame.width, self.text.height)

    def as_rich(self) -> RichText:
        """Return the same text as a document."""
        return RichText(*self._made_of)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        if self.text.emojis:
            self.text.ask_for_emoji(scene.images, scene.dpr)
        self.text.draw(painter, self.rect.x(), self.top, scene.clip)

    def spots(self) -> Iterable[Spot]:
        """Return the links."""
        corner = self.rect.topLeft()
        for link in self.text.links:
            rect, *others = [part.translated(corner) for part in link.parts] or [QRect()]
            region = None
            if others:
                region = QRegion(rect)
                for part in others:
                    region += part
                rect = region.boundingRect()
            tip = shown_address(link.target) if link.kind is SpanKind.LINK else ""
            yield Spot(Act.LINK, rect, link.text, link.target, region, tip=tip)

    def urls(self) -> Iterable[str]:
        """Return the custom emoji in it."""
        return self.text.emojis

    def tip_at(self, x: int, y: int) -> str:
        """Return what the emoji is called that is there."""
        where = QPoint(x, y)
        return self.text.tip_at(where - self.rect.topLeft()) if self.rect.contains(where) else ""


def cover_label(revealed: bool) -> str:
    """Return the words that show what stands behind a warning, or hide it again."""
    return _translate("Post", "Hide content") if revealed else _translate("Post", "Show content")


class WarningPart(Part):
    """The content warning, and the button that shows or hides what it is about."""

    def __init__(self, post: Post, revealed: bool, frame: Frame, top: int) -> None:
        theme = frame.theme
        px = theme.px
        self.top = top
        pad, side = px(12), px(20)
        label = self._label = cover_label(revealed)
        most = frame.width - 4 * pad
        button = self._button = frame.line(label, FontRole.STRONG, most)
        said = [Paragraph(read_plain(post.content_warning, post.emojis))]
        warning, _ = shortened(said, whole=False)
        width = frame.width - 2 * pad - side - px(8)
        inner = frame.inner(frame.left + pad + side + px(8), width)
        self._text = TextPart(warning, inner, top + pad)
        height = px(32)
        y = self._text.bottom + px(8)
        wide = button.width + 2 * pad
        x = inner.left if wide <= inner.width else frame.left + pad
        self._button_rect = frame.rect(x, y, wide, height)
        self._baseline = frame.baseline(y, height, FontRole.STRONG)
        self.bottom = y + height + pad
        self._icon_rect = frame.rect(frame.left + pad, top + pad + px(1), side, side)
        self._rect = frame.rect(frame.left, top, frame.width, self.bottom - top)
        self._pad = pad

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a quiet box with the warning and a button."""
        colours = scene.colours
        scene.fill_rounded(painter, self._rect, colours.hover)
        scene.paint_icon(painter, self._icon_rect, "triangle-alert", colours.muted)
        self._text.paint(painter, scene)
        hovered = scene.hovered is not None and scene.hovered.act is Act.REVEAL
        fill = colours.cover if hovered else colours.surface
        scene.fill_rounded(painter, self._button_rect, fill, 8)
        scene.frame_rounded(painter, self._button_rect, colours.outline, 8)
        painter.setPen(colours.text)
        self._button.paint(painter, self._button_rect.x() + self._pad, self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the button."""
        yield Spot(Act.REVEAL, self._button_rect, self._label)

    def urls(self) -> Iterable[str]:
        """Return the custom emoji in the warning."""
        return self._text.urls()


class CaptionPart(TextPart):
    """A short muted text below or instead of something."""

    def __init__(self, text: str, frame: Frame, top: int, role: FontRole = FontRole.SMALL) -> None:
        super().__init__([Paragraph((Span(text),))], frame, top, role)
        self.text.muted = True


def goes_on_text() -> str:
    """Return what is said below a text that is too long to be shown at once."""
    return _translate("Post", "The text goes on. Open the post in the browser to read all of it.")


class ExpandPart(Part):
    """The words below a long text that show the rest of it, or hide it again."""

    def __init__(self, expanded: bool, frame: Frame, top: int) -> None:
        px = frame.theme.px
        label = _translate("Post", "Show less") if expanded else _translate("Post", "Show more")
        self._label = label
        self._line = frame.line(label, FontRole.STRONG)
        self.top = top
        self.bottom = top + px(32)
        self._rect = frame.rect(frame.left, top, self._line.width, px(32))
        self._baseline = frame.baseline(top, px(32), FontRole.STRONG)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it as a link."""
        painter.setPen(scene.colours.link)
        self._line.paint(painter, self._rect.x(), self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the words."""
        yield Spot(Act.EXPAND, self._rect, self._label)
