"""Files for posts: sending them, hearing when they are ready, describing them.

https://docs.joinmastodon.org/methods/media/
"""

from collections.abc import Callable
from pathlib import Path

from fedidesk.api import decoding, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, in_path
from fedidesk.api.errors import UNEXPECTED
from fedidesk.api.multipart import FilePart, Multipart, UploadStopping
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.file_kind import EXTENSIONS
from fedidesk.domain.ids import MediaId
from fedidesk.domain.media import UploadedMedia

VERSION_2 = "/api/v2/media"
"""Answers as soon as it has the file; it may have to be worked on then."""
VERSION_1 = "/api/v1/media"
"""Answers when all is done."""
_THUMBNAIL = "image/jpeg"
_WORKED_ON = (202, 206)
"""What is said of a file that is not ready."""


def upload(
    client: Client,
    way: str,
    file: Path,
    thumbnail: Path | None,
    attachment: Attachment,
    told: Callable[[float], None],
    stopping: UploadStopping,
) -> UploadedMedia:
    """Send the file and, for a sound or film, its thumbnail, with all that is said of it.

    ``told`` gets the share that is sent, in this thread. Raises ``FileLost``.
    """
    parts = {"file": _part(file, attachment.mime)}
    if thumbnail is not None:
        parts["thumbnail"] = _part(thumbnail, _THUMBNAIL)
    said = _said_of(attachment.description, attachment.focus)
    with Multipart(said, parts, told, stopping) as body:
        return _media(client, client.upload(way, body))


def read(client: Client, media_id: MediaId) -> UploadedMedia:
    """Return how far the server is with a file of one's own that goes with no post yet."""
    return _media(client, client.ask(lambda mastodon: mastodon.media(in_path(media_id))))


def describe(
    client: Client, media_id: MediaId, description: str, focus: tuple[float, float] | None
) -> UploadedMedia:
    """Say what there is to see in a file that goes with no post yet; nothing is kept of before."""
    answer = client.ask(
        lambda mastodon: mastodon.media_update(
            in_path(media_id), description=description, focus=focus or (0.0, 0.0)
        )
    )
    return _media(client, answer)


def _said_of(description: str, focus: tuple[float, float] | None) -> dict[str, str]:
    said = {"description": description} if description else {}
    if focus is not None:
        said["focus"] = f"{focus[0]},{focus[1]}"
    return said


def _part(path: Path, mime: str) -> FilePart:
    """Return the file under a name of no meaning: those that people give tell a lot."""
    return FilePart(path, f"file.{EXTENSIONS.get(mime, 'bin')}", mime)


def _media(client: Client, answer: Answer) -> UploadedMedia:
    found = decoding.one(answer, wire.MediaAttachment, client.host)
    if found.id is None or found.id == "":
        raise BadAnswer(client.host, UNEXPECTED)
    # Some say 202 of all, and give the address of what is ready.
    return UploadedMedia(MediaId(str(found.id)), bool(found.url) or answer.status not in _WORKED_ON)
