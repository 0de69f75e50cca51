"""Where the media of a post go: pictures and films in a grid, sounds and files as bars below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect

from fedidesk.domain.media import GIFV, IMAGE, VIDEO, Media

BAR_HEIGHT = 64
"""Of a sound or a file, in pixels at 100 %."""
MOST_SHOWN = 16
"""Of one post; the viewer has them all."""
_GAP = 4
_TALLEST, _SMALLEST = 520, 120
_WIDE_SCREEN, _PHOTO = 16 / 9, 4 / 3
_NARROWEST, _FEWEST, _MOST = 84, 2, 4
"""How wide a tile is at least, in pixels at 100 %, and how many stand in a row for that."""


def is_visual(media: Media) -> bool:
    """Return whether there is something to see of it."""
    return media.kind in (IMAGE, GIFV, VIDEO)


def media_places(media: Sequence[Media], width: int, px: Callable[[int], int]) -> list[QRect]:
    """Return where each of them goes in a column of that width, from 0, 0.

    They are as many as are shown at all. ``px`` makes lengths grow with the text.
    """
    bar = px(BAR_HEIGHT)
    shown = media[:MOST_SHOWN]
    most = min(max(width // px(_NARROWEST), _FEWEST), _MOST)
    grid = _grid([each for each in shown if is_visual(each)], width, most)
    tiles = iter(grid)
    places: list[QRect] = []
    bottom = max((place.bottom() + 1 for place in grid), default=-_GAP)
    for each in shown:
        if is_visual(each):
            places.append(next(tiles))
        else:
            places.append(QRect(0, bottom + _GAP, width, bar))
            bottom += _GAP + bar
    return places


def _grid(media: Sequence[Media], width: int, most: int) -> list[QRect]:
    count = len(media)
    if count < 2:
        return [_single(each, width) for each in media]
    height = round(width / _WIDE_SCREEN)
    half = (width - _GAP) // 2
    if count == 2:
        return [QRect(0, 0, half, height), QRect(half + _GAP, 0, width - half - _GAP, height)]
    if count == 3:
        short = (height - _GAP) // 2
        right = half + _GAP
        return [
            QRect(0, 0, half, height),
            QRect(right, 0, width - right, short),
            QRect(right, short + _GAP, width - right, height - short - _GAP),
        ]
    return _rows(count, width, most)


def _single(media: Media, width: int) -> QRect:
    height = round(width / media.aspect)
    if height > _TALLEST:
        return QRect(0, 0, max(min(width, _SMALLEST * 2), round(_TALLEST * media.aspect)), _TALLEST)
    return QRect(0, 0, width, max(height, _SMALLEST))


def _rows(count: int, width: int, most: int) -> list[QRect]:
    """Return rows of even tiles; the first rows have the fewest, and so the largest."""
    places: list[QRect] = []
    top = 0
    rows = _columns(count, most)
    for columns in rows:
        wide = (width - _GAP * (columns - 1)) // columns
        tall = round(wide / _aspect(columns, len(rows), count))
        for column in range(columns):
            left = column * (wide + _GAP)
            last = column == columns - 1
            places.append(QRect(left, top, width - left if last else wide, tall))
        top += tall + _GAP
    return places


def _columns(count: int, most: int) -> list[int]:
    """Return how many tiles stand in each row, ``most`` at the most."""
    if count == 4:
        return [2, 2]
    rows = -(-count // most)
    few, rest = divmod(count, rows)
    return [few] * (rows - rest) + [few + 1] * rest


def _aspect(columns: int, rows: int, count: int) -> float:
    """Return the shape of a tile: the more rows there are, the flatter."""
    if columns == 1:
        return _WIDE_SCREEN
    if columns == 2:
        return _WIDE_SCREEN if count == 4 else _PHOTO
    return _PHOTO if columns == 3 and rows > 2 else 1
