"""What the capture takes from requests and Mastodon.py beyond what their manuals promise."""

import http.server
import json
import threading
from collections.abc import Iterator

import mastodon
import pytest
import requests

from fedidesk.api.capture import CapturingSession
from fedidesk.api.client import Client
from fedidesk.domain.credentials import AppCredentials, Credentials
from tests.data import statuses

PAGE = statuses.home_page(2)


class _Handler(http.server.BaseHTTPRequestHandler):
    """A page at every address, over connections that stay."""

    protocol_version = "HTTP/1.1"
    connections = 0

    def setup(self) -> None:
        type(self).connections += 1
        super().setup()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(PAGE)))
        self.send_header("Link", '<https://a.example/?max_id=5>; rel="next"')
        self.send_header("X-RateLimit-Reset", "broken")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_args: object) -> None:
        return


@pytest.fixture
def url() -> Iterator[str]:
    _Handler.connections = 0
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(10)


def test_requests_reads_what_the_capture_puts_in_place_of_the_body(url: str) -> None:
    with CapturingSession("fedidesk") as session:
        response = session.get(url)
        assert isinstance(response, requests.Response)
        assert (response.content, response.text, response.json()) == (b"[]", "[]", [])
        assert list(response.iter_content(10)) == [b"[]"]
        assert session.answer is not None
        assert session.answer.body == PAGE


def test_connections_are_kept(url: str) -> None:
    with CapturingSession("fedidesk") as session:
        for _ in range(5):
            session.fetch("GET", url)
    assert _Handler.connections == 1


def test_mastodon_py_gets_nothing_and_the_answer_is_whole(url: str) -> None:
    found: list[object] = []

    def call(api: mastodon.Mastodon) -> None:
        found.append(api.timeline_home(limit=40))

    with CapturingSession("fedidesk") as session:
        client = Client(
            url, Credentials("t", AppCredentials("a", "b")), session, lambda _answer: None
        )
        answer = client.ask(call)
    assert found == [[]]
    assert json.loads(answer.body)[0]["id"] == "115500000000000001"
    assert answer.cursors() == ("5", None)
