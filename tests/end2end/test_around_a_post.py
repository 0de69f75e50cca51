"""Who boosted a post, its pin, its menu and its mute: with nothing but the keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Mock, Server, Strict
from tests.end2end.window import Window, display_name

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]

_TEXT = "A post to look at from all sides."


@pytest.fixture(params=[Strict, Mock], ids=lambda kind: kind.name)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with request.param() as server:
        yield server


def test_all_around_a_post_by_keyboard(desktop: Desktop, server: Server, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    window.write(_TEXT)
    post_id = server.wait_for_own("mina", _TEXT)["id"]
    window.post(_TEXT)
    window.application.bring_to_front("fedidesk")
    desktop.key("Home")
    wait_for(lambda: "focused" in window.post(_TEXT).look().states, "the keyboard on the post")
    _see_who_boosted(window, server, post_id)
    _pin_by_key_and_unpin_by_menu(window, server, post_id)
    window.quit()


def _see_who_boosted(window: Window, server: Server, post_id: str) -> None:
    window.desktop.key("b")
    server.wait_for_flag("mina", post_id, "reblogged")
    window.desktop.key("w", "b")
    people = window.root.find("list", "Boosted by")
    person = people.find("list item", contains=display_name("mina").partition(" :")[0])
    assert "@mina" in person.name
    window.desktop.shot("who-boosted-it")
    window.desktop.key("Return")
    window.root.wait_until_gone("list", "Boosted by")
    window.desktop.key("Escape")
    window.root.find("list", "Boosted by")
    window.desktop.key("Escape")
    wait_for(lambda: "focused" in window.post(_TEXT).look().states, "the keyboard on the post")


def _pin_by_key_and_unpin_by_menu(window: Window, server: Server, post_id: str) -> None:
    window.desktop.key("shift+p")
    server.wait_for_flag("mina", post_id, "pinned")
    window.desktop.key("Menu")
    wait_for(lambda: window.root.find_all(contains="Unpin from your profile"), "the menu")
    window.desktop.shot("menu-by-key")
    items = [each for each in window.root.find_all() if each.role.endswith("menu item")]
    below = next(i for i, each in enumerate(reversed(items), 1) if "Unpin" in each.name)
    window.desktop.key(*["Up"] * below, "Return")
    wait_for(lambda: not _post(server, post_id).get("pinned"), "the post no longer pinned")
    window.desktop.key("shift+m")
    server.wait_for_flag("mina", post_id, "muted")


def _post(server: Server, post_id: str) -> dict[str, Any]:
    return next(post for post in server.home("mina") if post["id"] == post_id)
