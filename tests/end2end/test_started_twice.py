"""Somebody opens fedidesk that is open already."""

import os
import signal
from pathlib import Path

import pytest

from tests.end2end.accessibility import wait_for
from tests.end2end.desktop import Desktop

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(120)]


def _in_front(desktop: Desktop) -> str:
    return desktop.display.run("xdotool", "getactivewindow", "getwindowpid").strip()


def test_the_window_that_is_there_comes_forward(desktop: Desktop, profile: Path) -> None:
    first = desktop.start(profile)
    first.wait_for_window()
    first.bring_to_front("fedidesk")
    desktop.display.run("xdotool", "getactivewindow", "windowminimize")
    command = ("search", "--onlyvisible", "--pid", str(first.pid))
    second = desktop.start(profile)
    assert second.wait_for_end(20) == 0
    wait_for(lambda: _in_front(desktop) == str(first.pid), "the first window in front")
    assert desktop.display.run("xdotool", *command).strip()
    assert first.running


def test_one_that_does_not_react_is_not_doubled(desktop: Desktop, profile: Path) -> None:
    first = desktop.start(profile)
    first.wait_for_window()
    os.kill(first.pid, signal.SIGSTOP)
    second = desktop.start(profile)
    second.wait_for_window()
    desktop.shot("does not react")
    second.window().find("label", contains="does not react")
    desktop.key("Return")
    assert second.wait_for_end(20) == 1
    os.kill(first.pid, signal.SIGCONT)
    first.bring_to_front("fedidesk")
    assert first.running
