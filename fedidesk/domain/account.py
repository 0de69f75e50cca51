"""Who is signed in here."""

import re

from msgspec import Struct

from fedidesk.domain.address import host_of
from fedidesk.domain.ids import AccountKey

_CUSTOM_EMOJI = re.compile(r"\s*(?<!\w):\w+:(?!\w)")


class Account(Struct, frozen=True, kw_only=True):
    """One signed-in account, as the index of accounts keeps it: no secrets."""

    key: AccountKey
    base_url: str
    """Scheme, host and port of the API, without a trailing slash."""
    username: str
    domain: str = ""
    """The part after the last @ of its address; empty where that is the host."""
    display_name: str = ""
    avatar_url: str = ""
    remember: bool = True
    """False for an account of "this time only": its token is gone at quit."""

    @property
    def handle(self) -> str:
        """The full address, without a leading @."""
        return f"{self.username}@{self.domain or self.key.host}"

    @property
    def name(self) -> str:
        """What to call it on screen, where no custom emoji are drawn."""
        return _CUSTOM_EMOJI.sub("", self.display_name).strip() or self.username


def is_from_elsewhere(handle: str, url: str, account: Account) -> bool:
    """Whether somebody with that handle, or what they wrote, at ``url``, is from another server.

    Where nothing surely says so it is not.
    """
    host = host_of(url)
    return "@" in handle and bool(host) and host != host_of(account.base_url)
