"""The story of a first day: sign in, read, write, boost, a second account, and the day after.

It is the same for both servers, and is told from outside: through the accessibility bus, the
keyboard, the browser and the servers' own memory.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Application, Desktop
from tests.end2end.servers import Mock, Server, Strict, plain
from tests.end2end.window import Window, display_name

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(180)]

_TEXT = "First words from the desk. বাংলা লেখা।"
_BUTTONS = ("Reply", "Boost", "Favourite", "Bookmark")


@pytest.fixture(params=[Strict, Mock], ids=lambda kind: kind.name)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with request.param() as server:
        yield server


def test_a_first_day(desktop: Desktop, server: Server, profile: Path) -> None:
    application = desktop.start(profile)
    print(f"window after {application.wait_for_window():.2f} s")
    window = Window(desktop, application)
    _sign_in(window, server)
    _find_buttons_below_posts(window)
    _write_and_boost(window, server)
    _favourite_and_read_on(window, server)
    _add_second_account(window, server)
    _switch(window, server)
    seen = application.command_lines()
    window.quit()
    _find_no_secret(application, seen, server)
    _come_back(desktop, profile, server)


def test_two_servers_at_once(desktop: Desktop, profile: Path) -> None:
    with Strict() as strict, Mock() as mock:
        application = desktop.start(profile)
        window = Window(desktop, application)
        window.sign_in(strict, "mina")
        window.shows_home_of(strict, "mina")
        window.add_account()
        window.sign_in(mock, "omar")
        window.shows_home_of(mock, "omar")
        desktop.shot("mock")
        window.switch_to(f"mina@{strict.host}")
        window.shows_home_of(strict, "mina")
        window.write("From the one to the one.")
        strict.wait_for_own("mina", "From the one to the one.")
        window.switch_to(f"omar@{mock.host}")
        window.shows_home_of(mock, "omar")
        window.write("From the other to the other.")
        mock.wait_for_own("omar", "From the other to the other.")
        window.quit()
        _find_no_secret(application, "", strict, mock)


def _sign_in(window: Window, server: Server) -> None:
    window.says("Welcome to fedidesk")
    window.desktop.shot("welcome")
    window.give_address(server.host)
    window.says("Go on in your browser")
    window.desktop.shot("browser-is-open")
    page = window.go_through_browser(server, "mina")
    assert "You are signed in" in page
    window.shows_home_of(server, "mina")
    window.desktop.shot("home")


def _find_buttons_below_posts(window: Window) -> None:
    """The list has the posts on screen, from the top, each with its buttons."""
    left, top, width, height = window.timeline().place()
    below = top - 10_000
    posts = window.posts()
    assert len(posts) >= 3
    assert window.timeline().children()[0].role == "list item"
    for post in posts:
        x, y, wide, tall = post.place()
        assert left <= x <= x + wide <= left + width
        assert below < y < top + height
        assert y + tall > top
        below = y
        buttons = [button.name for button in post.find_all("push button")]
        assert [name for name in buttons if name in _BUTTONS] == list(_BUTTONS)


def _write_and_boost(window: Window, server: Server) -> None:
    window.press("New post")
    window.type_post(_TEXT)
    own = window.post(_TEXT)
    assert display_name("mina") in own.name
    assert _TEXT in window.posts()[0].name, "one's own new post is not at the top"
    post = server.wait_for_own("mina", _TEXT)
    window.desktop.shot("written")
    own.find("push button", "Boost").press()
    server.wait_for_flag("mina", post["id"], "reblogged")
    window.desktop.shot("boosted")


def _favourite_and_read_on(window: Window, server: Server) -> None:
    other = next(
        post
        for post in server.home("mina")[1:]
        if post["reblog"] is None
        and post["account"]["username"] != "mina"
        and not post["spoiler_text"]
        and len(server.home("mina")) > 1
    )
    text = plain(other["content"]).strip()[:40].strip()
    window.post(text).find("push button", "Favourite").press()
    server.wait_for_flag("mina", other["id"], "favourited")
    server.post("omar", "An answer from somebody else.", other["id"])
    _read_the_menu(window, text)
    before = [post.name for post in window.posts()]
    window.post(text).press()
    assert text in window.post(text, "Thread").name
    window.press("Back")
    wait_for(lambda: "focused" in window.post(text).look().states, "the keyboard on the post")
    window.application.bring_to_front("fedidesk")
    window.desktop.key("Return")
    assert text in window.post(text, "Thread").name
    answer = window.post("An answer from somebody else.", "Thread")
    answer.find("push button", "Reply").press()
    window.type_post("And one from here.")
    window.post("And one from here.", "Thread")
    server.wait_for_own("mina", "And one from here.")
    window.desktop.shot("thread")
    window.press("Back")
    assert window.timeline()
    assert [post.name for post in window.posts()] == before
    _open_what_is_seen_after_a_page(window)


def _read_the_menu(window: Window, text: str) -> None:
    """The menu of a post is below its button, for those who can't see it too."""
    more = window.post(text).find("push button", "More")
    more.press()
    items = more.find("menu", "Post").children()
    assert {"Reply", "Copy the link"} <= {item.name for item in items}
    window.desktop.shot("menu-of-a-post")
    window.desktop.key("Escape")
    more.wait_until_gone("menu")


