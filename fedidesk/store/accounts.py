"""The index of accounts: who is signed in, apart from the secrets."""

from pathlib import Path

import msgspec

from fedidesk.core.files import write_atomically
from fedidesk.domain.account import Account
from fedidesk.domain.errors import StorageError


class _Index(msgspec.Struct):
    """The file's content, in the order people see."""

    accounts: list[Account] = []


class AccountIndex:
    """Reads and writes ``accounts.json``; what can't be read is set aside, never overwritten."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[Account, ...]:
        """Return the accounts. Raises ``StorageError`` once, when the file was damaged."""
        try:
            return tuple(msgspec.json.decode(self._path.read_bytes(), type=_Index).accounts)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StorageError(type(error).__name__) from None
        except msgspec.MsgspecError:
            self._path.replace(self._path.with_suffix(".damaged"))
            raise StorageError("damaged index of accounts") from None

    def write(self, accounts: tuple[Account, ...]) -> None:
        """Keep ``accounts``, but not those of "this time only". Raises ``StorageError``."""
        index = _Index([account for account in accounts if account.remember])
        try:
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(index)))
        except OSError as error:
            raise StorageError(type(error).__name__) from None
