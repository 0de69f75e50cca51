"""Sending what somebody has written."""

import os

from msgspec.structs import replace

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.post import MENTIONED, VISIBILITIES, Post
from fedidesk.domain.server import ServerLimits
from fedidesk.services.connection import Connection
from fedidesk.services.timelines import Timelines
from fedidesk.store.drafts import DraftFile


class Writing:
    """Makes drafts and sends them; a draft that fails is given back whole.

    ``sent`` brings the new post after it stands in the timelines, ``failed`` the draft and why.
    The work belongs to the session: closing a window does not end it.
    """

    def __init__(
        self,
        handle: str,
        timelines: Timelines,
        connection: Connection,
        kept: DraftFile,
        disk: Lane[None],
        scope: TaskScope,
    ) -> None:
        self._own_handle = handle
        self._timelines = timelines
        self._connection = connection
        self._kept = kept
        self._disk = disk
        self._unsent = {draft.idempotency_key: draft for draft in kept.read()}
        self._scope = scope
        self.limits = ServerLimits()
        self.limits_changed: Signal[()] = Signal()
        self.sent: Signal[Draft, Post] = Signal()
        self.failed: Signal[Draft, FedideskError] = Signal()

    def new_draft(self) -> Draft:
        """Return an empty draft."""
        return Draft(idempotency_key=_new_key())

    def reply_to(self, post: Post) -> Draft:
        """Return a draft that answers ``post``: to whom it names, no wider than it is."""
        handles = [post.author.handle, *(mention.handle for mention in post.mentions)]
        named = dict.fromkeys(handle for handle in handles if not self._is_own(handle))
        return Draft(
            text="".join(f"@{handle} " for handle in named),
            content_warning=post.content_warning,
            visibility=_no_wider(post.visibility),
            reply_to=post.id,
            idempotency_key=_new_key(),
        )

    def revise(self, draft: Draft, **changes: object) -> Draft:
        """Return ``draft`` with changes by field name, under a new idempotency key."""
        return replace(draft, idempotency_key=_new_key(), **changes)

    @property
    def unsent(self) -> tuple[Draft, ...]:
        """Return what was begun and neither sent nor thrown away, oldest first."""
        return tuple(self._unsent.values())

    def keep(self, draft: Draft, instead_of: Draft | None = None) -> None:
        """Save what is being written, on disk within moments; empty drafts leave nothing.

        ``instead_of`` is the revision that it replaces.
        """
        if instead_of is not None:
            self._unsent.pop(instead_of.idempotency_key, None)
        if not draft.empty:
            self._unsent[draft.idempotency_key] = draft
        self._write_unsent()

    def discard(self, draft: Draft) -> None:
        """Forget ``draft``: it was sent, or the person threw it away."""
        if self._unsent.pop(draft.idempotency_key, None) is not None:
            self._write_unsent()

    async def settle(self) -> None:
        """Wait until everything unsent is on disk. Raises ``StorageError``."""
        unsent = self.unsent
        await self._disk.run(lambda _: self._kept.write(unsent))

    def send(self, draft: Draft) -> None:
        """Publish ``draft``; the same revision is never under way twice.

        It stays on disk until the server has it.
        """
        if draft.idempotency_key not in self._unsent:
            self.keep(draft)
        self._scope.start(self._send(draft), key=f"post:{draft.idempotency_key}")

    def learn_limits(self) -> None:
        """Ask the server how long a post may be; until it answers Mastodon's limits hold."""
        self._scope.start(self._learn_limits(), key="limits")

    def _write_unsent(self) -> None:
        unsent = self.unsent
        self._scope.start(self._disk.run(lambda _: self._kept.write(unsent)))

    async def _send(self, draft: Draft) -> None:
        try:
            post = await self._connection.call(lambda gateway: gateway.create_post(draft))
        except FedideskError as error:
            self.failed.emit(draft, error)
            return
        self.discard(draft)
        await self._timelines.add_own(post)
        self.sent.emit(draft, post)

    async def _learn_limits(self) -> None:
        try:
            server = await self._connection.call(lambda gateway: gateway.server())
        except FedideskError:
            return
        self.limits = server.limits
        self.limits_changed.emit()

    def _is_own(self, handle: str) -> bool:
        return handle.casefold() in (
            self._own_handle.casefold(),
            self._own_handle.partition("@")[0].casefold(),
        )


def _no_wider(visibility: str) -> str:
    """Return the visibility for a reply to a post of ``visibility``: the narrowest if unknown."""
    return visibility if visibility in VISIBILITIES else MENTIONED


def _new_key() -> str:
    """Return an idempotency key that nobody ever had."""
    return os.urandom(16).hex()
