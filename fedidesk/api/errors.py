"""What goes wrong on the way to a server and there, told in the words of ``domain.errors``."""

import ssl
import unicodedata
from collections.abc import Iterator

import msgspec
import requests
import urllib3.exceptions

from fedidesk.api.answer import Answer
from fedidesk.domain.errors import (
    BadAnswer,
    Gone,
    NotAllowed,
    NotOffered,
    NotReached,
    NotSecure,
    Overtaken,
    Refused,
    ServerBusy,
    ServerError,
    SignedOut,
    Silent,
    TooLarge,
    UnknownHost,
    Unreachable,
)

HTML = "a web page"
NOT_JSON = "not JSON"
UNEXPECTED = "unexpected contents"
TOO_LARGE = "too large"
REDIRECT = "a redirect"
"""What is wrong with an answer; see ``BadAnswer.what``."""

_REASON_LENGTH = 300
_JOINERS = "\u200c\u200d"
_NO_CONNECTION = (
    urllib3.exceptions.ConnectTimeoutError,
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ProxyError,
)
_WITH_REASON: dict[int, type[NotAllowed | Refused]] = {
    403: NotAllowed,
    409: Overtaken,
    413: TooLarge,
}
_SILENCES = (requests.ReadTimeout, urllib3.exceptions.ReadTimeoutError, TimeoutError)


def network_error(error: BaseException, host: str) -> ServerError:
    """Return what ``error``, raised by requests or below it, means."""
    chain = tuple(_chain(error))
    if any(isinstance(cause, _NO_CONNECTION) for cause in chain):
        nameless = any(isinstance(cause, urllib3.exceptions.NameResolutionError) for cause in chain)
        of_proxy = any(isinstance(cause, urllib3.exceptions.ProxyError) for cause in chain)
        return UnknownHost(host) if nameless and not of_proxy else NotReached(host)
    for cause in chain:
        if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return Unreachable(host)
        if isinstance(cause, ssl.SSLError):
            return NotSecure(host)
    if any(isinstance(cause, _SILENCES) for cause in chain):
        return Silent(host)
    if any(isinstance(cause, urllib3.exceptions.DecodeError) for cause in chain):
        return BadAnswer(host, NOT_JSON)
    return Unreachable(host)


def status_error(answer: Answer, host: str, *, function: bool) -> ServerError:
    """Return what the status of an answer that is not ``ok`` means.

    ``function``: a 404 means that the server has no such function, not that something is gone.
    """
    status = answer.status
    if status in (405, 501) or (status == 404 and function):
        return NotOffered(host)
    if status in (404, 410):
        return Gone(host)
    if status == 401:
        return SignedOut(host)
    if status in (408, 425, 429) or status >= 500:
        return ServerBusy(host, status, answer.retry_after())
    if 400 <= status < 500:
        return _WITH_REASON.get(status, Refused)(host, reason(answer.body))
    return BadAnswer(host, REDIRECT if 300 <= status < 400 else UNEXPECTED)


def unreadable(answer: Answer, host: str) -> BadAnswer:
    """Return what is wrong with an answer that can't be decoded."""
    kind = answer.headers.get("Content-Type", "").lower()
    if "html" in kind or answer.body.lstrip()[:1] == b"<":
        return BadAnswer(host, HTML)
    return BadAnswer(host, NOT_JSON)


def reason(body: bytes) -> str:
    """Return the server's own words on why it refuses: one short line of text, perhaps empty."""
    try:
        told = msgspec.json.decode(body, type=dict[str, object])
    except (ValueError, RecursionError):
        return ""
    words = told.get("error_description") or told.get("error")
    if not isinstance(words, str):
        return ""
    shown = "".join(_shown(letter) for letter in words[: 4 * _REASON_LENGTH])
    line = " ".join(shown.split())
    return line if len(line) <= _REASON_LENGTH else line[: _REASON_LENGTH - 1] + "…"


def code(body: bytes) -> str:
    """Return the error code of an OAuth answer (RFC 6749, 5.2), or nothing."""
    try:
        told = msgspec.json.decode(body, type=dict[str, object])
    except (ValueError, RecursionError):
        return ""
    found = told.get("error")
    return found if isinstance(found, str) else ""


def _shown(letter: str) -> str:
    if letter in _JOINERS or not unicodedata.category(letter).startswith("C"):
        return letter
    return " "


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and all that led to it, as Python, requests and urllib3 each keep it."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
