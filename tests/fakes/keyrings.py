"""Keyring backends as nobody should have them."""

import os
import threading
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class PlaintextKeyring(KeyringBackend):
    """Writes what it is given to the folder that ``PLAINTEXT_KEYRING`` names, for all to read."""

    priority = 9

    def get_password(self, service: str, username: str) -> str | None:
        path = _file(service, username)
        return path.read_text() if path.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        _file(service, username).write_text(password)

    def delete_password(self, service: str, username: str) -> None:
        _file(service, username).unlink()


class ScriptedKeyring(KeyringBackend):
    """Keeps entries in memory; ``forgets`` drops what is written, ``error`` fails every call.

    While ``clings`` is set nothing can be deleted, and it says so as keyring's backends do. While
    ``answers`` is not set, calls hang.
    """

    def __init__(self, *, forgets: bool = False, error: Exception | None = None) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.answers = threading.Event()
        self.answers.set()
        self.clings = False
        self._forgets = forgets
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        self._begin()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._begin()
        if not self._forgets:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._begin()
        if self.clings:
            raise PasswordDeleteError("no")
        if not self._forgets:
            self.entries.pop((service, username), None)

    def _begin(self) -> None:
        self.answers.wait()
        if self._error is not None:
            raise self._error


def _file(service: str, username: str) -> Path:
    return Path(os.environ["PLAINTEXT_KEYRING"]) / f"{service} {username}"
