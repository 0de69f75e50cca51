"""Writing posts: drafts from their first letter until they are handed over to be sent."""

import os
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import DraftId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import MENTIONED, VISIBILITIES, Post
from fedidesk.domain.server import ServerLimits
from fedidesk.services.connection import Connection, Line
from fedidesk.services.outbox import Outbox
from fedidesk.services.publishing import Publishing
from fedidesk.services.unsent import Unsent


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
        connection: Connection,
        scope: TaskScope,
        clock: Clock,
    ) -> None:
        self._own_handle = handle
        self._unsent = unsent
        self._outbox = outbox
        self._connection = connection
        self._scope = scope
        self._clock = clock
        self.limits = ServerLimits()
        self.limits_changed: Signal[()] = Signal()
        self._asked_in_vain = False
        connection.changed.connect(self._line_changed)
        self.sent: Signal[Draft, Post] = publishing.published
        self.failed: Signal[Draft, FedideskError] = publishing.given_back

    def new_draft(self) -> Draft:
        """Return an empty draft."""
        return Draft(id=DraftId(_new_key()), idempotency_key=_new_key(), changed_at=self._now())

    def reply_to(self, post: Post) -> Draft:
        """Return a draft that answers ``post``: to whom it names, no wider than it is."""
        handles = [post.author.handle, *(mention.handle for mention in post.mentions)]
        named = dict.fromkeys(handle for handle in handles if not self._is_own(handle))
        return replace(
            self.new_draft(),
            text="".join(f"@{handle} " for handle in named),
            content_warning=post.content_warning,
            visibility=_no_wider(post.visibility),
            reply_to=post.id,
        )

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
        self._outbox.put(Posting(draft=draft, asked_at=now, not_before=later))

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


def _no_wider(visibility: str) -> str:
    """Return the visibility for a reply to a post of ``visibility``: the narrowest if unknown."""
    return visibility if visibility in VISIBILITIES else MENTIONED


def _new_key() -> str:
    """Return a name that nothing ever had."""
    return os.urandom(16).hex()
