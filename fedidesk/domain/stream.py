"""What a stream brings: things that have happened on the server."""

from msgspec import Struct

from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import Bundle, Post
from fedidesk.domain.timeline import TimelineSpec


class Arrived(Struct, frozen=True, gc=False):
    """A row has come to the top of a timeline."""

    spec: TimelineSpec
    bundle: Bundle
    older: Cursor | None = None
    """Asks for what follows this row."""
    newer: Cursor | None = None
    """Asks for what comes after this row."""


class Edited(Struct, frozen=True, gc=False):
    """Somebody has changed a post that may be known here."""

    post: Post


class Deleted(Struct, frozen=True, gc=False):
    """A post is gone for good."""

    post_id: PostId


class FiltersChanged(Struct, frozen=True, gc=False):
    """What the account filters is another thing now; posts have to be fetched anew to tell."""


StreamEvent = Arrived | Edited | Deleted | FiltersChanged


class StreamBatch(Struct, frozen=True):
    """What a stream has brought since the last batch, in its order."""

    events: tuple[StreamEvent, ...] = ()
    overflowed: bool = False
    """More came than could be held: what came before ``events`` is lost."""
    refused: frozenset[TimelineSpec] = frozenset()
    """Timelines that the server will not stream after all."""
