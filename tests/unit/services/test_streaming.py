"""The stream of an account through everything that may happen to it; nothing here waits."""

import itertools
from collections.abc import AsyncIterator, Collection, Sequence

import pytest

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import (
    NotAllowed,
    NotOffered,
    ServerBusy,
    SignedOut,
    TokenLost,
    Unreachable,
)
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import Bundle
from fedidesk.domain.stream import (
    Arrived,
    Deleted,
    Edited,
    FiltersChanged,
    StreamBatch,
    StreamEvent,
)
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, TimelineSpec
from fedidesk.services.connection import Connection, Line
from fedidesk.services.ports import Stream
from fedidesk.services.streaming import (
    DAY,
    GRACE,
    PACE,
    PATIENCE,
    STEADY,
    STILL,
    Liveness,
    Streaming,
)
from tests.builders import a_post, a_row
from tests.fakes.clock import VirtualClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST, FakeServer
from tests.fakes.stream import ScriptedStream

NO_STREAM = NotOffered(HOST)
AWAY = Unreachable(HOST)


class NotedTimelines:
    """Implements ``LiveTimelines``; notes what it is told, in order."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def connected(self, specs: Collection[TimelineSpec]) -> None:
        """Note it."""
        self.told.append("connected " + " ".join(sorted(map(str, specs))))

    def disconnected(self, specs: Collection[TimelineSpec]) -> None:
        """Note it."""
        self.told.append("disconnected " + " ".join(sorted(map(str, specs))))

    def take(self, events: Sequence[StreamEvent]) -> None:
        """Note it."""
        self.told.append(tuple(events))

    def forget(self) -> None:
        """Begin anew."""
        self.told.clear()


class TimedGateway(FakeGateway):
    """Notes when streams were to be opened."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__(FakeServer())
        self._clock = clock
        self.tried_at: list[float] = []

    async def open_stream(self) -> Stream:
        """Note it."""
        self.tried_at.append(self._clock.monotonic())
        return await super().open_stream()


class Account:
    """Somebody whose server streams what ``gateway.streams`` says."""

    def __init__(self, *streams: Stream | Exception) -> None:
        self.clock = VirtualClock()
        self.gateway = TimedGateway(self.clock)
        self.gateway.streams = list(streams)
        self.connection = Connection()
        self.connection.provide(self.gateway)
        self.errors: list[Exception] = []
        self.scope = TaskScope("test", self.errors.append)
        self.timelines = NotedTimelines()
        self.streaming = Streaming(self.timelines, self.connection, self.scope, self.clock)
        self.fallen_back = 0
        self.seen: list[Liveness] = []
        self.streaming.fell_back.connect(self._fell_back)
        self.streaming.changed.connect(self._changed)

    @property
    def tries(self) -> int:
        """How often a stream was to be opened."""
        return self.gateway.count("stream")

    async def start(self) -> None:
        """Begin."""
        self.streaming.start()
        await self.clock.settle()

    def pauses_are_about(self, expected: Sequence[float]) -> bool:
        """Whether these were the first pauses between tries, each up to a quarter longer."""
        at = self.gateway.tried_at
        pauses = [after - before for before, after in itertools.pairwise(at)]
        return len(pauses) >= len(expected) and all(
            wanted <= pause <= 1.25 * wanted + 1e-6
            for wanted, pause in zip(expected, pauses, strict=False)
        )

    async def tries_after(self, *seconds: float) -> list[int]:
        """Return how many tries there were after each of these times, one after the other."""
        found = []
        for each in seconds:
            before = self.tries
            await self.clock.advance(each)
            found.append(self.tries - before)
        return found

    async def learn(self, error: Exception) -> None:
        """Let a call end with ``error``, which may say something of the line."""
        self.gateway.fail("own profile", error)
        with pytest.raises(type(error)):
            await self.connection.call(lambda gateway: gateway.own_profile())

    async def close(self) -> None:
        await self.scope.close()
        assert self.errors == []

    def _fell_back(self) -> None:
        self.fallen_back += 1

    def _changed(self) -> None:
        self.seen.append(self.streaming.liveness(HOME))


@pytest.fixture
async def account() -> AsyncIterator[Account]:
    account = Account()
    yield account
    await account.close()


