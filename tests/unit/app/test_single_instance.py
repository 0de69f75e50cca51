"""Two runs of one profile, as two processes, and what a visitor at the door may do."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from fedidesk.app import knocking
from fedidesk.app.knocking import Door
from fedidesk.app.single_instance import hold
from tests.waiting import until

_HOLD = """
import sys, time
from pathlib import Path
from fedidesk.app.single_instance import hold
lock = hold(Path(sys.argv[1]))
print(lock is not None, flush=True)
time.sleep(60)
"""
_HOLD_WITH_DOOR = f"from fedidesk.app.knocking import Door{_HOLD}".replace(
    "print(", "door = Door(Path(sys.argv[1]))\nprint("
)
_SECOND = """
import sys
from pathlib import Path
from fedidesk.app import knocking
knocking._PATIENCE = float(sys.argv[3])
print(knocking.hold_or_knock(Path(sys.argv[1]), sys.argv[2]))
"""


class Other:
    """Another process that holds the profile."""

    def __init__(self, folder: Path, script: str = _HOLD) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "True\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def has_door(folder: Path) -> bool:
    return Path(knocking._name(folder)).is_socket()


async def second(
    folder: Path, url: str, patience: float = 10, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Start a second time, in a process of its own: waiting, it keeps Python to itself."""
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", _SECOND, str(folder), url, str(patience)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Other]:
    other = Other(tmp_path)
    yield other
    if other.process.returncode is None:
        other.kill()


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    door = Door(tmp_path)
    yield door
    door.close()


@pytest.fixture
def heard(door: Door) -> list[str]:
    heard: list[str] = []
    door.knocked.connect(heard.append)
    return heard


def test_a_profile_is_for_one_process_until_that_is_gone(tmp_path: Path, other: Other) -> None:
    assert hold(tmp_path) is None
    other.kill()
    assert hold(tmp_path) is not None


@pytest.mark.usefixtures("other")
def test_another_profile_is_free(tmp_path: Path) -> None:
    (tmp_path / "2").mkdir()
    assert hold(tmp_path / "2") is not None


def test_a_profile_that_cannot_be_written_to_is_not_kept_from_anybody(tmp_path: Path) -> None:
    assert hold(tmp_path / "is" / "not" / "there") is not None


@pytest.mark.usefixtures("other")
async def test_who_comes_second_brings_what_it_was_to_open(
    tmp_path: Path, heard: list[str]
) -> None:
    url = "https://one.test/@ada/1?q=\u0995\n"
    assert (await second(tmp_path, url)).stdout == "None\n"
    assert heard == [url]
    assert (await second(tmp_path, "")).stdout == "None\n"
    assert heard == [url, ""]


@pytest.mark.usefixtures("other")
async def test_the_sign_that_somebody_asked_for_the_window_is_passed_on(
    tmp_path: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "an old one")
    tokens: list[str] = []
    door.knocked.connect(lambda _: tokens.append(os.environ["XDG_ACTIVATION_TOKEN"]))
    await second(tmp_path, "", XDG_ACTIVATION_TOKEN="it was me")
    assert tokens == ["it was me"]


@pytest.mark.usefixtures("other")
async def test_one_that_does_not_answer_is_not_waited_for_forever(tmp_path: Path) -> None:
    assert "NoAnswer" in (await second(tmp_path, "", 0.5)).stderr


async def test_one_that_stands_still_is_not_waited_for_forever(tmp_path: Path) -> None:
    """It has its door still, and the system lets visitors in."""
    other = Other(tmp_path, _HOLD_WITH_DOOR)
    try:
        other.process.send_signal(signal.SIGSTOP)
        assert "NoAnswer" in (await second(tmp_path, "", 0.5)).stderr
    finally:
        other.kill()


async def test_who_comes_while_the_first_one_goes_takes_its_place(
    tmp_path: Path, other: Other
) -> None:
    waiting = asyncio.ensure_future(second(tmp_path, ""))
    await asyncio.sleep(1)
    assert not waiting.done()
    other.kill()
    assert "QLockFile" in (await waiting).stdout


async def test_a_door_left_by_one_that_was_killed_is_replaced(tmp_path: Path) -> None:
    Other(tmp_path, _HOLD_WITH_DOOR).kill()
    assert has_door(tmp_path)
    other = Other(tmp_path)
    door = Door(tmp_path)
    assert (await second(tmp_path, "")).stdout == "None\n"
    door.close()
    other.kill()


@pytest.mark.parametrize("said", [b"\n", b"{}x\n", b'{"url": 3}\n', b"\xff\n", b"x" * 20_000])
@pytest.mark.usefixtures("other")
async def test_a_visitor_who_talks_nonsense_is_sent_away(
    tmp_path: Path, heard: list[str], said: bytes
) -> None:
    visitor = QLocalSocket()
    gone: list[bool] = []
    visitor.disconnected.connect(lambda: gone.append(True))
    visitor.connectToServer(knocking._name(tmp_path))
    visitor.write(said)
    await until(lambda: gone)
    await second(tmp_path, "1")
    assert heard == ["1"]


def test_a_profile_whose_path_is_too_long_for_a_door_still_opens(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 200)
    folder.mkdir()
    Door(folder).close()


@pytest.mark.usefixtures("qapp")
def test_who_gets_no_answer_is_told_so_in_a_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(knocking.QMessageBox, "exec", lambda box: shown.append(box.text()))
    knocking.say_no_answer()
    assert shown == [capsys.readouterr().err.strip()]
    assert "does not react" in shown[0]
