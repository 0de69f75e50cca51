"""Settings: kept at every change, with bounds, and defaults where nothing can be read."""

from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.store.settings import Settings, SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_a_change_is_told_and_kept(path: Path) -> None:
    store = SettingsStore(path)
    assert store.current == Settings()
    told: list[Settings] = []
    store.changed.connect(told.append)
    store.update(theme="dark", text_percent=150)
    store.update(theme="dark")
    assert told == [Settings(theme="dark", text_percent=150)]
    assert SettingsStore(path).current == told[0]


@pytest.mark.parametrize(("chosen", "held"), [(1, 80), (80, 80), (200, 200), (999, 200)])
def test_the_text_size_stays_in_bounds(path: Path, chosen: int, held: int) -> None:
    store = SettingsStore(path)
    store.update(text_percent=chosen)
    assert store.current.text_percent == held
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{{"text_percent": {chosen}}}')
    assert SettingsStore(path).current.text_percent == held


@pytest.mark.parametrize(("chosen", "held"), [(-1, 0), (0, 0), (30, 30), (9999, 60)])
def test_a_post_waits_no_longer_than_makes_sense(path: Path, chosen: int, held: int) -> None:
    store = SettingsStore(path)
    store.update(undo_seconds=chosen)
    assert store.current.undo_seconds == held


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": 3}'])
def test_damage_means_defaults_and_is_set_aside(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    store = SettingsStore(path)
    assert store.current == Settings()
    store.update(language="bn")
    assert SettingsStore(path).current.language == "bn"
    assert content in {each.read_text() for each in path.parent.iterdir()}


def test_choices_of_a_later_version_do_no_harm(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "light", "sound": true}')
    assert SettingsStore(path).current == Settings(theme="light")


def test_what_can_not_be_kept_holds_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    store = SettingsStore(tmp_path / "config" / "settings.json")
    told: list[Settings] = []
    store.changed.connect(told.append)
    with pytest.raises(StorageError):
        store.update(theme="dark")
    assert store.current.theme == "dark"
    assert told == [store.current]
