import json
import socket
import ssl

import pytest
import requests
import urllib3.exceptions
from requests.structures import CaseInsensitiveDict

from fedidesk.api.answer import Answer
from fedidesk.api.errors import HTML, NOT_JSON, network_error, reason, status_error, unreadable
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

HOST = "a.example"


def an_answer(status: int, body: bytes = b'{"error": "No"}', **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, CaseInsensitiveDict(named), body, f"https://{HOST}/")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, BadAnswer),
        (400, Refused),
        (409, Overtaken),
        (401, SignedOut),
        (403, NotAllowed),
        (404, Gone),
        (405, NotOffered),
        (408, ServerBusy),
        (410, Gone),
        (413, TooLarge),
        (418, Refused),
        (422, Refused),
        (429, ServerBusy),
        (500, ServerBusy),
        (501, NotOffered),
        (503, ServerBusy),
        (530, ServerBusy),
        (599, ServerBusy),
    ],
)
def test_each_status_is_one_error(status: int, kind: type[ServerError]) -> None:
    error = status_error(an_answer(status), HOST, function=False)
    assert type(error) is kind
    assert error.host == HOST


def test_a_missing_function_is_not_a_missing_post() -> None:
    assert type(status_error(an_answer(404), HOST, function=True)) is NotOffered
    assert type(status_error(an_answer(410), HOST, function=True)) is Gone


def test_busy_says_when() -> None:
    error = status_error(an_answer(503, retry_after="12"), HOST, function=False)
    assert isinstance(error, ServerBusy)
    assert (error.status, error.retry_after) == (503, 12.0)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"error": "Text can\'t be blank"}', "Text can't be blank"),
        (b'{"error": "invalid_scope", "error_description": "No such scope"}', "No such scope"),
        (b'{"error": "two\\nlines\\u0007 \\u202eand tricks"}', "two lines and tricks"),
        ('{"error": "ক্ষ\u200dমা"}'.encode(), "ক্ষ\u200dমা"),
        (b'{"error": {"text": ["too long"]}}', ""),
        (b'{"error": null}', ""),
        (b'["no"]', ""),
        (b"<html>No</html>", ""),
        (b"\xff\xfe", ""),
        (b"", ""),
        (b'{"error":' * 50_000, ""),
    ],
)
def test_the_reason_is_one_plain_line(body: bytes, words: str) -> None:
    assert reason(body) == words


def test_the_reason_is_not_a_novel() -> None:
    assert len(reason(json.dumps({"error": "no " * 100_000}).encode())) == 300


def test_what_a_refusal_quotes_is_not_in_its_text() -> None:
    error = status_error(an_answer(422, b'{"error": "my post"}'), HOST, function=False)
    assert isinstance(error, Refused)
    assert error.reason == "my post"
    assert "my post" not in f"{error} {error!r} {error.args}"


@pytest.mark.parametrize(
    ("body", "kind", "what"),
    [
        (b"<!doctype html>", "application/json", HTML),
        (b"  <html>", "", HTML),
        (b"hello", "text/html; charset=utf-8", HTML),
        (b"[1,", "application/json", NOT_JSON),
        (b"", "application/json", NOT_JSON),
    ],
)
def test_what_is_wrong_with_an_answer(body: bytes, kind: str, what: str) -> None:
    assert unreadable(an_answer(200, body, content_type=kind), HOST).what == what


def _caused(outer: Exception, cause: Exception) -> Exception:
    outer.__cause__ = cause
    return outer


def _nameless() -> Exception:
    return urllib3.exceptions.NameResolutionError(HOST, None, socket.gaierror())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (requests.ConnectionError(), Unreachable),
        (requests.ConnectTimeout(), Unreachable),
        (requests.ReadTimeout(), Silent),
        (urllib3.exceptions.ReadTimeoutError(None, None, ""), Silent),  # type: ignore[arg-type]
        (_caused(requests.ConnectionError(), _nameless()), UnknownHost),
        (urllib3.exceptions.ProxyError("no", _nameless()), NotReached),
        (requests.exceptions.ProxyError(), Unreachable),
        (requests.exceptions.InvalidProxyURL(), Unreachable),
        (requests.exceptions.SSLError(ssl.SSLCertVerificationError()), NotSecure),
        (requests.exceptions.SSLError(ssl.SSLError(1, "WRONG_VERSION_NUMBER")), NotSecure),
        (requests.exceptions.SSLError(ssl.SSLEOFError()), Unreachable),
        (urllib3.exceptions.DecodeError(), BadAnswer),
        (urllib3.exceptions.LocationParseError("x"), Unreachable),
        (ConnectionResetError(), Unreachable),
        (UnicodeError(), Unreachable),
        (_caused(requests.ConnectionError(), TimeoutError()), Silent),
        (
            _caused(
                requests.ConnectionError(),
                _caused(
                    urllib3.exceptions.NewConnectionError(None, ""),  # type: ignore[arg-type]
                    TimeoutError(110, "Connection timed out"),
                ),
            ),
            NotReached,
        ),
    ],
)
def test_each_trouble_of_the_network_is_one_error(
    error: Exception, kind: type[ServerError]
) -> None:
    assert type(network_error(error, HOST)) is kind
