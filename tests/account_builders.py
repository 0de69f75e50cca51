"""Accounts and their secrets for tests, said in one line."""

from typing import Any

from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId


def an_account(name: str = "ann", host: str = "a.example", **changes: Any) -> Account:
    """Return an account that is signed in."""
    values: dict[str, Any] = {
        "key": AccountKey(host, ProfileId(f"id-{name}")),
        "base_url": f"https://{host}",
        "username": name,
    }
    return Account(**(values | changes))


def some_credentials(token: str = "token") -> Credentials:
    """Return a token with its registration."""
    return Credentials(token, AppCredentials("client", "client-secret"))
