"""A sign-in from the address to the account, and every way it can end."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import (
    AppForgotten,
    FedideskError,
    NotMastodon,
    SignedOut,
    SignInFailed,
    Unreachable,
)
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.services.sign_in import (
    AskingAddress,
    ContactingServer,
    Done,
    Exchanging,
    Failed,
    SignIn,
    Step,
    WaitingForBrowser,
)
from fedidesk.services.sign_in_ports import Visit
from fedidesk.services.visits import OUT_OF_BAND
from tests.fakes.sign_in import CODE, TOKEN, FakeBrowser, FakeReceivers, FakeSignInGateway
from tests.waiting import until

ACCOUNT = Account(
    key=AccountKey("example.social", ProfileId("01H2X")),
    base_url="https://example.social",
    username="rosa",
    display_name="Rosa",
    avatar_url="https://a/1.gif",
)


class World:
    """A sign-in with everything around it, and the steps it took."""

    def __init__(self, scope: TaskScope, deadline: float = 5.0) -> None:
        self.scope = scope
        self.gateway = FakeSignInGateway()
        self.receivers = FakeReceivers()
        self.browser = FakeBrowser()
        self.sign_in = SignIn(
            self.gateway, self.receivers, self.browser, scope, deadline, revoking_patience=0.05
        )
        self.sign_in.changed.connect(self._keep_step)
        self.steps: list[Step] = []
        self.visits: list[Visit] = []

    def visit(self, **parameters: str) -> None:
        self.visits.append(self.receivers.last.visit(parameters))

    def agree(self, question: dict[str, str]) -> None:
        if question["redirect_uri"] == self.receivers.last.address:
            self.visit(code=CODE, state=question["state"])

    def deny(self, question: dict[str, str]) -> None:
        self.visit(error="access_denied", state=question["state"])

    def run(self, *accounts: Account) -> asyncio.Task[tuple[Account, Credentials]]:
        return asyncio.create_task(self.sign_in.run("example.social", accounts))

    async def until(self, kind: type[Step]) -> None:
        await until(lambda: isinstance(self.sign_in.step, kind))

    async def until_opened(self, times: int) -> None:
        await until(lambda: len(self.browser.urls) >= times)

    def _keep_step(self) -> None:
        self.steps.append(self.sign_in.step)


@pytest.fixture
async def scope() -> AsyncIterator[TaskScope]:
    scope = TaskScope("test")
    yield scope
    await scope.close()


@pytest.fixture
async def world(scope: TaskScope) -> World:
    return World(scope)


class TestTheWayThrough:
    """Address, browser, token, account."""

    async def test_by_redirect(self, world: World) -> None:
        world.browser.person = world.agree
        account, credentials = await world.run()
        assert account == ACCOUNT
        assert credentials == Credentials(TOKEN, AppCredentials("app-1", "secret-1"))
        assert world.visits == [Visit.AGREED]
        assert world.steps == [
            ContactingServer("example.social"),
            WaitingForBrowser("example.social", world.browser.urls[0], by_code=False),
            Exchanging("example.social"),
            Done(account, credentials),
        ]
        assert not world.receivers.last.open

    async def test_the_port_is_bound_before_its_address_is_registered(self, world: World) -> None:
        world.browser.person = world.agree
        await world.run()
        assert world.gateway.redirects == [(world.receivers.last.address, OUT_OF_BAND)]
        assert world.gateway.calls == [
            "server",
            "register",
            "authorisation_url",
            "token",
            "profile",
        ]
        assert world.gateway.base_urls == {"https://example.social"}

    async def test_another_account_on_the_same_server_signs_in_freshly(self, world: World) -> None:
        world.browser.person = world.agree
        await world.run()
        await world.run(ACCOUNT)
        assert world.gateway.fresh == [False, True]

    async def test_state_and_challenge_are_never_used_twice(self, world: World) -> None:
        world.browser.person = world.agree
        for _ in range(3):
            await world.run()
        states = {url.partition("state=")[2] for url in world.browser.urls}
        assert len(states) == 3
        assert all(len(state) >= 43 for state in states)

    async def test_an_account_without_a_host_in_its_handle_or_with_one(self, world: World) -> None:
        world.browser.person = world.agree
        world.gateway.owner = world.gateway.owner.__class__(
            id=ProfileId("1"), handle="rosa@elsewhere.example", avatar_static_url="https://a/s.png"
        )
        account, _ = await world.run()
        assert account.handle == "rosa@example.social"
        assert account.avatar_url == "https://a/s.png"


class TestByCode:
    """Browsers that can't come back."""

    async def test_a_pasted_code(self, world: World) -> None:
        task = world.run()
        await world.until(WaitingForBrowser)
        world.sign_in.use_code()
        await world.until_opened(2)
        assert world.browser.question["redirect_uri"] == OUT_OF_BAND
        assert world.sign_in.step == WaitingForBrowser(
            "example.social", world.browser.urls[1], by_code=True
        )
        world.sign_in.paste_code(f"  {CODE}\n")
        assert (await task)[0] == ACCOUNT

    async def test_the_address_of_the_page_with_the_code(self, world: World) -> None:
        task = world.run()
        await self._wait_for_code(world)
        world.sign_in.paste_code(f"https://example.social/oauth/authorize/native?code={CODE}")
        assert (await task)[0] == ACCOUNT

    async def test_the_browser_may_come_back_after_all(self, world: World) -> None:
        task = world.run()
        await world.until(WaitingForBrowser)
        first = world.browser.question
        await self._wait_for_code(world)
        world.agree(first)
        assert (await task)[0] == ACCOUNT

    async def test_a_code_page_can_be_opened_again(self, world: World) -> None:
        task = world.run()
        await self._wait_for_code(world)
        world.sign_in.use_code()
        world.sign_in.open_again()
        assert world.browser.urls[1:] == [world.browser.urls[1]] * 3
        world.sign_in.paste_code(CODE)
        await task

    @pytest.mark.parametrize("text", ["", "  \n", "https://example.social/", "http://[?code=1"])
    async def test_nothing_pasted_is_nothing(self, world: World, text: str) -> None:
        task = world.run()
        await self._wait_for_code(world)
        world.sign_in.paste_code(text)
        world.sign_in.paste_code(CODE)
        assert (await task)[0] == ACCOUNT

    async def test_a_code_nobody_waits_for_is_dropped(self, world: World) -> None:
        world.sign_in.paste_code("too-early")
        world.sign_in.use_code()
        world.sign_in.open_again()
        task = world.run()
        await world.until(WaitingForBrowser)
        world.sign_in.paste_code("not-by-code")
        world.agree(world.browser.question)
        assert (await task)[0] == ACCOUNT

    async def test_a_wrong_code(self, world: World) -> None:
        task = world.run()
        await self._wait_for_code(world)
        world.sign_in.paste_code("a-wrong-code")
        await _fails(task, SignInFailed.CODE_REFUSED)

    async def _wait_for_code(self, world: World) -> None:
        await world.until(WaitingForBrowser)
        world.sign_in.use_code()
        await world.until_opened(2)


