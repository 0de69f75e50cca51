"""What a person sees when a server answers badly: a sentence where they wait, and a way on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict
from tests.end2end.untrusted import UntrustedServer
from tests.end2end.window import Window

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]

_PAUSE = {"status": 429, "headers": {"Retry-After": "2"}}
_AT_SIGN_IN: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("html", {}, "it is not a server of the fediverse"),
    ("status", {"status": 500}, "has a problem of its own"),
    ("status", _PAUSE, "Try again in 2 seconds."),
    ("reset", {}, "No connection to"),
)
_AT_A_TIMELINE: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("html", {}, "makes no sense"),
    ("status", {"status": 500}, "has a problem of its own"),
    ("status", {"status": 403}, "does not allow this"),
    ("status", {"status": 404}, "does not offer this"),
    ("truncated", {}, "No connection to"),
    ("enormous", {"size": 5_000_000}, "makes no sense"),
    ("status", _PAUSE, "asks for a pause"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server


@pytest.fixture
def window(desktop: Desktop, server: Strict, profile: Path) -> Iterator[Window]:
    """The window of somebody who is signed in."""
    application = desktop.start(profile)
    window = Window(desktop, application)
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    yield window
    server.process.clear_faults()


def test_at_sign_in(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address(f"https://{server.host}")
    window.says("is not secure, so nothing was sent")
    for kind, options, sentence in _AT_SIGN_IN:
        server.process.fault(kind, "*", times=None, **options)
        window.give_address(server.host)
        window.says(sentence)
        desktop.shot(f"{kind}")
        server.process.clear_faults()
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")


def test_an_unknown_host_at_sign_in(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address("nowhere.invalid")
    window.says("nowhere.invalid was not found")
    desktop.shot("unknown-host")
    assert window.root.find("text", "Server address").text() == "nowhere.invalid"
    window.give_address("nobody.invalid")
    window.says("nobody.invalid was not found")
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")


def test_an_untrusted_certificate_at_sign_in(
    desktop: Desktop, server: Strict, profile: Path, tmp_path: Path
) -> None:
    window = Window(desktop, desktop.start(profile))
    with UntrustedServer(tmp_path) as untrusted:
        window.give_address(untrusted.url)
        sentence = f"The connection to {untrusted.host} is not secure, so nothing was sent."
        window.says(sentence)
        desktop.shot("untrusted-certificate")
        visitors = untrusted.visitors
        assert window.root.find("text", "Server address").text() == untrusted.url
        window.press("Continue")
        wait_for(lambda: untrusted.visitors > visitors, "another try")
        window.says(sentence)
        assert untrusted.heard == b""
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")


def test_an_account_whose_server_is_not_to_be_found(
    desktop: Desktop, server: Strict, profile: Path
) -> None:
    window = _at_another_address(desktop, server, profile, "https://nowhere.invalid")
    window.press("Local")
    for _ in range(2):
        window.says("nowhere.invalid was not found")
        desktop.shot("unknown-host")
        window.press("Retry")
    window.press("Home")
    wait_for(window.posts, "what was loaded before")
    window.quit()


def test_an_account_whose_server_is_not_to_be_trusted(
    desktop: Desktop, server: Strict, profile: Path, tmp_path: Path
) -> None:
    with UntrustedServer(tmp_path) as untrusted:
        window = _at_another_address(desktop, server, profile, untrusted.url)
        window.press("Local")
        for _ in range(2):
            window.says(f"The connection to {untrusted.host} is not secure")
            desktop.shot("untrusted-certificate")
            visitors = untrusted.visitors
            window.press("Retry")
            wait_for(lambda seen=visitors: untrusted.visitors > seen, "another try")
        window.press("Home")
        wait_for(window.posts, "what was loaded before")
        window.quit()
        assert untrusted.heard == b""


def test_at_a_timeline(window: Window, server: Strict) -> None:
    ways_there = iter(["Local"])
    for kind, options, sentence in _AT_A_TIMELINE:
        server.process.fault(kind, "/api/v1/timelines/public", times=None, **options)
        window.press(next(ways_there, "Retry"))
        window.says(sentence)
        window.desktop.shot(kind)
        server.process.clear_faults()
    _retry_until_there_are_posts(window)
    window.press("Home")
    window.shows_home_of(server, "mina")


def test_half_of_it_missing(window: Window, server: Strict) -> None:
    for path in ("/api/v1/timelines/home", "/api/v1/timelines/public"):
        server.process.fault("broken", path, times=None)
    server.post("omar", "Nobody should fall over this.")
    window.press("Refresh")
    window.press("Federated")
    window.root.find("list", "Timeline").find("list item")
    window.desktop.shot("broken")
    server.process.clear_faults()
    window.press("Home")
    window.press("Refresh")
    window.reads_newest("Nobody should fall over this.")


def test_silence(window: Window, server: Strict) -> None:
    server.process.fault("silence", "/api/v1/timelines/public", times=None, seconds=60)
    window.press("Local")
    window.desktop.shot("waiting")
    window.press("Home")
    window.shows_home_of(server, "mina")
    window.press("Local")
    window.says("did not answer in time", seconds=45)
    window.desktop.shot("silence")
    server.process.clear_faults()
    window.press("Retry")
    wait_for(window.posts, "the local timeline")


def test_a_post_waits_for_troubles_to_pass(window: Window, server: Strict) -> None:
    faults: tuple[tuple[str, dict[str, Any]], ...] = (
        ("status", {"status": 500}),
        ("reset", {}),
        ("lost_answer", {}),
    )
    for kind, options in faults:
        text = f"There once, {kind} or not."
        server.process.fault(kind, "/api/v1/statuses", method="POST", **options)
        window.write(text)
        window.post(text)
        window.desktop.shot(kind)
        accepted = [post for post in server.process.accepted_posts() if text in post["text"]]
        assert len(accepted) == 1


def test_a_post_that_is_refused(window: Window, server: Strict) -> None:
    text = "Sent twice, there once."
    refusal = {"status": 422, "body": {"error": "Validation failed: too blue"}}
    server.process.fault("status", "/api/v1/statuses", method="POST", **refusal)
    window.write(text)
    window.says("too blue")
    window.desktop.shot("refused")
    assert window.root.find("text", "Post text").text() == text
    window.press("Post")
    window.post(text)
    accepted = [post for post in server.process.accepted_posts() if text in post["text"]]
    assert len(accepted) == 1


def test_a_boost_that_fails(window: Window, server: Strict) -> None:
    server.post("omar", "Boost me if you can.")
    window.press("Refresh")
    window.reads_newest("Boost me if you can.")
    post = window.post("Boost me if you can.")
    server.process.fault("status", "/api/v1/statuses/*/reblog", method="POST", status=422)
    post.find("push button", "Boost").press()
    window.says("The boost was not changed.")
    window.desktop.shot("not-boosted")
    window.press("Retry")
    shown = next(each for each in server.home("mina") if "Boost me" in each["content"])
    server.wait_for_flag("mina", shown["id"], "reblogged")


def test_a_token_that_is_refused(window: Window, server: Strict) -> None:
    server.process.control("revoke_tokens", username="mina")
    window.press("Refresh")
    window.says("no longer accepts this sign-in")
    window.desktop.shot("signed-out")
    window.press("Sign in again")
    window.root.find("dialog")
    window.desktop.shot("sign-in-again")
    window.press("Continue")
    window.go_through_browser(server, "mina")
    window.root.wait_until_gone("push button", "Sign in again")
    server.forget("mina")
    server.post("omar", "Welcome back.")
    window.press("Refresh")
    window.reads_newest("Welcome back.")


def test_the_network_goes_away(window: Window, server: Strict) -> None:
    server.process.control("refuse_connections")
    try:
        window.press("Refresh")
        window.says("Offline")
        window.desktop.shot("offline")
        assert window.posts()
    finally:
        server.process.control("accept_connections")
    server.post("omar", "The line is back.")
    window.press("Refresh")
    window.reads_newest("The line is back.")
    window.root.wait_until_gone("label", "Offline")


def _at_another_address(desktop: Desktop, server: Strict, profile: Path, url: str) -> Window:
    """Sign in, and start again when the server of the account is said to be at ``url``."""
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    window.quit()
    accounts = profile / "config" / "accounts.json"
    accounts.write_text(accounts.read_text().replace(server.url, url))
    assert url in accounts.read_text()
    window = Window(desktop, desktop.start(profile))
    wait_for(window.posts, "what was loaded before")
    return window


def _retry_until_there_are_posts(window: Window) -> None:
    """Press Retry as somebody does who won't wait: the pause is kept all the same."""

    def look() -> bool:
        for button in window.root.find_all("push button", "Retry"):
            button.press()
        return bool(window.posts())

    wait_for(look, "posts after the pause")
