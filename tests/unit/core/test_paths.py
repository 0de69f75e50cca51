"""Profiles: where files go, and who may look."""

import stat
from pathlib import Path

import pytest

from fedidesk.core.paths import ProfilePaths


def test_a_profile_below_a_folder_stays_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = ProfilePaths.below(Path("profile"))
    paths.create()
    paths.create()
    folders = {paths.config, paths.data, paths.cache, paths.logs}
    assert len(folders) == 4
    for folder in folders:
        assert folder.is_absolute()
        assert folder.parent == tmp_path / "profile"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_systems_folders_carry_our_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = ProfilePaths.of_system()
    for folder in (paths.config, paths.data, paths.cache, paths.logs):
        assert "fedidesk" in folder.parts
        assert folder.is_relative_to(tmp_path)
