"""A requests session that keeps what servers say and gives Mastodon.py nothing to chew on.

Mastodon.py turns every answer into its own typed objects, which takes a hundred times longer than
decoding the bytes into ours. So it gets an empty list or object to turn, without headers, and the
real answer waits in ``CapturingSession.answer``.
"""

import time
from collections.abc import Callable, Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies_environment

import requests
from msgspec import Struct
from requests.structures import CaseInsensitiveDict
from requests.utils import DEFAULT_CA_BUNDLE_PATH, select_proxy
from urllib3.exceptions import HTTPError

from fedidesk.api.answer import Answer
from fedidesk.api.errors import TOO_LARGE, network_error
from fedidesk.api.multipart import Multipart
from fedidesk.domain.address import host_of, is_loopback
from fedidesk.domain.errors import BadAnswer, NotSecure, ServerError, Silent

MAX_BODY = 4_000_000
"""Bytes; hardly any answer of the API comes near it."""
NO_PROXY = "none"
_CHUNK = 32_768
_MAX_REDIRECTS = 5


class Timeouts(Struct, frozen=True):
    """How long to wait for a server, in seconds."""

    connect: float = 10.0
    silence: float = 30.0
    """Between two pieces of an answer, and before the first."""
    whole: float = 60.0
    """For all of an answer, however slowly it drips."""
    work: float = 120.0
    """Before the first piece of an answer to a file: some servers make it ready first."""


class Way(Struct, frozen=True):
    """How to get to a server: through the ``proxy``, if it is not empty, trusting whom."""

    proxy: str
    authorities: str
    """The file with the certificates of those who vouch for servers."""

    def __repr__(self) -> str:
        return "Way(…)"


