"""The application is killed while somebody reads: the next start is where they were."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict
from tests.end2end.window import Window

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]

_AT_REST = 1.0
"""Seconds after which a place is kept, whatever happens then."""


@pytest.fixture
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server


@pytest.mark.parametrize("is_away", [False, True], ids=["online", "offline"])
def test_a_reader_is_found_again_after_a_kill(
    desktop: Desktop, server: Strict, profile: Path, is_away: bool
) -> None:
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    window.application.bring_to_front("fedidesk")
    desktop.key("Home")
    for _ in range(9):
        desktop.key("j")
    desktop.key("Down")
    time.sleep(_AT_REST)
    before = window.places()
    window.application.kill()
    for number in range(50):
        server.process.post_as("omar", f"After the end, number {number}.")
    if is_away:
        server.process.control("refuse_connections")
    window = Window(desktop, desktop.start(profile))
    window.says("Offline" if is_away else "Live")
    if not is_away:
        window.root.find("push button", contains="50 new posts")
    desktop.shot("again")
    after = wait_for(window.places, "what was kept")
    both = before.keys() & after.keys()
    assert len(both) >= len(before) - 1
    assert all(abs(before[name] - after[name]) <= 2 for name in both)
