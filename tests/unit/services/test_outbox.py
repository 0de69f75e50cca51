"""What waits is sent once, in order, when there is a way."""

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.outbox import Queue
from tests.builders import a_post
from tests.fakes.gateway import HOST
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
