"""Checks that Qt can open windows here."""

import os
import sys
import tempfile

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from fedidesk.app.checks import CheckFailed

_WANTED = "QT_QPA_PLATFORM"
_WITHOUT_WINDOWS = "offscreen"


def check() -> str:
    """Start Qt, which the other checks need; without a display it draws into memory.

    Raises ``CheckFailed`` when Qt can't use the display there is; even then it is started, so
    that the other checks can go on.
    """
    note = ""
    if _WANTED not in os.environ and not _has_display():
        os.environ[_WANTED] = _WITHOUT_WINDOWS
        note = ", as there is no display"
    problem = _start_problem()
    if problem:
        os.environ[_WANTED] = _WITHOUT_WINDOWS
    application = QGuiApplication.instance() or QGuiApplication(["fedidesk"])
    if problem:
        raise CheckFailed(problem)
    assert isinstance(application, QGuiApplication)
    return f"{application.platformName()}, Qt {qVersion()}{note}"


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start_problem() -> str:
    """Say why Qt does not start, or nothing.

    Qt ends the process when it can't, so a copy of the process tries it first.
    """
    if sys.platform != "linux" or QGuiApplication.instance() is not None:
        return ""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), sys.stderr.fileno())
            QGuiApplication(["fedidesk"])
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return ""
        said.seek(0)
        lines = said.read().decode(errors="replace").splitlines()
    return next((line for line in lines if line.strip()), "Qt does not start")
