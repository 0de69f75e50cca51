"""The vault that forgets at quit."""

import pytest

from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import TokenLost
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.vault.memory_vault import MemoryVault

KEY = AccountKey("example.social", ProfileId("1"))
OTHER = AccountKey("example.org", ProfileId("1"))
CREDENTIALS = Credentials("a-token-of-the-test", AppCredentials("an-id", "a-secret"))


async def test_it_keeps_tokens_by_account() -> None:
    vault = MemoryVault()
    await vault.write(KEY, CREDENTIALS)
    assert await vault.read(KEY) == CREDENTIALS
    with pytest.raises(TokenLost):
        await vault.read(OTHER)


async def test_what_is_deleted_is_gone() -> None:
    vault = MemoryVault()
    await vault.write(KEY, CREDENTIALS)
    await vault.delete(KEY)
    await vault.delete(KEY)
    with pytest.raises(TokenLost):
        await vault.read(KEY)


async def test_another_vault_knows_nothing() -> None:
    await MemoryVault().write(KEY, CREDENTIALS)
    with pytest.raises(TokenLost):
        await MemoryVault().read(KEY)
