"""The network is pulled while somebody reads, a hundred posts are written, and it comes back."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict
from tests.end2end.window import Window

_SECONDS = float(os.environ.get("FEDIDESK_CUT_SECONDS", "3"))
"""How long the network is away; ten minutes is what was promised."""
_POSTS = 100
_LOOKS_AGAIN_WITHIN = 90.0
"""Seconds after which a server that was away for long is tried again, and some."""

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(300 + int(_SECONDS))]


@pytest.fixture
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server
        server.process.control("accept_connections")


def test_a_reader_without_a_network_loses_neither_place_nor_post(
    desktop: Desktop, server: Strict, profile: Path
) -> None:
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    window.says("Live")
    window.application.bring_to_front("fedidesk")
    desktop.key("Home")
    for _ in range(6):
        desktop.key("j")
    before = window.places()

    server.process.control("refuse_connections")
    window.says("Offline", seconds=_LOOKS_AGAIN_WITHIN)
    desktop.shot("offline")
    assert window.places() == before
    for number in range(_POSTS):
        server.process.post_as("omar", f"Written meanwhile, number {number:03}.")
    time.sleep(_SECONDS)
    assert window.places() == before
    server.process.control("accept_connections")
    window.root.find("push button", contains=f"{_POSTS} new posts", seconds=_LOOKS_AGAIN_WITHIN)
    window.says("Live", seconds=_LOOKS_AGAIN_WITHIN)
    desktop.shot("back")
    _stands(before, window.places())

    assert _walk_up(window) == set(range(_POSTS))
    assert not [post for post in window.posts() if "missing" in post.name]
    desktop.shot("top")


def _stands(before: dict[str, int], after: dict[str, int]) -> None:
    both = before.keys() & after.keys()
    assert len(both) >= len(before) - 1
    assert all(abs(before[text] - after[text]) <= 2 for text in both)


def _walk_up(window: Window) -> set[int]:
    """Read up to the newest post; return the numbers of those written meanwhile."""
    found: set[int] = set()

    def look() -> bool:
        window.desktop.key("Page_Up")
        names = wait_for(lambda: _at_rest(window), "the posts being at rest")
        assert not [name for name in names if "missing" in name], "a gap that was not filled"
        shown = [re.search(r"Written meanwhile, number (\d+)", name) for name in names]
        numbers = [int(number[1]) for number in shown if number is not None]
        assert numbers == sorted(set(numbers), reverse=True)
        found.update(numbers)
        return _POSTS - 1 in found

    wait_for(look, "the newest post", seconds=60)
    return found


def _at_rest(window: Window) -> list[str]:
    names = [post.name for post in window.posts()]
    time.sleep(0.05)
    return names if names == [post.name for post in window.posts()] else []
