import marshal
import shutil
import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType

import pytest

from fedidesk.app.read_at_once import read_at_once

NAME = "fedidesk_of_a_test"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / NAME
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "answer.py").write_text("ANSWER = 42\n")
    return package


def started(package: Path, kept_in: Path) -> ModuleType:
    """Import the module as a new start does."""
    for name in (NAME, f"{NAME}.answer"):
        sys.modules.pop(name, None)
    invalidate_caches()
    with read_at_once(package, kept_in):
        return import_module(f"{NAME}.answer")


def is_plain(module: ModuleType) -> bool:
    return type(module.__loader__).__name__ == "SourceFileLoader"


def test_the_second_start_looks_for_nothing(package: Path, tmp_path: Path) -> None:
    kept_in = tmp_path / "kept.pyc"
    assert is_plain(started(package, kept_in))
    second = started(package, kept_in)
    assert not is_plain(second)
    assert second.ANSWER == 42
    assert second.__file__ == str(package / "answer.py")
    assert not any(type(finder).__name__ == "_Finder" for finder in sys.meta_path)


def test_a_source_that_changed_is_read_anew(package: Path, tmp_path: Path) -> None:
    kept_in = tmp_path / "kept.pyc"
    started(package, kept_in)
    (package / "answer.py").write_text("ANSWER = 430\n")
    changed = started(package, kept_in)
    assert (changed.ANSWER, is_plain(changed)) == (430, True)
    assert (started(package, kept_in).ANSWER, is_plain(started(package, kept_in))) == (430, False)


@pytest.mark.parametrize("damage", [b"", b"no code", marshal.dumps([1])])
def test_what_is_damaged_is_made_anew(package: Path, tmp_path: Path, damage: bytes) -> None:
    kept_in = tmp_path / "kept.pyc"
    kept_in.write_bytes(damage)
    assert started(package, kept_in).ANSWER == 42
    assert not is_plain(started(package, kept_in))


def test_it_works_where_nothing_can_be_kept(package: Path, tmp_path: Path) -> None:
    kept_in = tmp_path / "a folder"
    kept_in.mkdir()
    assert started(package, kept_in).ANSWER == 42
    assert is_plain(started(package, kept_in))


def test_a_copy_of_the_folder_is_not_taken_for_the_first(package: Path, tmp_path: Path) -> None:
    kept_in = package / "kept.pyc"
    first = started(package, kept_in)
    copy = tmp_path / "elsewhere" / NAME
    shutil.copytree(package, copy)
    sys.path.insert(0, str(copy.parent))
    try:
        second = started(copy, copy / "kept.pyc")
    finally:
        sys.path.remove(str(copy.parent))
    assert first.__file__ != second.__file__ == str(copy / "answer.py")
