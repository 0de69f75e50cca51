"""One kind of server: what it answers, and what a reader must find in that."""

from dataclasses import dataclass, field
from typing import Any

from fedidesk.domain.content import SpanKind
from fedidesk.domain.server import ServerLimits

Json = dict[str, Any]

HOME = "/api/v1/timelines/home"
OWN = "/api/v1/accounts/verify_credentials"
INSTANCE_1 = "/api/v1/instance"
INSTANCE_2 = "/api/v2/instance"

LINK, MENTION, HASHTAG, EMOJI = SpanKind.LINK, SpanKind.MENTION, SpanKind.HASHTAG, SpanKind.EMOJI
Marked = tuple[SpanKind, str, str]
"""What stands out in a text: its kind, its words and its target."""


@dataclass(frozen=True)
class Family:
    """A server of one kind: it answers what is in ``answers``, by path, and 404 to all else."""

    name: str
    host: str
    domain: str
    """The part after the @ of its people."""
    home: list[Json]
    instance_1: Json
    own: Json
    thread: tuple[str, Json]
    """A post of the home timeline and what stands around it."""
    kinds: frozenset[str]
    """Which kinds of posts stand in the home timeline."""
    marked: dict[str, list[Marked]]
    """What stands out in the texts of some posts, by their ids."""
    limits: ServerLimits
    instance_2: Json | None = None
    not_found: Json = field(default_factory=lambda: {"error": "Record not found"})

    @property
    def answers(self) -> dict[str, Any]:
        """Everything it answers, by path."""
        focus, context = self.thread
        post = next(status for status in self.home if str(status["id"]) == focus)
        found: dict[str, Any] = {
            HOME: self.home,
            INSTANCE_1: self.instance_1,
            OWN: self.own,
            f"/api/v1/statuses/{focus}": post,
            f"/api/v1/statuses/{focus}/context": context,
        }
        if self.instance_2 is not None:
            found[INSTANCE_2] = self.instance_2
        return found
