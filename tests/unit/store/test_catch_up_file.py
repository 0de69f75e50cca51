"""The choice for catching up that is kept, and damage to it."""

from pathlib import Path

import pytest

from fedidesk.domain.catch_up import Choice, Kind, Order
from fedidesk.domain.errors import StorageError
from fedidesk.store.catch_up_file import CatchUpFile

CHOICE = Choice(24, frozenset({Kind.POST, Kind.BOOST}), Order.PEOPLE, with_pictures=True)


def test_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "account" / "catch-up.json"
    assert CatchUpFile(path).read() is None
    for choice in (Choice(), CHOICE):
        CatchUpFile(path).write(choice)
        assert CatchUpFile(path).read() == choice


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"order": "sideways"}', b"\xff"])
def test_damage_is_no_choice_and_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "catch-up.json"
    path.write_bytes(damage)
    kept = CatchUpFile(path)
    assert kept.read() is None
    kept.write(CHOICE)
    assert CatchUpFile(path).read() == CHOICE
    (aside,) = [file for file in tmp_path.iterdir() if file != path]
    assert aside.read_bytes() == damage


def test_a_disk_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "account").write_text("in the way")
    with pytest.raises(StorageError):
        CatchUpFile(tmp_path / "account" / "catch-up.json").write(CHOICE)
