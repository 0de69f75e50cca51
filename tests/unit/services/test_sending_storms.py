"""What is written and wished through all weathers: never lost, never twice, in order."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import BadAnswer, Refused, ServerBusy, SignedOut, Silent, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Posting, Switch
from fedidesk.domain.post import Post
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.services.notices import Notices
from fedidesk.services.session import AccountSession
from fedidesk.services.switches import WAYS
from tests.account_builders import an_account
from tests.builders import a_post
from tests.examples import patience, storms
from tests.fakes.clock import VirtualClock
from tests.fakes.lane import InlineLane
from tests.fakes.server import HOST
from tests.fakes.stormy import StormyGateway, StormyServer

POSTS = [PostId(name) for name in ("p1", "p2", "p3")]
_CALLS = st.sampled_from(["create", "newest", "post", "boost", "favourite"])
_PASSING = st.sampled_from(
    [
        Unreachable(HOST),
        Silent(HOST),
        SignedOut(HOST),
        ServerBusy(HOST, 503),
        ServerBusy(HOST, 429, retry_after=90),
    ]
)
_UNCLEAR = st.sampled_from([Unreachable(HOST), Silent(HOST), ServerBusy(HOST, 502)])


class _Server(StormyServer):
    """Keeps time, and perhaps ignores idempotency keys."""

    def __init__(self) -> None:
        super().__init__(page_length=4)
        self.own_posts = ProfilePosts(an_account().key.profile_id, Portion.REPLIES).spec
        self.keeps_keys = True
        self.texts: list[str] = []
        """What was published, in that order."""

    def create(self, draft: Draft) -> Post:
        """Publish a draft."""
        if not self.keeps_keys:
            draft = replace(draft, idempotency_key=f"{len(self.sent)}")
        if draft.idempotency_key not in self.sent:
            self.texts.append(draft.text)
        return super().create(draft)


class Sending(RuleBasedStateMachine):
    """Somebody who writes and likes, the server, and what is between them."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory(prefix="fedidesk-storm-")
        self.server = _Server()
        self.clock = VirtualClock()
        self.begun = self.clock.wall() - self.clock.monotonic()
        self.server.now = self._server_time
        for post_id in POSTS:
            self.server.posts[post_id] = a_post(post_id)
        self.meant: list[str] = []
        """What is to be published, in that order."""
        self.came_back: set[str] = set()
        """What lost its place among that."""
        self.wished: dict[tuple[Switch, PostId], bool] = {}
        self._run(self._start())

    def teardown(self) -> None:
        try:
            self._calm()
        finally:
            self._run(self._quit())
            self.runner.close()
            self.folder.cleanup()

    @initialize(keeps=st.booleans())
    def keep_keys(self, keeps: bool) -> None:
        self.server.keeps_keys = keeps

    @rule(text=st.sampled_from(["Good morning", "", "", ""]), delay=st.sampled_from([0, 0, 10]))
    def send(self, text: str, delay: int) -> None:
        """Often something new, sometimes what was said before."""
        text = text or f"number {len(self.meant)}"
        writing = self.session.writing
        self.meant.append(text)
        self._do(lambda: writing.send(writing.revise(writing.new_draft(), text=text), delay))

    @rule()
    def send_again_what_came_back(self) -> None:
        for draft in self.session.writing.unsent:
            self._do(lambda draft=draft: self.session.writing.send(draft))  # type: ignore[misc]

    @rule(which=st.integers(0, 9))
    def take_back(self, which: int) -> None:
        waiting = [each for each in self.session.unsent.outgoing if isinstance(each, Posting)]
        if waiting:
            posting = waiting[which % len(waiting)]
            self.came_back.add(posting.draft.text)
            self._do(lambda: self.session.outbox.take_back(posting))

    @rule(switch=st.sampled_from([Switch.BOOST, Switch.FAVOURITE]), post=st.sampled_from(POSTS))
    def toggle(self, switch: Switch, post: PostId) -> None:
        actions = self.session.post_actions
        toggle = actions.toggle_boost if switch is Switch.BOOST else actions.toggle_favourite
        self.wished[switch, post] = not self.wished.get((switch, post), False)
        self._do(lambda: toggle(post))

    @rule(call=_CALLS, error=_PASSING)
    def fail(self, call: str, error: Exception) -> None:
        self.gateway.fail(call, error)

    @rule(call=st.sampled_from(["create", "boost", "favourite"]), error=_UNCLEAR)
    def lose_an_answer(self, call: str, error: Exception) -> None:
        self.gateway.lose_answer(call, error)

    @rule()
    def answer_nonsense(self) -> None:
        self.gateway.lose_answer("create", BadAnswer(HOST, "?"))

    @rule()
    def refuse(self) -> None:
        self.gateway.fail("create", Refused(HOST, "no"))
        self.came_back.update(self.meant)

    @rule(call=st.sampled_from(["create", "newest"]))
    def hold_answers_back(self, call: str) -> None:
        """Not those to wishes: the way to a server brings them in the order of asking."""
        self.gateway.hold_back(call)

    @rule()
    def let_answers_come(self) -> None:
        self._do(self.gateway.release)

    @rule()
    def go_away(self) -> None:
        self.server.is_away = True

    @rule()
    def come_back(self) -> None:
        self.server.is_away = False

    @rule(seconds=st.sampled_from([0.5, 3.0, 20.0, 1000.0]))
    def time_goes_by(self, seconds: float) -> None:
        self._run(self.clock.advance(seconds))

    @rule(seconds=st.sampled_from([-300.0, 300.0]))
    def put_the_clock(self, seconds: float) -> None:
        """Only the one here."""
        self.clock.suspend(seconds)

    @rule()
    def try_now(self) -> None:
        self._do(self.session.network_changed)

    @rule(killed=st.booleans())
    def begin_again(self, killed: bool) -> None:
        self._run(self._end_at_once() if killed else self._quit())
        self._run(self._start())

    @invariant()
    def nothing_is_lost(self) -> None:
        there = Counter(self.server.texts) + Counter(draft.text for draft in self._held())
        assert not Counter(self.meant) - there

    @invariant()
    def nothing_comes_twice(self) -> None:
        assert not Counter(self.server.texts) - Counter(self.meant)

    @invariant()
    def nothing_is_in_two_places(self) -> None:
        names = [draft.id for draft in self._held()]
        assert len(names) == len(set(names))

    @invariant()
    def the_order_is_kept(self) -> None:
        came = [text for text in self.server.texts if self._has_its_place(text)]
        assert came == [text for text in self.meant if text in came]

    @invariant()
    def wishes_are_shown(self) -> None:
        for (switch, post_id), on in self.wished.items():
            post = self.session.posts.get(post_id)
            assert post is not None
            assert WAYS[switch].is_on(post, "") is on

    def _has_its_place(self, text: str) -> bool:
        return text not in self.came_back and self.meant.count(text) == 1

    def _held(self) -> list[Draft]:
        unsent = self.session.unsent
        waiting = [each.draft for each in unsent.outgoing if isinstance(each, Posting)]
        return [*unsent.drafts, *waiting]

    def _calm(self) -> None:
        """In the end, with the server back, all is there once, and as it was wished."""
        self.server.is_away = False
        self.gateway._failures.clear()
        self.gateway._lost.clear()
        self._do(self.gateway.release)
        self.send_again_what_came_back()
        for _ in range(20):
            self._run(self.clock.advance(400.0))
            if not self.session.unsent.outgoing:
                break
        assert self.session.unsent.outgoing == self.session.unsent.drafts == ()
        assert Counter(self.server.texts) == Counter(self.meant)
        for (switch, post_id), on in self.wished.items():
            assert WAYS[switch].is_on(self.server.posts[post_id], "") is on

    def _server_time(self) -> datetime:
        return datetime.fromtimestamp(self.begun + self.clock.monotonic(), UTC)

    async def _start(self) -> None:
        self.disk = InlineLane()
        self.gateway = StormyGateway(self.server)
        self.session = AccountSession(
            an_account(), Path(self.folder.name), self.disk, Notices(), clock=self.clock
        )
        self.session.posts.put_kept(self.server.posts[post_id] for post_id in POSTS)
        self.session.connection.provide(self.gateway)
        self.session.start_sending()
        await self.clock.settle()

    async def _quit(self) -> None:
        await self.session.close()
        self.disk.close()

    async def _end_at_once(self) -> None:
        """End as a kill does: nothing that waits is done any more."""
        self.disk.close()
        await self.session.scope.close()
        self.session.connection.close()

    def _do(self, act: Callable[[], object]) -> None:
        """Do something as a person does, and let happen what needs no time."""

        async def do() -> None:
            act()
            await self.clock.settle()

        self._run(do())

    def _run(self, work: Coroutine[Any, Any, object]) -> None:
        self.runner.run(work)


TestSending = patience(Sending.TestCase)
TestSending.settings = storms(60, steps=30)
