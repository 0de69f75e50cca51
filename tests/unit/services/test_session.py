"""A session: its parts fit together, and its end leaves nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError, Unreachable
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import Bundle
from fedidesk.domain.quoting import NOBODY, policy_of
from fedidesk.domain.stream import Arrived, Deleted, Edited
from fedidesk.domain.timeline import HOME, LOCAL, TimelineSpec
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.session import AccountSession
from fedidesk.store.place_file import PlaceFile
from fedidesk.store.rows import IDLE, Rows
from fedidesk.store.unsent_file import UnsentFile
from tests.account_builders import an_account
from tests.builders import a_post, a_row
from tests.fakes.clock import VirtualClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST, FakeServer
from tests.fakes.stream import ScriptedStream
from tests.unit.services.desk import ids
from tests.waiting import until


class Home:
    """A session with what is around it."""

    def __init__(self, folder: Path) -> None:
        self.told: list[Notice] = []
        self.disk: Lane[None] = Lane("disk", lambda: None)
        notices = Notices()
        notices.attach(self.told.append)
        self.clock = VirtualClock()
        self.session = AccountSession(
            an_account(), folder / "account", self.disk, notices, clock=self.clock
        )
        self.server = FakeServer()
        self.gateway = FakeGateway(self.server)

    async def go_online(self, *streams: ScriptedStream, spec: TimelineSpec = HOME) -> Rows:
        """Begin with these streams and ``spec`` on screen."""
        self.gateway.streams += streams
        rows = self.session.shelf.open(spec)
        self.session.watch(spec)
        self.session.connection.provide(self.gateway)
        self.session.start_watching()
        await self.clock.settle()
        return rows


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    home = Home(tmp_path)
    yield home
    await home.session.close()
    home.disk.close()


async def _rest(home: Home) -> None:
    await until(lambda: not home.session.scope.busy)


async def test_a_new_post_stands_in_the_timeline_of_its_session(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    session.start_sending()
    session.writing.send(session.writing.revise(session.writing.new_draft(), text="hello"))
    rows = session.shelf.open(HOME)
    await _rest(home)
    session.timelines.refresh(HOME)
    await _rest(home)
    assert ids(rows) == ["own-1"]


async def test_a_post_for_later_is_told_of_and_stands_in_the_list(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    session.start_sending()
    waiting = session.scheduled
    now = datetime.fromtimestamp(home.clock.wall(), UTC)
    later = {"text": "later", "scheduled_at": now + timedelta(hours=1)}
    session.writing.send(session.writing.revise(session.writing.new_draft(), **later))
    await _rest(home)
    assert [each.draft.text for each in waiting.posts] == ["later"]
    assert [notice.kind for notice in home.told] == [NoticeKind.POST_SCHEDULED]


async def test_own_posts_can_be_rewritten_and_closed_to_quotes(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    home.server.publish(["1"])
    session.timelines.refresh(HOME)
    await _rest(home)
    ready: list[Draft] = []
    session.rewriting.ready.connect(ready.append)
    session.rewriting.begin_edit(PostId("1"))
    session.quoting.set_policy(PostId("1"), NOBODY)
    await _rest(home)
    assert [draft.edits for draft in ready] == ["1"]
    assert policy_of(home.server.posts[PostId("1")].quote_approval) == NOBODY


async def test_how_far_one_read_is_told(home: Home) -> None:
    session = home.session
    home.server.publish("abcd")
    session.connection.provide(home.gateway)
    session.timelines.refresh(HOME)
    await _rest(home)
    for row in ("b", "a", "unknown"):
        session.reading_place.seen(RowId(row))
        await _rest(home)
    assert home.server.markers[HOME].row_id == "b"
    assert PlaceFile(session.folder / "place.json").read() == "b"


async def test_who_catches_up_keeps_the_posts_that_are_shown(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    now = datetime.fromtimestamp(home.clock.wall(), UTC)
    home.server.posts[PostId("a")] = a_post("a", created_at=now)
    home.server.publish("a")
    catch_up = session.catch_ups.open()
    catch_up.refresh()
    await _rest(home)
    assert ids(catch_up.rows) == ["a"]
    session.posts.put(a_post(f"{number}") for number in range(600))
    session.shelf.sweep()
    assert session.posts.get(PostId("a")) is not None
    assert session.posts.get(PostId("1")) is None


async def test_closing_saves_what_is_unsent_and_hangs_up(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    session.start_sending()
    home.gateway.hold("create")
    draft = session.writing.revise(session.writing.new_draft(), text="hello")
    session.writing.send(draft)
    await until(lambda: home.gateway.count("create"))
    await session.close()
    assert home.gateway.closed
    assert not session.scope.busy
    (posting,) = UnsentFile(session.folder / "unsent.json").read().outgoing
    assert isinstance(posting, Posting)
    assert posting.draft.text == draft.text
    assert posting.draft.tried_at is not None


async def test_a_full_disk_is_told_but_not_for_every_letter(home: Home) -> None:
    session = home.session
    session.folder.write_text("in the way")
    for text in ("a", "ab", "abc"):
        session.writing.keep(session.writing.revise(session.writing.new_draft(), text=text))
        await home.clock.advance(10)
    await until(lambda: home.told)
    (notice,) = home.told
    assert notice.kind is NoticeKind.UNSENT_NOT_KEPT
    assert notice.account == session.account
    assert isinstance(notice.error, StorageError)


@pytest.mark.parametrize("spec", [HOME, LOCAL], ids=str)
async def test_without_streams_a_new_post_is_there_within_a_minute(
    home: Home, spec: TimelineSpec
) -> None:
    rows = await home.go_online(spec=spec)
    for post_id in ("a", "b", "c"):
        home.server.publish([post_id], spec)
        await home.clock.advance(60)
        await until(lambda post_id=post_id: ids(rows)[:1] == [post_id])
    assert home.gateway.count("stream") == 1


async def test_what_is_live_is_not_polled(home: Home) -> None:
    rows = await home.go_online(ScriptedStream(), spec=LOCAL)
    both = (rows, home.session.shelf.open(HOME))
    await until(
        lambda: home.gateway.count("newest") >= 2 and all(each.newest == IDLE for each in both)
    )
    await home.clock.settle()
    calls = home.gateway.count("newest")
    await home.clock.advance(14 * 60)
    assert home.gateway.count("newest") == calls
    for _ in range(8):
        await home.clock.advance(45)
    await until(lambda: home.gateway.count("newest") >= calls + 2)


async def test_what_comes_by_the_stream_is_shown(home: Home) -> None:
    stream = ScriptedStream()
    home.server.publish("a")
    rows = await home.go_online(stream)
    post = a_post("b")
    stream.bring(Arrived(HOME, Bundle(a_row(post), post), Cursor("b"), Cursor("b")))
    await home.clock.settle()
    await until(lambda: ids(rows) == ["b", "a"])
    stream.bring(Edited(a_post("b", "other")))
    await home.clock.advance(1)
    seen = home.session.posts.get(PostId("b"))
    assert seen is not None
    assert "other" in seen.html
    stream.bring(Deleted(PostId("b")))
    await home.clock.advance(1)
    await until(lambda: ids(rows) == ["a"])


async def test_a_stream_that_is_lost_for_now_is_polled_for_at_once(home: Home) -> None:
    stream = ScriptedStream()
    rows = await home.go_online(stream)
    await until(lambda: home.gateway.count("newest") and rows.newest == IDLE)
    home.gateway.streams = [Unreachable(HOST)] * 50
    stream.end()
    home.server.publish("a")
    await home.clock.advance(2)
    await until(lambda: ids(rows) == ["a"])
    home.server.publish("b")
    await home.clock.advance(60)
    await until(lambda: ids(rows) == ["b", "a"])


async def test_in_another_network_all_is_caught_up_at_once(home: Home) -> None:
    first, second = ScriptedStream(), ScriptedStream()
    rows = await home.go_online(first, second)
    home.server.publish("a")
    home.session.network_changed()
    await home.clock.settle()
    await until(lambda: ids(rows) == ["a"])
    assert (first.closed, second.closed) == (True, False)
