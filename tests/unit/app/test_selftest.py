"""The self-test, as somebody runs it who wonders what their installation lacks."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.display import Display
from tests.secret_service import SecretService

ROOT = Path(__file__).parents[3]
NAMES = [
    "Qt platform",
    "TLS",
    "image formats",
    "keyring",
    "database",
    "translations",
    "multimedia",
]


def selftest(*options: str, folder: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fedidesk", "--selftest", *options],
        cwd=folder,
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def report(folder: Path = ROOT, **env: str) -> dict[str, Any]:
    """Return the JSON report, its checks by name."""
    run = selftest("--json", folder=folder, **env)
    assert run.stdout, run.stderr
    answer = json.loads(run.stdout)
    checks = {check["name"]: check for check in answer["checks"]}
    assert list(checks) == NAMES
    assert answer["ok"] is all(check["ok"] for check in checks.values())
    assert run.returncode == (0 if answer["ok"] else 1)
    return checks


def test_all_is_well_without_a_display() -> None:
    run = selftest("--json", QT_QPA_PLATFORM="offscreen")
    assert json.loads(run.stdout)["ok"] is True, run.stdout
    assert run.returncode == 0
    assert run.stderr == ""


def test_people_get_a_line_for_each_check() -> None:
    lines = selftest().stdout.splitlines()
    assert [line.partition(":")[0].split(maxsplit=1)[1] for line in lines] == NAMES
    assert all(line.startswith("ok ") for line in lines), lines


def test_without_a_display_it_says_what_it_drew_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert "no display" in report()["Qt platform"]["detail"]


def test_a_display_is_used_where_there_is_one() -> None:
    with Display(640, 480, window_manager=False) as display:
        platform = report(**display.env)["Qt platform"]
    assert platform["ok"]
    assert platform["detail"].startswith("xcb")


def test_a_display_out_of_reach_fails_that_check_and_no_other() -> None:
    checks = report(QT_QPA_PLATFORM="xcb", DISPLAY=":65000")
    assert [name for name, check in checks.items() if not check["ok"]] == ["Qt platform"]
    assert "display" in checks["Qt platform"]["detail"]


def test_the_keyring_is_named() -> None:
    with SecretService() as service:
        keyring = report(DBUS_SESSION_BUS_ADDRESS=service.env["DBUS_SESSION_BUS_ADDRESS"])[
            "keyring"
        ]
    assert keyring == {"name": "keyring", "ok": True, "detail": "SecretService Keyring"}


def test_no_keyring_is_said_and_is_no_failure() -> None:
    keyring = report()["keyring"]
    assert keyring["ok"]
    assert "none is running" in keyring["detail"]


@pytest.mark.parametrize("choice", ["keyring.backends.null.Keyring", "not.there"])
def test_a_keyring_that_keeps_nothing_safe_fails(choice: str) -> None:
    assert not report(PYTHON_KEYRING_BACKEND=choice)["keyring"]["ok"]


def test_a_keyring_that_never_answers_fails(tmp_path: Path) -> None:
    with silent_bus(tmp_path / "bus") as address:
        keyring = report(DBUS_SESSION_BUS_ADDRESS=address)["keyring"]
    assert not keyring["ok"]
    assert "did not answer" in keyring["detail"]


@contextmanager
def silent_bus(path: Path) -> Iterator[str]:
    """Give a D-Bus that lets one client in, and says nothing more."""

    def greet() -> None:
        client, _ = listener.accept()
        with closing(client):
            client.recv(256)
            client.sendall(b"OK " + b"0" * 32 + b"\r\n")
            while client.recv(256):
                pass

    with closing(socket.socket(socket.AF_UNIX)) as listener:
        listener.bind(str(path))
        listener.listen()
        greeting = threading.Thread(target=greet)
        greeting.start()
        yield f"unix:path={path}"
        greeting.join()


@pytest.mark.parametrize(
    ("missing", "check"),
    [
        ("resources/selftest/red.webp", "image formats"),
        ("resources/selftest/clip.mp4", "multimedia"),
        ("resources/translations/fedidesk_bn.qm", "translations"),
        ("fedidesk/vault/backends.py", "keyring"),
    ],
)
def test_what_an_installation_lacks_is_found(missing: str, check: str, copy: Path) -> None:
    (copy / missing).unlink()
    checks = report(copy)
    assert [name for name, found in checks.items() if not found["ok"]] == [check]
    assert checks[check]["detail"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the application."""
    for name in ("fedidesk", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path
