"""The place that is kept, and damage to it."""

from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import RowId
from fedidesk.store.place_file import PlaceFile


def test_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "account" / "place.json"
    assert PlaceFile(path).read() is None
    for row_id in (RowId("01AB"), RowId("42")):
        PlaceFile(path).write(row_id)
        assert PlaceFile(path).read() == row_id


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"home": 7}', b"\xff"])
def test_damage_is_no_place_and_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "place.json"
    path.write_bytes(damage)
    kept = PlaceFile(path)
    assert kept.read() is None
    kept.write(RowId("01AB"))
    assert PlaceFile(path).read() == "01AB"
    (aside,) = [file for file in tmp_path.iterdir() if file != path]
    assert aside.read_bytes() == damage


def test_a_disk_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "account").write_text("in the way")
    with pytest.raises(StorageError):
        PlaceFile(tmp_path / "account" / "place.json").write(RowId("1"))
