"""The demo's server as the application meets it: a real process, plain HTTP."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import signal
import socket
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from fedidesk.app.demo.server import DemoServer, DemoUnavailable

Json = dict[str, Any]


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    """A server on which nothing happens by itself."""
    with DemoServer.start(tmp_path_factory.mktemp("still"), pace=0) as server:
        yield server


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    """A server on which something happens many times a second."""
    with DemoServer.start(tmp_path_factory.mktemp("lively"), pace=0.04) as server:
        yield server


@pytest.fixture(scope="module")
def home(still: DemoServer) -> list[Json]:
    """The whole home timeline of the first account."""
    return read_home(still, 0)


def get(server: DemoServer, path: str, account: int = 0) -> requests.Response:
    headers = {"Authorization": f"Bearer {server.accounts[account].token}"}
    answer = requests.get(server.url + path, headers=headers, timeout=10)
    answer.raise_for_status()
    return answer


def post(server: DemoServer, path: str, body: Json, account: int = 0) -> Json:
    headers = {"Authorization": f"Bearer {server.accounts[account].token}"}
    answer = requests.post(server.url + path, json=body, headers=headers, timeout=10)
    answer.raise_for_status()
    return dict(answer.json())


def read_home(server: DemoServer, account: int) -> list[Json]:
    posts: list[Json] = []
    path = "/api/v1/timelines/home?limit=40"
    while path:
        answer = get(server, path, account)
        posts += answer.json()
        following = answer.links.get("next", {}).get("url", "") if answer.json() else ""
        path = following.removeprefix(server.url)
    return posts


def eventually(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until `holds` is true; fail after the deadline."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.05)


def png_size(body: bytes) -> tuple[int, int]:
    """Check every part of a PNG file and return its size."""
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    place, data, size, depth = 8, b"", (0, 0), 0
    while place < len(body):
        length, kind = struct.unpack(">I4s", body[place : place + 8])
        chunk = body[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack(">I", body[place + 8 + length : place + 12 + length])
        assert checksum == zlib.crc32(kind + chunk)
        if kind == b"IHDR":
            size = struct.unpack(">II", chunk[:8])
            depth = {2: 3, 6: 4}[chunk[9]]
        if kind == b"IDAT":
            data += chunk
        place += 12 + length
    assert len(zlib.decompress(data)) == size[1] * (1 + size[0] * depth)
    return size


def test_ready_line_names_two_accounts_that_are_signed_in(still: DemoServer) -> None:
    assert still.running
    assert len({account.handle for account in still.accounts}) == 2
    for index, account in enumerate(still.accounts):
        me = get(still, "/api/v1/accounts/verify_credentials", index).json()
        assert (me["id"], me["acct"], me["display_name"]) == (
            account.profile_id,
            account.handle,
            account.display_name,
        )
        assert account.token not in repr(account)


@pytest.mark.parametrize("account", [0, 1])
def test_home_is_long_and_in_many_languages(still: DemoServer, account: int) -> None:
    posts = read_home(still, account)
    assert len(posts) >= 80
    languages = {one["language"] for one in posts}
    assert len(languages) >= 6
    assert {"bn", "ar", "ja", "en"} <= languages
    times = [one["created_at"] for one in posts]
    assert times == sorted(times, reverse=True)
    assert len({one["account"]["id"] for one in posts}) >= 12


def test_first_page_shows_no_post_twice(home: list[Json]) -> None:
    shown = [(one["reblog"] or one)["id"] for one in home[:40]]
    assert len(shown) == len(set(shown))


def test_first_page_has_something_of_everything(home: list[Json]) -> None:
    page = home[:40]
    assert any(one["reblog"] for one in page)
    assert any(one["poll"] for one in page)
    assert any(one["spoiler_text"] and one["sensitive"] for one in page)
    assert {len(one["media_attachments"]) for one in page} >= {1, 2, 3, 4}
    assert any((one["quote"] or {}).get("quoted_status") for one in page)
    assert any(one["emojis"] for one in page)
    assert any(one["in_reply_to_id"] for one in page)


def test_counts_vary(home: list[Json]) -> None:
    for count in ("favourites_count", "reblogs_count", "replies_count"):
        assert len({one[count] for one in home}) >= 4


def test_pictures_are_real_files_of_the_sizes_announced(home: list[Json]) -> None:
    pictures = [one for shown in home[:40] for one in shown["media_attachments"]]
    for number, picture in enumerate({one["url"]: one for one in pictures}.values()):
        assert picture["description"]
        assert len(picture["blurhash"]) == 28
        both = (("preview_url", "small"), ("url", "original"))
        for address, part in both if number < 4 else both[:1]:
            answer = requests.get(picture[address], timeout=10)
            assert answer.headers["Content-Type"] == "image/png"
            meta = picture["meta"][part]
            assert png_size(answer.content) == (meta["width"], meta["height"])


def test_avatars_headers_and_emoji_are_real_files(still: DemoServer, home: list[Json]) -> None:
    profile = home[0]["account"]
    emojis = requests.get(f"{still.url}/api/v1/custom_emojis", timeout=10).json()
    assert emojis
    for address in (profile["avatar"], profile["header"], *(one["url"] for one in emojis)):
        png_size(requests.get(address, timeout=10).content)
    assert len({one["account"]["avatar"] for one in home}) >= 12
    unknown = requests.get(f"{still.url}/demo/pictures/wide/nothing-1.png", timeout=10)
    assert unknown.status_code == 404


def test_poll_has_votes_and_takes_one(still: DemoServer, home: list[Json]) -> None:
    poll = next(one["poll"] for one in home if one["poll"] and not one["poll"]["voted"])
    assert poll["voters_count"] == sum(option["votes_count"] for option in poll["options"]) > 50
    after = post(still, f"/api/v1/polls/{poll['id']}/votes", {"choices": [1]})
    assert after["voted"]
    assert after["options"][1]["votes_count"] == poll["options"][1]["votes_count"] + 1


def test_thread_has_the_authors_own_answers_and_those_of_others(
    still: DemoServer, home: list[Json]
) -> None:
    start = next(one for one in home if one["content"].startswith("<p>A short thread"))
    answers = get(still, f"/api/v1/statuses/{start['id']}/context").json()["descendants"]
    authors = [one["account"]["id"] for one in answers]
    assert authors.count(start["account"]["id"]) == 3
    assert len(set(authors)) >= 4


def test_html_is_what_mastodon_writes(home: list[Json]) -> None:
    html = "".join((one["reblog"] or one)["content"] for one in home)
    assert '<span class="h-card" translate="no"><a href="' in html
    assert 'class="u-url mention">@<span>nell</span></a></span>' in html
    assert 'class="mention hashtag" rel="tag">#<span>বৃষ্টি</span></a>' in html
    assert '<span class="invisible">https://</span><span class="ellipsis">' in html
    tagged = next(one for one in home if one["tags"])
    assert tagged["tags"][0]["url"] in tagged["content"]
    mentioning = next(one for one in home if one["mentions"])
    assert mentioning["mentions"][0]["url"] in mentioning["content"]


def test_cards_stand_for_links_only(home: list[Json]) -> None:
    with_card = [one for one in home if one["card"]]
    assert with_card
    for one in with_card:
        assert one["card"]["url"] in one["content"]
        assert one["card"]["title"]
        png_size(requests.get(one["card"]["image"], timeout=10).content)


def test_what_the_user_writes_is_linked_too(still: DemoServer) -> None:
    text = "Hello @obi <b>& co</b> #demo https://example.org/a :sprout:"
    written = post(still, "/api/v1/statuses", {"status": text}, account=1)
    assert "@<span>obi</span></a></span> &lt;b&gt;&amp; co&lt;/b&gt;" in written["content"]
    assert "#<span>demo</span>" in written["content"]
    assert [emoji["shortcode"] for emoji in written["emojis"]] == ["sprout"]
    assert written["card"] is None
    assert read_home(still, 1)[0]["id"] == written["id"]


def test_new_posts_arrive_and_counts_grow(lively: DemoServer) -> None:
    users = {account.profile_id for account in lively.accounts}
    before = read_home(lively, 0)
    newest = before[0]["id"]

    def arrived() -> list[Json]:
        return list(get(lively, f"/api/v1/timelines/home?limit=40&since_id={newest}").json())

    eventually(lambda: len(arrived()) >= 20)
    later = arrived()
    assert users.isdisjoint(one["account"]["id"] for one in later)
    assert any(one["reblog"] is None for one in later)
    likes = {one["id"]: one["favourites_count"] for one in before}
    eventually(
        lambda: any(
            one["favourites_count"] > likes.get(one["id"], 99) for one in read_home(lively, 0)
        )
    )
    eventually(lambda: any(one["edited_at"] for one in read_home(lively, 0)))


def test_new_posts_are_streamed_complete(lively: DemoServer) -> None:
    headers = {"Authorization": f"Bearer {lively.accounts[0].token}"}
    address = f"{lively.url}/api/v1/streaming/user"
    with requests.get(address, headers=headers, stream=True, timeout=10) as stream:
        lines = stream.iter_lines()
        assert any(line == b"event: update" for line in lines)
        data = next(lines)
    streamed = json.loads(data.removeprefix(b"data: "))
    assert streamed["card"] is None
    assert streamed["account"]["avatar"].startswith(lively.url)


def test_somebody_can_sign_in_through_the_browser(still: DemoServer) -> None:
    redirect = "http://127.0.0.1:1/back"
    app = requests.post(
        f"{still.url}/api/v1/apps",
        data={"client_name": "a client", "redirect_uris": redirect, "scopes": "read write"},
        timeout=10,
    ).json()
    asked = {
        "client_id": app["client_id"],
        "redirect_uri": redirect,
        "response_type": "code",
        "scope": "read write",
        "state": "abc-123",
    }
    page = requests.get(f"{still.url}/oauth/authorize", params=asked, timeout=10).text
    assert 'value="obi"' in page
    answer = requests.post(
        f"{still.url}/oauth/authorize",
        data={**asked, "username": "obi"},
        allow_redirects=False,
        timeout=10,
    )
    target = urlsplit(answer.headers["Location"])
    query = parse_qs(target.query)
    assert query["state"] == ["abc-123"]
    token = requests.post(
        f"{still.url}/oauth/token",
        data={
            "grant_type": "authorization_code",
            "code": query["code"][0],
            "client_id": app["client_id"],
            "client_secret": app["client_secret"],
            "redirect_uri": redirect,
        },
        timeout=10,
    ).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    me = requests.get(
        f"{still.url}/api/v1/accounts/verify_credentials", headers=headers, timeout=10
    )
    assert me.json()["username"] == "obi"
    third = requests.get(f"{still.url}/api/v1/timelines/home", headers=headers, timeout=10)
    assert len(third.json()) >= 20


def test_stop_ends_the_process_and_leaves_only_its_log(tmp_path: Path) -> None:
    server = DemoServer.start(tmp_path, pace=0)
    server.stop()
    server.stop()
    assert not server.running
    assert [path.name for path in tmp_path.iterdir()] == ["demo-server.log"]
    assert (tmp_path / "demo-server.log").read_text() == ""


_PARENT = """
import pathlib, sys, time
from fedidesk.app.demo.server import DemoServer
profile = pathlib.Path(sys.argv[1])
data = profile / "data"
data.mkdir(parents=True)
server = DemoServer.start(data, throwaway=profile, pace=1)
print(server.url, server.process_id, flush=True)
time.sleep(600)
"""


def test_dies_with_a_killed_parent(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    command = [sys.executable, "-c", _PARENT, str(profile)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        url, child = parent.stdout.readline().split()
        port = urlsplit(url).port
        assert port is not None
        stream = requests.get(f"{url}/api/v1/streaming/public", stream=True, timeout=10)
        assert stream.status_code in (200, 401)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        killed = time.monotonic()
        eventually(lambda: is_gone(int(child)) and is_closed(port), 3.0)
        assert time.monotonic() - killed < 3.0
        stream.close()
    assert not profile.exists()


def is_gone(process_id: int) -> bool:
    """Whether the process has ended; a zombie that waits for its reaper has."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
        return state in "ZX"
    return True


