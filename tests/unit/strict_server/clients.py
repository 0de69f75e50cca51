"""Plain HTTP clients for these tests; they do only what a test tells them to."""

import base64
import hashlib
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

from tests.strict_server.browser import PlainBrowser
from tests.strict_server.process import PASSWORDS

USER_AGENT = "fedidesk/0.0 (+https://fedidesk.example)"
REDIRECT = "http://127.0.0.1:43210/callback"
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
VERIFIER = "v" * 50


def challenge_of(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def query_of(location: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


class ApiClient:
    """Requests with a User-Agent and a token."""

    def __init__(self, base_url: str, token: str | None = None) -> None:
        self.base_url = base_url
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["User-Agent"] = USER_AGENT
        if token is not None:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()

    def get(self, path: str, timeout: float = 10, **query: Any) -> requests.Response:
        return self.session.get(self.base_url + path, params=query, timeout=timeout)

    def post(self, path: str, **form: Any) -> requests.Response:
        return self.session.post(self.base_url + path, data=form, timeout=10)

    def publish(self, text: str, key: str | None = None, **form: Any) -> requests.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self.session.post(
            f"{self.base_url}/api/v1/statuses",
            json={"status": text, **form},
            headers=headers,
            timeout=10,
        )

    def upload(self, content: bytes, name: str = "picture.png") -> requests.Response:
        return self.session.post(
            f"{self.base_url}/api/v2/media",
            files={"file": (name, content)},
            data={"description": "stripes"},
            timeout=10,
        )


class OAuthClient(ApiClient):
    """An application that registers itself and asks for a token."""

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self.browser = PlainBrowser()
        self.app = self.register()

    def __exit__(self, *details: object) -> None:
        self.browser.close()
        self.session.close()

    def register(self, redirects: str = f"{REDIRECT}\n{OUT_OF_BAND}") -> dict[str, Any]:
        answer = self.post(
            "/api/v1/apps", client_name="A test", redirect_uris=redirects, scopes="read write"
        )
        assert answer.status_code == 200, answer.text
        app: dict[str, Any] = answer.json()
        return app

    def wish(self, **changes: Any) -> str:
        """The address of the authorisation page; None leaves a parameter out."""
        query: dict[str, str | None] = {
            "client_id": self.app["client_id"],
            "redirect_uri": REDIRECT,
            "response_type": "code",
            "scope": "read write",
            "state": "state-of-this-test",
            "code_challenge": challenge_of(VERIFIER),
            "code_challenge_method": "S256",
        } | changes
        kept = {name: value for name, value in query.items() if value is not None}
        return f"{self.base_url}/oauth/authorize?{urlencode(kept)}"

    def authorize(
        self, username: str = "mina", decision: str = "allow", **changes: Any
    ) -> requests.Response:
        """What the browser is told after the forms were filled in."""
        return self.browser.authorize(self.wish(**changes), username, PASSWORDS[username], decision)

    def code(self, **changes: Any) -> str:
        return query_of(self.authorize(**changes).headers["Location"])["code"]

    def token(self, code: str, **changes: Any) -> requests.Response:
        form: dict[str, str | None] = {
            "grant_type": "authorization_code",
            "client_id": self.app["client_id"],
            "client_secret": self.app["client_secret"],
            "redirect_uri": REDIRECT,
            "code": code,
            "code_verifier": VERIFIER,
        } | changes
        return self.post("/oauth/token", **form)

    def me(self, token: str) -> requests.Response:
        return requests.get(
            f"{self.base_url}/api/v1/accounts/verify_credentials",
            headers={"User-Agent": USER_AGENT, "Authorization": f"Bearer {token}"},
            timeout=10,
        )
