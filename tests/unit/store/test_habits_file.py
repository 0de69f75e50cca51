"""Habits of writing outlive the application, and damage is not deleted."""

from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.domain.habits import Habits, Preferences
from fedidesk.store.habits_file import HabitsFile

HABITS = Habits(preferences=Preferences(visibility="private", language="de"), language="bn")


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "account" / "habits.json"
    assert HabitsFile(path).read() == Habits()
    HabitsFile(path).write(HABITS)
    assert HabitsFile(path).read() == HABITS


@pytest.mark.parametrize("content", ["", "{", "[]", '{"language": 7}', '{"preferences": null}'])
def test_damage_is_set_aside(content: str, tmp_path: Path) -> None:
    path = tmp_path / "habits.json"
    path.write_text(content)
    file = HabitsFile(path)
    assert file.read() == Habits()
    file.write(HABITS)
    assert HabitsFile(path).read() == HABITS
    assert content in {other.read_text() for other in tmp_path.iterdir() if other != path}


def test_unknown_fields_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "habits.json"
    path.write_text('{"language": "bn", "mood": "good"}')
    assert HabitsFile(path).read() == Habits(language="bn")


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        HabitsFile(tmp_path / "file" / "habits.json").write(HABITS)