class TestItFails:
    """Each end that is none, with its reason, and the port free again."""

    async def test_denied(self, world: World) -> None:
        world.browser.person = world.deny
        await _fails(world.run(), SignInFailed.DENIED)
        assert world.visits == [Visit.DENIED]
        assert not world.receivers.last.open
        assert isinstance(world.sign_in.step, Failed)

    async def test_another_error_of_the_server(self, world: World) -> None:
        world.browser.person = lambda question: world.visit(
            error="server_error", state=question["state"]
        )
        await _fails(world.run(), SignInFailed.CODE_REFUSED)

    async def test_a_stranger_is_turned_away_and_the_waiting_goes_on(self, world: World) -> None:
        task = world.run()
        await world.until(WaitingForBrowser)
        world.visit(code="an-injected-code", state="a-guess")
        world.visit(code="an-injected-code")
        world.visit(error="access_denied", state="ü")
        world.agree(world.browser.question)
        assert (await task)[0] == ACCOUNT
        assert world.visits == [Visit.STRANGER] * 3 + [Visit.AGREED]

    async def test_nobody_comes(self, scope: TaskScope) -> None:
        world = World(scope, deadline=0.05)
        await _fails(world.run(), SignInFailed.TIMED_OUT)
        assert not world.receivers.last.open

    async def test_only_strangers_come(self, scope: TaskScope) -> None:
        world = World(scope, deadline=0.05)
        world.browser.person = lambda _: world.visit(code=CODE, state="a-guess")
        await _fails(world.run(), SignInFailed.WRONG_STATE)

    async def test_a_bad_address(self, world: World) -> None:
        task = asyncio.create_task(world.sign_in.run("no such place"))
        await _fails(task, SignInFailed.BAD_ADDRESS)
        assert world.gateway.calls == []

    @pytest.mark.parametrize(
        "call", ["server", "register", "authorisation_url", "token", "profile"]
    )
    async def test_the_server_fails(self, world: World, call: str) -> None:
        error = Unreachable("example.social")
        world.gateway.errors[call] = [error]
        world.browser.person = world.agree
        with pytest.raises(Unreachable):
            await world.run()
        assert world.sign_in.step == Failed(error)
        assert not any(receiver.open for receiver in world.receivers.made)

    async def test_it_can_be_tried_again(self, world: World) -> None:
        world.gateway.errors["server"] = [NotMastodon("example.social")]
        world.browser.person = world.agree
        with pytest.raises(NotMastodon):
            await world.run()
        assert (await world.run())[0] == ACCOUNT