class CapturingSession(requests.Session):
    """Asks servers and keeps the last answer; one for each thread.

    ``proxy`` is empty for that of the system, ``"none"``, or an address (http, socks5). That of the
    system is what the environment names or, where it is silent, what ``system_proxy`` says for an
    address (empty for none). Plain http is refused but for hosts of this machine, which are never
    asked through a proxy. Redirects are followed only for GET, never to a place that is less safe,
    and with a token not to another one.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        proxy: str = "",
        timeouts: Timeouts | None = None,
        system_proxy: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self.headers["User-Agent"] = user_agent
        self.headers["Accept"] = "application/json"
        # Without it requests would send what a .netrc file holds for the host.
        self.auth = _as_it_is
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self.answer: Answer | None = None
        self.failure: ServerError | None = None
        self.largest = MAX_BODY
        """Bytes; what is larger is not read to its end."""
        self._proxy = proxy
        self._system_proxy = system_proxy or _no_proxy
        self._timeouts = timeouts or Timeouts()

    def fetch(
        self,
        method: str,
        url: str,
        *,
        data: Mapping[str, str] | Multipart | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask and return the answer. Raises ``ServerError`` for what the network does."""
        self.request(method, url, data=data, headers=headers)
        assert self.answer is not None
        return self.answer

    def begin(self, url: str, headers: Mapping[str, str], silence: float) -> requests.Response:
        """Return the answer to a GET before its body, which is for the caller to read and close.

        No redirect is followed; between two pieces ``silence`` seconds may pass. Raises
        ``ServerError``.
        """
        _check_secure(url)
        try:
            return super().request(
                "GET",
                url,
                headers=headers,
                timeout=(self._timeouts.connect, silence),
                stream=True,
                allow_redirects=False,
                proxies=self._proxies(url),
            )
        except (OSError, HTTPError, UnicodeError) as error:
            failure = network_error(error, host_of(url))
        raise failure

    def way_to(self, url: str) -> "Way":
        """Return how a connection to ``url`` is to be made where requests does not make it."""
        found = self.merge_environment_settings(url, self._proxies(url), None, None, None)
        authorities = found["verify"]
        return Way(
            select_proxy(url, found["proxies"]) or "",
            authorities if isinstance(authorities, str) else DEFAULT_CA_BUNDLE_PATH,
        )

    def forget(self) -> None:
        """Drop the last answer."""
        self.answer = self.failure = None

    def request(
        self,
        method: str,
        url: str | bytes,
        *args: Any,  # noqa: ANN401 - requests' own, passed on
        **options: Any,  # noqa: ANN401 - requests' own, passed on
    ) -> requests.Response:
        """Ask as requests does, but return an emptied response.

        What the network does is raised as a ``ServerError``, and kept in ``failure``: Mastodon.py
        wraps every exception in one of its own.
        """
        self.forget()
        address = url if isinstance(url, str) else url.decode("ascii")
        try:
            response, self.answer = self._ask(method, address, *args, **options)
        except (OSError, HTTPError, UnicodeError) as error:
            self.failure = network_error(error, host_of(address))
        except ServerError as error:
            self.failure = error
        if self.failure is not None:
            raise self.failure
        assert self.answer is not None
        return _emptied(response, self.answer.body)

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002 - its name
        """Return nothing: requests would read all of a redirect's body, and be less careful."""
        return None

    def _ask(
        self,
        method: str,
        url: str,
        *args: Any,  # noqa: ANN401 - requests' own, passed on
        **options: Any,  # noqa: ANN401 - requests' own, passed on
    ) -> tuple[requests.Response, Answer]:
        has_file = isinstance(options.get("data"), Multipart)
        silence = self._timeouts.work if has_file else self._timeouts.silence
        deadline = time.monotonic() + self._timeouts.whole
        options["timeout"] = (self._timeouts.connect, silence)
        options["stream"] = True
        options["allow_redirects"] = False
        for redirects_left in range(_MAX_REDIRECTS, -1, -1):
            _check_secure(url)
            options["proxies"] = self._proxies(url)
            response = super().request(method, url, *args, **options)
            target = super().get_redirect_target(response)
            if not redirects_left or target is None or not _may_follow(response, target):
                break
            url = urljoin(url, target)
            args, options["params"] = (), None
            response.close()
        if has_file:
            # To send it takes as long as the way there lets it.
            deadline = time.monotonic() + self._timeouts.whole
        with response:
            body = read_body(response, deadline, self.largest)
        return response, Answer(response.status_code, response.headers, body, response.url)

    def _proxies(self, url: str) -> dict[str, str]:
        """Return what overrules the proxies that the environment names."""
        host = urlsplit(url).hostname or ""
        if self._proxy == NO_PROXY or is_loopback(host):
            return {"no_proxy": host}
        address = self._proxy
        if not address and not getproxies_environment():
            address = self._system_proxy(url)
        if not address:
            return {}
        # Names are looked up by the proxy too, or the network would see who is asked.
        address = address.replace("socks5://", "socks5h://", 1)
        return {"http": address, "https": address}


def _no_proxy(_url: str) -> str:
    return ""


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _check_secure(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise NotSecure(parts.netloc)


def _may_follow(response: requests.Response, target: str) -> bool:
    if response.request.method != "GET":
        return False
    try:
        here = urlsplit(response.url)
        there = urlsplit(urljoin(response.url, target))
        if _origin(here) == _origin(there):
            return True
    except ValueError:
        return False
    with_token = "Authorization" in _headers(response.request)
    return not with_token and there.scheme == "https" and not is_loopback(there.hostname or "")


def _headers(request: requests.PreparedRequest) -> Mapping[str, Any]:
    return request.headers or {}


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, parts.hostname, port


def read_body(response: requests.Response, deadline: float, largest: int = MAX_BODY) -> bytes:
    """Return the body, if it is of a sensible size and all there before ``deadline``."""
    host = host_of(response.url)
    chunks: list[bytes] = []
    size = 0
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        if size > largest:
            raise BadAnswer(host, TOO_LARGE)
        if time.monotonic() > deadline:
            raise Silent(host)
    return b"".join(chunks)


def _emptied(response: requests.Response, body: bytes) -> requests.Response:
    """Return ``response`` as if the server had said nothing but its status."""
    # The only private detail of requests that is used; a contract test watches over it.
    response._content = b"[]" if body.lstrip()[:1] == b"[" else b"{}"  # noqa: SLF001 - see above
    response._content_consumed = True  # noqa: SLF001 - see above
    response.encoding = "utf-8"
    response.headers = CaseInsensitiveDict()
    return response
