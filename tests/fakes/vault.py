"""A keyring in memory, with failures and delays on demand."""

import asyncio

from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import TokenLost, VaultError
from fedidesk.domain.ids import AccountKey


class FakeVault:
    """Implements ``services.ports.Vault``. ``trouble`` is raised by every call while it is set.

    While ``opened`` is not set every call waits.
    """

    def __init__(self) -> None:
        self.kept: dict[AccountKey, Credentials] = {}
        self.trouble: VaultError | None = None
        self.opened = asyncio.Event()
        self.opened.set()

    async def read(self, key: AccountKey) -> Credentials:
        """Return the credentials."""
        await self._answer()
        if key not in self.kept:
            raise TokenLost
        return self.kept[key]

    async def write(self, key: AccountKey, credentials: Credentials) -> None:
        """Keep the credentials."""
        await self._answer()
        self.kept[key] = credentials

    async def delete(self, key: AccountKey) -> None:
        """Forget the credentials."""
        await self._answer()
        self.kept.pop(key, None)

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        await self.opened.wait()
        if self.trouble is not None:
            raise self.trouble
