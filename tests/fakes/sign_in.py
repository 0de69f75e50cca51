"""A server, a receiver and a browser for one sign-in, each in the hands of the test."""

import asyncio
import base64
import hashlib
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import AppForgotten, SignInFailed
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.domain.server import Server
from fedidesk.services.sign_in_ports import Visit

TOKEN = "a-token-of-the-test"
CODE = "a-code-of-the-test"


class FakeSignInGateway:
    """A server that is strict about what belongs together, and fails where it is told to.

    ``errors`` holds, by the name of the call, what to raise at its next uses. While ``gate`` is
    not set every call waits; it closes as ``closes_at`` is called.
    """

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.closes_at = ""
        self.calls: list[str] = []
        self.base_urls: set[str] = set()
        self.errors: dict[str, list[Exception]] = {}
        self.redirects: list[tuple[str, ...]] = []
        self.revoked: list[str] = []
        self.fresh: list[bool] = []
        self.owner = Profile(
            id=ProfileId("01H2X"), handle="rosa", display_name="Rosa", avatar_url="https://a/1.gif"
        )
        self._challenges: dict[str, str] = {}

    async def server(self, base_url: str) -> Server:
        await self._begin("server", base_url)
        return Server(host=urlsplit(base_url).netloc)

    async def register(self, base_url: str, redirects: tuple[str, ...]) -> AppCredentials:
        await self._begin("register", base_url)
        self.redirects.append(redirects)
        return AppCredentials(f"app-{len(self.redirects)}", f"secret-{len(self.redirects)}")

    async def authorisation_url(
        self,
        base_url: str,
        app: AppCredentials,
        *,
        redirect: str,
        state: str,
        challenge: str,
        fresh: bool,
    ) -> str:
        await self._begin("authorisation_url", base_url)
        self.fresh.append(fresh)
        self._challenges[redirect] = challenge
        question = {"client_id": app.client_id, "redirect_uri": redirect, "state": state}
        return f"{base_url}/oauth/authorize?{urlencode(question)}"

    async def token(
        self, base_url: str, app: AppCredentials, *, redirect: str, code: str, verifier: str
    ) -> Credentials:
        await self._begin("token", base_url)
        if app.client_id != f"app-{len(self.redirects)}":
            raise AppForgotten(urlsplit(base_url).netloc)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if code != CODE or challenge != self._challenges[redirect]:
            raise SignInFailed(SignInFailed.CODE_REFUSED)
        return Credentials(TOKEN, app)

    async def profile(self, base_url: str, credentials: Credentials) -> Profile:
        await self._begin("profile", base_url)
        assert credentials.token == TOKEN
        return self.owner

    async def revoke(self, base_url: str, credentials: Credentials) -> None:
        await self._begin("revoke", base_url)
        self.revoked.append(credentials.token)

    async def _begin(self, call: str, base_url: str) -> None:
        self.calls.append(call)
        self.base_urls.add(base_url)
        if call == self.closes_at:
            self.gate.clear()
        await self.gate.wait()
        if self.errors.get(call):
            raise self.errors[call].pop(0)


class FakeReceiver:
    """A receiver without a port; ``visit`` is a browser that comes back."""

    address = "http://127.0.0.1:49152/signed-in"

    def __init__(self, visited: Callable[[Mapping[str, str]], Visit]) -> None:
        self.visit = visited
        self.open = True

    async def close(self) -> None:
        self.open = False


class FakeReceivers:
    """Makes receivers and remembers them."""

    def __init__(self) -> None:
        self.made: list[FakeReceiver] = []

    @property
    def last(self) -> FakeReceiver:
        return self.made[-1]

    async def __call__(self, visited: Callable[[Mapping[str, str]], Visit]) -> FakeReceiver:
        self.made.append(FakeReceiver(visited))
        return self.last


class FakeBrowser:
    """Remembers where it was sent; ``person`` does something there at once."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.person: Callable[[dict[str, str]], None] | None = None

    @property
    def question(self) -> dict[str, str]:
        """The parameters of the address that was opened last."""
        return dict(parse_qsl(urlsplit(self.urls[-1]).query))

    def open(self, url: str) -> None:
        self.urls.append(url)
        if self.person is not None:
            self.person(self.question)
