"""What has no end is begun as carefully as all else, and others are told the way."""

from pathlib import Path

import pytest
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from fedidesk.api.capture import CapturingSession, Timeouts, Way
from fedidesk.domain.errors import NotSecure, Silent
from tests.unit.api.raw_server import RawServer, answer, hang

TOKEN = {"Authorization": "Bearer secret-token"}


def test_an_answer_is_begun_and_no_redirect_followed() -> None:
    moved = answer(b"there", "302 Found", "text/html", "Location: https://b.example/")
    with RawServer(moved) as server, CapturingSession("fedidesk/test") as session:
        response = session.begin(f"{server.url}/stream", TOKEN, 5.0)
        assert response.status_code == 302
        assert response.raw.read() == b"there"
        response.close()
    assert b"Bearer secret-token" in server.requests[0]
    assert b"User-Agent: fedidesk/test" in server.requests[0]


def test_plain_http_and_silence_are_what_they_are_elsewhere() -> None:
    timeouts = Timeouts(connect=5.0, silence=5.0, whole=5.0)
    with CapturingSession("fedidesk/test", timeouts=timeouts) as session:
        with pytest.raises(NotSecure):
            session.begin("http://social.example/", TOKEN, 5.0)
        with RawServer(hang) as server, pytest.raises(Silent):
            session.begin(server.url, TOKEN, 0.1)


@pytest.mark.parametrize(
    ("proxy", "url", "found"),
    [
        ("", "https://a.example", ""),
        ("none", "https://a.example", ""),
        ("http://proxy.example:3128", "https://a.example", "http://proxy.example:3128"),
        ("socks5://127.0.0.1:9050", "https://a.example", "socks5h://127.0.0.1:9050"),
        ("http://proxy.example:3128", "http://127.0.0.1:80", ""),
    ],
)
def test_the_way_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, proxy: str, url: str, found: str
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    with CapturingSession("fedidesk/test", proxy=proxy) as session:
        assert session.way_to(url) == Way(found, DEFAULT_CA_BUNDLE_PATH)


def test_the_environment_counts_where_nothing_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:1")
    monkeypatch.setenv("NO_PROXY", "b.example")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    with CapturingSession("fedidesk/test") as session:
        way = session.way_to("https://a.example")
        assert way == Way("http://me:secret@proxy.example:1", str(tmp_path))
        assert "secret" not in repr(way)
        assert session.way_to("https://b.example").proxy == ""
    with CapturingSession("fedidesk/test", proxy="none") as session:
        assert session.way_to("https://a.example").proxy == ""
