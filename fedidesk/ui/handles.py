"""People in a sentence, by their handles."""

from fedidesk.domain.clusters import label
from fedidesk.domain.text import isolated

_LONGEST = 60


def handle_in_words(handle: str, unknown: str) -> str:
    """Return how to write a handle in the middle of other words; ``unknown`` where there is none.

    It is as short as it has to be, and turns nothing around it.
    """
    return isolated(label(f"@{handle}", _LONGEST)) if handle else unknown