def arrived(post_id: str, spec: TimelineSpec = HOME) -> Arrived:
    post = a_post(post_id)
    return Arrived(spec, Bundle(a_row(post), post), Cursor(post_id), Cursor(post_id))


async def streams(account: Account, count: int = 1) -> list[ScriptedStream]:
    """Let the account have that many streams, begin, and return them."""
    scripted = [ScriptedStream() for _ in range(count)]
    account.gateway.streams += scripted
    await account.start()
    return scripted


# Live


async def test_home_is_live_once_the_stream_is_open(account: Account) -> None:
    assert account.streaming.liveness(HOME) is Liveness.CONNECTING
    await streams(account)
    assert account.timelines.told == ["connected home"]
    assert account.streaming.liveness(HOME) is Liveness.LIVE
    assert account.streaming.liveness(LOCAL) is Liveness.POLLING
    assert account.streaming.is_live(HOME)
    assert account.seen == [Liveness.LIVE]
    assert account.fallen_back == 0


async def test_what_happens_is_passed_on_in_order(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    events = (arrived("1"), Edited(a_post("1", "x")), Deleted(PostId("1")), FiltersChanged())
    stream.bring(*events)
    await account.clock.settle()
    assert account.timelines.told == [events]


async def test_there_are_no_more_than_ten_batches_a_second(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    for number in range(50):
        stream.bring(Deleted(PostId(str(number))))
    await account.clock.advance(1.0)
    assert 9 <= len(account.timelines.told) <= 11
    await account.clock.advance(50 * PACE)
    assert len(account.timelines.told) == 50


async def test_what_comes_waits_a_little_for_a_reader_who_scrolls(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()

    async def scroll(seconds: float) -> None:
        for _ in range(round(seconds / 0.05)):
            account.streaming.reader_moves()
            stream.bring(Deleted(PostId("1")))
            await account.clock.advance(0.05)

    await scroll(3 * PATIENCE)
    assert 3 <= len(account.timelines.told) <= 5
    account.timelines.forget()
    await account.clock.advance(STILL)
    assert account.timelines.told
    account.timelines.forget()
    await account.clock.advance(1.0)
    assert len(account.timelines.told) >= 9


async def test_too_much_at_once_is_a_gap_to_be_filled(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    rest = (arrived("9"),)
    stream.bring_batch(StreamBatch(rest, overflowed=True))
    await account.clock.settle()
    assert account.timelines.told == ["connected home", rest]


async def test_what_is_not_live_does_not_arrive(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    stream.bring(arrived("1", LOCAL))
    stream.bring(arrived("2", LOCAL), arrived("3"))
    await account.clock.advance(1.0)
    assert account.timelines.told == [(arrived("3"),)]


# What is on screen


async def test_what_is_on_screen_is_live_too_and_for_a_while_afterwards(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    assert account.timelines.told == ["connected local"]
    account.streaming.watch(HOME)
    await account.clock.advance(GRACE - 1)
    assert account.streaming.is_live(LOCAL)
    assert stream.orders == ["+local"]
    await account.clock.advance(2)
    assert not account.streaming.is_live(LOCAL)
    assert account.timelines.told[-1] == "disconnected local"
    assert stream.orders == ["+local", "-local"]
    await account.clock.advance(10 * GRACE)
    assert account.streaming.is_live(HOME)


async def test_who_comes_back_soon_has_missed_nothing(account: Account) -> None:
    (stream,) = await streams(account)
    for spec in (LOCAL, FEDERATED, LOCAL):
        account.streaming.watch(spec)
        await account.clock.advance(GRACE / 2)
    assert account.timelines.told == ["connected home", "connected local", "connected federated"]
    await account.clock.advance(10 * GRACE)
    assert stream.orders == ["+local", "+federated", "-federated"]
    assert account.streaming.is_live(LOCAL)


async def test_nothing_is_live_before_the_server_has_answered(account: Account) -> None:
    (stream,) = await streams(account)
    account.timelines.forget()
    stream.answers.clear()
    account.streaming.watch(LOCAL)
    account.streaming.watch(LOCAL)
    stream.bring(arrived("1", LOCAL))
    await account.clock.advance(1)
    assert account.timelines.told == []
    assert stream.orders == ["+local"]
    stream.answers.set()
    await account.clock.settle()
    assert account.timelines.told == ["connected local"]


async def test_a_subscription_that_takes_too_long_is_given_up(account: Account) -> None:
    (stream,) = await streams(account)
    stream.answers.clear()
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    account.streaming.watch(HOME)
    await account.clock.advance(GRACE + 1)
    stream.answers.set()
    await account.clock.settle()
    assert stream.orders == ["+local", "-local"]
    assert account.timelines.told == ["connected home"]


@pytest.mark.parametrize("error", [NO_STREAM, NotAllowed(HOST), AWAY], ids=repr)
async def test_a_timeline_that_is_not_streamed_is_polled(
    account: Account, error: Unreachable
) -> None:
    (stream,) = await streams(account)
    stream.refusals[LOCAL] = error
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    assert account.streaming.liveness(LOCAL) is Liveness.POLLING
    assert account.streaming.is_live(HOME)


async def test_a_timeline_may_be_refused_late(account: Account) -> None:
    (stream,) = await streams(account)
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    account.seen.clear()
    stream.bring_batch(StreamBatch(refused=frozenset({LOCAL})))
    await account.clock.settle()
    assert account.streaming.liveness(LOCAL) is Liveness.POLLING
    assert len(account.seen) == 1


async def test_what_is_on_screen_before_there_is_a_stream(account: Account) -> None:
    account.streaming.watch(FEDERATED)
    await streams(account)
    assert account.timelines.told == ["connected home", "connected federated"]


# Connecting again


async def test_a_stream_that_breaks_off_is_opened_again(account: Account) -> None:
    first, second = await streams(account, 2)
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    account.timelines.forget()
    first.end()
    await account.clock.settle()
    assert first.closed
    assert account.streaming.liveness(HOME) is Liveness.CONNECTING
    assert account.streaming.liveness(LOCAL) is Liveness.CONNECTING
    await account.clock.advance(1.25)
    assert second.orders == ["+local"]
    assert account.timelines.told == [
        "disconnected home local",
        "connected home",
        "connected local",
    ]
    second.bring(arrived("1", LOCAL))
    await account.clock.settle()
    assert account.timelines.told[-1] == (arrived("1", LOCAL),)
    assert account.fallen_back == 0


async def test_a_subscription_under_way_is_made_anew_on_the_next_stream(account: Account) -> None:
    first, second = await streams(account, 2)
    first.answers.clear()
    account.streaming.watch(LOCAL)
    await account.clock.settle()
    first.end()
    await account.clock.advance(1.25)
    first.answers.set()
    await account.clock.settle()
    assert second.orders == ["+local"]
    assert account.timelines.told == [
        "connected home",
        "disconnected home",
        "connected home",
        "connected local",
    ]


async def test_the_pauses_get_longer_up_to_five_minutes_for_ever(account: Account) -> None:
    account.gateway.streams = [AWAY] * 100
    await account.start()
    await account.clock.advance(2 * 3600)
    pauses = [1, 2, 4, 8, 16, 32, 64, 128, 256, *[300] * 12]
    assert account.pauses_are_about(pauses)
    assert account.fallen_back == 1
    assert account.seen == [Liveness.POLLING]


async def test_a_server_that_says_when_is_not_asked_sooner(account: Account) -> None:
    account.gateway.streams = [ServerBusy(HOST, 503, 90.0), ScriptedStream()]
    await account.start()
    assert await account.tries_after(89, 2) == [0, 1]
    assert account.streaming.is_live(HOME)


async def test_a_stream_that_does_not_stand_does_not_count(account: Account) -> None:
    scripted = await streams(account, 10)
    for stream in scripted[:6]:
        stream.end()
    await account.clock.advance(80)
    assert account.pauses_are_about([1, 2, 4, 8, 16, 32])
    await account.clock.advance(STEADY)
    scripted[6].end()
    assert await account.tries_after(0.999, 0.252) == [0, 1]


async def test_what_a_stream_ends_with_makes_no_difference(account: Account) -> None:
    first, second = await streams(account, 2)
    first.end(ServerBusy(HOST, 500))
    await account.clock.advance(1.25)
    assert not second.closed
    assert account.streaming.is_live(HOME)


async def test_another_network_is_used_at_once(account: Account) -> None:
    first, second = await streams(account, 2)
    account.streaming.network_changed()
    await account.clock.settle()
    assert first.closed
    assert not second.closed
    assert account.timelines.told == [
        "connected home",
        "disconnected home",
        "connected home",
    ]
    assert account.streaming.is_live(HOME)


async def test_another_network_ends_a_long_pause(account: Account) -> None:
    account.gateway.streams = [AWAY] * 20
    await account.start()
    await account.clock.advance(600)
    account.gateway.streams = [AWAY, ScriptedStream()]
    before = account.tries
    account.streaming.network_changed()
    await account.clock.settle()
    assert account.tries == before + 1
    assert await account.tries_after(1.25) == [1]
    assert account.streaming.is_live(HOME)


async def test_before_it_began_another_network_is_nothing(account: Account) -> None:
    account.streaming.network_changed()
    await account.clock.settle()
    assert account.tries == 0


async def test_a_server_that_is_back_is_asked_for_its_stream_at_once(account: Account) -> None:
    account.gateway.streams = [AWAY] * 20
    await account.start()
    await account.clock.advance(600)
    account.gateway.streams = [ScriptedStream()]
    await account.learn(AWAY)
    await account.clock.settle()
    assert account.streaming.liveness(HOME) is Liveness.POLLING
    await account.connection.call(lambda gateway: gateway.own_profile())
    await account.clock.settle()
    assert account.streaming.is_live(HOME)


# No stream


async def test_a_server_without_streams_is_asked_once_a_day(account: Account) -> None:
    await account.start()
    assert (account.tries, account.fallen_back) == (1, 1)
    assert account.streaming.liveness(HOME) is Liveness.POLLING
    assert await account.tries_after(600, DAY - 601, 2) == [0, 0, 1]
    await account.learn(AWAY)
    await account.connection.call(lambda gateway: gateway.own_profile())
    assert await account.tries_after(1) == [0]


@pytest.mark.parametrize("refusal", [SignedOut(HOST), NotAllowed(HOST)], ids=repr)
async def test_a_stream_that_refuses_a_good_token_is_left_for_a_day(
    account: Account, refusal: SignedOut
) -> None:
    account.gateway.streams = [refusal]
    await account.start()
    assert account.connection.line is Line.ONLINE
    assert account.gateway.calls == ["stream", "own profile"]
    assert account.streaming.liveness(HOME) is Liveness.POLLING
    assert await account.tries_after(DAY - 1, 2) == [0, 1]


async def test_a_token_that_is_no_good_needs_a_new_sign_in(account: Account) -> None:
    account.gateway.streams = [SignedOut(HOST), ScriptedStream()]
    account.gateway.fail("own profile", SignedOut(HOST))
    await account.start()
    assert account.connection.line is Line.SIGNED_OUT
    assert await account.tries_after(2 * DAY) == [0]
    account.streaming.network_changed()
    assert await account.tries_after(2 * DAY) == [0]
    # After that the session begins anew.
    account.connection.provide(account.gateway)
    await account.start()
    assert account.streaming.is_live(HOME)


async def test_nobody_is_signed_out_by_a_server_that_does_not_answer(account: Account) -> None:
    account.gateway.streams = [SignedOut(HOST), ScriptedStream()]
    account.gateway.fail("own profile", AWAY)
    await account.start()
    assert account.connection.line is Line.OFFLINE
    await account.clock.advance(1.25)
    assert account.streaming.is_live(HOME)


async def test_a_stream_does_not_outlive_its_token(account: Account) -> None:
    (stream,) = await streams(account)
    await account.learn(SignedOut(HOST))
    await account.clock.settle()
    assert stream.closed
    assert await account.tries_after(DAY) == [0]


async def test_without_a_token_there_is_no_stream(account: Account) -> None:
    await streams(account)
    account.connection.refuse(TokenLost())
    await account.clock.settle()
    assert not account.streaming.is_live(HOME)
    assert await account.tries_after(DAY) == [0]


async def test_a_new_token_gets_a_new_stream(account: Account) -> None:
    (stream,) = await streams(account)
    other = FakeGateway(FakeServer())
    other.streams = [ScriptedStream()]
    account.connection.provide(other)
    account.streaming.start()
    await account.clock.settle()
    assert stream.closed
    assert account.streaming.is_live(HOME)
    assert other.calls == ["stream"]


async def test_it_ends_with_the_session(account: Account) -> None:
    (stream,) = await streams(account)
    await account.scope.close()
    assert stream.closed
    assert not account.scope.busy
