"""The top of a post: who boosted it, whom it answers, who wrote it and when."""

from collections.abc import Iterable
from functools import lru_cache, partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter, QRegion

from fedidesk.domain.content import Span, read_plain, reads_right_to_left
from fedidesk.domain.digest import DigestRow
from fedidesk.domain.emojis import in_words
from fedidesk.domain.post import FOLLOWERS, MENTIONED, UNLISTED, Post, Row
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.times import full_time, short_time

_translate = QCoreApplication.translate
AVATAR_GAP = 12
_AVATAR, _SMALL_AVATAR = 48, 40
_NARROW = 440
_AVATAR_RADIUS = 12
_LINE, _CONTEXT_LINE = 24, 20
_LONG_NAME = 200
"""Letters; such names are not worth remembering."""
_VISIBILITY_ICONS = {UNLISTED: "moon", FOLLOWERS: "lock", MENTIONED: "at-sign"}


def visibility_text(visibility: str) -> str:
    """Return who can read a post, for all but public ones."""
    return {
        UNLISTED: _translate("Post", "Quiet public"),
        FOLLOWERS: _translate("Post", "Followers only"),
        MENTIONED: _translate("Post", "Only people mentioned"),
    }.get(visibility, "")


def name_spans(profile: Profile) -> tuple[Span, ...]:
    """Return the name of somebody with its emoji."""
    name = profile.name
    spans_of = read_plain if len(name) > _LONG_NAME else _spans_of
    return spans_of(name, profile.emojis)


@lru_cache(500)
def _spans_of(name: str, emojis: tuple[CustomEmoji, ...]) -> tuple[Span, ...]:
    return read_plain(name, emojis)


def name_in_words(profile: Profile) -> str:
    """Return the name of somebody as it is said."""
    return in_words(name_spans(profile))


