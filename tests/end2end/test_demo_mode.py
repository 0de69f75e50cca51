"""`fedidesk --demo` as somebody meets it who has no account, no network and no keyring."""

import os
import signal
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop, children_of
from tests.end2end.window import Window

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]

_START_SECONDS = 40.0
_SCRIPTS = ("BENGALI", "ARABIC", "HIRAGANA", "CYRILLIC", "HANGUL", "DEVANAGARI", "LATIN")


@pytest.fixture(scope="module")
def module_desktop() -> Iterator[Desktop]:
    """A desktop without a keyring: the demo needs none."""
    with Desktop(keyring=False) as desktop:
        yield desktop


def test_the_demo(desktop: Desktop, profile: Path) -> None:
    application = desktop.start(profile, "--demo")
    print(f"window after {application.wait_for_window():.2f} s")
    window = Window(desktop, application)
    window.says("This is a demo")
    desktop.shot("starting")
    wait_for(window.posts, "posts in the demo", seconds=_START_SECONDS)
    desktop.shot("home")
    _read_down(window)
    _find_two_accounts(window)
    _see_it_live(window)
    server = _server_of(application.pid)
    os.kill(application.pid, signal.SIGKILL)
    application.kill()
    wait_for(lambda: not _is_running(server), "the end of the demo's server")


def test_closed_like_any_other(desktop: Desktop, profile: Path) -> None:
    application = desktop.start(profile, "--demo")
    window = Window(desktop, application)
    wait_for(window.posts, "posts in the demo", seconds=_START_SECONDS)
    server = _server_of(application.pid)
    window.quit()
    assert not _is_running(server)


def _read_down(window: Window) -> None:
    """The timeline is a living one: several scripts within a few screens."""
    window.application.bring_to_front("fedidesk")
    window.posts()[0].focus()
    read: set[str] = set()

    def enough() -> bool:
        for post in window.posts():
            read.update(_scripts_in(post.name))
        window.desktop.key("Next")
        return len(read) >= 4

    wait_for(enough, "posts in four scripts")
    window.desktop.shot("further-down")


def _find_two_accounts(window: Window) -> None:
    window.press("Accounts")
    window.desktop.shot("accounts")
    items = wait_for(
        lambda: [
            item for item in window.root.find_all(contains="@") if item.role.endswith("menu item")
        ],
        "the accounts in the menu",
    )
    assert len(items) == 2
    other = next(item for item in items if "checked" not in item.states)
    other.press()
    wait_for(window.posts, "the posts of the other account")
    window.desktop.shot("other-account")


def _see_it_live(window: Window) -> None:
    """New posts come by themselves."""
    window.press("Federated")
    wait_for(window.posts, "posts in the federated timeline")
    window.application.bring_to_front("fedidesk")
    window.desktop.key("Home")
    first = window.posts()[0].name

    def newer() -> bool:
        window.desktop.key("period")
        return window.posts()[0].name != first

    wait_for(newer, "a new post", seconds=30)


def _scripts_in(text: str) -> set[str]:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    return names & set(_SCRIPTS)


def _server_of(pid: int) -> int:
    for child in children_of(pid):
        if b"fedidesk.app.demo.serve" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    raise AssertionError("the demo has no server")


def _is_running(pid: int) -> bool:
    """Whether the process is there and not only remembered."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
