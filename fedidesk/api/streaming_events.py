"""From the frames of a stream to what has happened, in our words.

https://docs.joinmastodon.org/methods/streaming/#events
"""

import logging
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.streaming_names import USER
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.stream import Arrived, Deleted, Edited, FiltersChanged, StreamEvent
from fedidesk.domain.timeline import TimelineSpec

log = logging.getLogger(__name__)


class Frame(Struct, frozen=True, gc=False):
    """One message of a stream."""

    event: str
    payload: Any
    stream: tuple[str, ...] = (USER,)
    """Which stream it belongs to; servers with one stream to a connection need not say."""


class Refusal(Struct, frozen=True, gc=False):
    """The server will not do what it was last asked for on this connection."""


def frame(text: bytes) -> Frame | Refusal | None:
    """Return what a message of a WebSocket says; None for what is no such thing."""
    said = decoding.read(text, wire.StreamFrame)
    if said is None:
        return None
    if said.event is None:
        return Refusal() if said.error is not None else None
    stream = said.stream or [USER]
    name = (stream[0], *(part.casefold() for part in stream[1:]))
    return Frame(said.event, said.payload, name)


class EventReader:
    """Makes events of frames, and counts those that it can make nothing of."""

    def __init__(self, host: str) -> None:
        self._host = host
        self.seen = 0
        self.ignored = 0

    def read(self, frame: Frame, spec: TimelineSpec | None) -> StreamEvent | None:
        """Return what ``frame`` says, or None where that is nothing to us.

        ``spec`` is the timeline of its stream, None for one that nobody asked for.
        """
        self.seen += 1
        make = _EVENTS.get(frame.event.replace("_", "."))
        event = None if make is None else make(frame.payload, spec)
        if event is None:
            self.ignored += 1
        return event

    def skip(self) -> None:
        """Count a message that is no frame."""
        self.seen += 1
        self.ignored += 1

    def tell(self) -> None:
        """Write to the log what there was."""
        log.info("%s: ignored %d of %d events", self._host, self.ignored, self.seen)


def _arrived(payload: object, spec: TimelineSpec | None) -> StreamEvent | None:
    status = None if spec is None else _status(payload)
    bundle = None if status is None else mapping.bundle(status)
    if spec is None or bundle is None:
        return None
    place = Cursor(bundle.row.id)
    return Arrived(spec, bundle, older=place, newer=place)


def _edited(payload: object, _: TimelineSpec | None) -> StreamEvent | None:
    status = _status(payload)
    bundle = None if status is None else mapping.bundle(status)
    return None if bundle is None else Edited(bundle.post)


def _deleted(payload: object, _: TimelineSpec | None) -> StreamEvent | None:
    if isinstance(payload, bytes):
        payload = payload.decode("utf-8", "replace")
    if isinstance(payload, bool) or not isinstance(payload, str | int):
        return None
    post_id = str(payload).strip()
    return Deleted(PostId(post_id)) if post_id else None


def _filters_changed(_: object, __: TimelineSpec | None) -> StreamEvent:
    return FiltersChanged()


def _status(payload: object) -> wire.Status | None:
    """Return the status: JSON within JSON by the book, some servers put it there as it is."""
    if isinstance(payload, str | bytes):
        return decoding.read(payload, wire.Status)
    return decoding.fitted(payload, wire.Status)


_EVENTS: dict[str, Callable[[object, TimelineSpec | None], StreamEvent | None]] = {
    "update": _arrived,
    "status.update": _edited,
    "delete": _deleted,
    "filters.changed": _filters_changed,
}
"""What is of use here, with dots where servers have dots or lines: they do not agree.

Notifications, announcements and conversations are of no use yet.
"""
