"""A home timeline of nothing but hostile posts: it can be read to its end, and nobody is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.data.families.family import Json
from tests.data.hostile import Hosts, hostile_posts, huge_posts
from tests.data.hostile.writer import Writer
from tests.end2end.accessibility import wait_for
from tests.end2end.counting_proxy import CountingProxy
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict
from tests.end2end.window import Window
from tests.fuzz.addresses import may_be_asked
from tests.fuzz.trap import Trap

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(240)]

FIRST, LAST = "The first of all these posts", "The last of all these posts"
_PAGE = 40
_TO_THE_END = 150.0
"""Seconds."""
_MOST_MEMORY_KB = 900_000
_LED_ELSEWHERE = "http://media.test/media/led-elsewhere"
"""Where a picture's address leads that is moved."""


@pytest.fixture
def proxy() -> Iterator[CountingProxy]:
    with CountingProxy() as proxy:
        yield proxy


@pytest.fixture
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server


@pytest.fixture
def trap() -> Iterator[Trap]:
    with Trap() as trap:
        yield trap


def corpus(trap: Trap) -> list[Json]:
    """Return the timeline, newest first: traps by name, which the proxy sees, and by number."""
    names = hostile_posts(Hosts(), with_fields=False)
    numbers = hostile_posts(Hosts(trap=trap.url), with_fields=False)
    numbers = [each for each in numbers if each[0].startswith("markup")]
    posts = [status for _, status in (*names, *numbers)]
    # A page of more than some megabytes would be refused as a whole.
    for number, (_, status) in enumerate(huge_posts()[::4]):
        posts.insert(20 + _PAGE * number, status)
    write = Writer(Hosts())
    posts = [write.status(f"<p>{FIRST}</p>"), *posts, write.status(f"<p>{LAST}</p>")]
    for number, status in enumerate(posts):
        # Two in one place would be one.
        if isinstance(status.get("id"), str) and status["id"].startswith("200"):
            status["id"] = f"9{10**9 - number}"
    return posts


def test_a_hostile_timeline_is_read_and_nobody_is_told(
    desktop: Desktop, server: Strict, proxy: CountingProxy, trap: Trap, profile: Path
) -> None:
    posts = corpus(trap)
    server.process.control("script_home", statuses=posts)
    desktop.env.update(proxy.env)
    application = desktop.start(profile)
    window = Window(desktop, application)
    window.sign_in(server, "mina")
    window.post(FIRST)
    desktop.shot("first")
    application.bring_to_front("fedidesk")

    _read_to_the_end(window)
    desktop.shot("last")

    asked = [line.partition(" ")[2] for line in proxy.asked()]
    foreign = [url for url in asked if urlsplit(url).netloc != server.host]
    expected = {_LED_ELSEWHERE}
    for status in posts:
        expected |= may_be_asked(_as_body(status), revealed=False)
    # Nobody asks for an emoji that is in no text, or only in one that is hidden.
    assert set(foreign) <= {url for url in expected if not url.startswith("http://trap.test")}
    assert "http://media.test/media/grid-0" in foreign
    assert not trap.asked
    own = {entry["path"].split("/")[1] for entry in server.process.requests()}
    assert own <= {"api", "oauth", "auth", "nodeinfo", ".well-known", "fileserver"}
    assert _peak_memory_kb(application.pid) < _MOST_MEMORY_KB

    window.press("New post")
    window.root.find("text", "Post text").set_text("Still here.")
    desktop.shot("alive")
    desktop.key("Escape")
    desktop.key("ctrl+q")
    assert application.wait_for_end(10) == 0


def _read_to_the_end(window: Window) -> None:
    """Hold Page Down until the oldest post is on screen."""
    window.desktop.key("Home")

    def look() -> bool:
        keys = ("Page_Down",) * 6
        window.desktop.display.run("xdotool", "key", "--delay", "40", *keys)
        assert window.application.running, "the application ended"
        return any(LAST in post.name for post in window.posts())

    wait_for(look, "the last post", seconds=_TO_THE_END)


def _as_body(status: Json) -> bytes:
    return json.dumps([status]).encode()


def _peak_memory_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise AssertionError("the system tells no peak")
