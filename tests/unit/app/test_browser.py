"""The browser of the person, by ``$BROWSER`` and by the desktop."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from fedidesk.app.browser import SystemBrowser

URL = "https://example.social/oauth?redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fx&state=a_b-c%2B"
_OPEN = """
import sys, time
from fedidesk.app.browser import SystemBrowser
begin = time.monotonic()
SystemBrowser().open(sys.argv[1])
print(time.monotonic() - begin, flush=True)
sys.stdin.read()
"""


class Desktop(QObject):
    """What the system would have opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    assert qapp is not None
    monkeypatch.delenv("BROWSER", raising=False)
    desktop = Desktop()
    schemes = ("http", "https", "file", "mailto", "javascript")
    for scheme in schemes:
        # The stubs want bytes, the function a str.
        QDesktopServices.setUrlHandler(scheme, desktop, "take")  # type: ignore[arg-type]
    yield desktop
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize("url", [URL, "http://127.0.0.1:8080/a?b=c#d"])
def test_the_desktop_opens_an_address_as_it_is(desktop: Desktop, url: str) -> None:
    SystemBrowser().open(url)
    assert desktop.opened == [url]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "https://",
        "//x",
        "",
        "http://[",
    ],
)
def test_what_is_not_of_the_web_is_left_alone(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    SystemBrowser().open(url)
    monkeypatch.setenv("BROWSER", "/bin/false")
    SystemBrowser().open(url)
    assert desktop.opened == []
    assert not [thread for thread in threading.enumerate() if thread.name == "browser"]


def test_a_command_that_does_not_end_keeps_nobody_waiting(tmp_path: Path) -> None:
    came, let_go = tmp_path / "came", tmp_path / "let go"
    os.mkfifo(came)
    os.mkfifo(let_go)
    command = tmp_path / "browser"
    command.write_text(f'#!/bin/sh\nprintf %s "$1" > "{came}"\nread _ < "{let_go}"\n')
    command.chmod(0o700)
    application = subprocess.Popen(
        [sys.executable, "-c", _OPEN, URL],
        env=os.environ | {"BROWSER": str(command)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert application.stdout is not None
    assert application.stdin is not None
    assert float(application.stdout.readline()) < 0.5
    assert came.read_text() == URL
    application.stdin.close()
    # The application ends while its browser is still open.
    assert application.wait(10) == 0
    application.stdout.close()
    let_go.write_text("\n")
