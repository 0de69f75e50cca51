"""Ids as GoToSocial makes them: ULIDs, which sort as strings and are no numbers."""

from datetime import datetime
from random import Random

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80


class UlidFactory:
    """Makes ids that always rise, whatever the clock says; one seed always gives the same ids."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._last = 0

    def make(self, moment: datetime) -> str:
        """A new id for a thing made at `moment`, greater than every id made before."""
        milliseconds = int(moment.timestamp() * 1000)
        value = (milliseconds << _RANDOM_BITS) | self._random.getrandbits(_RANDOM_BITS)
        if value <= self._last:
            value = self._last + 1
        self._last = value
        return _encode(value)


def _encode(value: int) -> str:
    letters = []
    for _ in range(26):
        value, index = divmod(value, 32)
        letters.append(_ALPHABET[index])
    return "".join(reversed(letters))
