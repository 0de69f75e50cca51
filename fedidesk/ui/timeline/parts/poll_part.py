"""A poll: to be voted in, or to be read."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.content import Paragraph, Span, read_plain
from fedidesk.domain.emojis import in_words
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import Post
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.flow import Said, WordsPart
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.viewing import Viewing, can_vote
from fedidesk.ui.times import time_left

_translate = QCoreApplication.translate
_HEIGHT, _STEP, _PAD, _MARK, _RADIUS = 36, 4, 12, 20, 8
_MUCH = 100_000
"""More room than any line needs, in pixels."""


def share_text(percent: int) -> str:
    """Return a share in the digits of the language."""
    return QLocale().toString(percent) + QLocale().percent()


def option_spans(option: PollOption, poll: Poll, post: Post) -> tuple[Span, ...]:
    """Return an answer with its emoji, which some servers name with the post."""
    return read_plain(option.label, poll.emojis + post.emojis)


def poll_facts(poll: Poll, now: datetime) -> list[str]:
    """Return how many voted, how long it goes on, and how many answers one may choose."""
    facts = []
    if poll.voters_count is not None:
        facts.append(_translate("Post", "%Ln person(s) voted", "", poll.voters_count))
    else:
        facts.append(_translate("Post", "%Ln vote(s)", "", poll.votes_count))
    if poll.is_over(now):
        facts.append(_translate("Post", "closed"))
    elif left := time_left(poll.expires_at, now):
        facts.append(left)
    if poll.multiple:
        facts.append(_translate("Post", "more than one answer possible"))
    return facts


class _Label(Part):
    """An answer: a line, or more where one is not enough."""

    def __init__(self, spans: Sequence[Span], frame: Frame, top: int, least: int) -> None:
        self.top = top
        self._frame = frame
        self._text: TextPart | None = None
        self._line: LineText | None = None
        line = frame.line(spans, FontRole.PLAIN, _MUCH)
        height = least
        if line.width <= frame.width:
            self._line = line
            self._x = frame.rect(frame.left, 0, line.width, 1).x()
            self._baseline = frame.baseline(top, least, FontRole.PLAIN)
        else:
            pad = frame.theme.px(_STEP) * 2
            self._text = TextPart([Paragraph(tuple(spans))], frame, top + pad, FontRole.PLAIN)
            height = self._text.bottom + pad - top
        self.bottom = top + height

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        if self._text is not None:
            self._text.paint(painter, scene)
        elif self._line is not None:
            painter.setPen(scene.colours.text)
            self._line.paint(painter, self._x, self._baseline, scene)

    def urls(self) -> Iterable[str]:
        """Return the emoji in it."""
        shown = self._text or self._line
        if isinstance(shown, TextPart):
            return shown.urls()
        return () if shown is None else shown.emoji_urls


class _Option(Part):
    """One answer that can be picked."""

    def __init__(
        self, poll: Poll, index: int, post: Post, chosen: bool, frame: Frame, top: int
    ) -> None:
        px = frame.theme.px
        self.top = top
        self._multiple = poll.multiple
        pad, mark = px(_PAD), px(_MARK)
        spans = option_spans(poll.options[index], poll, post)
        x = frame.left + 2 * pad + mark
        self._label = _Label(spans, frame.inner(x, frame.width - 3 * pad - mark), top, px(_HEIGHT))
        self.bottom = self._label.bottom
        rect = frame.rect(frame.left, top, frame.width, self.bottom - top)
        y = top + (self.bottom - top - mark) // 2
        self._mark = frame.rect(frame.left + pad, y, mark, mark)
        act = Act.TICK if poll.multiple else Act.CHOOSE
        self.spot = Spot(act, rect, partial(in_words, spans), str(index), checked=chosen)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a box with a mark for whether it is picked."""
        colours, spot, mark = scene.colours, self.spot, self._mark
        if spot.checked or spot is scene.hovered:
            fill = colours.selection if spot.checked else colours.hover
            scene.fill_rounded(painter, spot.rect, fill, _RADIUS)
        scene.frame_rounded(
            painter, spot.rect, colours.accent if spot.checked else colours.outline, _RADIUS
        )
        radius = 5 if self._multiple else mark.width() / 2
        if not spot.checked:
            scene.frame_rounded(painter, mark, colours.muted, radius, 2)
        elif self._multiple:
            scene.fill_rounded(painter, mark, colours.accent, radius)
            inner = mark.adjusted(2, 2, -2, -2)
            scene.paint_icon(painter, inner, "check", colours.on_accent)
        else:
            scene.frame_rounded(painter, mark, colours.accent, radius, 2)
            quarter = mark.width() // 4
            inner = mark.adjusted(quarter, quarter, -quarter, -quarter)
            scene.fill_rounded(painter, inner, colours.accent, inner.width() / 2)
        self._label.paint(painter, scene)

    def spots(self) -> Iterable[Spot]:
        """Return it."""
        return (self.spot,)

    def urls(self) -> Iterable[str]:
        """Return the emoji in it."""
        return self._label.urls()


