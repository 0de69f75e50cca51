"""Where everything of a post stands in a row of some width."""

from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.digest import DigestRow
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post, Row
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.body_text import REACH
from fedidesk.ui.timeline.column import MARGIN, text_column
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts import heading
from fedidesk.ui.timeline.parts.action_bar import ActionBar
from fedidesk.ui.timeline.parts.cards import LinkPart, QuotePart
from fedidesk.ui.timeline.parts.header import Header, context_lines
from fedidesk.ui.timeline.parts.media_part import MediaPart
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.poll_part import PollPart
from fedidesk.ui.timeline.parts.text_parts import ExpandPart, TextPart, WarningPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.shortening import shortened
from fedidesk.ui.timeline.spoken import spoken_post
from fedidesk.ui.timeline.typesetter import Typesetter
from fedidesk.ui.times import short_time

_TOP, _BOTTOM, _GAP = 12, 4, 8


class PostLayout:
    """A post laid out for one width. It never changes: what changes gets a new one.

    Nothing in it depends on what is still to be loaded, so its height is final.
    """

    __slots__ = (
        "_made_for",
        "_now",
        "_spots",
        "_urls",
        "body",
        "header",
        "height",
        "line",
        "parts",
        "post",
        "revealed",
        "row",
    )

    def __init__(
        self,
        post: Post,
        row: Row,
        typesetter: Typesetter,
        width: int,
        *,
        mirrored: bool,
        revealed: bool,
        expanded: bool,
        now: datetime,
    ) -> None:
        self.post = post
        self.row = row
        self.revealed = revealed
        self.body: TextPart | None = None
        frame = text_column(typesetter, width, mirrored=mirrored, now=now)
        px = typesetter.theme.px
        y = px(_TOP)
        self.parts: list[Part] = []
        if isinstance(row, DigestRow) and row.heading is not None:
            self.parts.append(heading.HeadingPart(row.heading, frame, y))
            y = self.parts[-1].bottom + px(_TOP)
        about = context_lines(post, row, frame, y)
        if about:
            self.parts += about
            y = about[-1].bottom + px(4)
        self.header = Header(post, frame, y)
        self.parts.append(self.header)
        y = self._lay_content(frame, revealed, expanded, self.header.bottom + px(2))
        self.parts.append(ActionBar(post, frame, y))
        bottom = max(self.parts[-1].bottom, self.header.avatar_bottom + px(_GAP))
        self.height = bottom + px(_BOTTOM) + 1
        reach = frame.left + frame.width + MARGIN
        self.line = QRect(width - reach, self.height - 1, 2 * reach - width, 1)
        """Where it is set off from the next."""
        self._made_for = (width, mirrored, revealed, expanded, typesetter.theme.generation)
        self._now = now
        self._spots: list[Spot] | None = None
        self._urls: frozenset[str] | None = None

    @property
    def row_id(self) -> RowId:
        """The row of the model."""
        return self.row.id

    @property
    def post_id(self) -> PostId | None:
        """The post in it."""
        return self.post.id

    @property
    def spots(self) -> list[Spot]:
        """Everything that can be pressed, in reading order; found at the first question."""
        if self._spots is None:
            self._spots = [spot for part in self.parts for spot in part.spots()]
        return self._spots

    def prepare(self) -> None:
        """Find now what is else found when the post comes into view."""
        self._spots = self.spots

    def spot(self, act: Act) -> Spot | None:
        """Return the first spot for ``act``."""
        return next((spot for spot in self.spots if spot.act is act), None)

    @property
    def urls(self) -> frozenset[str]:
        """The addresses of all its pictures that may be fetched."""
        if self._urls is None:
            self._urls = frozenset(url for part in self.parts for url in part.urls() if url)
        return self._urls

    def fits(
        self,
        post: Post,
        row: Row,
        theme: Theme,
        width: int,
        *,
        mirrored: bool,
        revealed: bool,
        expanded: bool,
        now: datetime,
    ) -> bool:
        """Return whether it is still how the post is to be shown."""
        if self._made_for != (width, mirrored, revealed, expanded, theme.generation):
            return False
        if self._now is not now:
            if short_time(post.created_at, now) != self.header.time:
                return False
            self._now = now
        return (self.post is post or self.post == post) and (self.row is row or self.row == row)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint all parts that stand in the clip of ``scene``."""
        reach = scene.theme.px(REACH)
        top, bottom = scene.clip.top() - reach, scene.clip.bottom() + reach
        for part in self.parts:
            if part.bottom > top or part is self.header:
                part.paint(painter, scene)
            if part.top > bottom:
                break

    def spoken(self) -> str:
        """Return it as one sentence."""
        return spoken_post(self.post, self.row, revealed=self.revealed)

    def tip_at(self, x: int, y: int) -> str:
        """Return what to show about a place in the header."""
        return self.header.tip_at(x, y)

    def _lay_content(self, frame: Frame, revealed: bool, expanded: bool, y: int) -> int:
        """Lay out all between header and actions; return where it ends."""
        post = self.post
        gap = frame.theme.px(_GAP)
        if post.content_warning:
            self.parts.append(WarningPart(post, revealed, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
            if not revealed:
                return y
        y = self._lay_text(frame, expanded, y)
        if post.poll is not None and post.poll.options:
            self.parts.append(PollPart(post.poll, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
        if post.media:
            hidden = post.sensitive and not revealed
            self.parts.append(MediaPart(post.media, hidden, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
        return self._lay_boxes(frame, y)

    def _lay_text(self, frame: Frame, expanded: bool, y: int) -> int:
        paragraphs, cut = shortened(paragraphs_of(self.post), whole=expanded)
        if not paragraphs:
            return y
        self.body = TextPart(paragraphs, frame, y)
        self.parts.append(self.body)
        if cut or expanded:
            self.parts.append(ExpandPart(expanded, frame, self.parts[-1].bottom))
        return self.parts[-1].bottom + frame.theme.px(_GAP)

    def _lay_boxes(self, frame: Frame, y: int) -> int:
        post = self.post
        gap = frame.theme.px(_GAP)
        if post.quote is not None:
            self.parts.append(QuotePart(post.quote, frame, y + gap // 2))
            return self.parts[-1].bottom + gap
        if post.card is not None and not post.media:
            self.parts.append(LinkPart(post.card, frame, y + gap // 2))
            return self.parts[-1].bottom + gap
        return y
