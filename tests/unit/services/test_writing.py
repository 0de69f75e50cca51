"""Writing: nothing is lost, nothing is sent twice, no reply is wider than what it answers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import FedideskError, Refused, StorageError, Unreachable
from fedidesk.domain.ids import AccountKey, AttachmentId, PostId, ProfileId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED, Mention, Post
from fedidesk.domain.server import ServerLimits
from fedidesk.domain.timeline import HOME
from fedidesk.services.outbox import Outbox, Queue
from fedidesk.services.publishing import Publishing
from fedidesk.services.unsent import Unsent
from fedidesk.services.uploads import Uploads
from fedidesk.services.writing import Writing
from fedidesk.services.writing_habits import WritingHabits
from fedidesk.store.attachment_folder import AttachmentFolder
from fedidesk.store.habits_file import HabitsFile
from fedidesk.store.unsent_file import UnsentContent, UnsentFile
from tests.builders import a_post, a_profile
from tests.fakes.clock import VirtualClock
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until


class Desktop:
    """A writing desk and what it told; time goes by when the test says so."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clock = VirtualClock()
        desk.server.now = lambda: datetime.fromtimestamp(self.clock.wall(), UTC)
        self.file = desk.folder / "unsent.json"
        files = AttachmentFolder(desk.folder / "attachments")
        self.unsent = Unsent(
            UnsentFile(self.file), files, desk.disk, desk.scope, self.clock, desk.errors.append
        )
        self.outbox = Outbox(self.unsent, desk.connection, desk.scope, self.clock)
        self.uploads = Uploads(files, desk.connection, self.clock)
        self.publishing = Publishing(
            AccountKey(HOST, ProfileId("me")),
            desk.posts,
            self.unsent,
            self.uploads,
            desk.connection,
            self.clock,
            desk.timelines.add_own,
            desk.errors.append,
        )
        self.habits = WritingHabits(
            HabitsFile(desk.folder / "habits.json"), desk.connection, desk.disk, desk.scope
        )
        self.writing = Writing(
            "ann@a.example",
            self.unsent,
            self.outbox,
            self.publishing,
            self.habits,
            desk.connection,
            desk.scope,
            self.clock,
        )
        self.outbox.begin({Queue.POSTS: self.publishing})
        self.sent: list[tuple[Draft, Post]] = []
        self.failed: list[tuple[Draft, FedideskError]] = []
        self.writing.sent.connect(self._sent)
        self.writing.failed.connect(self._failed)

    def a_draft(self, text: str = "hello", **changes: object) -> Draft:
        """Return a draft with that text."""
        return self.writing.revise(self.writing.new_draft(), text=text, **changes)

    def on_disk(self) -> UnsentContent:
        """Return what is kept on disk."""
        return UnsentFile(self.file).read()

    def texts_waiting(self) -> list[str]:
        """Return what waits to be published."""
        return [each.draft.text for each in self.unsent.outgoing if isinstance(each, Posting)]

    async def until_quiet(self) -> None:
        """Wait until all is sent, or nothing goes on without time going by."""
        await until(lambda: not self.outbox.under_way and not self._is_writing())

    def _is_writing(self) -> bool:
        return self.on_disk() != UnsentContent(
            self.unsent.drafts, self.unsent.outgoing, self.unsent.sent
        )

    async def wait(self, seconds: float) -> None:
        """Let time go by, and what comes of it happen."""
        await self.clock.advance(seconds)
        await self.until_quiet()

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


async def test_every_draft_has_a_name_and_every_revision_a_key_of_its_own(
    writing: Writing,
) -> None:
    one, other = writing.new_draft(), writing.new_draft()
    revised = writing.revise(one, text="more")
    assert (revised.text, one.text) == ("more", "")
    assert revised.id == one.id != other.id
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


