"""The network is pulled while somebody reads, a hundred posts are written, and it comes back."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import Element, wait_for
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
    before = _place(window)

    server.process.control("refuse_connections")
    window.says("Offline", seconds=_LOOKS_AGAIN_WITHIN)
    desktop.shot("offline")
    assert _place(window) == before
    for number in range(_POSTS):
        server.process.post_as("omar", f"Written meanwhile, number {number:03}.")
    time.sleep(_SECONDS)
    assert _place(window) == before
    server.process.control("accept_connections")
    window.root.find("push button", contains=f"{_POSTS} new posts", seconds=_LOOKS_AGAIN_WITHIN)
    window.says("Live", seconds=_LOOKS_AGAIN_WITHIN)
    desktop.shot("back")
    _stands(before, _place(window))

    found = _walk_up(window)
    assert found == sorted(found)
    assert len(set(found)) == _POSTS
    assert not [post for post in window.posts() if "missing" in post.name]
    desktop.shot("top")


def _place(window: Window) -> dict[str, int]:
    """Where each post on screen begins, by its text without its age."""
    return {_text(post): post.place()[1] for post in window.posts()}


def _stands(before: dict[str, int], after: dict[str, int]) -> None:
    both = before.keys() & after.keys()
    assert len(both) >= len(before) - 1
    assert all(abs(before[text] - after[text]) <= 2 for text in both)


def _text(post: Element) -> str:
    return re.sub(r"\d+ \w+ ago|just now", "", post.name)


def _walk_up(window: Window) -> list[int]:
    """Read up to the newest post; return the numbers of those written meanwhile, once each."""
    found: list[int] = []

    def look() -> bool:
        window.desktop.key("Page_Up")
        time.sleep(0.05)
        for post in reversed(window.posts()):
            assert "missing" not in post.name, "a gap that was not filled"
            number = re.search(r"Written meanwhile, number (\d+)", post.name)
            if number is not None and int(number[1]) not in found:
                found.append(int(number[1]))
        return _POSTS - 1 in found

    wait_for(look, "the newest post", seconds=60)
    return found
