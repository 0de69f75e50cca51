"""What is written in one run, and what goes wrong meanwhile."""

import random
from enum import Enum

from msgspec import Struct

_WORDS = (
    "morning", "bread", "আমি", "লিখি", "river", "☂️", "naïve", "👩‍👩‍👧", "#tea", "ferry", "late",
)  # fmt: skip

_SENDING = 0.06
"""Seconds in which a post is written down, sent and answered, on one machine."""


class Trouble(Enum):
    """How a run is broken."""

    KILLED_WRITING = "killed while writing"
    KILLED_SENDING = "killed while sending"
    KILLED_ANSWERED = "killed while the answer comes"
    CUT_WRITING = "cut while writing"
    CUT_SENDING = "cut while sending"
    ANSWER_LOST = "answer lost"
    ANSWER_CUT_SHORT = "answer cut short"
    NEVER_REACHED = "reset before it was read"
    OVERLOADED = "busy"

    @property
    def kills(self) -> bool:
        """Whether the process ends."""
        return self.value.startswith("killed")

    @property
    def comes_while_writing(self) -> bool:
        """Whether it comes before the post is sent."""
        return self in (Trouble.KILLED_WRITING, Trouble.CUT_WRITING)


class Plan(Struct, frozen=True):
    """One run."""

    number: int
    trouble: Trouble
    keeps_keys: bool
    """Whether the server knows idempotency keys."""
    text: str
    warning: str
    description: str
    """The alt text of the picture that goes with it; empty where there is none."""
    pace: float
    """Seconds between two keys."""
    moment: float
    """Seconds from the first key, or from the moment of sending, to the trouble."""
    away: float
    """Seconds for which the network is away, where it is cut."""

    @property
    def title(self) -> str:
        """The first word of the text, which no other has."""
        return self.text.partition(" ")[0]


def plans(seed: int, count: int) -> list[Plan]:
    """Return so many runs: all troubles as often, a third of each without idempotency keys."""
    chance = random.Random(seed)
    troubles = tuple(Trouble)
    return [
        _plan(chance, number, troubles[number % len(troubles)], number // len(troubles) % 3 != 0)
        for number in range(count)
    ]


def _plan(chance: random.Random, number: int, trouble: Trouble, keeps_keys: bool) -> Plan:
    long = trouble.comes_while_writing
    words = chance.choices(_WORDS, k=chance.randint(10, 16) if long else chance.randint(1, 4))
    text = " ".join([f"Run-{number}", *words]) + "."
    warning = "Food" if chance.random() < 0.25 else ""
    description = f"Stripes for {number}" if chance.random() < 0.33 else ""
    pace = chance.uniform(0.05, 0.09) if long else 0.01
    length = pace * (len(text) + len(warning) + len(description))
    return Plan(
        number=number,
        trouble=trouble,
        keeps_keys=keeps_keys,
        text=text,
        warning=warning,
        description=description,
        pace=pace,
        moment=chance.uniform(0.0, length if long else _SENDING),
        away=chance.uniform(0.2, 2.0),
    )