async def test_a_post_that_is_sent_stands_in_the_timeline_and_leaves_nothing(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    rows = desk.shelf.open(HOME)
    seen: list[list[str]] = []
    note = lambda _draft, _post: seen.append(ids(rows))  # noqa: E731
    writing.sent.connect(note)
    draft = desktop.a_draft()
    writing.keep(draft)
    await desk.rest()
    assert desktop.on_disk().drafts == (draft,)
    writing.send(draft)
    await desk.rest()
    ((sent, post),) = desktop.sent
    assert sent.text == "hello"
    assert post.html == "<p>hello</p>"
    assert seen == [[post.id]]
    assert desktop.on_disk() == UnsentContent(sent=(post.id,))


async def test_a_post_that_the_server_refuses_is_a_draft_again_with_its_reason(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    draft = desktop.a_draft(content_warning="cw")
    desk.gateway.fail("create", Refused(HOST, "too long"))
    writing.send(draft)
    await desk.rest()
    ((failed, error),) = desktop.failed
    assert (failed.text, failed.content_warning, failed.refusal) == ("hello", "cw", "too long")
    assert isinstance(error, Refused)
    assert writing.unsent == desktop.on_disk().drafts == (failed,)
    assert desktop.on_disk().outgoing == ()
    assert writing.revise(failed, text="shorter").refusal == ""


async def test_what_goes_on_keeps_its_place_among_the_drafts(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    one, other = desktop.a_draft("one"), desktop.a_draft("other")
    writing.keep(one)
    writing.keep(other)
    writing.keep(writing.revise(one, text="one more"))
    await desk.rest()
    assert [draft.text for draft in desktop.on_disk().drafts] == ["one more", "other"]
    writing.keep(writing.revise(one, text=" "))
    writing.discard(other)
    writing.discard(other)
    await desk.rest()
    assert not desktop.file.exists()


async def test_drafts_outlive_the_application(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    draft = desktop.a_draft(visibility=FOLLOWERS)
    reply = writing.reply_to(a_post("1"))
    writing.keep(draft)
    writing.keep(reply)
    await writing.settle()
    await desk.rest()
    assert Desktop(desk).writing.unsent == (draft, reply)


async def test_a_full_disk_is_told_and_does_not_stop_the_sending(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    desktop.file.mkdir()
    writing.send(desktop.a_draft())
    await until(lambda: desktop.sent)
    assert desk.errors
    assert {type(error) for error in desk.errors} == {StorageError}
    desk.errors.clear()


async def test_it_is_known_that_the_disk_does_not_have_it(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    told: list[bool] = []
    note = lambda: told.append(desktop.unsent.trouble is not None)  # noqa: E731
    desktop.unsent.changed.connect(note)
    desktop.file.mkdir()
    draft = desktop.a_draft()
    writing.keep(draft)
    await until(lambda: desk.errors)
    assert isinstance(desktop.unsent.trouble, StorageError)
    writing.keep(writing.revise(draft, text="more"))
    await desktop.clock.advance(60)
    assert desk.errors == [desktop.unsent.trouble]
    assert told == [False, True, True]
    desk.errors.clear()


async def test_as_soon_as_the_disk_has_room_it_is_saved(
    desk: Desk, desktop: Desktop, writing: Writing
) -> None:
    desktop.file.mkdir()
    draft = desktop.a_draft()
    writing.keep(draft)
    await until(lambda: desk.errors)
    desktop.file.rmdir()
    await until(lambda: desktop.clock.has_sleepers)
    await desktop.wait(10)
    assert desktop.unsent.trouble is None
    assert desktop.on_disk().drafts == (draft,)
    desk.errors.clear()


async def test_it_can_be_taken_back_until_its_time_has_come(
    desktop: Desktop, writing: Writing
) -> None:
    writing.send(desktop.a_draft("rash"), delay=10)
    writing.send(desktop.a_draft("wise"), delay=10)
    await desktop.wait(5)
    assert desktop.desk.gateway.count("create") == 0
    rash, _ = desktop.unsent.outgoing
    assert desktop.outbox.take_back(rash)
    assert [draft.text for draft in writing.unsent] == ["rash"]
    await desktop.wait(6)
    assert [draft.text for draft, _ in desktop.sent] == ["wise"]
    assert not desktop.outbox.take_back(rash)


async def test_what_continues_a_post_is_taken_back_with_it(
    desktop: Desktop, writing: Writing
) -> None:
    first = desktop.a_draft("first")
    second = writing.revise(writing.continue_after(first), text="second")
    third = writing.revise(writing.continue_after(second), text="third")
    for draft in (first, second, third, desktop.a_draft("other")):
        writing.send(draft, delay=10)
    assert desktop.outbox.take_back(desktop.unsent.outgoing[0])
    assert [draft.text for draft in writing.unsent] == ["first", "second", "third"]
    await desktop.wait(11)
    assert [draft.text for draft, _ in desktop.sent] == ["other"]


async def test_what_is_put_first_goes_first_with_its_thread(
    desktop: Desktop, writing: Writing
) -> None:
    first = desktop.a_draft("first")
    second = writing.revise(writing.continue_after(first), text="second")
    for draft in (desktop.a_draft("other"), first, desktop.a_draft("another"), second):
        writing.send(draft, delay=10)
    desktop.unsent.put_first(desktop.unsent.outgoing[3])
    assert desktop.texts_waiting() == ["first", "second", "other", "another"]
    await desktop.wait(11)
    assert [draft.text for draft, _ in desktop.sent] == ["first", "second", "other", "another"]


async def test_another_account_takes_a_draft_over_with_its_files(
    desktop: Desktop, tmp_path: Path
) -> None:
    theirs = AttachmentFolder(tmp_path / "theirs")
    picture, thumbnail = AttachmentId("picture"), AttachmentId("thumbnail")
    theirs.keep(picture, b"picture")
    theirs.keep(thumbnail, b"thumbnail")
    attachment = Attachment(id=picture, thumbnail=thumbnail)
    await desktop.unsent.take_over(desktop.a_draft(attachments=(attachment,)), theirs)
    for each in (picture, thumbnail):
        assert desktop.unsent.files.path_of(each).read_bytes() == each.encode()


async def test_what_continues_a_post_answers_it(desktop: Desktop, writing: Writing) -> None:
    first = desktop.a_draft("first")
    second = desktop.a_draft("second", follows=first.id)
    third = desktop.a_draft("third", follows=second.id)
    for draft in (first, second, third):
        writing.send(draft)
    await desktop.desk.rest()
    posts = [post for _, post in desktop.sent]
    assert [post.reply_to for post in posts] == [None, posts[0].id, posts[1].id]


async def test_where_a_post_is_refused_what_continues_it_comes_back_too(
    desktop: Desktop, writing: Writing
) -> None:
    first = desktop.a_draft("first")
    second = desktop.a_draft("second", follows=first.id)
    desktop.desk.gateway.fail("create", Refused(HOST, "no"))
    for draft in (first, second, desktop.a_draft("other")):
        writing.send(draft)
    await desktop.desk.rest()
    assert [draft.text for draft in writing.unsent] == ["first", "second"]
    assert writing.unsent[1].follows == first.id
    assert [draft.text for draft, _ in desktop.sent] == ["other"]


async def test_a_draft_says_when_it_was_changed(desktop: Desktop, writing: Writing) -> None:
    draft = writing.new_draft()
    await desktop.clock.advance(60)
    changed = writing.revise(draft, text="a").changed_at
    assert changed == datetime.fromtimestamp(desktop.clock.wall(), UTC)


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


async def test_a_quote_is_seen_by_no_more_than_may_see_what_it_quotes(writing: Writing) -> None:
    draft = writing.quote(a_post("1"))
    assert (draft.quotes, draft.reply_to, draft.text) == ("1", None, "")
    assert draft.visibility == PUBLIC
    assert draft.empty, "one that nobody wrote in leaves nothing"
    assert writing.quote(a_post("1", visibility=FOLLOWERS)).visibility == FOLLOWERS


async def test_what_continues_a_draft_is_for_the_same_people(
    desktop: Desktop, writing: Writing
) -> None:
    first = desktop.a_draft(
        "first", visibility=UNLISTED, language="bn", content_warning="cw", local_only=True
    )
    second = writing.continue_after(first)
    assert second.follows == first.id != second.id
    assert (second.visibility, second.language, second.content_warning) == (UNLISTED, "bn", "cw")
    assert (second.local_only, second.text) == (True, "")


async def test_a_long_text_becomes_a_thread(desktop: Desktop, writing: Writing) -> None:
    long = desktop.a_draft("One sentence of some length. " * 40, reply_to=PostId("x"))
    drafts = writing.split(long, numbered=True)
    assert [draft.text.rpartition("\n")[2] for draft in drafts] == ["1/3", "2/3", "3/3"]
    assert [draft.follows for draft in drafts] == [None, drafts[0].id, drafts[1].id]
    assert drafts[0].id == long.id
    assert drafts[0].reply_to == "x"
    for draft in drafts:
        writing.send(draft)
    await desktop.desk.rest()
    posts = [post for _, post in desktop.sent]
    assert [post.reply_to for post in posts] == ["x", posts[0].id, posts[1].id]


async def test_a_short_text_stays_as_it_is(desktop: Desktop, writing: Writing) -> None:
    draft = desktop.a_draft("Short.")
    assert writing.split(draft) == (draft,)


async def test_another_draft_that_says_the_same_is_a_draft_of_its_own(
    desktop: Desktop, writing: Writing
) -> None:
    draft = replace(desktop.a_draft("same"), refusal="no")
    other = writing.anew(draft)
    assert (other.text, other.refusal) == ("same", "")
    assert other.id != draft.id
    assert other.idempotency_key != draft.idempotency_key


async def test_limits_are_asked_for_again_when_the_server_is_back(
    desk: Desk, writing: Writing
) -> None:
    desk.gateway.fail("server", Unreachable(HOST))
    writing.learn_limits()
    await desk.rest()
    await desk.connection.call(lambda gateway: gateway.lists())
    await desk.rest()
    assert writing.limits.characters == 1000
