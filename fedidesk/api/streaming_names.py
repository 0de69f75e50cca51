"""What streams are called, and which timeline each is.

https://docs.joinmastodon.org/methods/streaming/#streams
"""

from typing import NamedTuple
from urllib.parse import urlencode

from fedidesk.domain.timeline import TimelineSpec


class _Stream(NamedTuple):
    """A kind of stream; ``parameter`` is what the API calls the argument of the timeline."""

    name: str
    path: str
    parameter: str = ""


USER = "user"
_STREAMS = {
    "home": _Stream(USER, "/user"),
    "local": _Stream("public:local", "/public/local"),
    "federated": _Stream("public", "/public"),
    "hashtag": _Stream("hashtag", "/hashtag", "tag"),
    "list": _Stream("list", "/list", "list"),
}
"""By the values of ``TimelineKind``; a kind that is not here is not streamed."""


def is_streamed(spec: TimelineSpec) -> bool:
    """Whether there is a stream of the timeline at all."""
    return spec.kind in _STREAMS


def path_of(spec: TimelineSpec) -> str:
    """Return where the server-sent events of ``spec`` are, below ``/api/v1/streaming``."""
    stream = _STREAMS[spec.kind]
    query = f"?{urlencode({stream.parameter: spec.argument})}" if stream.parameter else ""
    return stream.path + query


def order(what: str, spec: TimelineSpec) -> dict[str, str]:
    """Return the message that subscribes to the stream of ``spec``, or ends that."""
    stream = _STREAMS[spec.kind]
    argument = {stream.parameter: spec.argument} if stream.parameter else {}
    return {"type": what, "stream": stream.name, **argument}


def name_of(spec: TimelineSpec) -> tuple[str, ...]:
    """Return how frames name the stream of ``spec``."""
    stream = _STREAMS[spec.kind]
    return (stream.name, spec.argument.casefold()) if stream.parameter else (stream.name,)
