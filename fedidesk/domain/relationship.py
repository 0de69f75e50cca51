"""How an account and somebody else stand to each other."""

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.domain.outgoing import Following


class Relationship(Struct, frozen=True):
    """As the account's server has it."""

    following: bool = False
    """Their posts come to the home timeline."""
    requested: bool = False
    """They choose who follows them, and were asked."""
    followed_by: bool = False
    """They follow the account."""

    @property
    def is_wished(self) -> bool:
        """Whether the account follows them, or has asked to."""
        return self.following or self.requested


def with_wish(relationship: Relationship, wish: Following) -> Relationship:
    """Return it as it will be once the server has ``wish``."""
    if relationship.is_wished == wish.on:
        return relationship
    asks = wish.on and wish.locked
    return replace(relationship, following=wish.on and not asks, requested=asks)