def is_closed(port: int) -> bool:
    with contextlib.closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_missing_package_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, package=None: None if name == "mastodon_mock" else real(name, package),
    )
    with pytest.raises(DemoUnavailable, match=r"mastodon_mock.*fedidesk\[demo\]"):
        DemoServer.start(tmp_path)


def test_a_server_that_cannot_start_is_said_with_its_log(tmp_path: Path) -> None:
    with pytest.raises(DemoUnavailable, match=r"ended before it was ready.*demo-server\.log"):
        DemoServer.start(tmp_path, pace="soon")  # type: ignore[arg-type]  # what argparse refuses
    assert "invalid float value" in (tmp_path / "demo-server.log").read_text()


def test_the_application_side_imports_nothing_of_the_server() -> None:
    code = (
        "import sys, fedidesk.app.demo.server as side\n"
        "extra = {name.partition('.')[0] for name in sys.modules} & "
        "{'mastodon_mock', 'fastapi', 'uvicorn', 'sqlalchemy', 'PySide6'}\n"
        "rooms = [name for name in sys.modules if name.startswith('fedidesk.app.demo.')]\n"
        "print(extra, rooms)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "set() ['fedidesk.app.demo.server']"


def test_help_explains_the_options() -> None:
    command = [sys.executable, "-m", "fedidesk.app.demo.serve", "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--pace" in answer.stdout
    assert "standard input" in answer.stdout
