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
from fedidesk.ui.timeline.parts.flow import Said, WordsPart
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
_MOST_AUTHORS = 4
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


def shown_authors(card: Card) -> tuple[CardAuthor, ...]:
    """Return who is said to have written a page, as far as there is room for them."""
    return tuple(one for one in card.authors if one.profile or one.name.strip())[:_MOST_AUTHORS]


def authors_text(card: Card) -> str:
    """Return who wrote a page in one line; nothing where nobody is named."""
    names = ", ".join(map(_name_of, shown_authors(card)))
    return _authors_pattern().replace("%1", names) if names else ""


def _authors_pattern() -> str:
    return _translate("Post", "By %1")


def _name_of(author: CardAuthor) -> str:
    profile = author.profile
    return name_in_words(profile) if profile is not None else one_line(author.name)


def _authors_said(card: Card) -> list[Said]:
    """Return the names of those who wrote a page; who is on the fediverse too can be pressed."""
    authors = shown_authors(card)
    before, _, after = _authors_pattern().partition("%1")
    said = []
    for author in authors:
        text = _name_of(author)
        text = before + text if author is authors[0] else text
        text = text + after if author is authors[-1] else text
        profile = author.profile
        if profile is None:
            said.append(Said(text))
        else:
            name = partial(in_words, name_spans(profile))
            said.append(Said(text, Act.PROFILE, profile.id, name=name, tip=f"@{profile.handle}"))
    return said


class LinkPart(Part):
    """What a linked page is about: a picture, its title, who wrote it, and where it is."""

    def __init__(self, card: Card, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self._card = card
        self.top = top
        self._frame = frame
        self._lines: list[tuple[LineText, QRect, int, FontRole]] = []
        self._authors: WordsPart | None = None
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
        tall = self._lay_lines(x, room, top + gap, 1) - top - gap
        height = max(px(_HEIGHT), tall + 2 * gap)
        if spare := (height - tall) // 2 - gap:
            self._lines.clear()
            self._lay_lines(x, room, top + gap + spare, 1)
        y = top + min((height - side) // 2, gap)
        self._picture = frame.rect(frame.left + gap, y, side, side)
        return top + height

    def _lay_lines(self, x: int, room: int, y: int, title_lines: int) -> int:
        card, frame = self._card, self._frame
        wide = frame.width >= frame.theme.px(_WIDE_ROW)
        small = FontRole.SMALL
        y = self._add([frame.line(place_text(card, frame, room), small, room)], small, x, y)
        title = card.title or shown_address(card.url)
        most = title_lines if wide and card.description else 2
        lines = few_lines(title, FontRole.STRONG, frame, room, most)
        y = self._add(lines, FontRole.STRONG, x, y)
        y = self._add(
            few_lines(card.description, small, frame, room, 2 if wide else 1), small, x, y
        )
        said = _authors_said(card)
        if said:
            self._authors = WordsPart(said, frame.inner(x, room), y)
            y = self._authors.bottom
        return y

    def _add(self, lines: list[LineText], role: FontRole, x: int, y: int) -> int:
        frame, tall = self._frame, self._frame.theme.px(_LINE)
        for line in lines:
            rect = frame.rect(x, y, line.width, tall)
            self._lines.append((line, rect, frame.baseline(y, tall, role), role))
            y += tall
        return y

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        if self._spot is scene.hovered:
            scene.fill_rounded(painter, self._rect, colours.hover, _RADIUS)
        self._paint_picture(painter, scene)
        scene.frame_rounded(painter, self._rect, colours.outline, _RADIUS)
        for line, rect, baseline, role in self._lines:
            painter.setPen(colours.text if role is FontRole.STRONG else colours.muted)
            line.paint(painter, rect.x(), baseline, scene)
        if self._authors is not None:
            self._authors.paint(painter, scene)

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
        """Return the page, and those who wrote it."""
        yield self._spot
        if self._authors is not None:
            yield from self._authors.spots()

    def urls(self) -> Iterable[str]:
        """Return its picture."""
        return [self._card.image_url] if self._card.image_url else ()
