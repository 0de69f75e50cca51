"""The rows of a digest: each stands for a post however often it came."""

from msgspec import Struct

from fedidesk.domain.post import Card, Row
from fedidesk.domain.profile import Profile


class Heading(Struct, frozen=True):
    """What begins with a row: so many posts of a person, or a link that so many people brought."""

    about: Profile | Card
    count: int


class DigestRow(Row, frozen=True, gc=False):
    """A row that stands for a post however often it came."""

    more_boosts: int = 0
    """How many people boosted it besides ``boosted_by``."""
    heading: Heading | None = None
    """What begins here."""
