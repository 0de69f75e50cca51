"""A tiny server that answers as one of the families does, whatever connects to it."""

import json
import socket
import threading
from typing import Any

from tests.data.families.family import HOME, Family
from tests.unit.api.raw_server import RawServer, answer


class FamilyServer(RawServer):
    """Answers by path from ``answers``, which a test may change, and 404 to what is not there.

    What is no GET stands there with its method: ``"PUT /api/…"``.

    In ``asked`` stand method and path of what came in, without the query.
    """

    def __init__(self, family: Family) -> None:
        super().__init__(self._reply)
        self._not_found = family.not_found
        self.answers: dict[str, Any] = dict(family.answers)
        self.asked: list[str] = []

    def _reply(self, connection: socket.socket, _ending: threading.Event) -> None:
        method, address = self.requests[-1].decode().split(" ", 2)[:2]
        path = address.partition("?")[0]
        self.asked.append(f"{method} {path}")
        # Switches and the like are there under their method too: "POST /api/…".
        key = path if method == "GET" else f"{method} {path}"
        if key in self.answers:
            said = self.answers[key]
            connection.sendall(answer(_bytes(said), "200 OK", "application/json", *self._link(key)))
        else:
            connection.sendall(answer(_bytes(self._not_found), "404 Not Found"))

    def _link(self, path: str) -> tuple[str, ...]:
        page = self.answers[path]
        if path != HOME or not page:
            return ()
        newest, oldest = page[0].get("id"), page[-1].get("id")
        address = f"{self.url}{path}?limit=40"
        older, newer = f"<{address}&max_id={oldest}>", f"<{address}&min_id={newest}>"
        return (f'Link: {older}; rel="next", {newer}; rel="prev"',)


def _bytes(said: object) -> bytes:
    return json.dumps(said).encode()
