"""Misbehaviour on demand, and that it ends."""

import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import ApiClient

HOME = "/api/v1/timelines/home"
ROOT = Path(__file__).resolve().parents[3]


def refuses_connections(url: str) -> bool:
    try:
        requests.get(url, timeout=10)
    except requests.exceptions.ConnectionError:
        return True
    return False


def refuses_connections_soon(url: str) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if refuses_connections(url):
            return True
    return False


def test_a_status_with_headers_then_all_is_well(server: StrictServer, mina: ApiClient) -> None:
    server.fault("status", HOME, status=429, headers={"Retry-After": "7"}, times=2)
    for _ in range(2):
        answer = mina.get(HOME)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
        assert answer.json()["error"]
    assert mina.get(HOME).status_code == 200


@pytest.mark.parametrize("status", [401, 403, 404, 422, 500, 502, 503])
def test_any_status_with_any_body(server: StrictServer, mina: ApiClient, status: int) -> None:
    server.fault("status", "/api/v1/timelines/*", status=status, body="<h1>oh no</h1>")
    answer = mina.get(HOME)
    assert (answer.status_code, answer.text) == (status, "<h1>oh no</h1>")


def test_a_fault_is_for_one_method_and_may_come_later(
    server: StrictServer, mina: ApiClient
) -> None:
    server.fault("status", "/api/v1/statuses", method="POST", skip=1)
    assert mina.get("/api/v1/statuses").status_code == 405
    assert mina.publish("fine").status_code == 200
    assert mina.publish("not fine").status_code == 500
    assert mina.publish("fine again").status_code == 200


@pytest.mark.parametrize("status", [404, 405, 501])
def test_an_address_can_be_switched_off(server: StrictServer, mina: ApiClient, status: int) -> None:
    server.switch_off("/api/v1/notifications", status=status)
    assert [mina.get("/api/v1/notifications").status_code for _ in range(3)] == [status] * 3
    server.clear_faults("/api/v1/notifications")
    assert mina.get("/api/v1/notifications").status_code == 200


def test_html_instead_of_json(server: StrictServer, mina: ApiClient) -> None:
    server.fault("html", HOME)
    answer = mina.get(HOME)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.text.startswith("<!doctype html>")


def test_a_body_that_is_cut_off(server: StrictServer, mina: ApiClient) -> None:
    server.fault("truncated", HOME)
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        mina.get(HOME)
    assert mina.get(HOME).status_code == 200


@pytest.mark.parametrize(("kind", "options"), [("reset", {}), ("silence", {"seconds": 0.1})])
def test_no_answer_at_all(
    server: StrictServer, mina: ApiClient, kind: str, options: dict[str, Any]
) -> None:
    server.fault(kind, HOME, **options)
    with pytest.raises(requests.exceptions.ConnectionError):
        mina.get(HOME)
    assert server.requests(HOME)[-1]["status"] is None


def test_silence_outlasts_the_client(server: StrictServer, mina: ApiClient) -> None:
    server.fault("silence", HOME, seconds=60)
    with pytest.raises(requests.exceptions.ReadTimeout):
        mina.get(HOME, timeout=0.2)


def test_delay_and_drip_are_slow_but_right(server: StrictServer, mina: ApiClient) -> None:
    expected = mina.get(HOME, limit=1).json()
    server.fault("delay", HOME, seconds=0.15)
    server.fault("drip", HOME, size=256, pause=0.05)
    for _ in range(2):
        start = time.monotonic()
        assert mina.get(HOME, limit=1).json() == expected
        assert time.monotonic() - start > 0.1


def test_held_requests_wait_for_their_release(server: StrictServer, mina: ApiClient) -> None:
    server.fault("hold", HOME)
    answers: list[int] = []
    asking = threading.Thread(target=lambda: answers.append(mina.get(HOME).status_code))
    asking.start()
    assert server.wait_for_request(HOME)["fault"] == "hold"
    assert answers == []
    server.control("release")
    asking.join(10)
    assert answers == [200]


@pytest.mark.parametrize("style", ["many", "long", "garbage"])
def test_an_enormous_answer(server: StrictServer, mina: ApiClient, style: str) -> None:
    server.fault("enormous", HOME, style=style)
    answer = mina.get(HOME)
    assert 5_000_000 <= len(answer.content) < 7_000_000
    if style == "garbage":
        with pytest.raises(requests.exceptions.JSONDecodeError):
            answer.json()
    else:
        ids = [post["id"] for post in answer.json()]
        assert len(ids) == len(set(ids))