class _Result(Part):
    """One answer as a bar that says how many chose it."""

    def __init__(
        self, poll: Poll, index: int, post: Post, share: int | None, frame: Frame, top: int
    ) -> None:
        px = frame.theme.px
        self.top = top
        pad, icon = px(_PAD), px(16)
        self._number = None if share is None else frame.line(share_text(share), FontRole.STRONG)
        self._own = index in poll.own_votes
        beside = self._number.width + pad if self._number is not None else 0
        x = frame.left + pad + (icon + px(8) if self._own else 0)
        room = frame.left + frame.width - pad - beside - x
        spans = option_spans(poll.options[index], poll, post)
        self._label = _Label(spans, frame.inner(x, max(px(40), room)), top, px(_HEIGHT))
        self.bottom = self._label.bottom
        height = self.bottom - top
        self._whole = frame.rect(frame.left, top, frame.width, height)
        wide = min(frame.width, max(px(16), frame.width * (share or 0) // 100))
        self._part = frame.rect(frame.left, top, wide, height) if share else QRect()
        y = top + (height - icon) // 2
        self._icon = frame.rect(frame.left + pad, y, icon, icon)
        self._baseline = frame.baseline(top, height, FontRole.STRONG)
        end = frame.left + frame.width - pad
        wide = 0 if self._number is None else self._number.width
        self._number_x = frame.rect(end - wide, 0, wide, 1).x()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the bar."""
        colours = scene.colours
        scene.fill_rounded(painter, self._whole, colours.hover, _RADIUS)
        if not self._part.isEmpty():
            scene.fill_rounded(painter, self._part, colours.selection, _RADIUS)
        if self._own:
            scene.paint_icon(painter, self._icon, "check", colours.text)
        self._label.paint(painter, scene)
        if self._number is not None:
            painter.setPen(colours.text)
            self._number.paint(painter, self._number_x, self._baseline, scene)

    def urls(self) -> Iterable[str]:
        """Return the emoji in it."""
        return self._label.urls()


class _VoteButton(Part):
    """Sends what is picked, once something is."""

    def __init__(self, enabled: bool, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top, self.bottom = top, top + px(_HEIGHT)
        label = _translate("Post", "Vote")
        line = self._line = frame.line(label, FontRole.STRONG)
        rect = frame.rect(frame.left, top, line.width + 2 * px(20), px(_HEIGHT))
        self._baseline = frame.baseline(top, px(_HEIGHT), FontRole.STRONG)
        tip = "" if enabled else _translate("Post", "Choose an answer first")
        self._spot = Spot(Act.VOTE, rect, label, description=tip, tip=tip, enabled=enabled)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it as the button that calls, or quietly while it does nothing."""
        colours, spot = scene.colours, self._spot
        fill = colours.accent if spot.enabled else colours.cover
        scene.fill_rounded(painter, spot.rect, fill, _RADIUS)
        painter.setPen(colours.on_accent if spot.enabled else colours.muted)
        x = spot.rect.x() + (spot.rect.width() - self._line.width) // 2
        self._line.paint(painter, x, self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return it."""
        return (self._spot,)


class PollPart(Part):
    """The answers to choose from, or how often each was chosen, and how it stands."""

    def __init__(self, poll: Poll, post: Post, viewing: Viewing, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        may_vote = can_vote(poll, post, viewing, frame.now)
        shares = poll.shares
        ballot = viewing.ballot
        votes = may_vote and not (ballot is not None and ballot.sees_results)
        self.parts: list[Part] = []
        y = top
        chosen = () if ballot is None else ballot.chosen
        for index in range(len(poll.options)):
            if votes:
                made: Part = _Option(poll, index, post, index in chosen, frame, y)
            else:
                share = None if shares is None else shares[index]
                made = _Result(poll, index, post, share, frame, y)
            self.parts.append(made)
            y = made.bottom + px(_STEP)
        if votes:
            self.parts.append(_VoteButton(bool(chosen), frame, y + px(_STEP)))
            y = self.parts[-1].bottom + px(_STEP)
        words = [Said(fact) for fact in poll_facts(poll, frame.now)]
        if may_vote and (shares is not None or not votes):
            label = (
                _translate("Post", "Show results")
                if votes
                else _translate("Post", "Back to voting")
            )
            words.append(Said(label, Act.RESULTS))
        if not (votes or poll.expired):
            words.append(Said(_translate("Post", "Refresh"), Act.REFRESH))
        self.parts.append(WordsPart(words, frame, y))
        self.bottom = self.parts[-1].bottom

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        for part in self.parts:
            part.paint(painter, scene)

    def spots(self) -> Iterable[Spot]:
        """Return what can be picked and pressed."""
        return [spot for part in self.parts for spot in part.spots()]

    def urls(self) -> Iterable[str]:
        """Return the emoji in the answers."""
        return [url for part in self.parts for url in part.urls()]