class ContextLine(Part):
    """A small muted line above a post, with an icon in the column of the avatar.

    In ``pattern`` %1 stands for the name of ``profile``, if there is one.
    """

    def __init__(
        self, icon: str, pattern: str, profile: Profile | None, frame: Frame, top: int
    ) -> None:
        theme = frame.theme
        px = theme.px
        self._icon = icon
        self._profile = profile
        turned = bool(reads_right_to_left(pattern))
        spans = _filled(pattern, () if profile is None else name_spans(profile))
        self._text = frame.line(spans, FontRole.SMALL, right_to_left=turned)
        self.top = top
        self.bottom = top + px(_CONTEXT_LINE)
        side = px(16)
        centre = top + px(_CONTEXT_LINE) // 2
        x = frame.left - AVATAR_GAP - side
        self._icon_rect = frame.rect(x, centre - side // 2, side, side)
        self._rect = frame.rect(frame.left, top, self._text.width, px(_CONTEXT_LINE))
        self._baseline = frame.baseline(top, px(_CONTEXT_LINE), FontRole.SMALL)
        self._mirrored = frame.mirrored

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint icon and text."""
        muted = scene.colours.muted
        mirrored = self._mirrored and self._icon == "reply"
        scene.paint_icon(painter, self._icon_rect, self._icon, muted, mirrored=mirrored)
        painter.setPen(muted)
        self._text.paint(painter, self._rect.x(), self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the person it names."""
        if self._profile is not None:
            yield Spot(
                Act.PROFILE,
                self._rect,
                partial(name_in_words, self._profile),
                self._profile.id,
                tip=f"@{self._profile.handle}",
            )

    def urls(self) -> Iterable[str]:
        """Return the emoji in the name."""
        return self._text.emoji_urls


class Header(Part):
    """Avatar, name, handle, visibility and time."""

    def __init__(self, post: Post, frame: Frame, top: int, *, shows_pin: bool = False) -> None:
        theme = frame.theme
        px = theme.px
        self._post = post
        self.top = top
        self.bottom = top + px(_LINE)
        self.avatar_bottom = top + avatar_side(frame)
        side = avatar_side(frame)
        self._avatar = frame.rect(frame.left - AVATAR_GAP - side, top, side, side)
        self._baseline = frame.baseline(top, px(_LINE), FontRole.NAME)
        self.time = short_time(post.created_at, frame.now)
        most = frame.width
        time = self._time = frame.line(self.time, FontRole.SMALL, most // 2)
        end = frame.left + frame.width
        self._time_rect = frame.rect(end - time.width, top, time.width, px(_LINE))
        used = time.width + px(8)
        self._marks = []
        # In the middle of the time's letters, which stand on the line of larger ones.
        y = self._baseline - (theme.metrics(FontRole.SMALL).capHeight() + px(14)) // 2
        for icon, tip in _mark_icons(post, shows_pin=shows_pin):
            used += px(16)
            self._marks.append((icon, frame.rect(end - used, y, px(14), px(14)), tip))
        most -= used + (px(4) if self._marks else 0)
        spans = name_spans(post.author)
        name = self._name = frame.line(spans, FontRole.NAME, most, right_to_left=_reads_left(spans))
        self._name_rect = frame.rect(frame.left, top, name.width, px(_LINE))
        room = most - name.width - px(6)
        self._handle: LineText | None = None
        self._handle_rect = QRect()
        if room > px(36):
            handle = self._handle = frame.line(f"@{post.author.handle}", FontRole.SMALL, room)
            x = frame.left + name.width + px(6)
            self._handle_rect = frame.rect(x, top, handle.width, px(_LINE))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        url = _avatar_url(self._post.author)
        size = self._avatar.size()
        if not scene.paint_picture(painter, self._avatar, url, size, radius=_AVATAR_RADIUS):
            scene.fill_rounded(painter, self._avatar, colours.cover, _AVATAR_RADIUS)
        painter.setPen(colours.text)
        self._name.paint(painter, self._name_rect.x(), self._baseline, scene)
        painter.setPen(colours.muted)
        if self._handle is not None:
            self._handle.paint(painter, self._handle_rect.x(), self._baseline, scene)
        self._time.paint(painter, self._time_rect.x(), self._baseline, scene)
        for icon, rect, _ in self._marks:
            scene.paint_icon(painter, rect, icon, colours.muted)

    def spots(self) -> Iterable[Spot]:
        """Return avatar and name as one place: their profile."""
        author = self._post.author
        region = QRegion(self._avatar) + self._name_rect
        rect = region.boundingRect()
        name = partial(name_in_words, author)
        yield Spot(Act.PROFILE, rect, name, author.id, region, tip=f"@{author.handle}")

    def urls(self) -> Iterable[str]:
        """Return the avatar and the emoji in the name."""
        return [_avatar_url(self._post.author), *self._name.emoji_urls]

    def tip_at(self, x: int, y: int) -> str:
        """Return what to show about the place under the mouse."""
        if self._time_rect.contains(x, y):
            lines = [full_time(self._post.created_at)]
            if self._post.edited_at is not None:
                edited = _translate("Post", "Edited %1")
                lines.append(edited.replace("%1", full_time(self._post.edited_at)))
            return "\n".join(lines)
        for _, rect, tip in self._marks:
            if rect.contains(x, y):
                return tip
        return f"@{self._post.author.handle}" if self._handle_rect.contains(x, y) else ""


def _mark_icons(post: Post, *, shows_pin: bool) -> list[tuple[str, str]]:
    """Return the small marks beside the time, from the end of the line on, each with its tip."""
    marks = []
    if post.visibility in _VISIBILITY_ICONS:
        marks.append((_VISIBILITY_ICONS[post.visibility], visibility_text(post.visibility)))
    if post.edited_at is not None:
        marks.append(("pen-line", _translate("Post", "Edited")))
    if post.muted:
        marks.append(("bell-off", muted_text()))
    if shows_pin and post.pinned:
        marks.append(("pin", _translate("Post", "Pinned to the profile")))
    return marks


def muted_text() -> str:
    """Return that a conversation brings no notifications."""
    return _translate("Post", "Conversation muted")


def context_lines(post: Post, row: Row, frame: Frame, top: int) -> list[ContextLine]:
    """Return the lines that say who boosted a post and whom it answers."""
    lines: list[ContextLine] = []
    if row.boosted_by is not None:
        pattern = boost_text(row)
        lines.append(ContextLine("repeat-2", pattern, row.boosted_by, frame, top))
        top = lines[-1].bottom
    if post.reply_to is not None:
        lines.append(ContextLine("reply", reply_text(post), None, frame, top))
    return lines


def boost_text(row: Row) -> str:
    """Return who boosted what is in a row; %1 stands for the name of ``boosted_by``."""
    more = row.more_boosts if isinstance(row, DigestRow) else 0
    if more:
        return _translate("Post", "%1 and %Ln other(s) boosted", "", more)
    return _translate("Post", "%1 boosted")


def reply_text(post: Post) -> str:
    """Return whom a post answers, as well as it is known."""
    if post.reply_to_profile == post.author.id:
        return _translate("Post", "Continues a thread")
    for mention in post.mentions:
        if mention.profile_id == post.reply_to_profile:
            return _translate("Post", "In reply to @%1").replace("%1", mention.handle)
    return _translate("Post", "In reply to a post")


def is_narrow(frame: Frame) -> bool:
    """Return whether text has so little room that what is beside it must be small."""
    return frame.row_width < frame.theme.px(_NARROW)


def avatar_side(frame: Frame) -> int:
    """Return how large an avatar is; it does not grow with the text, which needs the room."""
    return _SMALL_AVATAR if is_narrow(frame) else _AVATAR


def _avatar_url(profile: Profile) -> str:
    return profile.avatar_static_url or profile.avatar_url


def _filled(pattern: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put spans in the place of %1."""
    before, _, after = pattern.partition("%1")
    return (
        *((Span(before),) if before else ()),
        *spans,
        *((Span(after),) if after else ()),
    )


def _reads_left(spans: tuple[Span, ...]) -> bool:
    """Return whether a name of several pieces reads from right to left."""
    return len(spans) > 1 and bool(reads_right_to_left("".join(span.text for span in spans)))
