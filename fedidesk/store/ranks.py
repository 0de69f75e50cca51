"""Numbers that keep items in order, with room to put others between them."""

STEP = 1 << 20
"""Between neighbours."""
ROOM = 1 << 40
"""Between rows that a gap parts, for all that may be missing there."""


def between(count: int, low: int | None, high: int | None, *, from_top: bool) -> list[int] | None:
    """Return ``count`` ranks between two others, ascending; None where there is no room.

    None for ``low`` or ``high`` means that nothing is on that side. They lie near ``high`` where
    ``from_top``, else near ``low``: what is missing yet will come on the other side.
    """
    if high is None:
        low = 0 if low is None else low
        return [low + STEP * number for number in range(1, count + 1)]
    if low is None:
        return [high - STEP * number for number in range(count, 0, -1)]
    step = min(STEP, (high - low) // (count + 1))
    if step == 0:
        return None
    if from_top:
        return [high - step * number for number in range(count, 0, -1)]
    return [low + step * number for number in range(1, count + 1)]
