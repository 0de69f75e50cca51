"""Files are taken in as copies; what can't go with a post is said at once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from fedidesk.domain.attaching import FittedPicture
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import FileLost, NotTaken, StorageError
from fedidesk.domain.ids import AttachmentId, MediaId
from fedidesk.domain.picture_edit import PictureEdit, whole
from fedidesk.domain.server import MediaLimits
from fedidesk.services.attachments import Attachments
from fedidesk.store.attachment_folder import AttachmentFolder
from tests.strict_server.pictures import striped_png

PICTURE = striped_png(64, 48, 0.3)
SMALL = b"\xff\xd8\xffsmall"
EDITED = b"\x89PNG\r\n\x1a\nedited"


class Fitting:
    """Implements ``services.ports.PictureFitting``: says what it was told to."""

    def __init__(self) -> None:
        self.answer: FittedPicture | None = None
        self.asked: list[MediaLimits] = []

    def __call__(self, file: Path, mime: str, limits: MediaLimits) -> FittedPicture:
        assert file.exists()
        self.asked.append(limits)
        return self.answer or FittedPicture(mime, 64, 48)


class Counter:
    """A place where one takes files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "attachments"
        self.fitting = Fitting()
        self.limits = MediaLimits(types=("image/png", "image/jpeg", "audio/ogg"))
        self.attachments = Attachments(
            AttachmentFolder(self.folder), lambda: self.fitting, lambda: self.limits
        )

    def kept(self) -> list[bytes]:
        return [path.read_bytes() for path in self.folder.iterdir()]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.attachments.close()


