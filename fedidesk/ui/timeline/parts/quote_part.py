"""A post inside a post, in every state that a quote can have."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QPainter, QRegion

from fedidesk.domain.content import read_plain
from fedidesk.domain.filters import BLUR, Verdict
from fedidesk.domain.media import GIFV, SEEN, VIDEO, Media
from fedidesk.domain.post import QUOTE_SHOWN, Post, Quote
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.web_address import shown_address
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.flow import Said, WordsPart
from fedidesk.ui.timeline.parts.header import name_in_words, name_spans
from fedidesk.ui.timeline.parts.kept_back import KeptBackPart, filtered_text
from fedidesk.ui.timeline.parts.line_part import LinePart
from fedidesk.ui.timeline.parts.media_name import picture_of
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart, TextPart, cover_label
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.shortening import first_lines
from fedidesk.ui.timeline.viewing import Viewing
from fedidesk.ui.times import short_time

_translate = QCoreApplication.translate
_RADIUS, _PAD, _GAP, _AVATAR, _LINE = 10, 12, 4, 20, 24
_THUMB, _THUMB_GAP, _THUMB_RADIUS = 80, 12, 8
_BESIDE = 320
"""How wide a box must be inside for a picture to stand beside its text."""
_LINES = 8
_NOT_TO_OPEN = ("deleted", "unauthorized")


def quote_trouble(state: str) -> str:
    """Return why a quoted post is not shown; words nobody knows mean the same as unauthorized."""
    return {
        QUOTE_SHOWN: _translate("Post", "Quotes another post"),
        "pending": _translate("Post", "The quoted post is waiting for its author's consent."),
        "rejected": _translate("Post", "The author of the quoted post did not consent."),
        "revoked": _translate("Post", "The author of the quoted post took the consent back."),
        "deleted": _translate("Post", "The quoted post was deleted."),
        "unauthorized": _translate("Post", "The quoted post is not visible to you."),
        "blocked_account": _translate("Post", "The quoted post is by somebody you blocked."),
        "blocked_domain": _translate("Post", "The quoted post is from a server you blocked."),
        "muted_account": _translate("Post", "The quoted post is by somebody you muted."),
    }.get(state, _translate("Post", "The quoted post can't be shown."))


def poll_line(post: Post) -> str:
    """Return a poll in one line."""
    options = () if post.poll is None else post.poll.options
    answers = " / ".join(option.label for option in options)
    return _translate("Post", "Poll: %1").replace("%1", answers)


def shown_quote(quote: Quote, viewing: Viewing) -> Post | None:
    """Return the quoted post if it is to be seen, filters aside."""
    return None if quote.is_kept_back and not viewing.quote_shown_anyway else quote.post


class _Author(Part):
    """Avatar, name, handle and time in one line."""

    def __init__(self, post: Post, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self._post = post
        self.top, self.bottom = top, top + px(_LINE)
        side = px(_AVATAR)
        x = frame.left + side + px(8)
        end = frame.left + frame.width
        self._avatar = frame.rect(frame.left, top, side, side)
        self._baseline = frame.baseline(top, side, FontRole.STRONG)
        self._lines: list[tuple[LineText, int, bool]] = []
        time = frame.line(short_time(post.created_at, frame.now), FontRole.SMALL, frame.width // 3)
        self._time_rect = frame.rect(end - time.width, top, time.width, side)
        self._lines.append((time, self._time_rect.x(), False))
        end -= time.width + px(8)
        name = frame.line(name_spans(post.author), FontRole.STRONG, end - x)
        name_rect = frame.rect(x, top, name.width, side)
        self._lines.append((name, name_rect.x(), True))
        self._region = QRegion(self._avatar) + name_rect
        x += name.width + px(6)
        if end - x > px(36):
            handle = frame.line(f"@{post.author.handle}", FontRole.SMALL, end - x)
            self._lines.append((handle, frame.rect(x, 0, handle.width, 1).x(), False))
        self._name = name

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        rect, url = self._avatar, self._post.author.avatar_static_url
        if not scene.paint_picture(painter, rect, url, rect.size(), radius=6):
            scene.fill_rounded(painter, rect, scene.colours.cover, 6)
        for line, x, strong in self._lines:
            painter.setPen(scene.colours.text if strong else scene.colours.muted)
            line.paint(painter, x, self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return who wrote it."""
        author, rect = self._post.author, self._region.boundingRect()
        name = partial(name_in_words, author)
        yield Spot(Act.PROFILE, rect, name, author.id, self._region, tip=f"@{author.handle}")

    def urls(self) -> Iterable[str]:
        """Return avatar and emoji."""
        return [self._post.author.avatar_static_url, *self._name.emoji_urls]


