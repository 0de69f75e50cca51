"""What is unsent, on disk."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import AttachmentId, DraftId, PollId, PostId, ProfileId
from fedidesk.domain.outgoing import Following, Posting, Switch, Switching, Voting
from fedidesk.store.unsent_file import UnsentContent, UnsentFile

ASKED = datetime(2026, 3, 14, 12, tzinfo=UTC)
DRAFT = Draft(
    id=DraftId("d1"),
    text="আমি  \n@ann",
    content_warning="cw",
    visibility="private",
    reply_to=PostId("7"),
    attachments=(Attachment(id=AttachmentId("a1"), description="A cat", focus=(0.5, -1.0)),),
    poll=PollDraft(options=("yes", "no"), multiple=True),
    scheduled_at=ASKED,
    idempotency_key="k1",
)
UNSENT = UnsentContent(
    drafts=(DRAFT, Draft(text="second", idempotency_key="k2")),
    outgoing=(
        Posting(draft=Draft(text="third", tried_at=ASKED), asked_at=ASKED),
        Switching(switch=Switch.BOOST, post_id=PostId("8"), on=True, asked_at=ASKED),
        Voting(post_id=PostId("9"), poll_id=PollId("1"), choices=(0, 2), asked_at=ASKED),
        Following(profile_id=ProfileId("5"), handle="a@b", locked=True, on=False, asked_at=ASKED),
    ),
    sent=(PostId("1"),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "unsent.json"


def test_drafts_come_back_as_they_were(path: Path) -> None:
    assert UnsentFile(path).read() == UnsentContent()
    UnsentFile(path).write(UNSENT)
    assert UnsentFile(path).read() == UNSENT


def test_where_there_is_nothing_to_lose_there_is_no_file(path: Path) -> None:
    file = UnsentFile(path)
    file.write(UnsentContent())
    file.write(UNSENT)
    file.write(UnsentContent())
    assert not path.exists()
    assert file.read() == UnsentContent()


def test_what_makes_no_sense_costs_nothing_else(path: Path) -> None:
    file = UnsentFile(path)
    file.write(UNSENT)
    whole = path.read_text()
    path.write_text(
        whole.replace('"type":"switch"', '"type":"a-new-kind"').replace('"second"', "[1]")
    )
    found = UnsentFile(path)
    assert found.read() == UnsentContent(
        UNSENT.drafts[:1], (UNSENT.outgoing[0], *UNSENT.outgoing[2:]), UNSENT.sent
    )
    found.write(UNSENT)
    assert "a-new-kind" in path.with_name("unsent.damaged1").read_text()


def test_what_an_earlier_version_kept_comes_back(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '{"outgoing": [{"type": "switch", "switch": "boost", "post_id": "8", "on": true,'
        ' "asked_at": "2026-03-14T12:00:00Z"}], "sent": ["1"]}'
    )
    assert UnsentFile(path).read() == UnsentContent((), UNSENT.outgoing[1:2], UNSENT.sent)


def test_damage_is_set_aside(path: Path) -> None:
    for text in ("damaged 1", "damaged 2"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        file = UnsentFile(path)
        assert file.read() == UnsentContent()
        assert path.read_text() == text
        file.write(UNSENT if text.endswith("1") else UnsentContent())
    assert {each.read_text() for each in path.parent.iterdir()} == {"damaged 1", "damaged 2"}


def test_no_room_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "account").write_text("in the way")
    with pytest.raises(StorageError):
        UnsentFile(tmp_path / "account" / "unsent.json").write(UNSENT)


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from fedidesk.domain.draft import Draft
from fedidesk.store.unsent_file import UnsentContent, UnsentFile

file = UnsentFile(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    file.write(UnsentContent(drafts=(Draft(text=f"{number} " * 20_000),)))
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
    (draft,) = UnsentFile(path).read().drafts
    words = draft.text.split()
    assert len(words) == 20_000
    assert len(set(words)) == 1
    assert int(words[0]) >= saved
