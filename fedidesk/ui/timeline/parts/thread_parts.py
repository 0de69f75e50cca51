"""What shows where a post stands in a thread: lines, how deep it is, what is folded."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.post import Post
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.header import (
    AVATAR_GAP,
    ContextLine,
    avatar_side,
    name_in_words,
    reply_text,
)
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.times import later_text

_translate = QCoreApplication.translate
_WIDE = 2
_AWAY = 4
"""How far a line stays away from an avatar."""
_FOLD, _ICON = 28, 16
_BADGE = 20


def thread_lines(post: Post, row: ThreadRow, frame: Frame, top: int) -> list[ContextLine]:
    """Return the lines above a post: how late it came, and whom it answers where nothing shows.

    The post that was opened has one line for both, or its text would move when they are known.
    """
    lines: list[ContextLine] = []
    if row.is_focus:
        return lines if post.reply_to is None else [_focus_line(post, row, frame, top)]
    if row.days_later:
        lines.append(ContextLine("clock", later_text(row.days_later), None, frame, top))
        top = lines[-1].bottom
    if post.reply_to is None or row.is_below or (row.is_guided and row.depth <= frame.level):
        return lines
    if row.answers is None:
        lines.append(ContextLine("reply", reply_text(post), None, frame, top))
    else:
        lines.append(ContextLine("reply", _answers_text(row), row.answers, frame, top))
    return lines


def spoken_place(row: ThreadRow) -> list[str]:
    """Return where a post stands, as it is said."""
    said = []
    if row.depth:
        level = _translate("Thread", "level %1", "how deep a reply is")
        said.append(level.replace("%1", _number(row.depth)))
    if row.answers is not None and row.depth:
        reply = _translate("Thread", "reply to %1").replace("%1", name_in_words(row.answers))
        said.append(reply)
    if row.parts:
        part = _translate("Thread", "part %1 of %2")
        said.append(part.replace("%1", _number(row.part)).replace("%2", _number(row.parts)))
    if row.days_later:
        said.append(later_text(row.days_later))
    return said


def spoken_folded(row: ThreadRow) -> str:
    """Return how many replies are folded away, as it is said; empty where there are none."""
    if not row.is_folded:
        return ""
    return _translate("Thread", "%Ln reply(s) folded", "", row.replies)


def fold_text(row: ThreadRow) -> str:
    """Return what folding or unfolding the replies to a post is called."""
    if row.stub is Stub.HIDDEN:
        return _translate("Thread", "Show %Ln hidden reply(s)", "", row.replies)
    if row.is_folded:
        return _translate("Thread", "Show %Ln reply(s)", "", row.replies)
    return _translate("Thread", "Hide %Ln reply(s)", "", row.replies)


def room_below_avatar(row: ThreadRow, frame: Frame) -> int:
    """Return how much room there must be for what stands below an avatar."""
    return frame.theme.px(_BADGE) + _AWAY if row.parts else 0


class ThreadPlace(Part):
    """The lines beside a post: one for each level it is deep, one through the avatars of what
    leads to the post that was opened. Below the avatar stands which part of a thread it is.

    ``avatar`` is where that begins and ends, ``height`` the height of the row.
    """

    def __init__(
        self, row: ThreadRow, frame: Frame, height: int, avatar: tuple[int, int] | None
    ) -> None:
        self.top, self.bottom = 0, height
        side = avatar_side(frame)
        left = frame.left - AVATAR_GAP - side
        step = frame.indent // frame.level if frame.level else 0
        self._guides = [
            frame.rect(left - frame.indent + level * step + step // 2, 0, _WIDE, height)
            for level in range(frame.level)
        ]
        self._lines: list[QRect] = []
        self._badge: LineText | None = None
        if avatar is None:
            return
        above, below = avatar[0] - _AWAY, avatar[1] + _AWAY
        if row.parts:
            tall = frame.theme.px(_BADGE)
            text = _part_text(row)
            badge = self._badge = frame.line(text, FontRole.SMALL, side + 2 * AVATAR_GAP)
            middle = left + (side - badge.width) // 2
            self._badge_rect = frame.rect(middle, avatar[1], badge.width, tall)
            self._baseline = frame.baseline(avatar[1] + _AWAY // 2, tall, FontRole.SMALL)
            below = avatar[1] + tall + _AWAY
        x = left + side // 2 - _WIDE // 2
        if row.joins_above and above > 0:
            self._lines.append(frame.rect(x, 0, _WIDE, above))
        if row.joins_below and height > below:
            self._lines.append(frame.rect(x, below, _WIDE, height - below))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it quietly."""
        colours = scene.colours
        for rect in self._guides:
            fill(painter, rect, colours.separator)
        for rect in self._lines:
            fill(painter, rect, colours.outline)
        if self._badge is not None:
            painter.setPen(colours.muted)
            self._badge.paint(painter, self._badge_rect.x(), self._baseline, scene)


class FoldPart(Part):
    """The words below a post that fold away what answers it, or show it again."""

    def __init__(self, row: ThreadRow, frame: Frame, top: int) -> None:
        px = frame.theme.px
        tall, icon = px(_FOLD), px(_ICON)
        self.top = top
        self.bottom = top + tall
        self._label = fold_text(row)
        self._name = "chevron-down" if row.is_folded else "chevron-up"
        if row.stub is Stub.HIDDEN:
            self._name = "eye-off"
        text = self._text = frame.line(self._label, FontRole.SMALL, frame.width - icon - px(4))
        self._icon = frame.rect(frame.left, top + (tall - icon) // 2, icon, icon)
        self._place = frame.rect(frame.left + icon + px(4), top, text.width, tall)
        self._rect = frame.rect(frame.left, top, icon + px(4) + text.width, tall)
        self._baseline = frame.baseline(top, tall, FontRole.SMALL)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it muted until the mouse or the keyboard is on it."""
        lit = scene.hovered is not None and scene.hovered.act is Act.FOLD
        colour = scene.colours.text if lit else scene.colours.muted
        scene.paint_icon(painter, self._icon, self._name, colour)
        painter.setPen(colour)
        self._text.paint(painter, self._place.x(), self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the words."""
        yield Spot(Act.FOLD, self._rect, self._label)


def _focus_line(post: Post, row: ThreadRow, frame: Frame, top: int) -> ContextLine:
    own = row.answers is None or row.answers.id == post.author.id
    pattern = reply_text(post) if own else _answers_text(row)
    if row.days_later:
        pattern = f"{pattern} · {later_text(row.days_later)}"
    return ContextLine("reply", pattern, None if own else row.answers, frame, top)


def _answers_text(row: ThreadRow) -> str:
    if row.answers_part:
        text = _translate("Thread", "In reply to %1, part %2")
        return text.replace("%2", _number(row.answers_part))
    return _translate("Thread", "In reply to %1")


def _part_text(row: ThreadRow) -> str:
    text = _translate("Thread", "%1/%2", "which part of a thread: 2/5")
    return text.replace("%1", _number(row.part)).replace("%2", _number(row.parts))


def _number(value: int) -> str:
    return QLocale().toString(value)
