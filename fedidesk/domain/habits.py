"""How an account writes when nobody says otherwise."""

from msgspec import Struct

from fedidesk.domain.post import PUBLIC


class Preferences(Struct, frozen=True, kw_only=True):
    """What somebody has set on the server for their new posts."""

    visibility: str = PUBLIC
    sensitive: bool = False
    language: str = ""
    quote_policy: str = ""


class Habits(Struct, frozen=True, kw_only=True):
    """What new posts begin with."""

    preferences: Preferences = Preferences()
    """As the server had them last."""
    language: str = ""
    """In which somebody wrote last; empty before the first time."""