class TestTheForgottenApp:
    """The server dropped the registration between the browser and the token."""

    async def test_it_is_registered_again_once(self, world: World) -> None:
        world.gateway.errors["token"] = [AppForgotten("example.social")]
        world.browser.person = world.agree
        account, credentials = await world.run()
        assert account == ACCOUNT
        assert credentials.app == AppCredentials("app-2", "secret-2")
        assert len(world.browser.urls) == 2
        assert len(world.receivers.made) == 1
        assert not world.receivers.last.open

    async def test_codes_of_the_first_try_are_worthless_in_the_second(self, world: World) -> None:
        world.gateway.errors["token"] = [AppForgotten("example.social")]
        task = world.run()
        await world.until(WaitingForBrowser)
        first = world.browser.question
        world.agree(first)
        await world.until_opened(2)
        world.agree(first)
        assert world.visits == [Visit.AGREED, Visit.STRANGER]
        world.agree(world.browser.question)
        assert (await task)[0] == ACCOUNT

    async def test_twice_is_the_end(self, world: World) -> None:
        world.gateway.errors["token"] = [AppForgotten("example.social")] * 2
        world.browser.person = world.agree
        with pytest.raises(AppForgotten):
            await world.run()
        assert not world.receivers.last.open


class TestCancel:
    """Cancelling works wherever it stands."""

    async def test_before_and_after_nothing_happens(self, world: World) -> None:
        world.sign_in.cancel()
        world.browser.person = world.agree
        await world.run()
        world.sign_in.cancel()
        assert isinstance(world.sign_in.step, Done)

    async def test_while_the_browser_is_open(self, world: World) -> None:
        task = world.run()
        await world.until(WaitingForBrowser)
        assert world.receivers.last.open
        world.sign_in.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not world.receivers.last.open
        assert world.sign_in.step == AskingAddress()

    @pytest.mark.parametrize("call", ["server", "register", "token", "profile"])
    async def test_while_the_server_is_silent(
        self, world: World, call: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        silent = asyncio.Event()

        async def wait_for_ever(*_: object, **__: object) -> None:
            silent.set()
            await asyncio.Event().wait()

        monkeypatch.setattr(world.gateway, call, wait_for_ever)
        world.browser.person = world.agree
        task = world.run()
        async with asyncio.timeout(5):
            await silent.wait()
        world.sign_in.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not any(receiver.open for receiver in world.receivers.made)


class TestUnwantedToken:
    """A token that came for nothing does not stay good."""

    async def test_a_sign_in_that_worked_keeps_it(self, world: World) -> None:
        world.browser.person = world.agree
        await world.run()
        world.sign_in.cancel()
        await _rest(world)
        assert world.gateway.revoked == []

    async def test_without_a_profile_it_is_given_back(self, world: World) -> None:
        world.gateway.errors["profile"] = [Unreachable("example.social")]
        world.browser.person = world.agree
        with pytest.raises(Unreachable):
            await world.run()
        await _rest(world)
        assert world.gateway.revoked == [TOKEN]
        assert (await world.run())[0] == ACCOUNT
        assert world.gateway.revoked == [TOKEN]

    @pytest.mark.parametrize("call", ["token", "profile"])
    async def test_cancelled_while_the_server_thinks(self, world: World, call: str) -> None:
        world.gateway.closes_at = call
        world.browser.person = world.agree
        task = world.run()
        await until(lambda: call in world.gateway.calls)
        world.sign_in.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert world.sign_in.step == AskingAddress()
        assert world.gateway.revoked == []
        world.gateway.closes_at = ""
        world.gateway.gate.set()
        await _rest(world)
        assert world.gateway.revoked == [TOKEN]

    async def test_cancelled_at_the_moment_it_comes(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        token = world.gateway.token

        async def token_then_cancel(*given: str, **named: str) -> Credentials:
            credentials = await token(*given, **named)  # type: ignore[arg-type]
            asyncio.get_running_loop().call_soon(world.sign_in.cancel)
            return credentials

        monkeypatch.setattr(world.gateway, "token", token_then_cancel)
        world.browser.person = world.agree
        with pytest.raises(asyncio.CancelledError):
            await world.run()
        assert "profile" not in world.gateway.calls
        await _rest(world)
        assert world.gateway.revoked == [TOKEN]

    async def test_no_token_nothing_to_give_back(self, world: World) -> None:
        world.gateway.errors["token"] = [Unreachable("example.social")]
        world.browser.person = world.agree
        with pytest.raises(Unreachable):
            await world.run()
        await _rest(world)
        assert "revoke" not in world.gateway.calls

    async def test_a_server_that_takes_nothing_back_costs_nothing(self, world: World) -> None:
        world.gateway.errors["profile"] = [Unreachable("example.social")]
        world.gateway.errors["revoke"] = [Unreachable("example.social")]
        world.browser.person = world.agree
        with pytest.raises(Unreachable):
            await world.run()
        await _rest(world)
        assert world.gateway.calls[-1] == "revoke"
        assert world.gateway.revoked == []

    async def test_a_silent_server_is_waited_for_to_a_deadline(self, world: World) -> None:
        world.gateway.gate.clear()
        world.sign_in.give_back(
            "https://example.social", Credentials(TOKEN, AppCredentials("a", "b"))
        )
        await until(lambda: "revoke" in world.gateway.calls)
        await _rest(world)
        assert world.gateway.revoked == []


class TestSecrets:
    """Nothing that a log could catch."""

    async def test_steps_and_errors_show_none(
        self, world: World, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        world.browser.person = world.agree
        await world.run()
        world.gateway.errors["profile"] = [SignedOut("example.social")]
        task = world.run()
        with pytest.raises(FedideskError) as caught:
            await task
        shown = f"{world.steps!r} {caught.value!r} {task!r} {caplog.text} {vars(world.sign_in)!r}"
        states = [url.partition("state=")[2] for url in world.browser.urls]
        for secret in (TOKEN, CODE, "secret-1", "secret-2", *states):
            assert secret not in shown


async def _rest(world: World) -> None:
    """Wait until nothing is under way."""
    await until(lambda: not world.scope.busy)


async def _fails(task: asyncio.Task[tuple[Account, Credentials]], why: str) -> None:
    with pytest.raises(SignInFailed) as caught:
        await task
    assert caught.value.why == why
