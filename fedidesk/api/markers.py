"""How far timelines were read, kept by the server for all devices of an account.

https://docs.joinmastodon.org/methods/markers/
"""

from fedidesk.api import decoding, server_mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client
from fedidesk.domain.errors import NotOffered
from fedidesk.domain.ids import RowId
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.timeline import HOME, TimelineSpec

_PATH = "/api/v1/markers"


def read(client: Client, spec: TimelineSpec) -> ReadMarker | None:
    """Return how far ``spec`` was read; None if nobody said so yet."""
    _check(spec, client.host)
    return _home(client.fetch(f"{_PATH}?timeline[]=home"), client.host)


def write(client: Client, spec: TimelineSpec, row_id: RowId) -> ReadMarker | None:
    """Say that ``spec`` was read up to this row; return what the server made of it.

    Raises ``Overtaken`` when another device said something at the same moment.
    """
    _check(spec, client.host)
    return _home(client.send(_PATH, {"home[last_read_id]": row_id}), client.host)


def _check(spec: TimelineSpec, host: str) -> None:
    """Raise ``NotOffered`` for what no server keeps a marker of."""
    if spec != HOME:
        raise NotOffered(host)


def _home(answer: Answer, host: str) -> ReadMarker | None:
    # Some servers, written in PHP, give an empty list where there is no marker.
    if answer.body.strip() == b"[]":
        return None
    return server_mapping.read_marker(decoding.one(answer, wire.Markers, host).home)
