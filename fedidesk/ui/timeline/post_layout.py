"""Where everything of a post stands in a row of some width."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QPainter

from fedidesk.domain.digest import DigestRow
from fedidesk.domain.filters import ACCOUNT, BLUR, Verdict
from fedidesk.domain.hashtag_bar import text_and_hashtags
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post, Row
from fedidesk.domain.post_text import shows_card
from fedidesk.domain.text import ParagraphKind
from fedidesk.domain.thread_row import ThreadRow
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline import spoken
from fedidesk.ui.timeline.body_text import REACH
from fedidesk.ui.timeline.column import hairline, text_column
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts import (
    detail_part,
    heading,
    kept_back,
    quote_part,
    reactions_part,
    thread_parts,
    translation_part,
)
from fedidesk.ui.timeline.parts.action_bar import ActionBar
from fedidesk.ui.timeline.parts.cards import LinkPart
from fedidesk.ui.timeline.parts.hashtag_part import HashtagPart
from fedidesk.ui.timeline.parts.header import Header, context_lines
from fedidesk.ui.timeline.parts.media_part import MediaPart
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.poll_part import PollPart
from fedidesk.ui.timeline.parts.text_parts import (
    CaptionPart,
    ExpandPart,
    TextPart,
    WarningPart,
    goes_on_text,
)
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.shortening import shortened
from fedidesk.ui.timeline.typesetter import Typesetter
from fedidesk.ui.timeline.viewing import PLAIN_VIEWING, Viewing
from fedidesk.ui.times import short_time, time_left

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
        "verdict",
        "viewing",
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
        viewing: Viewing = PLAIN_VIEWING,
    ) -> None:
        self.post = post
        self.row = row
        self.revealed = revealed
        self.viewing = viewing
        self.verdict: Verdict = viewing.verdict(post, now)
        self.body: TextPart | None = None
        thread = row if isinstance(row, ThreadRow) else None
        depth = 0 if thread is None else thread.depth
        frame = text_column(typesetter, width, mirrored=mirrored, now=now, depth=depth)
        px = typesetter.theme.px
        self.parts: list[Part] = []
        y = self._lay_above(frame, px(_TOP))
        self.header = Header(post, frame, y, shows_pin=viewing.context == ACCOUNT)
        self.parts.append(self.header)
        y = self.header.bottom + px(2)
        if self.verdict.keeps_back:
            y = self._lay_verdict(frame, y)
        if not self.is_kept_back:
            y = self._lay_about(frame, self._lay_content(frame, revealed, expanded, y))
            self.parts.append(ActionBar(post, frame, y))
        room = px(_GAP)
        if thread is not None:
            room = max(room, self._lay_end_in_thread(thread, frame))
        bottom = max(self.parts[-1].bottom, self.header.avatar_bottom + room)
        self.height = bottom + px(_BOTTOM) + 1
        self.line = hairline(frame, self.height)
        """Where it is set off from the next."""
        if thread is not None:
            self._join_thread(thread, frame)
        generation = typesetter.theme.generation
        self._made_for = (width, mirrored, revealed, expanded, generation, viewing)
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
    def is_kept_back(self) -> bool:
        """Whether a filter lets nothing of it be seen before the reader asks for it."""
        viewing = self.viewing
        return self.verdict.keeps_back and not (viewing.shown_anyway or viewing.is_focus)

    @property
    def spots(self) -> list[Spot]:
        """Everything that can be pressed, in reading order; found at the first question."""
        if self._spots is None:
            self._spots = [spot for part in self.parts for spot in part.spots()]
        return self._spots

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
        viewing: Viewing = PLAIN_VIEWING,
    ) -> bool:
        """Return whether it is still how the post is to be shown."""
        if self._made_for != (width, mirrored, revealed, expanded, theme.generation, viewing):
            return False
        if self._now is not now:
            if self._looks_older(post, now):
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
        return spoken.spoken_post(
            self.post, self.row, revealed=self.revealed, viewing=self.viewing, now=self._now
        )

    def tip_at(self, x: int, y: int) -> str:
        """Return what to show about a place in the header or the text."""
        tip = self.header.tip_at(x, y)
        return self.body.tip_at(x, y) if not tip and self.body is not None else tip

    def _looks_older(self, post: Post, now: datetime) -> bool:
        """Whether anything about ``post`` reads otherwise only because time went on."""
        if short_time(post.created_at, now) != self.header.time:
            return True
        if post.filters and self.viewing.verdict(post, now) != self.verdict:
            return True
        if post.poll is not None and not post.poll.expired:
            ends = post.poll.expires_at
            if time_left(ends, now) != time_left(ends, self._now):
                return True
        quoted = None if post.quote is None else post.quote.post
        if quoted is None:
            return False
        written = quoted.created_at
        return short_time(written, now) != short_time(written, self._now) or (
            self.viewing.verdict(quoted, now) != self.viewing.verdict(quoted, self._now)
        )

    def _lay_verdict(self, frame: Frame, y: int) -> int:
        """Lay the line that says which filter the post meets; return where it ends."""
        shown = not self.is_kept_back
        why = kept_back.filtered_text(self.verdict)
        self.parts.append(kept_back.KeptBackPart(why, self.post.id, shown, frame, y))
        return self.parts[-1].bottom + frame.theme.px(4)

    def _lay_about(self, frame: Frame, y: int) -> int:
        """Lay what people did with the post, and what it says of itself; return where it ends."""
        px = frame.theme.px
        if self.post.reactions:
            self.parts.append(reactions_part.ReactionsPart(self.post, frame, y + px(4)))
            y = self.parts[-1].bottom + px(4)
        if self.viewing.is_focus:
            self.parts += detail_part.detail_parts(self.post, frame, y)
            y = self.parts[-1].bottom
        return y

    def _lay_above(self, frame: Frame, y: int) -> int:
        """Lay out all above the header; return where that begins."""
        row, post, px = self.row, self.post, frame.theme.px
        if isinstance(row, DigestRow) and row.heading is not None:
            self.parts.append(heading.HeadingPart(row.heading, frame, y))
            y = self.parts[-1].bottom + px(_TOP)
        about: Sequence[Part] = ()
        if isinstance(row, ThreadRow):
            about = thread_parts.thread_lines(post, row, frame, y)
        elif not self.is_kept_back:
            about = context_lines(post, row, frame, y)
        if about:
            self.parts += about
            y = about[-1].bottom + px(4)
        return y

    def _lay_end_in_thread(self, row: ThreadRow, frame: Frame) -> int:
        """Lay out what a thread has below a post; return the room below the avatar."""
        if row.offers_folding:
            self.parts.append(thread_parts.FoldPart(row, frame, self.parts[-1].bottom))
        return thread_parts.room_below_avatar(row, frame)

    def _join_thread(self, row: ThreadRow, frame: Frame) -> None:
        """Show where it stands in the thread, now that its height is known."""
        avatar = (self.header.top, self.header.avatar_bottom)
        self.parts.insert(0, thread_parts.ThreadPlace(row, frame, self.height, avatar))
        if row.joins_below:
            self.line.setHeight(0)

    def _lay_content(self, frame: Frame, revealed: bool, expanded: bool, y: int) -> int:
        """Lay out all between header and actions; return where it ends."""
        post = self.post
        gap = frame.theme.px(_GAP)
        if post.content_warning:
            self.parts.append(WarningPart(post, revealed, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
            if not revealed:
                return self._lay_translation(frame, y)
        y = self._lay_translation(frame, self._lay_text(frame, expanded, y))
        if post.poll is not None and post.poll.options:
            self.parts.append(PollPart(post.poll, post, self.viewing, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
        if post.media:
            blurred = self.verdict.action == BLUR
            part = MediaPart(
                post.media,
                (post.sensitive or blurred) and not revealed,
                frame,
                y + gap // 2,
                can_hide=(post.sensitive or blurred) and not post.content_warning,
                title=kept_back.filtered_text(self.verdict) if blurred else "",
            )
            self.parts.append(part)
            y = self.parts[-1].bottom + gap
        return self._lay_boxes(frame, y)

    def _lay_text(self, frame: Frame, expanded: bool, y: int) -> int:
        text, hashtags = text_and_hashtags(self.post)
        paragraphs, cut = shortened(text, whole=expanded)
        gap = frame.theme.px(_GAP)
        if paragraphs:
            if paragraphs[0].kind is ParagraphKind.CODE:
                y += gap // 2
            self.body = TextPart(paragraphs, frame, y)
            self.parts.append(self.body)
            y = self.body.bottom + gap
            if cut and expanded:
                self.parts.append(CaptionPart(goes_on_text(), frame, y - gap // 2))
                y = self.parts[-1].bottom + gap
            if cut or expanded:
                self.parts.append(ExpandPart(expanded, frame, self.parts[-1].bottom))
                y = self.parts[-1].bottom + gap
        if hashtags:
            reads = paragraphs[-1].right_to_left if paragraphs else None
            turned = reads is not None and reads != frame.mirrored
            top = y - gap // 2
            self.parts.append(HashtagPart(hashtags, frame, top, whole=expanded, turned=turned))
            y = self.parts[-1].bottom + gap // 2
        return y

    def _lay_translation(self, frame: Frame, y: int) -> int:
        if self.post.translation is None:
            return y
        gap = frame.theme.px(_GAP)
        self.parts.append(
            translation_part.TranslationPart(self.post.translation, frame, y - gap // 2)
        )
        return self.parts[-1].bottom + gap // 2

    def _lay_boxes(self, frame: Frame, y: int) -> int:
        post = self.post
        gap = frame.theme.px(_GAP)
        if post.quote is not None:
            self.parts.append(quote_part.QuotePart(post.quote, self.viewing, frame, y + gap // 2))
            y = self.parts[-1].bottom + gap
        if post.card is not None and shows_card(post):
            self.parts.append(LinkPart(post.card, frame, y + gap // 2))
            return self.parts[-1].bottom + gap
        return y
