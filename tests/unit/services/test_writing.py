"""Writing: nothing is lost, nothing is sent twice, no reply is wider than what it answers."""

from pathlib import Path

import pytest

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError, Refused, Silent, StorageError, Unreachable
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED, Mention, Post
from fedidesk.domain.server import ServerLimits
from fedidesk.domain.timeline import HOME
from fedidesk.services.writing import Writing
from fedidesk.store.drafts import DraftFile
from tests.builders import a_post, a_profile
from tests.fakes.gateway import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until


class Desktop:
    """A writing desk and what it told."""

    def __init__(self, desk: Desk) -> None:
        self.file = desk.folder / "drafts.json"
        self.timelines = desk.timelines
        self.writing = Writing(
            "ann@a.example",
            self.timelines,
            desk.connection,
            DraftFile(self.file),
            desk.disk,
            desk.scope,
        )
        self.sent: list[tuple[Draft, Post]] = []
        self.failed: list[tuple[Draft, FedideskError]] = []
        self.writing.sent.connect(self._sent)
        self.writing.failed.connect(self._failed)

    def _sent(self, draft: Draft, post: Post) -> None:
        self.sent.append((draft, post))

    def _failed(self, draft: Draft, error: FedideskError) -> None:
        self.failed.append((draft, error))


@pytest.fixture
def desktop(desk: Desk) -> Desktop:
    return Desktop(desk)


@pytest.fixture
def writing(desktop: Desktop) -> Writing:
    return desktop.writing


def _on_disk(file: Path) -> tuple[Draft, ...]:
    return DraftFile(file).read()


async def test_every_draft_and_every_revision_has_a_key_of_its_own(writing: Writing) -> None:
    one, other = writing.new_draft(), writing.new_draft()
    revised = writing.revise(one, text="more")
    assert (revised.text, one.text) == ("more", "")
    keys = {one.idempotency_key, other.idempotency_key, revised.idempotency_key}
    assert len(keys) == 3
    assert all(len(key) > 20 for key in keys)


@pytest.mark.parametrize(
    ("answered", "reply"),
    [
        (PUBLIC, PUBLIC),
        (UNLISTED, UNLISTED),
        (FOLLOWERS, FOLLOWERS),
        (MENTIONED, MENTIONED),
        ("limited", MENTIONED),
        ("", MENTIONED),
    ],
)
async def test_a_reply_is_never_wider_than_what_it_answers(
    writing: Writing, answered: str, reply: str
) -> None:
    assert writing.reply_to(a_post("1", visibility=answered)).visibility == reply


async def test_a_reply_names_everybody_but_oneself_once(writing: Writing) -> None:
    names = ("bo@b.example", "ann", "cy", "ANN@A.example", "ann@b.example", "cy")
    mentions = tuple(Mention(ProfileId(name), name, "") for name in names)
    post = a_post(
        "1",
        author=a_profile(handle="bo@b.example"),
        mentions=mentions,
        content_warning="cats",
        language="bn",
    )
    draft = writing.reply_to(post)
    assert draft.text == "@bo@b.example @cy @ann@b.example "
    assert (draft.reply_to, draft.content_warning) == (PostId("1"), "cats")
    assert draft.language == ""


async def test_a_reply_to_oneself_names_nobody(writing: Writing) -> None:
    assert writing.reply_to(a_post("1", author=a_profile(handle="ann"))).text == ""


