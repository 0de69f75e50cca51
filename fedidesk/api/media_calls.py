"""The calls of a gateway that are about files for posts."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fedidesk.api import media
from fedidesk.api.calls import Calls, Result
from fedidesk.api.client import Client
from fedidesk.api.multipart import UploadStopping
from fedidesk.domain.draft import Attachment
from fedidesk.domain.ids import MediaId
from fedidesk.domain.media import UploadedMedia


class MediaCalls(Calls):
    """A part of the gateway."""

    @abstractmethod
    async def _upload(self, ways: tuple[str, ...], call: Callable[[Client, str], Result]) -> Result:
        """Do ``call`` by the first of the ways that the server offers, in a lane for files."""

    async def upload_media(
        self,
        file: Path,
        attachment: Attachment,
        told: Callable[[float], None],
        thumbnail: Path | None = None,
    ) -> UploadedMedia:
        """Send a file; ``told`` gets the share that is sent, in the loop's thread.

        Whoever is cancelled while it waits ends the upload. Raises ``FileLost``.
        """
        stopping = UploadStopping()
        tell = partial(_tell, asyncio.get_running_loop(), told)

        def call(client: Client, way: str) -> UploadedMedia:
            return media.upload(client, way, file, thumbnail, attachment, tell, stopping)

        try:
            return await self._upload((media.VERSION_2, media.VERSION_1), call)
        finally:
            stopping.say()

    async def media(self, media_id: MediaId) -> UploadedMedia:
        """Return how far the server is with a file that goes with no post yet."""
        return await self._read(partial(media.read, media_id=media_id))

    async def describe_media(
        self, media_id: MediaId, description: str, focus: tuple[float, float] | None
    ) -> UploadedMedia:
        """Say what there is to see in a file that goes with no post yet."""
        call = partial(media.describe, media_id=media_id, description=description, focus=focus)
        return await self._write(call)


def _tell(loop: asyncio.AbstractEventLoop, told: Callable[[float], None], share: float) -> None:
    try:
        loop.call_soon_threadsafe(told, share)
    except RuntimeError:
        # The loop has closed: nobody waits any more.
        return
