"""Lists of people whose posts make a timeline."""

from msgspec import Struct

from fedidesk.domain.ids import ListId
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


class PostList(Struct, frozen=True):
    """A list that somebody made of people they follow."""

    id: ListId
    title: str

    @property
    def spec(self) -> TimelineSpec:
        """The timeline of what these people post."""
        return TimelineSpec(TimelineKind.LIST, self.id)