def _open_what_is_seen_after_a_page(window: Window) -> None:
    """Space goes on by a page; Enter then opens a post of that page."""
    window.application.bring_to_front("fedidesk")
    top = window.posts()[0].name
    window.desktop.key("space")

    def first_whole() -> bool:
        focused = _focused(window)
        return bool(focused) and focused[0] != top

    wait_for(first_whole, "the keyboard on a post of the next page")
    (name,) = _focused(window)
    window.desktop.key("Return")
    assert window.post(name.partition(", ")[2][:30], "Thread")
    window.press("Back")
    window.desktop.key("Home")


def _add_second_account(window: Window, server: Server) -> None:
    window.press("Accounts")
    window.desktop.shot("accounts")
    window.menu_item("Add an account").press()
    window.root.find("dialog")
    window.desktop.shot("add-an-account")
    window.sign_in(server, "omar")
    window.shows_home_of(server, "omar")
    window.desktop.shot("second-account")


def _switch(window: Window, server: Server) -> None:
    for person in ("mina", "omar", "mina"):
        window.switch_to(f"{person}@{server.host}")
        window.press("Refresh")
        window.shows_home_of(server, person)
    window.application.bring_to_front("fedidesk")
    window.desktop.key("alt+2")
    window.desktop.key("alt+1")
    wait_for(lambda: _focused(window), "the keyboard on a post")


def _focused(window: Window) -> list[str]:
    """The names of the posts that have the keyboard."""
    return [post.name for post in window.posts() if "focused" in post.states]


def _come_back(desktop: Desktop, profile: Path, server: Server) -> None:
    application = desktop.start(profile)
    application.wait_for_window()
    window = Window(desktop, application)
    window.post(_TEXT)
    desktop.shot("cached")
    assert not window.root.find_all("text", "Server address")
    server.post("omar", "Good morning, a day later.")
    window.press("Refresh")
    window.reads_newest("Good morning, a day later.")
    desktop.shot("the-day-after")
    window.switch_to(f"omar@{server.host}")
    window.reads_own("Good morning, a day later.")
    window.shows_home_of(server, "omar")
    seen = application.command_lines()
    window.quit()
    _find_no_secret(application, seen, server)


def _find_no_secret(application: Application, seen: str, *servers: Server) -> None:
    """Nothing on disk, in the log or in the list of processes tells a token."""
    secrets = [each for server in servers for each in server.secrets_of("mina", "omar")]
    assert len(secrets) >= 2
    files = [file for file in application.profile.rglob("*") if file.is_file()]
    assert files
    for secret in secrets:
        assert secret not in seen
        assert secret not in application.log()
        for file in files:
            assert secret.encode() not in file.read_bytes(), file