class _Thumb(Part):
    """The first picture, small."""

    def __init__(self, media: Media, rect: QRect) -> None:
        self._media, self._rect = media, rect
        self.top, self.bottom = rect.top(), rect.bottom() + 1

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it, or where it will be."""
        media, rect = self._media, self._rect
        focus = QPointF(media.focus_x, media.focus_y)
        if not scene.paint_picture(
            painter, rect, picture_of(media), rect.size(), radius=_THUMB_RADIUS, focus=focus
        ):
            scene.fill_rounded(painter, rect, scene.colours.cover, _THUMB_RADIUS)
        if media.kind in (VIDEO, GIFV):
            side = scene.theme.px(20)
            disc = QRect(0, 0, 2 * side, 2 * side)
            disc.moveCenter(rect.center())
            scene.fill_rounded(painter, disc, scene.colours.scrim, side)
            icon = QRect(0, 0, side, side)
            icon.moveCenter(rect.center())
            scene.paint_icon(painter, icon, "play", scene.colours.on_scrim, filled=True)

    def urls(self) -> Iterable[str]:
        """Return it."""
        return (picture_of(self._media),)


class QuotePart(Part):
    """A post inside a post, without actions of its own; pressing it opens it."""

    def __init__(self, quote: Quote, viewing: Viewing, frame: Frame, top: int) -> None:
        pad = frame.theme.px(_PAD)
        self.top = top
        self._post = shown_quote(quote, viewing)
        self._gap = frame.theme.px(_GAP)
        inner = frame.inner(frame.left + pad, frame.width - 2 * pad)
        self._parts: list[Part] = []
        y = top + pad
        if self._post is not None:
            y = self._lay_shown(quote, self._post, viewing, inner, y)
        elif quote.post is not None:
            why = quote_trouble(quote.state)
            y = self._add(KeptBackPart(why, quote.post.id, False, inner, y))
        else:
            y = self._add(CaptionPart(quote_trouble(quote.state), inner, y))
        self.bottom = y - self._gap + pad
        self._rect = frame.rect(frame.left, top, frame.width, self.bottom - top)
        self._spot = self._find_spot(quote)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the box and what is in it."""
        colours = scene.colours
        if self._spot is not None and self._spot is scene.hovered:
            scene.fill_rounded(painter, self._rect, colours.hover, _RADIUS)
        scene.frame_rounded(painter, self._rect, colours.outline, _RADIUS)
        for part in self._parts:
            part.paint(painter, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the box as a whole, and what can be pressed in it."""
        if self._spot is not None:
            yield self._spot
        for part in self._parts:
            yield from part.spots()

    def urls(self) -> Iterable[str]:
        """Return the avatar, the picture and all emoji."""
        for part in self._parts:
            yield from part.urls()

    def _find_spot(self, quote: Quote) -> Spot | None:
        if self._post is not None:
            return Spot(Act.QUOTE, self._rect, partial(_quoted_name, self._post), self._post.id)
        known = quote.post is None and quote.state not in _NOT_TO_OPEN
        if quote.post_id is None or not known:
            return None
        label = _translate("Post", "Open the quoted post")
        return Spot(Act.QUOTE, self._rect, label, quote.post_id)

    def _add(self, part: Part) -> int:
        self._parts.append(part)
        return part.bottom + self._gap

    def _lay_shown(self, quote: Quote, post: Post, viewing: Viewing, frame: Frame, y: int) -> int:
        verdict = viewing.verdict(post, frame.now)
        if quote.is_kept_back:
            y = self._add(KeptBackPart(quote_trouble(quote.state), post.id, True, frame, y))
        y = self._add(_Author(post, frame, y))
        if verdict.keeps_back:
            shown = viewing.quote_shown_anyway
            y = self._add(KeptBackPart(filtered_text(verdict), post.id, shown, frame, y))
            if not shown:
                return y
        if post.content_warning:
            y = self._lay_warning(post, viewing, frame, y)
            if not viewing.quote_uncovered:
                return y
        return self._lay_content(post, verdict, viewing, frame, y)

    def _lay_warning(self, post: Post, viewing: Viewing, frame: Frame, y: int) -> int:
        spans = read_plain(post.content_warning, post.emojis)
        y = self._add(LinePart("triangle-alert", spans, frame, y, role=FontRole.PLAIN))
        return self._lay_cover(post, viewing, frame, y)

    def _lay_cover(self, post: Post, viewing: Viewing, frame: Frame, y: int) -> int:
        """Lay the words that show what is behind a warning, or hide it again."""
        words = Said(cover_label(viewing.quote_uncovered), Act.UNCOVER, post.id)
        return self._add(WordsPart([words], frame, y))

    def _lay_content(
        self, post: Post, verdict: Verdict, viewing: Viewing, frame: Frame, y: int
    ) -> int:
        hidden = has_hidden_media(post, verdict) and not viewing.quote_uncovered
        y = self._lay_text(post, frame, y, hidden=hidden)
        if post.poll is not None and post.poll.options:
            spans = read_plain(poll_line(post), post.poll.emojis + post.emojis)
            y = self._add(LinePart("list", spans, frame, y))
        if post.media and (about := _media_line(post, verdict, hidden=hidden)):
            y = self._add(LinePart("image", about, frame, y))
        if has_hidden_media(post, verdict) and not post.content_warning:
            y = self._lay_cover(post, viewing, frame, y)
        nested = post.quote
        if nested is not None:
            act = None if nested.post_id is None else Act.QUOTE
            text = _translate("Post", "Quotes another post")
            return self._add(
                LinePart("quote", text, frame, y, act=act, target=nested.post_id or "")
            )
        if post.card is not None and not post.media:
            y = self._add(
                LinePart(
                    "link", one_line(post.card.title) or shown_address(post.card.url), frame, y
                )
            )
        return y

    def _lay_text(self, post: Post, frame: Frame, y: int, *, hidden: bool) -> int:
        px = frame.theme.px
        thumb = None if hidden else _thumb_of(post)
        paragraphs = paragraphs_of(post)
        beside = thumb is not None and bool(paragraphs) and frame.width >= px(_BESIDE)
        side, text = px(_THUMB), frame
        if beside:
            text = frame.inner(frame.left, frame.width - side - px(_THUMB_GAP))
        bottom = y
        if paragraphs:
            letters = max(10, round(text.width / (0.5 * frame.theme.pixels(FontRole.PLAIN))))
            few, _ = first_lines(paragraphs, _LINES, letters)
            bottom = self._add(TextPart(few, text, y, FontRole.PLAIN))
        if thumb is not None:
            x = frame.left + (frame.width - side if beside else 0)
            rect = frame.rect(x, y if beside else bottom, side, side)
            bottom = max(bottom, self._add(_Thumb(thumb, rect)))
        return bottom


def has_hidden_media(post: Post, verdict: Verdict) -> bool:
    """Return whether there are media that are not to be seen before the reader asks for them."""
    return bool(post.media) and (post.sensitive or verdict.action == BLUR)


def _thumb_of(post: Post) -> Media | None:
    """Return the first picture or film."""
    return next((one for one in post.media if one.kind in SEEN and picture_of(one)), None)


def _media_line(post: Post, verdict: Verdict, *, hidden: bool) -> str:
    """Return what there is to say of media beyond the one that is shown."""
    count = len(post.media)
    said = _translate("Post", "%Ln attachment(s)", "", count)
    if not hidden:
        return said if count > 1 or _thumb_of(post) is None else ""
    if verdict.action == BLUR:
        return f"{said} · {filtered_text(verdict)}"
    return _translate("Post", "%1, hidden as sensitive").replace("%1", said)


def _quoted_name(post: Post) -> str:
    return _translate("Post", "Quoted post by %1").replace("%1", name_in_words(post.author))
