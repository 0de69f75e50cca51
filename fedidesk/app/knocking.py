"""How a second start of a profile reaches the first: it knocks, and the window comes forward.

The second one hands over the link that it was to open, and what the desktop gave it as a sign
that somebody asked for a window (``XDG_ACTIVATION_TOKEN``; without it a window manager may leave
the window where it is).
"""

import hashlib
import os
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from fedidesk.app.single_instance import hold

_PATIENCE = 10.0
"""Seconds in which a run that begins or ends has done so."""
_PAUSE = 0.1
_MOST_BYTES = 16_000
_HEARD = b"heard\n"
_TOKEN = "XDG_ACTIVATION_TOKEN"


class NoAnswer(Exception):
    """Another run holds the profile and says nothing."""


class _Knock(msgspec.Struct, frozen=True):
    url: str = ""
    token: str = ""


class Door(QObject):
    """Where others knock at the run that holds the profile in ``folder``. The GUI's thread."""

    knocked = Signal(str)
    """The address of a post to open, or nothing: somebody wants to see the window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        name = _name(folder)
        # Who holds the profile is alone; what is there was left by one that was killed.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Let nobody knock any more."""
        self._server.close()

    def _open(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.setReadBufferSize(_MOST_BYTES)
            visitor.readyRead.connect(self._hear)
            visitor.disconnected.connect(visitor.deleteLater)

    def _hear(self) -> None:
        visitor = self.sender()
        if not isinstance(visitor, QLocalSocket):
            return
        if not visitor.canReadLine():
            if visitor.bytesAvailable() >= _MOST_BYTES:
                visitor.abort()
            return
        line = bytes(visitor.readLine(_MOST_BYTES).data())
        try:
            knock = msgspec.json.decode(line, type=_Knock)
        except msgspec.DecodeError:
            visitor.abort()
            return
        visitor.write(_HEARD)
        visitor.disconnectFromServer()
        if knock.token:
            os.environ[_TOKEN] = knock.token
        self.knocked.emit(knock.url)


def hold_or_knock(folder: Path, url: str) -> QLockFile | None:
    """Wait until this run may have the profile, or the other one has heard of ``url``.

    Return what holds the profile; None if the other run does all that there is to do. Raises
    NoAnswer after ten seconds without either.
    """
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if (lock := hold(folder)) is not None:
            return lock
        if _knock(folder, url, deadline):
            return None
        time.sleep(_PAUSE)
    raise NoAnswer


def say_no_answer() -> None:
    """Say in a window that fedidesk is there already and does not react."""
    words = QCoreApplication.translate(
        "Knocking",
        "fedidesk is open already with this profile, but does not react. "
        "Wait a little, or end it, then start it again.",
    )
    print(words, file=sys.stderr)  # noqa: T201 - for who started it there
    box = QMessageBox(QMessageBox.Icon.Warning, QApplication.applicationName(), words)
    box.setAccessibleName(words)
    box.exec()


def _knock(folder: Path, url: str, deadline: float) -> bool:
    """Say whether somebody has heard it."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_left_ms(deadline)):
        return False
    knock = _Knock(url, os.environ.get(_TOKEN, ""))
    socket.write(msgspec.json.encode(knock) + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left_ms(deadline)):
            return False
    return bytes(socket.readLine().data()) == _HEARD


def _left_ms(deadline: float) -> int:
    return max(1, round((deadline - time.monotonic()) * 1000))


def _name(folder: Path) -> str:
    """Return where the run of a profile listens: a path, or a name where pipes have no paths."""
    name = "fedidesk-" + hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return name
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or folder, name))
