import builtins
import sys
from pathlib import Path
from types import CodeType

import pytest

from fedidesk.app.compiled_once import compiled_once

SOURCE = b"answer = 6 * 7"
NAME = "shibokensupport/answer.py"
plain = builtins.compile


def compiled(kept_in: Path, source: bytes = SOURCE, name: str = NAME) -> CodeType:
    with compiled_once(kept_in):
        code = compile(source, name, "exec")
    assert builtins.compile is plain
    return code


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept.pyc"


def test_the_second_start_compiles_nothing(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled(kept_in)
    with monkeypatch.context() as patch:
        patch.delattr(builtins, "compile")
        patch.setattr(builtins, "compile", None, raising=False)
        with compiled_once(kept_in):
            second = builtins.compile(SOURCE, NAME, "exec")
    assert second == first
    names: dict[str, object] = {}
    exec(second, names)
    assert names["answer"] == 42


def test_another_source_is_compiled_anew(kept_in: Path) -> None:
    compiled(kept_in)
    code = compiled(kept_in, b"answer = 'another'")
    assert "another" in code.co_consts


def test_other_sources_are_none_of_its_business(kept_in: Path) -> None:
    compiled(kept_in, name="elsewhere.py")
    assert not kept_in.exists()


@pytest.mark.parametrize("damage", [b"", b"not code", b"N", b"{"])
def test_what_is_damaged_is_compiled_anew(kept_in: Path, damage: bytes) -> None:
    kept_in.write_bytes(damage)
    assert compiled(kept_in).co_filename == NAME
    assert kept_in.read_bytes() != damage


def test_it_works_where_nothing_can_be_kept(kept_in: Path) -> None:
    kept_in.mkdir()
    assert compiled(kept_in / "no" / "folder").co_filename == NAME


def test_it_keeps_nothing_where_python_keeps_nothing(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled(kept_in)
    assert not kept_in.exists()


def test_what_writes_stubs_is_left_out(kept_in: Path) -> None:
    name = "shibokensupport/signature/lib/pyi_generator.py"
    names: dict[str, object] = {}
    exec(compiled(kept_in, b"answer = 42", name), names)
    assert "answer" not in names
