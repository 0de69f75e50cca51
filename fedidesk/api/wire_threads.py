"""A thread as far as its order needs it; what else is said of a status waits as bytes.

https://docs.joinmastodon.org/entities/Context/
"""

from typing import Any

from msgspec import Raw, Struct

from fedidesk.api.wire import Id, Person


class OutlinedContext(Struct):
    """What stands around a status, each still to be decoded."""

    ancestors: list[Raw] | None = None
    descendants: list[Raw] | None = None


class OutlinedStatus(Struct, gc=False):
    """What a status is, and where it stands."""

    id: Id | None = None
    account: Person | None = None
    in_reply_to_id: Id | None = None
    reblog: Any = None
