"""The way to a server before there is an account.

https://docs.joinmastodon.org/methods/apps/, https://docs.joinmastodon.org/methods/oauth/
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from fedidesk import WEBSITE
from fedidesk.api import decoding, instance, oauth, profiles, server_mapping, wire_server
from fedidesk.api.answer import Answer
from fedidesk.api.capture import CapturingSession
from fedidesk.api.errors import UNEXPECTED, code, reason, status_error
from fedidesk.core.lanes import Lane, LaneClosed
from fedidesk.domain.address import host_of
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import (
    AppForgotten,
    BadAnswer,
    Gone,
    NotAllowed,
    NotMastodon,
    NotOffered,
    Refused,
    ServerError,
    SignedOut,
    SignInFailed,
    Silent,
    Unreachable,
)
from fedidesk.domain.profile import Profile
from fedidesk.domain.server import Server

Result = TypeVar("Result")

CLIENT_NAME = "fedidesk"
SCOPES = "read write follow"
_THREADS = 3
"""A server that hangs must not keep anybody from trying another one."""
_PATIENCE = 120.0
_NO_API = (Gone, NotOffered, BadAnswer, Refused, NotAllowed, SignedOut)


class MastodonSignIn:
    """Implements ``services.ports.SignInGateway``; ``make_session`` runs in each thread once."""

    def __init__(self, make_session: Callable[[], CapturingSession]) -> None:
        self._lane = Lane("sign-in", make_session, _THREADS)

    async def server(self, base_url: str) -> Server:
        """Return what the server says of itself; ``NotMastodon`` if it is none of the kind."""
        return await self._run(base_url, partial(_server, base_url=base_url))

    async def register(self, base_url: str, redirects: tuple[str, ...]) -> AppCredentials:
        """Register this application with exactly these redirect addresses."""
        return await self._run(base_url, partial(_register, base_url=base_url, redirects=redirects))

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
        """Return where the browser has to go; ``fresh`` asks for another sign-in there."""
        endpoints = await self._run(base_url, partial(oauth.find_endpoints, base_url=base_url))
        query = {
            "client_id": app.client_id,
            "response_type": "code",
            "redirect_uri": redirect,
            "scope": SCOPES,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        if fresh:
            query["force_login"] = "true"
        joint = "&" if urlsplit(endpoints.authorise).query else "?"
        return endpoints.authorise + joint + urlencode(query)

    async def token(
        self, base_url: str, app: AppCredentials, *, redirect: str, code: str, verifier: str
    ) -> Credentials:
        """Exchange the code. Raises ``SignInFailed(CODE_REFUSED)`` or ``AppForgotten`` too."""
        form = {
            "grant_type": "authorization_code",
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "redirect_uri": redirect,
            "code": code,
            "code_verifier": verifier,
            "scope": SCOPES,
        }
        token = await self._run(base_url, partial(_token, base_url=base_url, form=form))
        return Credentials(token, app)

    async def profile(self, base_url: str, credentials: Credentials) -> Profile:
        """Return whose token it is."""
        return await self._run(
            base_url, partial(_profile, base_url=base_url, token=credentials.token)
        )

    async def revoke(self, base_url: str, credentials: Credentials) -> None:
        """Make the token worthless."""
        await self._run(base_url, partial(oauth.revoke, base_url=base_url, credentials=credentials))

    def close(self) -> None:
        """Take no more calls; what is under way is dropped."""
        self._lane.close()

    async def _run(self, base_url: str, call: Callable[[CapturingSession], Result]) -> Result:
        try:
            return await self._lane.run(call, timeout=_PATIENCE)
        except TimeoutError:
            raise Silent(host_of(base_url)) from None
        except LaneClosed:
            raise Unreachable(host_of(base_url)) from None


def _server(session: CapturingSession, base_url: str) -> Server:
    for path in (instance.VERSION_2, instance.VERSION_1):
        found = _described(session.fetch("GET", base_url + path), path)
        if found is not None:
            return found
    raise NotMastodon(host_of(base_url))


def _described(answer: Answer, path: str) -> Server | None:
    """Return the server that ``answer`` describes; None if it is no answer of this API."""
    base_url = answer.url.partition("?")[0].rstrip("/").removesuffix(path)
    host = host_of(base_url)
    if answer.status in (401, 403) and reason(answer.body):
        # It tells nothing about itself to strangers, but tells so as the API does.
        return Server(host=host, base_url=base_url)
    try:
        _check(answer, host)
        said = decoding.one(answer, wire_server.Instance, host)
    except _NO_API:
        return None
    if not (said.domain or said.uri or said.title):
        return None
    return server_mapping.server(said, host, base_url)


def _register(
    session: CapturingSession, base_url: str, redirects: tuple[str, ...]
) -> AppCredentials:
    host = host_of(base_url)
    form = {
        "client_name": CLIENT_NAME,
        "redirect_uris": "\n".join(redirects),
        "scopes": SCOPES,
        "website": WEBSITE,
    }
    answer = session.fetch("POST", base_url + "/api/v1/apps", data=form)
    _check(answer, host)
    app = decoding.one(answer, wire_server.Application, host)
    if not app.client_id or not app.client_secret:
        raise BadAnswer(host, UNEXPECTED)
    return AppCredentials(app.client_id, app.client_secret)


def _token(session: CapturingSession, base_url: str, form: dict[str, str]) -> str:
    host = host_of(base_url)
    answer = session.fetch("POST", oauth.find_endpoints(session, base_url).token, data=form)
    if not answer.ok:
        raise _token_error(answer, host)
    token = decoding.one(answer, wire_server.Token, host).access_token or ""
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise BadAnswer(host, UNEXPECTED)
    return token


def _token_error(answer: Answer, host: str) -> ServerError | SignInFailed:
    """Return what an OAuth error means (RFC 6749, 5.2)."""
    found = code(answer.body)
    if found == "invalid_client":
        return AppForgotten(host)
    if found == "invalid_grant":
        return SignInFailed(SignInFailed.CODE_REFUSED)
    return status_error(answer, host, function=True)


def _profile(session: CapturingSession, base_url: str, token: str) -> Profile:
    headers = {"Authorization": f"Bearer {token}"}
    answer = session.fetch("GET", base_url + profiles.OWN, headers=headers)
    host = host_of(base_url)
    _check(answer, host)
    return profiles.read(answer, host)


def _check(answer: Answer, host: str) -> None:
    if not answer.ok:
        raise status_error(answer, host, function=True)
