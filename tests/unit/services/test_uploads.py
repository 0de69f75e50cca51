"""Files get to the server before their post: each once, with what was said of it."""

import asyncio
from itertools import count

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import FileLost, Refused, ServerBusy, Unreachable
from fedidesk.domain.ids import AttachmentId, MediaId
from fedidesk.domain.outgoing import Outgoing, Posting
from tests.fakes.lane import InlineLane
from tests.fakes.server import HOST, FakeMedium
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop
from tests.waiting import until

ONE, OTHER = AttachmentId("one"), AttachmentId("other")


@pytest.fixture
def desktop(desk: Desk) -> Desktop:
    return Desktop(desk)


def attached(desktop: Desktop, name: AttachmentId = ONE, **changes: object) -> Attachment:
    """Return an attachment whose file says its name."""
    desktop.unsent.files.keep(name, name.encode())
    return replace(Attachment(id=name, mime="image/png", description=f"This is {name}"), **changes)


def media(desktop: Desktop) -> list[FakeMedium]:
    return list(desktop.desk.server.media.values())


def sent_descriptions(desktop: Desktop) -> list[list[str]]:
    return [[each.description for each in post.media] for _, post in desktop.sent]


async def until_it_looks(desktop: Desktop, times: int = 1) -> None:
    """Wait until the server was asked so often whether it is ready with a file."""
    while desktop.desk.gateway.count("media") < times:
        await until(lambda: desktop.clock.has_sleepers)
        await desktop.clock.advance(1)


async def until_troubled(desktop: Desktop) -> None:
    await until(lambda: desktop.outbox.troubles)


async def test_files_are_sent_in_order_with_all_that_is_said_of_them(desktop: Desktop) -> None:
    thumbnail = AttachmentId("cover")
    desktop.unsent.files.keep(thumbnail, b"cover")
    files = attached(desktop, focus=(0.5, -0.5)), attached(desktop, OTHER, thumbnail=thumbnail)
    desktop.writing.send(desktop.a_draft(attachments=files))
    await desktop.desk.rest()
    assert [
        (each.content, each.description, each.focus, each.thumbnail) for each in media(desktop)
    ] == [
        (b"one", "This is one", (0.5, -0.5), b""),
        (b"other", "This is other", None, b"cover"),
    ]
    assert sent_descriptions(desktop) == [["This is one", "This is other"]]
    left = desktop.desk.folder / "attachments"
    assert list(left.iterdir()) == []


async def test_it_is_told_how_much_is_sent(desktop: Desktop) -> None:
    told: list[tuple[AttachmentId, float]] = []
    note = lambda name, share: told.append((name, share))  # noqa: E731
    desktop.uploads.progress.connect(note)
    gate = desktop.desk.gateway.hold("upload")
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until(lambda: desktop.uploads.shares == {ONE: 0.5})
    gate.set()
    await desktop.desk.rest()
    assert told == [(ONE, 0.0), (ONE, 0.5), (ONE, 1.0)]
    assert desktop.uploads.shares == {}


async def test_the_post_waits_until_the_server_is_ready_with_its_files(desktop: Desktop) -> None:
    desktop.desk.server.looks = 3
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until_it_looks(desktop)
    assert desktop.desk.gateway.count("create") == 0
    assert desktop.uploads.shares == {ONE: 1.0}
    (posting,) = desktop.on_disk().outgoing
    assert isinstance(posting, Posting)
    assert posting.draft.attachments[0].media_id == "medium-1"
    await until_it_looks(desktop, 3)
    await desktop.desk.rest()
    assert sent_descriptions(desktop) == [["This is one"]]
    assert desktop.desk.gateway.count("media") == 3


async def test_what_is_sent_is_not_sent_again_when_the_post_is_tried_again(
    desktop: Desktop,
) -> None:
    desktop.desk.gateway.fail("create", ServerBusy(HOST, 503))
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until_troubled(desktop)
    await desktop.wait(10)
    assert desktop.desk.gateway.count("upload") == 1
    assert sent_descriptions(desktop) == [["This is one"]]


async def test_one_file_fails_and_the_other_is_not_sent_twice(desktop: Desktop) -> None:
    files = attached(desktop), attached(desktop, OTHER)
    server, upload = desktop.desk.server, desktop.desk.server.upload

    def away_at_the_second(*what: object) -> object:
        server.upload = upload  # type: ignore[method-assign]
        desktop.desk.gateway.fail("upload", Unreachable(HOST))
        return upload(*what)  # type: ignore[arg-type]

    server.upload = away_at_the_second  # type: ignore[method-assign,assignment]
    desktop.writing.send(desktop.a_draft(attachments=files))
    await until_troubled(desktop)
    assert [each.content for each in media(desktop)] == [b"one"]
    await desktop.wait(10)
    assert [each.content for each in media(desktop)] == [b"one", b"other"]
    assert sent_descriptions(desktop) == [["This is one", "This is other"]]


