"""Atomic files: the old one or the new one, whatever happens in between."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fedidesk.core.files import set_aside, write_atomically

_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from fedidesk.core.files import write_atomically

path = Path(sys.argv[1])
letter = 0
while True:
    letter = (letter + 1) % 26
    write_atomically(path, bytes([97 + letter]) * 200_000)
    print("written", flush=True)
"""


def test_a_kill_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for round_ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITES_FOR_EVER, str(path)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        for _ in range(1 + round_):
            assert writer.stdout.readline() == b"written\n"
        writer.kill()
        writer.wait(10)
        writer.stdout.close()
        content = path.read_bytes()
        assert len(content) == 200_000
        assert len(set(content)) == 1


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    (tmp_path / "file.new").write_bytes(b"left by a crash")
    (tmp_path / "file.new").chmod(0o666)
    write_atomically(path, b"secret")
    assert path.read_bytes() == b"secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    with pytest.raises(OSError, match="director"):
        write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_was_set_aside_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    for content in ("one", "two", "three"):
        path.write_text(content)
        set_aside(path)
    assert {entry.read_text() for entry in tmp_path.iterdir()} == {"one", "two", "three"}
    assert not path.exists()
