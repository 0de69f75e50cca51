"""Tokens that are gone when the application ends."""

from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import TokenLost
from fedidesk.domain.ids import AccountKey


class MemoryVault:
    """Keeps credentials in memory only: for "this time only" and for the demo."""

    def __init__(self) -> None:
        self._kept: dict[AccountKey, Credentials] = {}

    async def read(self, key: AccountKey) -> Credentials:
        """Return the credentials; ``TokenLost`` if there are none for the account."""
        try:
            return self._kept[key]
        except KeyError:
            raise TokenLost(key.host) from None

    async def write(self, key: AccountKey, credentials: Credentials) -> None:
        """Keep the credentials until the application ends."""
        self._kept[key] = credentials

    async def delete(self, key: AccountKey) -> None:
        """Forget the credentials; those that are not there are no error."""
        self._kept.pop(key, None)
