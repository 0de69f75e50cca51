"""What waits on the server is known again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.ids import AttachmentId, PostId, ScheduledId
from fedidesk.domain.scheduled import ScheduledPost, is_of
from tests.builders import NOON

DRAFT = Draft(text="Hello", scheduled_at=NOON, idempotency_key="k")


def waiting(**changes: object) -> ScheduledPost:
    """Return what a server makes of the draft that forgets its key."""
    draft = replace(DRAFT, idempotency_key="", **changes)
    return ScheduledPost(id=ScheduledId("1"), at=draft.scheduled_at, draft=draft)


def test_by_its_key() -> None:
    named = replace(waiting(), draft=Draft(idempotency_key="k"))
    assert is_of(named, DRAFT)
    assert not is_of(replace(waiting(), draft=replace(DRAFT, idempotency_key="x")), DRAFT)


def test_by_what_it_says_and_when() -> None:
    assert is_of(waiting(), DRAFT)
    assert is_of(waiting(text="Hello\n", scheduled_at=NOON + timedelta(microseconds=500)), DRAFT)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Bye"},
        {"content_warning": "cw"},
        {"reply_to": PostId("1")},
        {"scheduled_at": NOON + timedelta(minutes=1)},
        {"scheduled_at": None},
        {"attachments": (Attachment(id=AttachmentId("a")),)},
    ],
)
def test_another_is_not_taken_for_it(changes: dict[str, object]) -> None:
    assert not is_of(waiting(**changes), DRAFT)
