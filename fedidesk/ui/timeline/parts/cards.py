"""Boxes inside a post: a quoted post, and the page that a post links to."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.content import Paragraph, Span
from fedidesk.domain.post import Card, Post, Quote
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.header import name_in_words, name_spans
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart, TextPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.shortening import shortened

_translate = QCoreApplication.translate
_RADIUS = 10
_PAD = 12


def quote_trouble(state: str) -> str:
    """Return why a quoted post is not shown."""
    return {
        "pending": _translate("Post", "The quoted post is waiting for its author's consent."),
        "rejected": _translate("Post", "The author of the quoted post did not consent."),
        "revoked": _translate("Post", "The author of the quoted post took the consent back."),
        "deleted": _translate("Post", "The quoted post was deleted."),
        "unauthorized": _translate("Post", "The quoted post is not visible to you."),
    }.get(state, _translate("Post", "The quoted post can't be shown."))


class QuotePart(Part):
    """A post inside a post, without actions of its own; pressing it opens it."""

    def __init__(self, quote: Quote, frame: Frame, top: int) -> None:
        theme = frame.theme
        pad = theme.px(_PAD)
        self._post = quote.post
        self.top = top
        inner = frame.inner(frame.left + pad, frame.width - 2 * pad)
        self._frame = inner
        y = top + pad
        self._name: LineText | None = None
        self._handle: LineText | None = None
        self._name_top = y
        self._parts: list[Part] = []
        if quote.post is None:
            self._parts.append(CaptionPart(quote_trouble(quote.state), inner, y))
            y = self._parts[-1].bottom
        else:
            y = self._lay(quote.post, inner, y)
        self.bottom = y + pad
        self._rect = frame.rect(frame.left, top, frame.width, self.bottom - top)

    def _lay(self, post: Post, frame: Frame, y: int) -> int:
        theme = frame.theme
        avatar = theme.px(20) + theme.px(8)
        self._name = frame.line(name_spans(post.author), FontRole.STRONG, frame.width - avatar)
        room = frame.width - avatar - self._name.width - theme.px(6)
        if room > theme.px(36):
            self._handle = frame.line(f"@{post.author.handle}", FontRole.SMALL, room)
        y += theme.px(24)
        for part in self._content(post, frame, y):
            self._parts.append(part)
            y = part.bottom + theme.px(4)
        return y - theme.px(4) if self._parts else y

    @staticmethod
    def _content(post: Post, frame: Frame, y: int) -> Iterable[Part]:
        gap = frame.theme.px(4)
        if post.content_warning:
            warning, _ = shortened([Paragraph((Span(post.content_warning),))], whole=False)
            yield TextPart(warning, frame, y, FontRole.PLAIN)
            return
        paragraphs, _ = shortened(paragraphs_of(post), whole=False)
        if paragraphs:
            text = TextPart(paragraphs, frame, y, FontRole.PLAIN)
            yield text
            y = text.bottom + gap
        if post.media:
            count = _translate("Post", "%Ln attachment(s)", "", len(post.media))
            caption = CaptionPart(count, frame, y)
            yield caption
            y = caption.bottom + gap
        if post.quote is not None:
            yield CaptionPart(_translate("Post", "Quotes another post"), frame, y)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the box and what is in it."""
        colours = scene.colours
        if scene.hovered is not None and scene.hovered.act is Act.QUOTE:
            scene.fill_rounded(painter, self._rect, colours.hover, _RADIUS)
        scene.frame_rounded(painter, self._rect, colours.outline, _RADIUS)
        if self._post is not None and self._name is not None:
            self._paint_author(painter, scene, self._post, self._name)
        for part in self._parts:
            part.paint(painter, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the box as a whole, and the links in it."""
        if self._post is None:
            return
        yield Spot(Act.QUOTE, self._rect, partial(_quoted_name, self._post), self._post.id)
        for part in self._parts:
            yield from part.spots()

    def urls(self) -> Iterable[str]:
        """Return the avatar and all emoji."""
        if self._post is not None:
            yield self._post.author.avatar_static_url
        if self._name is not None:
            yield from self._name.emoji_urls
        for part in self._parts:
            yield from part.urls()

    def _paint_author(self, painter: QPainter, scene: Scene, post: Post, name: LineText) -> None:
        frame, px = self._frame, scene.theme.px
        side = px(20)
        rect = frame.rect(frame.left, self._name_top, side, side)
        url = post.author.avatar_static_url
        if not scene.paint_picture(painter, rect, url, rect.size(), radius=6):
            scene.fill_rounded(painter, rect, scene.colours.cover, 6)
        baseline = frame.baseline(self._name_top, side, FontRole.STRONG)
        x = frame.left + side + px(8)
        painter.setPen(scene.colours.text)
        name.paint(painter, frame.rect(x, 0, name.width, 1).x(), baseline, scene)
        if self._handle is not None:
            x += name.width + px(6)
            painter.setPen(scene.colours.muted)
            place = frame.rect(x, 0, self._handle.width, 1)
            self._handle.paint(painter, place.x(), baseline, scene)


class LinkPart(Part):
    """What a linked page is about: a picture, its title, and where it is."""

    def __init__(self, card: Card, frame: Frame, top: int) -> None:
        theme = frame.theme
        px = theme.px
        height = px(80)
        self._card = card
        self.top = top
        self.bottom = top + height
        self._rect = frame.rect(frame.left, top, frame.width, height)
        side = height - 2 * px(8)
        self._picture = frame.rect(frame.left + px(8), top + px(8), side, side)
        x = frame.left + side + px(20)
        room = frame.left + frame.width - px(12) - x
        place = card.provider or _host_of(card.url)
        self._place = frame.line(place, FontRole.SMALL, room)
        self._title = frame.line(card.title or card.url, FontRole.STRONG, room)
        self._about = frame.line(card.description, FontRole.SMALL, room)
        self._lines: list[tuple[LineText, QRect, int]] = []
        lines = [(self._place, FontRole.SMALL), (self._title, FontRole.STRONG)]
        if card.description.strip():
            lines.append((self._about, FontRole.SMALL))
        y = top + (height - px(20) * len(lines)) // 2
        for line, role in lines:
            baseline = frame.baseline(y, px(20), role)
            self._lines.append((line, frame.rect(x, y, line.width, px(20)), baseline))
            y += px(20)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        if scene.hovered is not None and scene.hovered.act is Act.CARD:
            scene.fill_rounded(painter, self._rect, colours.hover, _RADIUS)
        scene.frame_rounded(painter, self._rect, colours.outline, _RADIUS)
        url, size = self._card.image_url, self._picture.size()
        if not scene.paint_picture(painter, self._picture, url, size, radius=6):
            scene.fill_rounded(painter, self._picture, colours.cover, 6)
            icon = QRect(0, 0, scene.theme.px(20), scene.theme.px(20))
            icon.moveCenter(self._picture.center())
            scene.paint_icon(painter, icon, "link", colours.muted)
        for line, rect, baseline in self._lines:
            painter.setPen(colours.text if line is self._title else colours.muted)
            line.paint(painter, rect.x(), baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the page."""
        name = self._card.title or self._card.url
        yield Spot(Act.CARD, self._rect, name, self._card.url, tip=self._card.url)

    def urls(self) -> Iterable[str]:
        """Return its picture."""
        return [self._card.image_url] if self._card.image_url else ()


def _quoted_name(post: Post) -> str:
    return _translate("Post", "Quoted post by %1").replace("%1", name_in_words(post.author))


def _host_of(url: str) -> str:
    return url.partition("//")[2].partition("/")[0]
