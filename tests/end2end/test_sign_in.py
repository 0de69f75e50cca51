"""Signing in by a real browser, by a code, and not at all; and signing out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import element_to_be_clickable, title_contains
from selenium.webdriver.support.wait import WebDriverWait

from tests.end2end.desktop import Desktop
from tests.end2end.servers import Strict, opened
from tests.end2end.window import Window
from tests.strict_server.process import PASSWORDS

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]

_CHROMIUM = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--no-proxy-server", "--window-size=900,700",
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[Strict]:
    with Strict() as server:
        yield server


@pytest.fixture
def chromium(desktop: Desktop, tmp_path: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*_CHROMIUM, f"--user-data-dir={tmp_path / 'chromium'}"):
        options.add_argument(flag)
    service = Service("/usr/bin/chromedriver", env=desktop.env)
    driver = Chrome(options=options, service=service)
    yield driver
    driver.quit()


def test_in_a_real_browser(
    desktop: Desktop, server: Strict, profile: Path, chromium: Chrome
) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address(server.host)
    wait = WebDriverWait(chromium, 15)
    chromium.get(desktop.next_visit())
    chromium.find_element(By.NAME, "username").send_keys("mina")
    chromium.find_element(By.NAME, "password").send_keys(PASSWORDS["mina"])
    chromium.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    wait.until(element_to_be_clickable((By.ID, "allow"))).click()
    wait.until(title_contains("You are signed in"))
    assert chromium.find_element(By.TAG_NAME, "h1").text == "You are signed in"
    chromium.save_screenshot(str(desktop.picture("browser")))
    window.shows_home_of(server, "mina")
    desktop.shot("home")


def test_not_allowed(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address(server.host)
    page = opened(server.refuse(desktop.next_visit(), "mina"))
    assert "You are not signed in" in page.text
    window.says("The sign-in was cancelled in the browser.")
    desktop.shot("refused")
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")


def test_by_code(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address(server.host)
    desktop.next_visit()
    window.press("Use a code instead")
    code = server.code(desktop.next_visit(), "mina")
    desktop.shot("code")
    window.root.find("text", "Code from the browser").set_text(code)
    window.press("Sign in")
    window.shows_home_of(server, "mina")


def test_given_up(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.give_address(server.host)
    back = server.allow(desktop.next_visit(), "mina")
    window.press("Cancel")
    window.root.find("text", "Server address")
    with pytest.raises(requests.ConnectionError):
        opened(back)
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")


def test_signing_out(desktop: Desktop, server: Strict, profile: Path) -> None:
    window = Window(desktop, desktop.start(profile))
    window.sign_in(server, "mina")
    window.shows_home_of(server, "mina")
    assert _kept_for(server, desktop) == 1
    assert server.secrets_of("mina")
    window.press("Accounts")
    window.menu_item("Sign out of this account").press()
    desktop.shot("sign-out")
    window.press("Sign out")
    window.says("Welcome to fedidesk")
    window.says("was signed out")
    desktop.shot("signed-out")
    assert not server.secrets_of("mina")
    assert _kept_for(server, desktop) == 0
    assert not list((profile / "data" / "accounts").iterdir())
    window.quit()
    Window(desktop, desktop.start(profile)).says("Welcome to fedidesk")


def _kept_for(server: Strict, desktop: Desktop) -> int:
    """Return how many sign-ins at ``server`` the keyring keeps."""
    entries = desktop.secrets.entries("fedidesk")
    return sum(entry["username"].endswith(f"@{server.host}") for entry in entries)
