"""What many people on a server talk about just now."""

from msgspec import Struct

from fedidesk.domain.hashtags import hashtags
from fedidesk.domain.post import Card
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


class TrendingTag(Struct, frozen=True):
    """A hashtag with how many people used it in the last two days."""

    name: str
    people: int = 0

    @property
    def spec(self) -> TimelineSpec:
        """The timeline of posts with it."""
        found = hashtags(any=[self.name])
        return TimelineSpec(TimelineKind.HASHTAG, str(found) if found else self.name)


class TrendingLink(Struct, frozen=True):
    """A page with how many people shared it in the last two days."""

    card: Card
    people: int = 0

    @property
    def spec(self) -> TimelineSpec:
        """The timeline of posts that lead to it."""
        return TimelineSpec(TimelineKind.LINK, self.card.url)
