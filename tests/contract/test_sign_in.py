"""The whole way in, with the browser played by plain requests."""

import asyncio
import base64
import hashlib
import secrets
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import requests

from fedidesk.api.api import Api
from fedidesk.api.sign_in import MastodonSignIn
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import AppForgotten, SignedOut, SignInFailed
from fedidesk.domain.timeline import HOME
from fedidesk.services.sign_in import SignIn
from tests.contract.conftest import gateway_to
from tests.contract.mock_server import MockServer
from tests.fakes.sign_in import FakeBrowser, FakeReceivers
from tests.strict_server.browser import PlainBrowser, shown_code
from tests.strict_server.process import PASSWORDS, StrictServer
from tests.waiting import until

REDIRECT = "http://127.0.0.1:5789/"
BY_HAND = "urn:ietf:wg:oauth:2.0:oob"
REDIRECTS = (REDIRECT, BY_HAND)


@pytest.fixture
def sign_in(api: Api) -> MastodonSignIn:
    return api.sign_in()


class Attempt:
    """One secret and what the server gets to see of it."""

    def __init__(self) -> None:
        self.verifier = secrets.token_urlsafe(48)
        self.state = secrets.token_urlsafe(16)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        self.challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


async def url_for(
    sign_in: MastodonSignIn,
    base_url: str,
    app: AppCredentials,
    attempt: Attempt,
    *,
    redirect: str = REDIRECT,
    fresh: bool = False,
) -> str:
    return await sign_in.authorisation_url(
        base_url,
        app,
        redirect=redirect,
        state=attempt.state,
        challenge=attempt.challenge,
        fresh=fresh,
    )


def came_back(answer: requests.Response, attempt: Attempt) -> str:
    """Return the code with which the browser came back."""
    location = answer.headers["Location"]
    assert location.startswith(REDIRECT)
    query = parse_qs(urlsplit(location).query)
    assert query["state"] == [attempt.state]
    return query["code"][0]


def picked_at_lenient_server(url: str, username: str) -> requests.Response:
    """Choose an account on the page at ``url``, as mastodon_mock shows it instead of a sign-in."""
    parts = urlsplit(url)
    form = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return requests.post(
        f"{parts.scheme}://{parts.netloc}{parts.path}",
        data={**form, "username": username},
        allow_redirects=False,
        timeout=10,
    )


async def code_from(
    sign_in: MastodonSignIn, strict: StrictServer, app: AppCredentials, attempt: Attempt
) -> str:
    browser = PlainBrowser()
    url = await url_for(sign_in, strict.url, app, attempt)
    answer = browser.authorize(url, "mina", PASSWORDS["mina"])
    browser.close()
    return came_back(answer, attempt)


async def test_the_whole_way_at_a_strict_server(
    api: Api, sign_in: MastodonSignIn, strict: StrictServer
) -> None:
    assert (await sign_in.server(strict.url)).host == strict.host
    app = await sign_in.register(strict.url, REDIRECTS)
    attempt = Attempt()
    code = await code_from(sign_in, strict, app, attempt)
    credentials = await sign_in.token(
        strict.url, app, redirect=REDIRECT, code=code, verifier=attempt.verifier
    )
    assert (await sign_in.profile(strict.url, credentials)).handle == "mina"
    gateway = gateway_to(api, strict.url, credentials.token, app)
    assert (await gateway.timeline_page(HOME)).bundles
    await gateway.revoke()
    with pytest.raises(SignedOut):
        await gateway.timeline_page(HOME)
    await gateway.revoke()
    assert credentials.token not in strict.control("tokens_of", username="mina")


async def test_the_code_by_hand(sign_in: MastodonSignIn, strict: StrictServer) -> None:
    app = await sign_in.register(strict.url, REDIRECTS)
    attempt = Attempt()
    url = await url_for(sign_in, strict.url, app, attempt, redirect=BY_HAND)
    browser = PlainBrowser()
    page = browser.authorize(url, "omar", PASSWORDS["omar"])
    browser.close()
    credentials = await sign_in.token(
        strict.url,
        app,
        redirect=BY_HAND,
        code=shown_code(page.text),
        verifier=attempt.verifier,
    )
    assert (await sign_in.profile(strict.url, credentials)).handle == "omar"


async def test_a_fresh_sign_in_asks_who_it_is_again(
    sign_in: MastodonSignIn, strict: StrictServer
) -> None:
    app = await sign_in.register(strict.url, REDIRECTS)
    browser = PlainBrowser()
    for fresh, asked in ((False, 1), (False, 1), (True, 2)):
        attempt = Attempt()
        url = await url_for(sign_in, strict.url, app, attempt, fresh=fresh)
        came_back(browser.authorize(url, "mina", PASSWORDS["mina"]), attempt)
        assert browser.asked_for_password == asked
    browser.close()


