"""The one home of what the server does not have yet."""

from collections.abc import Callable

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import thread_of
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import AttachmentId, PostId
from fedidesk.domain.outgoing import Outgoing, Posting, posting_key
from fedidesk.store.attachment_folder import AttachmentFolder
from fedidesk.store.unsent_file import UnsentContent, UnsentFile

_SENT_KEPT = 50
_TRY_AGAIN_AFTER = 5.0
"""Seconds for which a full disk is left alone."""


class Unsent:
    """Drafts and what is on its way, in memory and, moments later, on disk.

    Every change is one step for both; where changes are quicker than the disk, it gets the last,
    and where the disk has no room, it is tried until it has: ``failed_to_keep`` hears of it once.
    All of it belongs to the loop's thread; ``changed`` tells, also of a ``trouble`` with the disk.
    """

    def __init__(
        self,
        file: UnsentFile,
        files: AttachmentFolder,
        disk: Lane[None],
        scope: TaskScope,
        clock: Clock,
        failed_to_keep: Callable[[StorageError], None],
    ) -> None:
        self._file = file
        self.files = files
        self._disk = disk
        self._scope = scope
        self._clock = clock
        self._failed_to_keep = failed_to_keep
        self._content = self._kept = file.read()
        self.trouble: StorageError | None = None
        """Why the disk does not have all of it."""
        self.changed: Signal[()] = Signal()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What is being written, oldest first."""
        return self._content.drafts

    @property
    def outgoing(self) -> tuple[Outgoing, ...]:
        """What waits to be sent, in that order."""
        return self._content.outgoing

    @property
    def sent(self) -> tuple[PostId, ...]:
        """The last posts that are known to have come of it."""
        return self._content.sent

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of the one with its id, or as a new one; never an empty one."""
        others = [each for each in self.drafts if each.id != draft.id]
        if draft.empty:
            kept = tuple(others)
        elif len(others) < len(self.drafts):
            kept = tuple(draft if each.id == draft.id else each for each in self.drafts)
        else:
            kept = (*others, draft)
        self._become(replace(self._content, drafts=kept))

    def forget(self, draft: Draft) -> None:
        """Keep a draft no longer."""
        kept = tuple(each for each in self.drafts if each.id != draft.id)
        self._become(replace(self._content, drafts=kept))

    def put(self, outgoing: Outgoing) -> None:
        """Let something wait at the end, in the place of what has its key; no draft of it stays."""
        drafts = self.drafts
        if isinstance(outgoing, Posting):
            drafts = tuple(each for each in drafts if each.id != outgoing.draft.id)
        waiting = tuple(each for each in self.outgoing if each.key != outgoing.key)
        content = replace(self._content, drafts=drafts, outgoing=(*waiting, outgoing))
        self._become(content)

    def put_first(self, outgoing: Outgoing) -> None:
        """Let something that waits go before all else, and with a post the thread that it is in."""
        keys = {outgoing.key}
        if isinstance(outgoing, Posting):
            drafts = [each.draft for each in self.outgoing if isinstance(each, Posting)]
            keys |= {posting_key(draft) for draft in thread_of(outgoing.draft, drafts)}
        waiting = tuple(sorted(self.outgoing, key=lambda each: each.key not in keys))
        self._become(replace(self._content, outgoing=waiting))

    def renew(self, outgoing: Outgoing) -> None:
        """Take note of what is new about something that waits, where it stands."""
        waiting = tuple(outgoing if each.key == outgoing.key else each for each in self.outgoing)
        self._become(replace(self._content, outgoing=waiting))

    def give_back(self, posting: Posting, draft: Draft) -> None:
        """Let a post be a draft again."""
        waiting = tuple(each for each in self.outgoing if each.key != posting.key)
        others = tuple(each for each in self.drafts if each.id != draft.id)
        self._become(replace(self._content, outgoing=waiting, drafts=(*others, draft)))

    def done(self, outgoing: Outgoing, post_id: PostId | None = None) -> None:
        """Let nothing wait any more, for the server has it: as ``post_id`` where it is a post.

        What continues that post answers it from now on.
        """
        waiting = [each for each in self.outgoing if each.key != outgoing.key]
        drafts, sent = self.drafts, self.sent
        if post_id is not None:
            sent = (*sent, post_id)[-_SENT_KEPT:]
            if isinstance(outgoing, Posting):
                follow = _followed_by(outgoing.draft, post_id)
                drafts = tuple(map(follow, drafts))
                waiting = [
                    replace(each, draft=follow(each.draft)) if isinstance(each, Posting) else each
                    for each in waiting
                ]
        self._become(UnsentContent(drafts, tuple(waiting), sent))

    async def settle(self) -> None:
        """Wait until all of it is on disk. Raises ``StorageError``."""
        while self._content is not self._kept:
            await self._write(self._content)

    async def take_over(self, draft: Draft, files: AttachmentFolder) -> None:
        """Copy what goes with ``draft`` from the files of another account.

        Raises ``StorageError``.
        """

        def copy(_: None) -> None:
            for attachment in files_of(draft):
                self.files.take(attachment, files.path_of(attachment))

        await self._disk.run(copy)

    async def sweep(self) -> None:
        """Delete the files that belong to nothing. Raises ``StorageError``."""
        used = self._files_used()
        await self._disk.run(lambda _: self.files.keep_only(used))

    async def release(self, draft: Draft) -> None:
        """Delete the files of what is sent. Raises ``StorageError``."""
        unused = files_of(draft) - self._files_used()
        if unused:
            await self._disk.run(lambda _: self.files.remove(unused))

    def _files_used(self) -> set[AttachmentId]:
        posting = [each.draft for each in self.outgoing if isinstance(each, Posting)]
        return set().union(*map(files_of, (*self.drafts, *posting)))

    def _become(self, content: UnsentContent) -> None:
        if content != self._content:
            self._content = content
            self._scope.start(self._keep_trying(), key="unsent")
            self.changed.emit()

    async def _keep_trying(self) -> None:
        while self._content is not self._kept:
            try:
                await self._write(self._content)
            except StorageError:
                await self._clock.sleep(_TRY_AGAIN_AFTER)

    async def _write(self, content: UnsentContent) -> None:
        try:
            await self._disk.run(lambda _: self._file.write(content))
        except StorageError as error:
            self._say(error)
            raise
        self._kept = content
        self._say(None)

    def _say(self, trouble: StorageError | None) -> None:
        if (self.trouble is None) is not (trouble is None):
            self.trouble = trouble
            self.changed.emit()
            if trouble is not None:
                self._failed_to_keep(trouble)


def files_of(draft: Draft) -> set[AttachmentId]:
    """Return the files that go with ``draft``."""
    thumbnails = {one.thumbnail for one in draft.attachments if one.thumbnail is not None}
    return {one.id for one in draft.attachments} | thumbnails


def _followed_by(sent: Draft, post_id: PostId) -> Callable[[Draft], Draft]:
    def follow(draft: Draft) -> Draft:
        if draft.follows != sent.id:
            return draft
        return replace(draft, follows=None, reply_to=post_id)

    return follow
