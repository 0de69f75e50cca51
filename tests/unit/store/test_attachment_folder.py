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


def names_in(folder: AttachmentFolder) -> list[str]:
    return sorted(path.name for path in folder.path_of(ONE).parent.iterdir())


def test_what_belongs_to_nothing_goes_at_the_next_start(folder: AttachmentFolder) -> None:
    folder.keep_only({ONE})
    folder.keep(ONE, b"one")
    folder.keep(OTHER, b"other")
    folder.path_of(ONE).with_name("half.new").write_bytes(b"ha")
    again = AttachmentFolder(folder.path_of(ONE).parent)
    again.keep(AttachmentId("new"), b"for a draft that is not kept yet")
    again.keep_only({ONE})
    assert names_in(again) == ["new", ONE]


def test_what_is_sent_goes_at_once(folder: AttachmentFolder) -> None:
    folder.keep(ONE, b"one")
    folder.keep(OTHER, b"other")
    folder.remove({OTHER, AttachmentId("gone already")})
    assert names_in(folder) == [ONE]


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


@pytest.mark.parametrize("name", ["../account", "..", ".", "/etc/passwd", "a/../../b"])
def test_no_name_leads_out_of_the_folder(folder: AttachmentFolder, name: str) -> None:
    inside = folder.path_of(ONE).parent
    path = folder.path_of(AttachmentId(name))
    assert path.parent == inside
    assert path.resolve().parent == inside.resolve()