async def test_a_code_is_good_once_and_with_its_own_secret(
    sign_in: MastodonSignIn, strict: StrictServer
) -> None:
    app = await sign_in.register(strict.url, REDIRECTS)
    attempt = Attempt()

    async def exchange(code: str, verifier: str, redirect: str = REDIRECT) -> Credentials:
        return await sign_in.token(strict.url, app, redirect=redirect, code=code, verifier=verifier)

    async def refused(code: str, verifier: str, redirect: str = REDIRECT) -> None:
        with pytest.raises(SignInFailed) as caught:
            await exchange(code, verifier, redirect)
        assert caught.value.why == SignInFailed.CODE_REFUSED

    await refused(await code_from(sign_in, strict, app, attempt), "x" * 50)
    await refused(await code_from(sign_in, strict, app, attempt), attempt.verifier, BY_HAND)
    await refused("made-up", attempt.verifier)
    code = await code_from(sign_in, strict, app, attempt)
    await exchange(code, attempt.verifier)
    await refused(code, attempt.verifier)


async def test_a_forgotten_registration(sign_in: MastodonSignIn, strict: StrictServer) -> None:
    app = await sign_in.register(strict.url, REDIRECTS)
    attempt = Attempt()
    code = await code_from(sign_in, strict, app, attempt)
    strict.control("forget_apps", client_id=app.client_id)
    with pytest.raises(AppForgotten):
        await sign_in.token(
            strict.url, app, redirect=REDIRECT, code=code, verifier=attempt.verifier
        )


async def test_a_token_that_nobody_wants_is_given_back(
    sign_in: MastodonSignIn, strict: StrictServer
) -> None:
    app = await sign_in.register(strict.url, REDIRECTS)
    attempt = Attempt()
    code = await code_from(sign_in, strict, app, attempt)
    credentials = await sign_in.token(
        strict.url, app, redirect=REDIRECT, code=code, verifier=attempt.verifier
    )
    assert credentials.token in strict.control("tokens_of", username="mina")
    for _ in range(2):
        await sign_in.revoke(strict.url, credentials)
    assert credentials.token not in strict.control("tokens_of", username="mina")
    with pytest.raises(SignedOut):
        await sign_in.profile(strict.url, credentials)


@pytest.mark.parametrize("path", ["/oauth/token", "/api/v1/accounts/verify_credentials"])
async def test_a_sign_in_that_is_cancelled_late_leaves_no_token(
    sign_in: MastodonSignIn, strict: StrictServer, path: str
) -> None:
    scope = TaskScope("test")
    receivers, window, browser = FakeReceivers(), FakeBrowser(), PlainBrowser()

    def allow(_: object) -> None:
        answer = browser.authorize(window.urls[-1], "mina", PASSWORDS["mina"])
        receivers.last.visit(dict(parse_qsl(urlsplit(answer.headers["Location"]).query)))

    window.person = allow
    way_in = SignIn(sign_in, receivers, window, scope)
    before = strict.control("tokens_of", username="mina")
    strict.control("clear_requests")
    strict.fault("hold", path)
    task = asyncio.ensure_future(way_in.run(strict.url))
    await until(lambda: strict.requests(path), 10)
    way_in.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    strict.control("release")
    await until(lambda: not scope.busy, 10)
    await scope.close()
    browser.close()
    assert [one["status"] for one in strict.requests("/oauth/revoke")] == [200]
    assert strict.control("tokens_of", username="mina") == before


async def test_the_whole_way_at_a_lenient_server(
    api: Api, sign_in: MastodonSignIn, mock: MockServer
) -> None:
    assert (await sign_in.server(mock.url)).base_url == mock.url
    app = await sign_in.register(mock.url, REDIRECTS)
    attempt = Attempt()
    url = await url_for(sign_in, mock.url, app, attempt)
    answer = picked_at_lenient_server(url, "grace")
    code = came_back(answer, attempt)
    credentials = await sign_in.token(
        mock.url, app, redirect=REDIRECT, code=code, verifier=attempt.verifier
    )
    assert (await sign_in.profile(mock.url, credentials)).handle == "grace"
    gateway = gateway_to(api, mock.url, credentials.token, app)
    await gateway.own_profile()
    await gateway.revoke()
    with pytest.raises(SignedOut):
        await gateway.own_profile()
