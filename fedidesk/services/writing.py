"""Writing posts: drafts from their first letter until they are handed over to be sent."""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain import splitting
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import DraftId, PostId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import FOLLOWERS, MENTIONED, VISIBILITIES, Post
from fedidesk.domain.server import ServerLimits
from fedidesk.services.connection import Connection, Line
from fedidesk.services.outbox import Outbox
from fedidesk.services.publishing import Publishing
from fedidesk.services.unsent import Unsent
from fedidesk.services.writing_habits import WritingHabits


class Writing:
    """Makes drafts, keeps them, and lets them be sent; a draft that fails is given back whole.

    ``sent`` brings the new post after it stands in the timelines, ``failed`` the draft and why.
    The work belongs to the session: closing a window does not end it.
    """

    def __init__(
        self,
        handle: str,
        unsent: Unsent,
        outbox: Outbox,
        publishing: Publishing,
        habits: WritingHabits,
        connection: Connection,
        scope: TaskScope,
        clock: Clock,
    ) -> None:
        self._own_handle = handle
        self._unsent = unsent
        self._outbox = outbox
        self._habits = habits
        self._connection = connection
        self._scope = scope
        self._clock = clock
        self.limits = ServerLimits()
        self.limits_changed: Signal[()] = Signal()
        self._asked_in_vain = False
        connection.changed.connect(self._line_changed)
        self.sent: Signal[Draft, Post] = publishing.published
        self.failed: Signal[Draft, FedideskError] = publishing.given_back
        self.fetched: Signal[Post] = Signal()
        """A post that a draft is about, and that was not at hand."""

    def new_draft(self) -> Draft:
        """Return an empty draft, as the account is used to begin one."""
        return self._habits.begun(self.anew(Draft()))

    def anew(self, draft: Draft) -> Draft:
        """Return another draft that says the same as ``draft``."""
        return self.revise(replace(draft, id=DraftId(_new_key())))

    def reply_to(self, post: Post) -> Draft:
        """Return a draft that answers ``post``: to whom it names, no wider than it is."""
        handles = [post.author.handle, *(mention.handle for mention in post.mentions)]
        named = dict.fromkeys(handle for handle in handles if not self._is_own(handle))
        draft = self.new_draft()
        return replace(
            draft,
            text="".join(f"@{handle} " for handle in named),
            content_warning=post.content_warning,
            visibility=_narrower(draft.visibility, post.visibility),
            reply_to=post.id,
        )

    def quote(self, post: Post) -> Draft:
        """Return a draft that quotes ``post``: what few may see is not quoted to more."""
        draft = self.new_draft()
        few = post.visibility == FOLLOWERS
        visibility = _narrower(draft.visibility, FOLLOWERS) if few else draft.visibility
        return replace(draft, visibility=visibility, quotes=post.id)

    def continue_after(self, draft: Draft) -> Draft:
        """Return a draft that goes on where ``draft`` ends, below it and for the same people."""
        return replace(
            self.new_draft(),
            follows=draft.id,
            content_warning=draft.content_warning,
            visibility=draft.visibility,
            language=draft.language,
            sensitive=draft.sensitive,
            quote_policy=draft.quote_policy,
            local_only=draft.local_only,
            content_type=draft.content_type,
        )

    def split(self, draft: Draft, *, numbered: bool = False) -> tuple[Draft, ...]:
        """Return a draft that is too long as several, each going on where the last one ends.

        Those that are ``numbered`` say so: "1/3". What goes with the text stays with the first.
        """
        first, *others = splitting.split(
            draft.text, draft.content_warning, self.limits, numbered=numbered
        )
        drafts = [draft if first == draft.text else self.revise(draft, text=first)]
        for text in others:
            drafts.append(replace(self.continue_after(drafts[-1]), text=text))
        return tuple(drafts)

    def revise(self, draft: Draft, **changes: object) -> Draft:
        """Return ``draft`` with changes by field name, under a new idempotency key."""
        return replace(
            draft,
            idempotency_key=_new_key(),
            changed_at=self._now(),
            tried_at=None,
            refusal="",
            **changes,
        )

    @property
    def unsent(self) -> tuple[Draft, ...]:
        """Return what was begun and neither handed over nor thrown away, oldest first."""
        return self._unsent.drafts

    def keep(self, draft: Draft) -> None:
        """Save what is being written, on disk within moments; empty drafts leave nothing."""
        self._unsent.keep(draft)

    def discard(self, draft: Draft) -> None:
        """Forget ``draft``: the person threw it away."""
        self._unsent.forget(draft)

    async def settle(self) -> None:
        """Wait until everything unsent is on disk. Raises ``StorageError``."""
        await self._unsent.settle()

    def send(self, draft: Draft, delay: float = 0.0) -> None:
        """Hand ``draft`` over to be published, ``delay`` seconds from now or later.

        It stays on disk until the server has it.
        """
        now = self._now()
        later = now + timedelta(seconds=delay) if delay else None
        self._habits.take_note(draft)
        self._outbox.put(Posting(draft=draft, asked_at=now, not_before=later))

    def fetch(self, post_id: PostId) -> None:
        """Ask the server for a post that a draft is about; without an answer nothing happens."""
        self._scope.start(self._fetch(post_id), key=f"about {post_id}")

    async def _fetch(self, post_id: PostId) -> None:
        with suppress(FedideskError):
            self.fetched.emit(await self._connection.call(lambda gateway: gateway.post(post_id)))

    def learn_limits(self) -> None:
        """Ask the server how long a post may be; until it answers Mastodon's limits hold.

        Where it is away it is asked again when it is back.
        """
        self._scope.start(self._learn_limits(), key="limits")

    async def _learn_limits(self) -> None:
        self._asked_in_vain = False
        try:
            server = await self._connection.call(lambda gateway: gateway.server())
        except FedideskError:
            self._asked_in_vain = True
            return
        self.limits = server.limits
        self.limits_changed.emit()

    def _line_changed(self) -> None:
        if self._asked_in_vain and self._connection.line is Line.ONLINE:
            self.learn_limits()

    def _is_own(self, handle: str) -> bool:
        return handle.casefold() in (
            self._own_handle.casefold(),
            self._own_handle.partition("@")[0].casefold(),
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.wall(), UTC)


def _narrower(one: str, other: str) -> str:
    """Return that which fewer people see of two visibilities: the narrowest if one is unknown."""
    if one not in VISIBILITIES or other not in VISIBILITIES:
        return MENTIONED
    return max(one, other, key=VISIBILITIES.index)


def _new_key() -> str:
    """Return a name that nothing ever had."""
    return os.urandom(16).hex()
