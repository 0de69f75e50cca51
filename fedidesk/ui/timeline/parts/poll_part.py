"""A poll, to be read."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPainter

from fedidesk.domain.poll import Poll
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart
from fedidesk.ui.timeline.scene import Scene
from fedidesk.ui.times import time_left

_translate = QCoreApplication.translate


def poll_shares(poll: Poll) -> list[int] | None:
    """Return each answer's share in percent; None while the server hides them."""
    if any(option.votes is None for option in poll.options):
        return None
    votes = [option.votes or 0 for option in poll.options]
    whole = max(sum(votes), 1)
    return [round(100 * count / whole) for count in votes]


def share_text(percent: int) -> str:
    """Return a share in the digits of the language."""
    return QLocale().toString(percent) + QLocale().percent()


def poll_summary(poll: Poll, frame: Frame) -> str:
    """Return how many voted and how long it goes on."""
    parts = [_translate("Post", "%Ln vote(s)", "", poll.votes_count)]
    if poll.expired:
        parts.append(_translate("Post", "closed"))
    elif left := time_left(poll.expires_at, frame.now):
        parts.append(left)
    if poll.multiple:
        parts.append(_translate("Post", "more than one answer possible"))
    return " · ".join(parts)


class PollPart(Part):
    """The answers as bars, with a line below that says how it stands."""

    def __init__(self, poll: Poll, frame: Frame, top: int) -> None:
        theme = frame.theme
        px = theme.px
        self.top = top
        self._frame = frame
        self._own = poll.own_votes
        shares = poll_shares(poll)
        self._height = px(36)
        self._bars: list[tuple[int, int, LineText, LineText | None]] = []
        y = top
        for index, option in enumerate(poll.options):
            share, number = 0, None
            if shares is not None:
                share = shares[index]
                number = frame.line(share_text(share), FontRole.STRONG, px(64))
            room = frame.width - px(24) - (number.width + px(12) if number else 0) - px(24)
            label = frame.line(option.title, FontRole.PLAIN, room)
            self._bars.append((y, share, label, number))
            y += self._height + px(4)
        self._caption = CaptionPart(poll_summary(poll, frame), frame, y)
        self.bottom = self._caption.bottom

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the bars."""
        frame, px = self._frame, scene.theme.px
        colours = scene.colours
        for index, (y, share, label, number) in enumerate(self._bars):
            whole = frame.rect(frame.left, y, frame.width, self._height)
            scene.fill_rounded(painter, whole, colours.hover, 8)
            if share:
                wide = max(px(16), frame.width * share // 100)
                part = frame.rect(frame.left, y, wide, self._height)
                scene.fill_rounded(painter, part, colours.selection, 8)
            baseline = frame.baseline(y, self._height, FontRole.PLAIN)
            painter.setPen(colours.text)
            x = frame.left + px(12)
            if index in self._own:
                side = px(16)
                rect = frame.rect(x, y + (self._height - side) // 2, side, side)
                scene.paint_icon(painter, rect, "check", colours.text)
                x += side + px(8)
            painter.setPen(colours.text)
            label.paint(painter, frame.rect(x, y, label.width, 1).x(), baseline, scene)
            if number is not None:
                x = frame.left + frame.width - px(12) - number.width
                number.paint(painter, frame.rect(x, y, number.width, 1).x(), baseline, scene)
        self._caption.paint(painter, scene)