def test_broken_posts_among_good_ones(server: StrictServer, mina: ApiClient) -> None:
    proper = mina.get(HOME, limit=12).json()
    server.fault("broken", HOME)
    posts = mina.get(HOME, limit=12).json()
    assert [posts[0], posts[6]] == [proper[0], proper[6]]
    assert len(posts[1]) < len(proper[1])
    assert posts[2]["id"] == proper[2]["id"]
    assert posts[2]["media_attachments"] is None
    assert posts[3]["favourites_count"] == "many"
    assert posts[4]["account"] is None
    assert isinstance(posts[5], list)


def test_the_network_goes_away_and_comes_back(server: StrictServer, mina: ApiClient) -> None:
    assert mina.get(HOME).status_code == 200
    server.control("refuse_connections")
    with pytest.raises(requests.exceptions.ConnectionError, match="refused"):
        requests.get(server.url, timeout=10)
    server.control("accept_connections")
    assert mina.get(HOME).status_code == 200


def test_the_network_comes_back_by_itself(server: StrictServer, mina: ApiClient) -> None:
    server.control("refuse_connections", seconds=0.1)
    assert refuses_connections(server.url)
    deadline = time.monotonic() + 10
    while refuses_connections(server.url):
        assert time.monotonic() < deadline
    assert mina.get(HOME).status_code == 200


def test_open_connections_can_be_cut(server: StrictServer) -> None:
    server.control("cut_connections")
    connection = HTTPConnection(server.host, timeout=10)
    connection.request("GET", "/", headers={"User-Agent": "fedidesk/0"})
    assert connection.getresponse().read()
    assert connection.sock is not None
    assert server.control("cut_connections") == 1
    with pytest.raises(ConnectionResetError):
        connection.sock.recv(1)
    connection.close()


def test_a_client_that_leaves_in_mid_upload_is_no_failure(server: StrictServer) -> None:
    connection = HTTPConnection(server.host, timeout=10)
    connection.putrequest("POST", "/api/v1/apps")
    connection.putheader("User-Agent", "fedidesk/0")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", "1000")
    connection.endheaders(b"{")
    server.wait_for_request("/api/v1/apps")
    connection.close()
    assert server.control("crashes") == []


def test_a_frozen_network_says_nothing(server: StrictServer, mina: ApiClient) -> None:
    assert mina.get(HOME).status_code == 200
    server.control("freeze")
    with pytest.raises(requests.exceptions.ReadTimeout):
        mina.get(HOME, timeout=0.2)
    server.control("thaw")
    assert mina.get(HOME).status_code == 200


def test_requests_are_counted_without_their_secrets(server: StrictServer, mina: ApiClient) -> None:
    mina.get(HOME, limit=3)
    (entry,) = server.requests(HOME, "GET")
    assert (entry["query"], entry["status"]) == ("limit=3", 200)
    assert entry["user_agent"].startswith("fedidesk/")
    assert entry["headers"]["authorization"] == "(hidden)"


def test_a_wrong_command_is_an_error_for_the_test(server: StrictServer) -> None:
    with pytest.raises(ValueError, match="no command"):
        server.control("dance")
    with pytest.raises(ValueError, match="no fault"):
        server.fault("earthquake", "*")
    with pytest.raises(ValueError, match="nobody is called"):
        server.post_as("nobody", "x")
    with pytest.raises(ValueError, match="no settings"):
        server.control("settings", colour="green")


def test_the_server_ends_with_its_standard_input() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.strict_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b'{"url": "http://127.0.0.1:')
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_the_server_ends_with_the_test_that_started_it() -> None:
    program = (
        "from tests.strict_server.process import StrictServer\n"
        "server = StrictServer(); server.start()\n"
        "print(server.url, flush=True)\n"
        "input()\n"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert owner.stdin is not None
    assert owner.stdout is not None
    url = owner.stdout.readline().decode().strip()
    assert requests.get(url, timeout=10).status_code == 418
    owner.send_signal(signal.SIGKILL)
    owner.wait(10)
    assert refuses_connections_soon(url)
    owner.stdin.close()
    owner.stdout.close()
