"""The page that a post links to, as a box."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from fedidesk.domain.emojis import in_words
from fedidesk.domain.post import Card, CardAuthor
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.domain.web_address import real_host, shown_address, shown_host
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.few_lines import few_lines
from fedidesk.ui.timeline.parts.header import name_in_words, name_spans
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.times import short_time

_translate = QCoreApplication.translate
_RADIUS = 10
_PAD, _LINE, _HEIGHT, _SIDE = 12, 20, 80, 64
_WIDE_ASPECT, _WIDEST_ASPECT, _LARGE = 1.5, 2.4, 400
_WIDE_ROW = 400
_LONGEST_HOST = 253
_LEFT_TO_RIGHT, _POP = "\u2066", "\u2069"


def has_large_picture(card: Card) -> bool:
    """Whether the picture of a page is worth the whole width."""
    return (
        bool(card.image_url)
        and card.width >= _LARGE
        and card.height > 0
        and card.width / card.height >= _WIDE_ASPECT
    )


def place_text(card: Card, frame: Frame, room: int) -> str:
    """Return where a page is, who publishes it, and since when.

    Of a name that is too long the end is shown: it says whose it is.
    """
    host = shown_host(card.url).removeprefix("www.")
    metrics = frame.theme.metrics(FontRole.SMALL)
    shown = metrics.elidedText(host[-_LONGEST_HOST:], Qt.TextElideMode.ElideLeft, room)
    words = [f"{_LEFT_TO_RIGHT}{shown}{_POP}"]
    provider = one_line(card.provider)
    says_host = provider.casefold().removeprefix("www.") == host.casefold()
    if provider and not says_host and not real_host(provider, card.url):
        words.append(isolated(provider))
    if card.published_at is not None:
        words.append(short_time(card.published_at, frame.now))
    return " · ".join(words)


def author_text(author: CardAuthor) -> str:
    """Return who wrote a page, as it is said."""
    profile = author.profile
    name = name_in_words(profile) if profile is not None else author.name
    return _translate("Post", "By %1").replace("%1", name)


class LinkPart(Part):
    """What a linked page is about: a picture, its title, who wrote it, and where it is."""

    def __init__(self, card: Card, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self._card = card
        self.top = top
        self._frame = frame
        self._lines: list[tuple[LineText, QRect, int, FontRole]] = []
        self._author_spot: Spot | None = None
        self._large = has_large_picture(card)
        self._below = QRect()
        self.bottom = self._lay_below(top) if self._large else self._lay_beside(top)
        self._rect = frame.rect(frame.left, top, frame.width, self.bottom - top)
        self._spot = Spot(
            Act.CARD,
            self._rect,
            one_line(card.title) or shown_address(card.url),
            card.url,
            description=card.image_description,
            tip=shown_address(card.url),
        )
        self._icon = QRect(0, 0, px(20), px(20))
        self._icon.moveCenter(self._picture.center())

    def _lay_below(self, top: int) -> int:
        """Lay the text below a picture as wide as the box; return where it ends."""
        frame, pad = self._frame, self._frame.theme.px(_PAD)
        aspect = min(self._card.width / self._card.height, _WIDEST_ASPECT)
        tall = round(frame.width / aspect)
        # Its lower corners, round as well, go below the text.
        self._picture = frame.rect(frame.left, top, frame.width, tall + _RADIUS)
        self._below = frame.rect(frame.left + 1, top + tall, frame.width - 2, _RADIUS)
        y = top + tall + pad // 2
        return self._lay_lines(frame.left + pad, frame.width - 2 * pad, y, 2) + pad // 2

    def _lay_beside(self, top: int) -> int:
        """Lay the text beside a small picture; return where it ends."""
        frame, px = self._frame, self._frame.theme.px
        side, gap = px(_SIDE), px(8)
        x = frame.left + side + px(20)
        room = frame.left + frame.width - px(_PAD) - x
        end = self._lay_lines(x, room, top + gap, 1)
        height = max(px(_HEIGHT), end - top + gap)
        spare = (height - (end - top) - gap) // 2
        if spare > 0:
            self._move_lines(spare)
        y = top + min((height - side) // 2, gap)
        self._picture = frame.rect(frame.left + gap, y, side, side)
        return top + height

    def _lay_lines(self, x: int, room: int, y: int, title_lines: int) -> int:
        card, frame = self._card, self._frame
        wide = frame.width >= frame.theme.px(_WIDE_ROW)
        small = FontRole.SMALL
        y = self._add([frame.line(place_text(card, frame, room), small, room)], small, x, y)
        title = card.title or shown_address(card.url)
        lines = few_lines(title, FontRole.STRONG, frame, room, title_lines if wide else 2)
        y = self._add(lines, FontRole.STRONG, x, y)
        y = self._add(
            few_lines(card.description, small, frame, room, 2 if wide else 1), small, x, y
        )
        author = next((one for one in card.authors if one.name.strip()), None)
        return y if author is None else self._lay_author(author, x, room, y)

    def _lay_author(self, author: CardAuthor, x: int, room: int, y: int) -> int:
        """Lay the line about who wrote it; one of several is named."""
        frame, profile = self._frame, author.profile
        tall = frame.theme.px(_LINE)
        text = frame.line(author_text(author), FontRole.SMALL, room)
        if profile is not None:
            rect = frame.rect(x, y, text.width, tall)
            name, tip = partial(in_words, name_spans(profile)), f"@{profile.handle}"
            self._author_spot = Spot(Act.PROFILE, rect, name, profile.id, tip=tip)
        return self._add([text], FontRole.SMALL, x, y)

    def _add(self, lines: list[LineText], role: FontRole, x: int, y: int) -> int:
        frame, tall = self._frame, self._frame.theme.px(_LINE)
        for line in lines:
            rect = frame.rect(x, y, line.width, tall)
            self._lines.append((line, rect, frame.baseline(y, tall, role), role))
            y += tall
        return y

    def _move_lines(self, down: int) -> None:
        self._lines = [
            (line, rect.translated(0, down), baseline + down, role)
            for line, rect, baseline, role in self._lines
        ]
        if self._author_spot is not None:
            self._author_spot.rect.translate(0, down)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        if self._spot is scene.hovered:
            scene.fill_rounded(painter, self._rect, colours.hover, _RADIUS)
        self._paint_picture(painter, scene)
        scene.frame_rounded(painter, self._rect, colours.outline, _RADIUS)
        author = self._author_spot
        for line, rect, baseline, role in self._lines:
            colour = colours.text if role is FontRole.STRONG else colours.muted
            if author is not None and rect == author.rect:
                if author is scene.hovered:
                    scene.fill_rounded(painter, rect.adjusted(-4, 0, 4, 0), colours.cover, 6)
                colour = colours.link
            painter.setPen(colour)
            line.paint(painter, rect.x(), baseline, scene)

    def _paint_picture(self, painter: QPainter, scene: Scene) -> None:
        rect, card = self._picture, self._card
        radius = _RADIUS if self._large else 6
        if not scene.paint_picture(
            painter, rect, card.image_url, rect.size(), radius=radius, blurhash=card.blurhash
        ):
            scene.fill_rounded(painter, self._picture, scene.colours.cover, radius)
            scene.paint_icon(painter, self._icon, "link", scene.colours.muted)
        if self._large:
            colours = scene.colours
            under = colours.hover if self._spot is scene.hovered else colours.surface
            fill(painter, self._below, under)

    def spots(self) -> Iterable[Spot]:
        """Return the page, and who wrote it."""
        yield self._spot
        if self._author_spot is not None:
            yield self._author_spot

    def urls(self) -> Iterable[str]:
        """Return its picture."""
        return [self._card.image_url] if self._card.image_url else ()
