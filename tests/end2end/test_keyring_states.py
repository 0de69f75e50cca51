"""The window with a keyring that hangs, is locked, or is not there at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict
from tests.end2end.window import Window

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server


@pytest.fixture
def signed_in(desktop: Desktop, server: Strict, profile: Path) -> Path:
    """A profile with an account whose home timeline is cached."""
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    window.quit()
    return profile


def test_hung_at_start(desktop: Desktop, server: Strict, signed_in: Path) -> None:
    desktop.secrets.freeze()
    try:
        application = desktop.start(signed_in)
        print(f"window after {application.wait_for_window():.2f} s with a hung keyring")
        window = Window(desktop, application)
        window.shows_home_of(server, "mina")
        desktop.shot("cached")
        window.says("The keyring does not answer.", seconds=40)
        desktop.shot("banner")
    finally:
        desktop.secrets.thaw()
    _go_on(window, server, "After the thaw.")


def test_locked_at_start(desktop: Desktop, server: Strict, signed_in: Path) -> None:
    desktop.secrets.lock()
    window = Window(desktop, desktop.start(signed_in))
    window.says("The keyring is locked.")
    window.shows_home_of(server, "mina")
    desktop.shot("banner")
    desktop.secrets.kill()
    desktop.secrets.start_keyring()
    _go_on(window, server, "After the unlocking.")


def test_hung_at_the_end(desktop: Desktop, server: Strict, signed_in: Path) -> None:
    desktop.secrets.freeze()
    try:
        window = Window(desktop, desktop.start(signed_in))
        window.shows_home_of(server, "mina")
        window.quit()
    finally:
        desktop.secrets.thaw()


def test_none_at_sign_in(server: Strict, profile: Path) -> None:
    with Desktop(keyring=False) as desktop:
        desktop.begin_story("no-keyring")
        window = Window(desktop, desktop.start(profile))
        window.give_address(server.host)
        window.go_through_browser(server, "mina")
        window.says("There is no safe keyring")
        desktop.shot("no-keyring")
        window.press("This time only")
        window.shows_home_of(server, "mina")
        window.write("For this time only.")
        server.wait_for_own("mina", "For this time only.")
        tokens = server.secrets_of("mina")
        window.quit()
        kept = [file.read_bytes() for file in profile.rglob("*") if file.is_file()]
        assert tokens
        assert not [token for token in tokens for each in kept if token.encode() in each]
        window = Window(desktop, desktop.start(profile))
        window.says("Welcome to fedidesk")


def _go_on(window: Window, server: Strict, text: str) -> None:
    """Try again, and the account works."""
    window.press("Try again")
    window.root.wait_until_gone("push button", "Try again")
    window.write(text)
    server.wait_for_own("mina", text)
    window.post(text)
    window.quit()
