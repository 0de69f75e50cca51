"""Unsent posts on disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import PostId
from fedidesk.store.drafts import DraftFile

DRAFTS = (
    Draft(
        text="আমি  \n@ann",
        content_warning="cw",
        visibility="private",
        reply_to=PostId("7"),
        idempotency_key="k1",
    ),
    Draft(text="second", idempotency_key="k2"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "drafts.json"


def test_drafts_come_back_as_they_were(path: Path) -> None:
    assert DraftFile(path).read() == ()
    DraftFile(path).write(DRAFTS)
    assert DraftFile(path).read() == DRAFTS


def test_where_there_is_nothing_to_lose_there_is_no_file(path: Path) -> None:
    file = DraftFile(path)
    file.write(())
    file.write(DRAFTS)
    file.write(())
    assert not path.exists()
    assert file.read() == ()


def test_damage_is_set_aside(path: Path) -> None:
    for text in ("damaged 1", "damaged 2"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        file = DraftFile(path)
        assert file.read() == ()
        assert path.read_text() == text
        file.write(DRAFTS if text.endswith("1") else ())
    assert {each.read_text() for each in path.parent.iterdir()} == {"damaged 1", "damaged 2"}


def test_no_room_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "account").write_text("in the way")
    with pytest.raises(StorageError):
        DraftFile(tmp_path / "account" / "drafts.json").write(DRAFTS)


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from fedidesk.domain.draft import Draft
from fedidesk.store.drafts import DraftFile

file = DraftFile(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    file.write((Draft(text=f"{number} " * 20_000),))
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_saved(path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITES_FOR_EVER, str(path)], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    saved = [int(writer.stdout.readline()) for _ in range(5)][-1]
    writer.kill()
    writer.wait(10)
    writer.stdout.close()
    (draft,) = DraftFile(path).read()
    words = draft.text.split()
    assert len(words) == 20_000
    assert len(set(words)) == 1
    assert int(words[0]) >= saved