def a_file(folder: Path, content: bytes = PICTURE, name: str = "cat.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


async def test_a_copy_is_made_that_knows_what_it_is(counter: Counter, tmp_path: Path) -> None:
    path = a_file(tmp_path, name="not what it seems.txt")
    taken = await counter.attachments.take(path)
    path.unlink()
    assert counter.attachments.path_of(taken).read_bytes() == PICTURE
    assert taken == Attachment(
        id=taken.id,
        name="not what it seems.txt",
        mime="image/png",
        size=len(PICTURE),
        width=64,
        height=48,
    )
    assert (await counter.attachments.take(a_file(tmp_path))).id != taken.id


async def test_what_was_made_smaller_is_kept_in_its_place(counter: Counter, tmp_path: Path) -> None:
    counter.fitting.answer = FittedPicture("image/jpeg", 32, 24, SMALL, shrunk=True)
    taken = await counter.attachments.take(a_file(tmp_path))
    assert (taken.mime, taken.size, taken.width, taken.shrunk) == (
        "image/jpeg",
        len(SMALL),
        32,
        True,
    )
    assert counter.kept() == [SMALL]


async def test_a_pasted_picture_leaves_one_file(counter: Counter) -> None:
    counter.fitting.answer = FittedPicture("image/jpeg", 32, 24, SMALL, shrunk=True)
    taken = await counter.attachments.take_image(PICTURE, "Pasted")
    assert (taken.name, counter.kept()) == ("Pasted", [SMALL])
    counter.fitting.answer = None
    await counter.attachments.take_image(PICTURE, "Pasted")
    assert sorted(counter.kept()) == sorted([SMALL, PICTURE])


async def test_a_thumbnail_is_a_small_jpeg_whatever_the_server_takes(
    counter: Counter, tmp_path: Path
) -> None:
    counter.fitting.answer = FittedPicture("image/jpeg", 32, 24, SMALL)
    name = await counter.attachments.take_thumbnail(a_file(tmp_path))
    assert (counter.folder / name).read_bytes() == SMALL
    assert counter.fitting.asked[0].types == ("image/jpeg",)


class Editing:
    """Implements ``services.ports.PictureEditing``: makes always the same, or has a trouble."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, str, PictureEdit]] = []
        self.trouble: NotTaken | None = None

    def __call__(self, file: Path, mime: str, edit: PictureEdit) -> bytes:
        self.asked.append((file.read_bytes(), mime, edit))
        if self.trouble is not None:
            raise self.trouble
        return EDITED


async def test_an_edited_picture_is_another_one_with_the_same_words(
    counter: Counter, tmp_path: Path
) -> None:
    before = replace(
        await counter.attachments.take(a_file(tmp_path)),
        description="A cat",
        suggestion="A pet",
        focus=(0.5, 0.5),
        media_id=MediaId("1"),
        shrunk=True,
    )
    counter.fitting.answer = FittedPicture("image/png", 32, 24)
    edit, editing = whole(64, 48).turned(to_right=True), Editing()
    after = await counter.attachments.edit(before, edit, editing)
    assert editing.asked == [(PICTURE, "image/png", edit)]
    assert after == Attachment(
        id=after.id,
        name="cat.png",
        mime="image/png",
        description="A cat",
        suggestion="A pet",
        size=len(EDITED),
        width=32,
        height=24,
        shrunk=True,
    )
    assert counter.attachments.path_of(after).read_bytes() == EDITED
    assert sorted(counter.kept()) == sorted([PICTURE, EDITED])


async def test_what_could_not_be_edited_stays_as_it_is(counter: Counter, tmp_path: Path) -> None:
    before = await counter.attachments.take(a_file(tmp_path))
    edit, editing = whole(64, 48).turned(to_right=True), Editing()
    editing.trouble = NotTaken(NotTaken.BROKEN)
    with pytest.raises(NotTaken):
        await counter.attachments.edit(before, edit, editing)
    editing.trouble = None
    counter.limits = MediaLimits(types=("image/jpeg",))
    with pytest.raises(NotTaken):
        await counter.attachments.edit(before, edit, editing)
    assert counter.kept() == [PICTURE]
    counter.attachments.path_of(before).unlink()
    with pytest.raises(FileLost):
        await counter.attachments.edit(before, edit, editing)


async def test_what_moves_is_known_unless_it_was_made_anew(
    counter: Counter, tmp_path: Path
) -> None:
    counter.limits = MediaLimits()
    path = a_file(tmp_path, b"GIF89a...")
    assert (await counter.attachments.take(path)).moves
    counter.fitting.answer = FittedPicture("image/jpeg", 32, 24, SMALL, shrunk=True)
    assert not (await counter.attachments.take(path)).moves


async def test_what_a_picture_says_of_itself_is_only_offered(
    counter: Counter, tmp_path: Path
) -> None:
    words = b"<dc:description><rdf:li>A ferry</rdf:li></dc:description>"
    taken = await counter.attachments.take(a_file(tmp_path, PICTURE + words))
    assert (taken.suggestion, taken.description) == ("A ferry", "")


async def test_sounds_are_not_fitted(counter: Counter, tmp_path: Path) -> None:
    taken = await counter.attachments.take(a_file(tmp_path, b"OggS la la", "song"))
    assert (taken.mime, taken.width) == ("audio/ogg", 0)
    assert counter.fitting.asked == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", NotTaken.EMPTY),
        (b"%PDF-1.7", NotTaken.WRONG_TYPE),
        (b"fLaC", NotTaken.WRONG_TYPE),
        (b"OggS" + bytes(2000), NotTaken.TOO_LARGE),
    ],
)
async def test_what_does_not_fit_is_said_and_leaves_nothing(
    counter: Counter, tmp_path: Path, content: bytes, why: str
) -> None:
    counter.limits = MediaLimits(types=("image/png", "audio/ogg"), video_bytes=2000)
    with pytest.raises(NotTaken) as caught:
        await counter.attachments.take(a_file(tmp_path, content))
    assert caught.value.why == why
    assert not counter.folder.exists()


async def test_what_can_not_be_read_is_said(counter: Counter, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path / "gone", tmp_path, pipe, tmp_path / "x\0y"):
        with pytest.raises(NotTaken) as caught:
            await counter.attachments.take(path)
        assert caught.value.why == NotTaken.UNREADABLE


async def test_a_full_disk_is_another_trouble(counter: Counter, tmp_path: Path) -> None:
    counter.folder.write_text("in the way")
    with pytest.raises(StorageError):
        await counter.attachments.take(a_file(tmp_path))


async def test_limits_may_have_changed_meanwhile(counter: Counter, tmp_path: Path) -> None:
    taken = await counter.attachments.take(a_file(tmp_path))
    assert counter.attachments.can_take(taken, counter.limits) is None
    trouble = counter.attachments.can_take(taken, MediaLimits(types=("image/webp",)))
    assert trouble is not None
    assert trouble.why == NotTaken.WRONG_TYPE
    theirs = Attachment(id=AttachmentId("1"), preview_url="https://a.example/1")
    assert counter.attachments.can_take(theirs, counter.limits) is None