async def test_after_a_restart_it_goes_on_where_it_was(desk: Desk, desktop: Desktop) -> None:
    desk.gateway.hold("create")
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until(lambda: desk.gateway.count("create"))
    again = desk.again()
    # The request never got there.
    again.server.delete("own-1")
    again.server.sent.clear()
    again.server.media[MediaId("medium-1")].attached = False
    later = Desktop(again)
    await until(lambda: later.sent)
    assert again.gateway.count("upload") == 0
    assert sent_descriptions(later) == [["This is one"]]
    await again.close()


async def test_what_the_server_has_forgotten_is_sent_once_more_with_its_alt_text(
    desktop: Desktop,
) -> None:
    known = attached(desktop, media_id=MediaId("forgotten"))
    desktop.writing.send(desktop.a_draft(attachments=(known,)))
    await desktop.desk.rest()
    assert desktop.desk.gateway.count("upload") == 1
    assert sent_descriptions(desktop) == [["This is one"]]


async def test_a_changed_alt_text_is_told_without_sending_the_file_again(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("create", Refused(HOST, "no"))
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await desktop.desk.rest()
    ((draft, _),) = desktop.failed
    assert draft.attachments[0].media_id == "medium-1"
    changed = replace(draft.attachments[0], description="Better", focus=(1.0, 1.0))
    desktop.writing.send(desktop.writing.revise(draft, attachments=(changed,)))
    await desktop.desk.rest()
    assert desktop.desk.gateway.count("upload") == 1
    assert (media(desktop)[0].description, media(desktop)[0].focus) == ("Better", (1.0, 1.0))
    assert sent_descriptions(desktop) == [["Better"]]


async def test_what_the_server_makes_nothing_of_comes_back_and_is_sent_anew(
    desktop: Desktop,
) -> None:
    desktop.desk.server.looks = 1
    desktop.desk.gateway.fail("media", Refused(HOST, "this is no film"))
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until_it_looks(desktop)
    await desktop.desk.rest()
    ((draft, error),) = desktop.failed
    assert isinstance(error, Refused)
    assert draft.refusal == "this is no film"
    assert draft.attachments[0].media_id is None
    desktop.writing.send(desktop.writing.revise(draft))
    await until_it_looks(desktop, 2)
    await desktop.desk.rest()
    assert desktop.desk.gateway.count("upload") == 2
    assert sent_descriptions(desktop) == [["This is one"]]


def waiting(desktop: Desktop) -> Outgoing:
    """Return the one thing that waits."""
    (outgoing,) = desktop.unsent.outgoing
    return outgoing


@pytest.mark.parametrize("call", ["upload", "media"])
async def test_a_post_is_taken_back_while_its_files_are_on_their_way(
    desktop: Desktop, call: str
) -> None:
    desktop.desk.server.looks = 1
    desktop.desk.gateway.hold(call)
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await (until_it_looks(desktop) if call == "media" else until(lambda: media(desktop)))
    assert desktop.outbox.can_take_back(waiting(desktop))
    assert desktop.outbox.take_back(waiting(desktop))
    assert desktop.uploads.shares == {}
    (draft,) = desktop.writing.unsent
    await desktop.desk.rest()
    assert desktop.writing.unsent == desktop.on_disk().drafts == (draft,)
    assert desktop.unsent.outgoing == ()
    assert (draft.text, draft.attachments[0].description) == ("hello", "This is one")
    assert draft.attachments[0].media_id == ("medium-1" if call == "media" else None)
    assert desktop.unsent.files.path_of(ONE).read_bytes() == b"one"
    assert desktop.desk.gateway.count("create") == 0
    assert desktop.failed == []
    assert desktop.outbox.troubles == {}


async def test_what_is_taken_back_can_be_changed_and_sent_at_once(desktop: Desktop) -> None:
    desktop.desk.gateway.hold("upload")
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until(lambda: media(desktop))
    assert desktop.outbox.take_back(waiting(desktop))
    desktop.desk.gateway.hold("upload").set()
    (draft,) = desktop.writing.unsent
    desktop.writing.send(desktop.writing.revise(draft, text="better"))
    await desktop.desk.rest()
    assert [(each.text, len(each.attachments)) for each, _ in desktop.sent] == [("better", 1)]
    assert desktop.desk.gateway.count("create") == 1
    assert desktop.writing.unsent == desktop.unsent.outgoing == ()


async def test_what_waits_behind_an_upload_that_is_stopped_is_sent(desktop: Desktop) -> None:
    desktop.desk.gateway.hold("upload")
    first = desktop.a_draft("first", attachments=(attached(desktop),))
    desktop.writing.send(first)
    desktop.writing.send(desktop.a_draft("below it", follows=first.id))
    desktop.writing.send(desktop.a_draft("another"))
    await until(lambda: media(desktop))
    assert desktop.outbox.take_back(desktop.unsent.outgoing[0])
    await desktop.desk.rest()
    assert [draft.text for draft, _ in desktop.sent] == ["another"]
    assert [draft.text for draft in desktop.writing.unsent] == ["first", "below it"]


async def test_a_post_that_is_on_its_way_is_not_taken_back(desktop: Desktop) -> None:
    gate = desktop.desk.gateway.hold("create")
    desktop.writing.send(desktop.a_draft(attachments=(attached(desktop),)))
    await until(lambda: desktop.desk.gateway.count("create"))
    assert not desktop.outbox.can_take_back(waiting(desktop))
    assert not desktop.outbox.take_back(waiting(desktop))
    gate.set()
    await desktop.desk.rest()
    assert len(desktop.sent) == 1


async def test_at_whatever_moment_it_is_taken_back_it_is_either_sent_or_a_draft(
    desk: Desk,
) -> None:
    """One turn of the loop later each time, until it is sent."""
    disk, desk.disk = desk.disk, InlineLane()
    desktop = Desktop(desk)
    desk.disk = disk
    for steps in count():
        files = attached(desktop), attached(desktop, OTHER)
        desktop.writing.send(desktop.a_draft(f"{steps}", attachments=files))
        for _ in range(steps):
            await asyncio.sleep(0)
        if not desktop.unsent.outgoing:
            break
        was_taken_back = desktop.outbox.take_back(waiting(desktop))
        await desk.rest()
        sent = [each.text for each, _ in desktop.sent]
        drafts = [each.text for each in desktop.writing.unsent]
        assert (f"{steps}" in drafts, f"{steps}" in sent) == (was_taken_back, not was_taken_back)
        assert desktop.unsent.outgoing == ()
    await desk.rest()
    assert len(drafts) > 5
    assert len(desk.server.sent) == desk.gateway.count("create") == len(desktop.sent) > 1


async def test_a_copy_that_is_gone_gives_the_text_back(desktop: Desktop) -> None:
    gone = Attachment(id=AttachmentId("gone"), mime="image/png")
    desktop.writing.send(desktop.a_draft(attachments=(gone,)))
    await desktop.desk.rest()
    ((draft, error),) = desktop.failed
    assert isinstance(error, FileLost)
    assert draft.attachments == (replace(gone, lost=True),)
    assert draft.text == "hello"


async def test_what_the_server_dropped_is_lost_where_it_came_from_there(desktop: Desktop) -> None:
    dropped = Attachment(id=OTHER, media_id=MediaId("7"), preview_url="https://a/7")
    desktop.writing.send(desktop.a_draft(attachments=(dropped, attached(desktop))))
    await desktop.desk.rest()
    ((draft, error),) = desktop.failed
    assert isinstance(error, FileLost)
    assert [each.lost for each in draft.attachments] == [True, False]
    assert draft.attachments[1].media_id == "medium-1"
    desktop.writing.send(desktop.writing.revise(draft, attachments=draft.attachments[1:]))
    await desktop.desk.rest()
    assert sent_descriptions(desktop) == [["This is one"]]
    assert desktop.desk.gateway.count("upload") == 2


async def test_what_belongs_to_a_published_post_stays_as_it_is(desktop: Desktop) -> None:
    theirs = Attachment(id=AttachmentId("x"), media_id=MediaId("7"), preview_url="https://a/7")
    draft = Draft(edits="p1", attachments=(theirs, attached(desktop)))  # type: ignore[arg-type]
    posting = Posting(draft=draft, asked_at=desktop.writing.new_draft().changed_at)  # type: ignore[arg-type]

    async def note(_: Posting) -> None: ...

    brought = await desktop.uploads.bring(posting, note)
    assert [each.media_id for each in brought.draft.attachments] == ["7", "medium-1"]
    assert desktop.desk.gateway.calls == ["upload"]
