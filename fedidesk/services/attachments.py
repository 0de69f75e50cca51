"""Takes files in, to go with posts: copies that fit the server."""

import asyncio
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from fedidesk.core.lanes import Lane
from fedidesk.domain import attaching
from fedidesk.domain.attaching import FittedPicture, is_picture
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import FileLost, NotTaken
from fedidesk.domain.file_kind import mime_of, moves
from fedidesk.domain.file_words import HEAD, description_in
from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.picture_edit import PictureEdit
from fedidesk.domain.server import MediaLimits
from fedidesk.services.ports import PictureEditing, PictureFitting
from fedidesk.store.attachment_folder import AttachmentFolder

_Result = TypeVar("_Result")
_THREADS = 2
_PATIENCE = 300.0
"""Seconds for one file, which may come from far away."""
_AT_THE_END = 2.5
"""Seconds that files may still take when the application ends."""
_THUMBNAIL = MediaLimits(types=("image/jpeg",), image_bytes=1_000_000, image_pixels=1_000_000)
"""What a picture for a sound may be, whatever a server says."""


class Attachments:
    """Makes attachments of files. What can't be one raises ``NotTaken``, a full disk
    ``StorageError``.

    ``load_fitting`` is called in the loop's thread; what it returns works in a lane.
    """

    def __init__(
        self,
        files: AttachmentFolder,
        load_fitting: Callable[[], PictureFitting],
        limits: Callable[[], MediaLimits],
    ) -> None:
        self._files = files
        self._load_fitting = load_fitting
        self._limits = limits
        self._lane: Lane[None] = Lane("attachments", lambda: None, _THREADS)
        self._under_way = 0
        self._at_rest = asyncio.Event()

    async def take(self, path: Path) -> Attachment:
        """Copy a file; a picture that is too large for the server is made smaller."""
        fitting, limits = self._load_fitting(), self._limits()
        return await self.do(lambda: _taken(self._files, path, path.name, fitting, limits))

    async def take_image(self, png: bytes, name: str) -> Attachment:
        """Keep a picture that was pasted."""
        fitting, limits = self._load_fitting(), self._limits()
        return await self.do(lambda: self._made_of(png, name, fitting, limits))

    async def edit(
        self, attachment: Attachment, edit: PictureEdit, editing: PictureEditing
    ) -> Attachment:
        """Make another picture of one, with a copy of its own; that of ``attachment`` stays.

        Raises ``FileLost`` where there is none.
        """
        fitting, limits = self._load_fitting(), self._limits()
        path = self.path_of(attachment)

        def make() -> Attachment:
            if not path.exists():
                raise FileLost
            content = editing(path, attachment.mime, edit)
            return self._made_of(content, attachment.name, fitting, limits)

        made = await self.do(make)
        return replace(
            made,
            description=attachment.description,
            suggestion=attachment.suggestion,
            shrunk=attachment.shrunk or made.shrunk,
        )

    async def take_thumbnail(self, path: Path) -> AttachmentId:
        """Keep a picture for a sound or film, as a small JPEG."""
        fitting = self._load_fitting()
        kept = await self.do(lambda: _taken(self._files, path, "", fitting, _THUMBNAIL))
        return kept.id

    def path_of(self, attachment: Attachment) -> Path:
        """Return where the copy is; there is none of what has a ``preview_url``."""
        return self._files.path_of(attachment.id)

    def can_take(self, attachment: Attachment, limits: MediaLimits) -> NotTaken | None:
        """Return why the server would not take ``attachment`` now; None where it may."""
        return attaching.can_take(attachment, limits)

    async def do(self, work: Callable[[], _Result]) -> _Result:
        """Do what takes its time with a file, and return what comes of it.

        Raises what ``work`` does, and ``NotTaken`` where the disk does not answer.
        """
        self._under_way += 1
        try:
            return await self._lane.run(lambda _: work(), timeout=_PATIENCE)
        except TimeoutError:
            raise NotTaken(NotTaken.UNREADABLE) from None
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._at_rest.set()

    async def settle(self) -> None:
        """Wait until what is being taken in is there and who asked for it has it, but not long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_AT_THE_END):
                while self._under_way:
                    self._at_rest.clear()
                    await self._at_rest.wait()

    def close(self) -> None:
        """Take nothing more."""
        self._lane.close()

    def _made_of(
        self, content: bytes, name: str, fitting: PictureFitting, limits: MediaLimits
    ) -> Attachment:
        whole = _new_id()
        self._files.keep(whole, content)
        try:
            return _taken(self._files, self._files.path_of(whole), name, fitting, limits)
        finally:
            self._files.remove((whole,))


def as_it_is(_file: Path, mime: str, _limits: MediaLimits) -> FittedPicture:
    """Change no picture: what is done where nobody can."""
    return FittedPicture(mime, 0, 0)


def _taken(
    files: AttachmentFolder, path: Path, name: str, fitting: PictureFitting, limits: MediaLimits
) -> Attachment:
    size, head = _looked_at(path)
    if not size:
        raise NotTaken(NotTaken.EMPTY)
    mime = mime_of(head)
    fitted = fitting(path, mime, limits) if is_picture(mime) else FittedPicture(mime, 0, 0)
    attachment = Attachment(
        id=_new_id(),
        name=name,
        mime=fitted.mime,
        size=size if fitted.content is None else len(fitted.content),
        width=fitted.width,
        height=fitted.height,
        shrunk=fitted.shrunk,
        moves=fitted.content is None and moves(head),
        suggestion=description_in(head) if is_picture(mime) else "",
    )
    trouble = attaching.can_take(attachment, limits)
    if trouble is not None:
        raise trouble
    if fitted.content is None:
        files.take(attachment.id, path)
    else:
        files.keep(attachment.id, fitted.content)
    return attachment


def _looked_at(path: Path) -> tuple[int, bytes]:
    """Return how large a file is and how it begins."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise NotTaken(NotTaken.UNREADABLE)
        with path.open("rb") as file:
            return about.st_size, file.read(HEAD)
    except (OSError, ValueError):
        # Names with a zero in them are no OSError.
        raise NotTaken(NotTaken.UNREADABLE) from None


def _new_id() -> AttachmentId:
    """Return a name that nothing ever had."""
    return AttachmentId(os.urandom(16).hex())
