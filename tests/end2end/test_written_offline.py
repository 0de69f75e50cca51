"""Somebody writes without a network, quits, starts again and is back in the net: sent, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict, plain
from tests.end2end.window import Window

_TEXT = "Written on a train. ট্রেনে লেখা।"
_HALF = "And half a thought"
_LOOKS_AGAIN_WITHIN = 90.0
"""Seconds after which a server that was away is tried again, and some."""

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(300)]


@pytest.fixture
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server
        server.process.control("accept_connections")


@pytest.mark.parametrize("keeps_keys", [True, False], ids=["keys", "no-keys"])
def test_what_was_written_without_a_network_is_sent_once(
    desktop: Desktop, server: Strict, profile: Path, keeps_keys: bool
) -> None:
    server.process.control("settings", idempotency=keeps_keys)
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    newest = server.home("mina")[0]
    liked = plain((newest["reblog"] or newest)["content"]).strip()[:40].strip()
    server.process.control("refuse_connections")
    window.says("Offline", seconds=_LOOKS_AGAIN_WITHIN)

    window.press("New post")
    window.type_post(_TEXT)
    window.root.wait_until_gone("text", "Post text")
    window.press("New post")
    window.root.find("text", "Post text").set_text(_HALF)
    favourite = window.post(liked).find("push button", "Favourite")
    favourite.press()
    wait_for(lambda: "checked" in favourite.look().states, "the favourite on screen")
    desktop.shot("written-offline")
    window.quit()
    assert server.process.accepted_posts() == []

    window = Window(desktop, desktop.start(profile))
    window.says("Offline", seconds=_LOOKS_AGAIN_WITHIN)
    again = window.post(liked).find("push button", "Favourite")
    assert "checked" in again.look().states
    server.process.control("accept_connections")
    server.wait_for_own("mina", _TEXT)
    server.wait_for_flag("mina", (newest["reblog"] or newest)["id"], "favourited")
    window.post(_TEXT)
    window.press("New post")
    wait_for(lambda: window.root.find("text", "Post text").text() == _HALF, "what was begun")
    window.says("682 characters left")
    desktop.shot("sent")
    window.quit()
    assert [post["text"] for post in server.process.accepted_posts()] == [_TEXT]
