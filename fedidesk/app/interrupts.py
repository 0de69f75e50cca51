"""Ctrl+C in the terminal, and the system's wish that the application ends."""

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_KINDS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class Interrupts(QObject):
    """Says ``requested`` in the event loop when the process is asked to end.

    Only the first time: after that it ends at once, as if nobody listened. Signals that were
    ignored stay so. Python wakes the loop through a socket, for its own handlers run only when
    the loop gives control back to Python.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._before = {
            kind: signal.signal(kind, _take_note)
            for kind in _KINDS
            if signal.getsignal(kind) is not signal.SIG_IGN
        }
        self._waker_before = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def close(self) -> None:
        """Let signals do again what they did before."""
        if self._woken.fileno() < 0:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._waker_before)
        for kind, handler in self._before.items():
            signal.signal(kind, handler)
        self._before = {}
        self._woken.close()
        self._waker.close()

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError):
            numbers = self._woken.recv(4096)
            if any(kind in numbers for kind in self._before):
                self.close()
                self.requested.emit()


def _take_note(_kind: int, _frame: FrameType | None) -> None:
    """Do nothing: the number of the signal is in the socket already."""