async def test_a_post_that_is_sent_stands_in_the_timeline_and_leaves_no_draft(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    rows = desk.shelf.open(HOME)
    seen: list[list[str]] = []
    note = lambda _draft, _post: seen.append(ids(rows))  # noqa: E731
    writing.sent.connect(note)
    draft = writing.revise(writing.new_draft(), text="hello")
    writing.keep(draft)
    await desk.rest()
    assert _on_disk(desktop.file) == (draft,)
    writing.send(draft)
    await desk.rest()
    ((sent, post),) = desktop.sent
    assert sent == draft
    assert post.html == "<p>hello</p>"
    assert seen == [[post.id]]
    assert writing.unsent == ()
    assert _on_disk(desktop.file) == ()


@pytest.mark.parametrize("error", [Refused(HOST, "too long"), Unreachable(HOST)])
async def test_a_post_that_fails_is_given_back_whole_and_stays_on_disk(
    desk: Desk, desktop: Desktop, writing: Writing, error: FedideskError
) -> None:
    draft = writing.revise(writing.new_draft(), text="hello", content_warning="cw")
    desk.gateway.fail("create", error)
    writing.send(draft)
    await desk.rest()
    assert desktop.failed == [(draft, error)]
    assert desktop.sent == []
    assert writing.unsent == (draft,)
    assert _on_disk(desktop.file) == (draft,)


async def test_a_try_after_silence_uses_the_same_key_so_it_is_posted_once(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    draft = writing.revise(writing.new_draft(), text="hello")
    desk.gateway.lose_answer("create", Silent(HOST))
    writing.send(draft)
    await desk.rest()
    (failed, _) = desktop.failed[0]
    writing.send(failed)
    await desk.rest()
    assert desk.gateway.count("create") == 2
    assert list(desk.server.sent) == [draft.idempotency_key]
    assert desk.server.ids() == ["own-1"]
    assert len(desktop.sent) == 1


async def test_the_same_revision_is_not_under_way_twice(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    gate = desk.gateway.hold("create")
    draft = writing.revise(writing.new_draft(), text="hello")
    writing.send(draft)
    writing.send(draft)
    await until(lambda: desk.gateway.count("create"))
    gate.set()
    await desk.rest()
    assert desk.gateway.count("create") == 1
    assert len(desktop.sent) == 1


async def test_while_it_is_under_way_it_is_on_disk(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    gate = desk.gateway.hold("create")
    draft = writing.revise(writing.new_draft(), text="hello")
    writing.send(draft)
    await until(lambda: _on_disk(desktop.file) == (draft,))
    gate.set()
    await desk.rest()
    assert _on_disk(desktop.file) == ()


async def test_what_is_written_meanwhile_stays(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    gate = desk.gateway.hold("create")
    first = writing.revise(writing.new_draft(), text="first")
    second = writing.revise(writing.new_draft(), text="second")
    writing.send(first)
    await until(lambda: desk.gateway.count("create"))
    writing.keep(second)
    gate.set()
    await desk.rest()
    assert writing.unsent == (second,)
    assert _on_disk(desktop.file) == (second,)


async def test_a_revision_takes_the_place_of_the_one_before(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    before = writing.revise(writing.new_draft(), text="one")
    writing.keep(before)
    after = writing.revise(before, text="one two")
    writing.keep(after, instead_of=before)
    await desk.rest()
    assert _on_disk(desktop.file) == (after,)
    emptied = writing.revise(after, text=" ")
    writing.keep(emptied, instead_of=after)
    await desk.rest()
    assert not desktop.file.exists()


async def test_drafts_outlive_the_application(desk: Desk, writing: Writing) -> None:
    draft = writing.revise(writing.new_draft(), text="hello", visibility=FOLLOWERS)
    reply = writing.reply_to(a_post("1"))
    writing.keep(draft)
    writing.keep(reply)
    await writing.settle()
    await desk.rest()
    assert Desktop(desk).writing.unsent == (draft, reply)


async def test_a_draft_thrown_away_is_gone(desk: Desk, desktop: Desktop, writing: Writing) -> None:
    draft = writing.revise(writing.new_draft(), text="hello")
    writing.keep(draft)
    writing.discard(draft)
    writing.discard(draft)
    await desk.rest()
    assert writing.unsent == ()
    assert not desktop.file.exists()


async def test_a_full_disk_is_told_and_does_not_stop_the_sending(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    desktop.file.mkdir()
    writing.send(writing.revise(writing.new_draft(), text="hello"))
    await desk.rest()
    assert len(desktop.sent) == 1
    assert desk.errors
    assert {type(error) for error in desk.errors} == {StorageError}
    desk.errors.clear()


async def test_limits_are_mastodons_until_the_server_says_its_own(
    desk: Desk, writing: Writing
) -> None:
    told: list[ServerLimits] = []
    note = lambda: told.append(writing.limits)  # noqa: E731
    writing.limits_changed.connect(note)
    desk.gateway.fail("server", Unreachable(HOST))
    writing.learn_limits()
    await desk.rest()
    assert (writing.limits, told) == (ServerLimits(), [])
    writing.learn_limits()
    await desk.rest()
    assert writing.limits.characters == 1000
    assert told == [writing.limits]
