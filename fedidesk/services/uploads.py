"""Brings the files of a post to the server before the post itself."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import (
    FedideskError,
    FileLost,
    Gone,
    NotOffered,
    Refused,
    UploadStopped,
)
from fedidesk.domain.ids import AttachmentId, DraftId, MediaId
from fedidesk.domain.media import UploadedMedia
from fedidesk.domain.outgoing import Posting
from fedidesk.services.connection import Connection
from fedidesk.store.attachment_folder import AttachmentFolder

_Note = Callable[[Posting], Awaitable[None]]
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 10.0
"""Seconds between two looks whether the server is ready with a file; each is longer."""


class Uploads:
    """Sends files one after the other, each once: what the server calls one is noted at once.

    ``progress`` tells how much of which file is sent, ``shares`` has that of those under way. All
    of it belongs to the loop's thread.
    """

    def __init__(self, files: AttachmentFolder, connection: Connection, clock: Clock) -> None:
        self._files = files
        self._connection = connection
        self._clock = clock
        self._under_way: dict[DraftId, asyncio.Task[Posting]] = {}
        """Those that nobody has stopped."""
        self.shares: dict[AttachmentId, float] = {}
        """From 0 to 1; a file that is sent stays until the server is ready with it."""
        self.progress: Signal[AttachmentId, float] = Signal()

    async def bring(self, posting: Posting, note: _Note) -> Posting:
        """Return ``posting`` with all its files on the server, which is ready with them.

        ``note`` gets it whenever the server has one more. Raises ``UploadStopped`` where somebody
        did that, ``FileLost``, or a ``ServerError``.
        """
        name = posting.draft.id
        task = asyncio.get_running_loop().create_task(self._bring(posting, note))
        self._under_way[name] = task
        try:
            return await task
        except (asyncio.CancelledError, FedideskError):
            if name not in self._under_way:
                raise UploadStopped from None
            raise
        finally:
            self._under_way.pop(name, None)
            self.shares.clear()

    def way_to_stop(self, draft: Draft) -> Callable[[], None] | None:
        """Return what stops bringing the files of ``draft`` for good; None where all is over."""
        task = self._under_way.get(draft.id)
        return None if task is None or task.done() else partial(self._stop, draft.id)

    def _stop(self, name: DraftId) -> None:
        self._under_way.pop(name).cancel()
        self.shares.clear()

    async def _bring(self, posting: Posting, note: _Note) -> Posting:
        draft = posting.draft
        files = [each for each in draft.attachments if not _is_of_the_post(each, draft)]
        sent: list[tuple[Attachment, UploadedMedia]] = []
        for file in files:
            try:
                media = await self._send(file)
            except FileLost:
                posting = _with(posting, file.id, lost=True)
                await note(posting)
                continue
            sent.append((file, media))
            if media.media_id != file.media_id:
                posting = _with(posting, file.id, media_id=media.media_id)
                await note(posting)
        if any(each.lost for each in posting.draft.attachments):
            raise FileLost
        for file, media in sent:
            try:
                await self._until_ready(media)
            except (Refused, Gone):
                # The server makes nothing of it: next time it gets the file anew.
                await note(_with(posting, file.id, media_id=None))
                raise
        return posting

    async def _send(self, file: Attachment) -> UploadedMedia:
        return await self._describe(file) or await self._upload(file)

    async def _describe(self, attachment: Attachment) -> UploadedMedia | None:
        """Say anew what there is to see in a file that was sent; None where it has to be sent.

        Servers forget what they are sent when no post comes after it.
        """
        media_id = attachment.media_id
        if media_id is None:
            return None
        try:
            return await self._connection.call(
                lambda gateway: gateway.describe_media(
                    media_id, attachment.description, attachment.focus
                )
            )
        except NotOffered:
            return UploadedMedia(media_id, is_ready=True)
        except (Gone, Refused):
            return None

    async def _upload(self, attachment: Attachment) -> UploadedMedia:
        file = self._files.path_of(attachment.id)
        cover = attachment.thumbnail
        thumbnail = None if cover is None else self._files.path_of(cover)

        def told(share: float) -> None:
            # The last words of a thread may come when all is over.
            if attachment.id in self.shares:
                self._tell(attachment.id, share)

        self._tell(attachment.id, 0.0)
        return await self._connection.call(
            lambda gateway: gateway.upload_media(file, attachment, told, thumbnail)
        )

    async def _until_ready(self, media: UploadedMedia) -> None:
        pause = _FIRST_PAUSE
        while not media.is_ready:
            await self._clock.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
            media = await self._look(media.media_id)

    async def _look(self, media_id: MediaId) -> UploadedMedia:
        try:
            return await self._connection.call(lambda gateway: gateway.media(media_id))
        except NotOffered:
            return UploadedMedia(media_id, is_ready=True)

    def _tell(self, attachment_id: AttachmentId, share: float) -> None:
        self.shares[attachment_id] = share
        self.progress.emit(attachment_id, share)


def _is_of_the_post(attachment: Attachment, draft: Draft) -> bool:
    """Return whether it belongs already to the published post that the draft changes."""
    return draft.edits is not None and bool(attachment.preview_url)


def _with(posting: Posting, file: AttachmentId, **changes: object) -> Posting:
    attachments = tuple(
        replace(each, **changes) if each.id == file else each for each in posting.draft.attachments
    )
    return replace(posting, draft=replace(posting.draft, attachments=attachments))
