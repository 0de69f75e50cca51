"""A stretch of a list of people."""

from msgspec import Struct

from fedidesk.domain.ids import Cursor
from fedidesk.domain.profile import Profile


class PeoplePage(Struct, frozen=True):
    """Profiles in the server's order, with where to go on."""

    profiles: tuple[Profile, ...]
    older: Cursor | None = None
    """Asks for those after these; None where there are no more."""
