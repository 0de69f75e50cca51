"""What waits is sent once, in order, when there is a way."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    ServerBusy,
    SignedOut,
    Silent,
    StorageError,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.outbox import Queue
from fedidesk.store.unsent_file import UnsentContent
from tests.builders import a_post, a_profile
from tests.fakes.server import HOST, FakeServer
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop
from tests.waiting import until

AWAY = [Unreachable(HOST), Silent(HOST), ServerBusy(HOST, 503), SignedOut(HOST)]


@pytest.fixture
def desktop(desk: Desk) -> Desktop:
    return Desktop(desk)


def forgetful(desktop: Desktop) -> None:
    """Let the server ignore idempotency keys: every request makes a post of its own."""
    server = desktop.desk.server
    create = server.create

    def anew(draft: Draft) -> Post:
        return create(replace(draft, idempotency_key=f"{len(server.sent)}"))

    server.create = anew  # type: ignore[method-assign]


def boosted(server: FakeServer, name: str) -> None:
    """Let what stands among one's own posts be the boost of somebody else's."""
    (entry,) = (each for each in server._timelines[server.own_posts] if each.bundle.row.id == name)
    row = replace(entry.bundle.row, boosted_by=a_profile("me"))
    entries = server._timelines[server.own_posts]
    entries[entries.index(entry)] = replace(entry, bundle=replace(entry.bundle, row=row))


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
async def test_while_the_server_is_away_it_waits_in_order(
    desktop: Desktop, error: FedideskError
) -> None:
    desktop.desk.gateway.fail("create", error)
    desktop.desk.gateway.fail("newest", error, error)
    for text in ("one", "two"):
        desktop.writing.send(desktop.a_draft(text))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    assert type(desktop.outbox.troubles[Queue.POSTS]) is type(error)
    assert desktop.texts_waiting() == ["one", "two"]
    assert desktop.sent == desktop.failed == []
    await desktop.wait(300)
    await desktop.wait(300)
    await desktop.wait(300)
    assert [draft.text for draft, _ in desktop.sent] == ["one", "two"]
    assert desktop.outbox.troubles == {}


async def test_it_goes_on_at_once_when_the_line_is_there_again(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("create", Unreachable(HOST))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.desk.connection.call(lambda gateway: gateway.lists())
    await until(lambda: desktop.sent)


async def test_a_busy_server_is_left_alone_as_long_as_it_says(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("create", ServerBusy(HOST, 429, retry_after=120))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(100)
    assert desktop.desk.gateway.count("create") == 1
    await desktop.wait(30)
    assert len(desktop.sent) == 1


@pytest.mark.parametrize("error", [Silent(HOST), BadAnswer(HOST, "?"), ServerBusy(HOST, 502)])
async def test_a_post_whose_answer_is_lost_is_not_sent_again(
    desktop: Desktop, error: FedideskError
) -> None:
    forgetful(desktop)
    desktop.desk.gateway.lose_answer("create", error)
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert desktop.desk.gateway.count("create") == 1
    ((_, post),) = desktop.sent
    assert desktop.desk.server.ids() == [post.id]


async def test_the_same_words_said_before_are_another_post(desktop: Desktop) -> None:
    forgetful(desktop)
    desktop.writing.send(desktop.a_draft("Good morning"))
    await until(lambda: desktop.sent)
    desktop.desk.gateway.fail("create", Silent(HOST))
    desktop.writing.send(desktop.a_draft("Good morning"))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert len(desktop.sent) == 2
    assert len(set(desktop.desk.server.ids())) == 2


async def test_after_a_crash_it_is_looked_for_first(desk: Desk, desktop: Desktop) -> None:
    forgetful(desktop)
    desk.gateway.hold("create")
    desktop.writing.send(desktop.a_draft())
    await until(lambda: desk.gateway.count("create"))
    assert desktop.on_disk().outgoing != (), "it is on disk before it is sent"
    again = desk.again()
    later = Desktop(again)
    await until(lambda: later.sent)
    assert again.gateway.count("create") == 0
    assert desk.server.ids() == [later.sent[0][1].id]
    await again.close()


async def test_what_somebody_else_wrote_is_not_taken_for_it(desktop: Desktop) -> None:
    server = desktop.desk.server
    forgetful(desktop)
    now = server.now()
    server.publish(["b"], server.own_posts)
    server.posts[PostId("b")] = a_post("b", "hello", created_at=now)
    boosted(server, "b")
    desktop.desk.gateway.fail("create", Silent(HOST))
    desktop.writing.send(desktop.a_draft("hello"))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    ((_, post),) = desktop.sent
    assert post.id != "b"


async def test_old_posts_that_were_boosted_do_not_end_the_search(desktop: Desktop) -> None:
    server = desktop.desk.server
    forgetful(desktop)
    desktop.desk.gateway.lose_answer("create", Silent(HOST))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    for name in "abcd":
        server.publish([name], server.own_posts)
        boosted(server, name)
    await desktop.wait(10)
    assert desktop.desk.gateway.count("create") == 1
    assert len(desktop.sent) == 1


async def test_a_post_that_can_not_be_kept_for_the_timeline_is_sent(
    desk: Desk, desktop: Desktop
) -> None:
    async def fail(_: Post) -> None:
        raise StorageError("full")

    desktop.publishing._show = fail
    desktop.writing.send(desktop.a_draft())
    await until(lambda: desktop.sent)
    await desk.rest()
    assert (desktop.writing.unsent, desktop.failed) == ((), [])
    assert desk.gateway.count("create") == 1
    desk.errors.clear()


async def test_a_line_that_comes_and_goes_brings_no_storm(desktop: Desktop) -> None:
    """Reading works and makes the line good again, writing breaks off every time."""
    desktop.desk.gateway.fail("create", *[Unreachable(HOST)] * 30)
    desktop.writing.send(desktop.a_draft())
    for _ in range(60):
        await desktop.wait(1)
    assert 2 < desktop.desk.gateway.count("create") < 8


@pytest.mark.parametrize("seconds", [-86_400, 86_400])
async def test_a_clock_that_jumps_neither_holds_it_back_nor_sends_it_twice(
    desktop: Desktop, seconds: float
) -> None:
    forgetful(desktop)
    desktop.writing.send(desktop.a_draft(), delay=10)
    await desktop.wait(1)
    desktop.desk.gateway.lose_answer("create", Silent(HOST))
    desktop.clock.suspend(seconds)
    await desktop.wait(11)
    assert Queue.POSTS in desktop.outbox.troubles
    desktop.clock.suspend(-seconds)
    await desktop.wait(60)
    assert desktop.desk.gateway.count("create") == 1
    assert len(desktop.sent) == 1


@pytest.mark.parametrize("seconds", [-5_000, 5_000])
async def test_a_clock_that_is_wrong_sends_nothing_twice(desktop: Desktop, seconds: int) -> None:
    forgetful(desktop)
    desktop.desk.gateway.seconds_ahead = seconds
    desktop.desk.server.now = lambda: datetime.fromtimestamp(desktop.clock.wall() + seconds, UTC)
    desktop.desk.gateway.lose_answer("create", Silent(HOST))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert desktop.desk.gateway.count("create") == 1
    assert len(desktop.sent) == 1


async def test_many_changes_are_few_writes(desk: Desk, desktop: Desktop) -> None:
    written: list[UnsentContent] = []
    write = desktop.unsent._file.write

    def noted(content: UnsentContent) -> None:
        written.append(content)
        write(content)

    desktop.unsent._file.write = noted  # type: ignore[method-assign]
    draft = desktop.a_draft()
    for number in range(1000):
        desktop.writing.keep(desktop.writing.revise(draft, text=f"{number}"))
    await desk.rest()
    assert [each.text for each in desktop.on_disk().drafts] == ["999"]
    assert len(written) <= 2


async def test_another_post_is_not_taken_for_it(desktop: Desktop) -> None:
    server = desktop.desk.server
    server.posts[PostId("x")] = a_post("x", "something else")
    server.publish(["x"])
    desktop.desk.gateway.fail("create", Silent(HOST))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert len(desktop.sent) == 1
    assert desktop.desk.gateway.count("create") == 2
