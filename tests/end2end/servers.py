"""The two servers that the stories are played on, seen as one: who is there and what they know."""

import selectors
import sqlite3
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from html.parser import HTMLParser
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests

from tests.end2end.accessibility import wait_for
from tests.strict_server.browser import PlainBrowser, shown_code
from tests.strict_server.process import PASSWORDS, StrictServer

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 30.0
_TIMEOUT = 10
PEOPLE = {"mina": "Mina Rahman", "omar": "عمر"}
"""Who can sign in on either server: username and display name."""


class Server(ABC):
    """A server with the people of `PEOPLE`; what it knows is asked for through its API."""

    name: str
    url: str

    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._tokens: dict[str, str] = {}

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    @property
    def host(self) -> str:
        """What a person types."""
        return self.url.partition("://")[2]

    @abstractmethod
    def allow(self, url: str, person: str) -> str:
        """Be ``person`` at the browser: sign in at ``url`` and allow; return where it leads."""

    @abstractmethod
    def secrets_of(self, *people: str) -> list[str]:
        """Every token that somebody's applications hold."""

    @abstractmethod
    def own_token(self, person: str) -> str:
        """Return a new token for the test itself."""

    def forget(self, person: str) -> None:
        """Forget the test's own token of somebody: it is no longer valid."""
        del self._tokens[person]

    def home(self, person: str) -> list[dict[str, Any]]:
        """The newest page of somebody's home timeline, as the API tells it."""
        posts: list[dict[str, Any]] = self._ask(person, "/api/v1/timelines/home", limit=40)
        return posts

    def posts_of(self, person: str) -> list[dict[str, Any]]:
        """The newest posts and boosts of somebody as they see them."""
        me = self._ask(person, "/api/v1/accounts/verify_credentials")
        posts: list[dict[str, Any]] = self._ask(
            person, f"/api/v1/accounts/{me['id']}/statuses", limit=40
        )
        return posts

    def post(self, person: str, text: str, answer_to: str = "") -> None:
        """Let somebody write from elsewhere, perhaps as an answer to the post of an id."""
        form = {"status": text} | ({"in_reply_to_id": answer_to} if answer_to else {})
        answer = self._session.post(
            f"{self.url}/api/v1/statuses",
            headers=self._headers(person),
            data=form,
            timeout=_TIMEOUT,
        )
        answer.raise_for_status()

    def wait_for_own(self, person: str, text: str, flag: str = "") -> dict[str, Any]:
        """Wait for somebody's post with this text, and with ``flag`` set if one is named."""

        def look() -> dict[str, Any] | None:
            for post in self.posts_of(person):
                if text in plain(post["content"]) and (not flag or post[flag]):
                    return post
            return None

        return wait_for(look, f"{text!r} {flag} of {person} on the server")

    def wait_for_flag(self, person: str, post_id: str, flag: str) -> None:
        """Wait until ``flag`` is set on a post as somebody sees it."""

        def look() -> bool:
            post = self._ask(person, f"/api/v1/statuses/{post_id}")
            return bool(post[flag])

        wait_for(look, f"{flag} on {post_id} on the server")

    def _ask(self, person: str, path: str, **parameters: Any) -> Any:
        answer = self._session.get(
            self.url + path, headers=self._headers(person), params=parameters, timeout=_TIMEOUT
        )
        answer.raise_for_status()
        return answer.json()

    def _headers(self, person: str) -> dict[str, str]:
        if person not in self._tokens:
            self._tokens[person] = self.own_token(person)
        return {"Authorization": f"Bearer {self._tokens[person]}", "User-Agent": "fedidesk/tests"}


class Strict(Server):
    """The strict server of the project's own."""

    name = "strict"

    def __enter__(self) -> Self:
        self.process = StrictServer()
        self.process.start()
        self.url = self.process.url
        self.browser = PlainBrowser()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.browser.close()
        self._session.close()
        self.process.__exit__(kind, error, trace)

    def allow(self, url: str, person: str) -> str:
        """Sign in with the password and press Allow."""
        answer = self.browser.authorize(url, person, PASSWORDS[person])
        return answer.headers["Location"]

    def refuse(self, url: str, person: str) -> str:
        """Sign in with the password and press Deny; return where it leads."""
        answer = self.browser.authorize(url, person, PASSWORDS[person], "deny")
        return answer.headers["Location"]

    def code(self, url: str, person: str) -> str:
        """Sign in, press Allow, and read the code that is shown."""
        return shown_code(self.browser.authorize(url, person, PASSWORDS[person]).text)

    def secrets_of(self, *people: str) -> list[str]:
        """The valid tokens without the test's own."""
        tokens = [
            each for person in people for each in self.process.control("tokens_of", username=person)
        ]
        return [each for each in tokens if each not in self._tokens.values()]

    def own_token(self, person: str) -> str:
        """Sign the test in past the browser."""
        return self.process.sign_in(person)


class Mock(Server):
    """mastodon_mock with its page to pick an account from."""

    name = "mock"

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="fedidesk-mock-")
        self._database = Path(self._folder.name) / "mock.sqlite"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end2end.mock_server", "--database", str(self._database)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(_START_SECONDS):
                self._end()
                raise TimeoutError("mastodon_mock did not start")
        self.url = self._process.stdout.readline().strip()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()
        self._end()

    def _end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._folder.cleanup()

    def allow(self, url: str, person: str) -> str:
        """Pick the account."""
        page = self._session.get(url, timeout=_TIMEOUT)
        page.raise_for_status()
        fields = _HiddenFields(page.text).fields
        answer = self._session.post(
            f"{self.url}/oauth/authorize",
            data={**fields, "username": person},
            timeout=_TIMEOUT,
            allow_redirects=False,
        )
        return answer.headers["Location"]

    def secrets_of(self, *people: str) -> list[str]:
        """The tokens in its database without the test's own; it asks for no password."""
        with sqlite3.connect(self._database) as database:
            found = database.execute(
                "select access_token from oauth_tokens join accounts"
                " on accounts.id = oauth_tokens.account_id where accounts.domain is null"
                f" and accounts.username in ({','.join('?' * len(people))})",
                people,
            ).fetchall()
        database.close()
        return [token for (token,) in found if token not in self._tokens.values()]

    def own_token(self, person: str) -> str:
        """Use the mock's short way in."""
        answer = self._session.post(
            f"{self.url}/api/v1/_mock/login", json={"username": person}, timeout=_TIMEOUT
        )
        token: str = answer.json()["access_token"]
        return token


class _HiddenFields(HTMLParser):
    """The hidden fields of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "input" and found.get("type") == "hidden":
            self.fields[found["name"]] = found["value"]


class _Words(HTMLParser):
    """The text of a post without its markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "p"} and self.text:
            self.text += " "


def plain(html: str) -> str:
    """Return the words of a post's HTML."""
    return _Words(html).text


def opened(url: str) -> requests.Response:
    """Follow a redirect back to the application, as a browser does."""
    with requests.Session() as session:
        session.trust_env = False
        return session.get(url, timeout=_TIMEOUT)
