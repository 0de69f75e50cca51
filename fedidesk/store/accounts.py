"""The index of accounts: who is signed in, apart from the secrets."""

from pathlib import Path

import msgspec

from fedidesk.domain.account import Account
from fedidesk.store.kept_file import KeptFile


class _Index(msgspec.Struct):
    """The file's content, in the order people see."""

    accounts: list[Account] = []


_decode = msgspec.json.Decoder(_Index).decode


class AccountIndex:
    """Reads and writes ``accounts.json``; what can't be read is set aside, never overwritten."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> tuple[Account, ...]:
        """Return the accounts. Raises ``StorageError`` when the file can't be read."""
        index = self._file.read(_decode)
        return tuple(index.accounts) if index else ()

    def write(self, accounts: tuple[Account, ...]) -> None:
        """Keep ``accounts``, but not those of "this time only". Raises ``StorageError``."""
        index = _Index([account for account in accounts if account.remember])
        self._file.write(msgspec.json.format(msgspec.json.encode(index)))
