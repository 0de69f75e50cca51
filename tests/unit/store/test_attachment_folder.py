"""Copies of what goes with a post."""

from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import AttachmentId
from fedidesk.store.attachment_folder import AttachmentFolder

ONE, OTHER = AttachmentId("one"), AttachmentId("other")


@pytest.fixture
def folder(tmp_path: Path) -> AttachmentFolder:
    return AttachmentFolder(tmp_path / "account" / "attachments")


def test_a_copy_outlives_the_original(folder: AttachmentFolder, tmp_path: Path) -> None:
    original = tmp_path / "cat.png"
    original.write_bytes(b"cat" * 1_000_000)
    folder.take(ONE, original)
    original.unlink()
    assert folder.path_of(ONE).read_bytes() == b"cat" * 1_000_000
    assert folder.path_of(ONE).stat().st_mode & 0o077 == 0


def test_what_belongs_to_nothing_goes(folder: AttachmentFolder) -> None:
    folder.keep_only({ONE})
    folder.keep(ONE, b"one")
    folder.keep(OTHER, b"other")
    folder.path_of(AttachmentId("half.new")).write_bytes(b"ha")
    folder.keep_only({ONE})
    assert [path.name for path in folder.path_of(ONE).parent.iterdir()] == [ONE]


def test_what_can_not_be_read_leaves_no_half(folder: AttachmentFolder, tmp_path: Path) -> None:
    folder.keep(OTHER, b"other")
    for source in (tmp_path / "gone.png", tmp_path):
        with pytest.raises(StorageError):
            folder.take(ONE, source)
    assert [path.name for path in folder.path_of(ONE).parent.iterdir()] == [OTHER]


def test_no_room_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "account").write_text("in the way")
    with pytest.raises(StorageError):
        AttachmentFolder(tmp_path / "account" / "attachments").keep(ONE, b"one")
