"""Outdoor pictures: hills, sea, night sky, roads. Each painter works at any size."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from fedidesk.app.demo.canvas import Canvas, Colour, mix

Painter = Callable[[Canvas, Random], None]

_SUNSET = (
    (0.0, (44, 34, 92)),
    (0.45, (196, 84, 110)),
    (0.75, (247, 158, 96)),
    (1.0, (255, 214, 140)),
)
_MORNING = ((0.0, (120, 178, 224)), (0.6, (200, 226, 240)), (1.0, (252, 240, 220)))
_NIGHT = ((0.0, (8, 12, 36)), (0.7, (28, 40, 86)), (1.0, (70, 72, 120)))
_DUSK = ((0.0, (30, 36, 84)), (0.6, (120, 90, 150)), (1.0, (240, 170, 150)))


def _ridge_line(canvas: Canvas, chance: Random, level: float, swing: float) -> list[float]:
    """The upper edge of a hill range: a few sine waves with random phases."""
    waves = [(chance.uniform(0.6, 1.4) * 2**n, chance.uniform(0, 7), 0.55**n) for n in range(5)]
    edge = []
    for x in range(canvas.width):
        place = x / canvas.width * math.pi
        height = sum(size * math.sin(place * pace + phase) for pace, phase, size in waves)
        edge.append((level + swing * height) * canvas.height)
    return edge


def _ranges(canvas: Canvas, chance: Random, far: Colour, near: Colour, count: int = 4) -> None:
    """Hills behind hills, from a far colour to a near one."""
    for index in range(count):
        part = index / max(1, count - 1)
        colour = mix(far, near, part)
        edge = _ridge_line(canvas, chance, 0.52 + 0.34 * part, 0.05 + 0.02 * part)
        canvas.ridge(edge, ((0.0, colour), (1.0, mix(colour, near, 0.5))))


def _stars(canvas: Canvas, chance: Random, count: int, lowest: float) -> None:
    for _ in range(count):
        x, y = chance.random() * canvas.width, chance.random() * canvas.height * lowest
        size = chance.uniform(0.0008, 0.0026) * canvas.width
        canvas.disc(x, y, max(0.6, size), (255, 250, 230), chance.uniform(0.4, 1.0))


def sunset_hills(canvas: Canvas, chance: Random) -> None:
    """A low sun over hills that grow darker towards the viewer."""
    canvas.background(_SUNSET)
    x, y = canvas.width * chance.uniform(0.25, 0.75), canvas.height * 0.5
    canvas.glow(x, y, canvas.height * 0.55, (255, 226, 150), 0.35)
    canvas.disc(x, y, canvas.height * 0.09, (255, 244, 206))
    _ranges(canvas, chance, (150, 82, 120), (36, 24, 56), 5)


def morning_hills(canvas: Canvas, chance: Random) -> None:
    """Green hills under a pale morning sky with two clouds."""
    canvas.background(_MORNING)
    for _ in range(3):
        x, y = chance.random() * canvas.width, canvas.height * chance.uniform(0.1, 0.35)
        for puff in range(6):
            across = canvas.height * chance.uniform(0.06, 0.12)
            canvas.ellipse(x + puff * across * 0.8, y, across, across * 0.5, (255, 255, 255), 0.55)
    _ranges(canvas, chance, (146, 184, 170), (52, 104, 62), 4)


def mountain_lake(canvas: Canvas, chance: Random) -> None:
    """Snowy peaks and what a still lake makes of them."""
    canvas.background(_DUSK)
    shore = canvas.height * 0.62
    peaks = [(0.16 * n + chance.uniform(-0.05, 0.05), chance.uniform(0.16, 0.38)) for n in range(7)]
    peaks.sort(key=lambda peak: -peak[1])
    for side, strength in ((1, 1.0), (-1, 0.45)):
        if side < 0:
            canvas.band(shore, canvas.height, ((0.0, (160, 124, 160)), (1.0, (40, 44, 92))))
        for index, (place, height) in enumerate(peaks):
            depth = 1 - index / len(peaks)
            x, rise = place * canvas.width, height * canvas.height * side
            half = abs(rise) * 1.15
            body = [(x - half, shore), (x, shore - rise), (x + half, shore)]
            canvas.polygon(body, mix((38, 42, 84), (84, 82, 128), depth), strength)
            snow = [(x - half * 0.28, shore - rise * 0.72), (x, shore - rise)]
            snow += [(x + half * 0.28, shore - rise * 0.72), (x + half * 0.06, shore - rise * 0.62)]
            canvas.polygon(
                [*snow, (x - half * 0.1, shore - rise * 0.66)], (240, 238, 250), strength
            )
    for _ in range(26):
        y = chance.uniform(shore + 2, canvas.height)
        x = chance.random() * canvas.width
        canvas.span(int(y), x, x + canvas.width * 0.12, (255, 230, 220), 0.12)


def night_sky(canvas: Canvas, chance: Random) -> None:
    """Stars, a moon and dark hills."""
    canvas.background(_NIGHT)
    _stars(canvas, chance, 260, 0.75)
    x, y, size = canvas.width * 0.76, canvas.height * 0.24, canvas.height * 0.075
    canvas.glow(x, y, size * 4, (220, 226, 255), 0.18)
    canvas.disc(x, y, size, (246, 244, 226))
    canvas.disc(x - size * 0.35, y - size * 0.1, size * 0.2, (222, 218, 200), 0.7)
    canvas.disc(x + size * 0.25, y + size * 0.35, size * 0.14, (222, 218, 200), 0.7)
    _ranges(canvas, chance, (26, 36, 70), (6, 8, 20), 3)


def aurora(canvas: Canvas, chance: Random) -> None:
    """Green and violet light above a snow field."""
    canvas.background(((0.0, (6, 10, 30)), (1.0, (20, 48, 70))))
    _stars(canvas, chance, 160, 0.6)
    for colour in ((80, 240, 160), (120, 220, 200), (170, 110, 230)):
        phase = chance.uniform(0, 6)
        for x in range(canvas.width):
            place = x / canvas.width
            foot = (0.5 + 0.1 * math.sin(place * 7 + phase)) * canvas.height
            rise = canvas.height * (0.28 + 0.1 * math.sin(place * 23 + phase * 2))
            for layer in range(6):
                canvas.column(x, foot - rise * (1 - layer / 6), foot, colour, 0.11)
    _ranges(canvas, chance, (90, 120, 150), (214, 226, 240), 3)


def sea(canvas: Canvas, chance: Random) -> None:
    """Waves in bands, a sun path and a small sailing boat."""
    horizon = canvas.height * 0.42
    canvas.background(((0.0, (98, 170, 214)), (0.42, (238, 226, 200)), (1.0, (238, 226, 200))))
    canvas.glow(canvas.width * 0.3, horizon * 0.6, canvas.height * 0.3, (255, 244, 200), 0.4)
    canvas.disc(canvas.width * 0.3, horizon * 0.6, canvas.height * 0.06, (255, 250, 226))
    canvas.band(horizon, canvas.height, ((0.0, (92, 160, 190)), (1.0, (16, 66, 112))))
    for index in range(9):
        part = index / 9
        level = 0.46 + 0.52 * part**1.3
        edge = _ridge_line(canvas, chance, level, 0.004 + 0.014 * part)
        colour = mix((110, 178, 200), (14, 58, 100), part)
        canvas.ridge(
            edge, ((0.0, mix(colour, (255, 255, 255), 0.22)), (0.12, colour), (1.0, colour))
        )
        if index == 2:
            _boat(canvas, canvas.width * 0.66, level * canvas.height, canvas.height * 0.16)


def _boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    hull = [(x - size * 0.5, y - size * 0.12), (x + size * 0.5, y - size * 0.12)]
    canvas.polygon(
        [*hull, (x + size * 0.32, y + size * 0.1), (x - size * 0.32, y + size * 0.1)], (150, 60, 46)
    )
    canvas.polygon(
        [(x, y - size), (x, y - size * 0.16), (x + size * 0.46, y - size * 0.16)], (250, 246, 232)
    )
    canvas.polygon(
        [
            (x - size * 0.05, y - size * 0.8),
            (x - size * 0.05, y - size * 0.16),
            (x - size * 0.36, y - size * 0.16),
        ],
        (240, 196, 110),
    )


def bike_path(canvas: Canvas, chance: Random) -> None:
    """A path that runs between fields to the horizon, with trees along it."""
    canvas.background(_MORNING)
    horizon = canvas.height * 0.46
    canvas.glow(canvas.width * 0.2, horizon * 0.5, canvas.height * 0.25, (255, 250, 220), 0.4)
    edge = [
        horizon - canvas.height * 0.03 * math.sin(x / canvas.width * 5) for x in range(canvas.width)
    ]
    canvas.ridge(edge, ((0.0, (120, 168, 130)), (0.15, (120, 168, 130)), (1.0, (92, 146, 76))))
    middle = canvas.width * chance.uniform(0.44, 0.56)
    for side in (-1, 1):
        field = [(middle, horizon), (middle + side * canvas.width * 0.7, horizon * 1.06)]
        field += [
            (middle + side * canvas.width * 0.9, canvas.height),
            (middle + side * canvas.width * 0.3, canvas.height),
        ]
        canvas.polygon(field, (222, 190, 92), 0.6)
    road = [(middle - 2, horizon), (middle + 2, horizon)]
    road += [
        (middle + canvas.width * 0.24, canvas.height),
        (middle - canvas.width * 0.24, canvas.height),
    ]
    canvas.polygon(road, (124, 122, 128))
    for index in range(7):
        near, far = 1.9**-index, 1.9 ** -(index + 0.5)
        low, high = (horizon + (canvas.height - horizon) * part for part in (near, far))
        half_low, half_high = canvas.width * 0.008 * near, canvas.width * 0.008 * far
        dash = [(middle - half_low, low), (middle + half_low, low)]
        canvas.polygon(
            [*dash, (middle + half_high, high), (middle - half_high, high)], (250, 244, 214)
        )
    for index in range(6, 0, -1):
        near = 1.6**-index * 1.5
        for side in (-1, 1):
            x = middle + side * canvas.width * (0.34 * near + 0.02)
            _tree(
                canvas,
                x,
                horizon + (canvas.height - horizon) * near * 0.8,
                canvas.height * 0.5 * near,
                chance,
            )


def _tree(canvas: Canvas, x: float, y: float, size: float, chance: Random) -> None:
    canvas.line((x, y), (x, y - size * 0.5), max(1.0, size * 0.07), (92, 70, 54))
    for _ in range(9):
        leaf = mix((44, 96, 54), (120, 168, 76), chance.random())
        canvas.disc(
            x + chance.uniform(-0.2, 0.2) * size,
            y - size * chance.uniform(0.45, 0.95),
            size * chance.uniform(0.12, 0.2),
            leaf,
        )


def forest(canvas: Canvas, chance: Random) -> None:
    """Rows of firs that come out of the mist."""
    canvas.background(((0.0, (206, 216, 214)), (1.0, (236, 232, 220))))
    for row in range(6):
        part = row / 5
        colour = mix((180, 198, 192), (18, 44, 38), part)
        for _ in range(26 - row * 2):
            x = chance.random() * canvas.width
            foot = canvas.height * (0.5 + 0.52 * part + chance.uniform(-0.02, 0.02))
            tall = canvas.height * chance.uniform(0.16, 0.3) * (0.6 + part)
            for tier in range(4):
                top, half = foot - tall * (1 - tier * 0.2), tall * (0.07 + 0.045 * tier)
                canvas.polygon(
                    [(x, top), (x + half, top + tall * 0.34), (x - half, top + tall * 0.34)], colour
                )


def city(canvas: Canvas, chance: Random) -> None:
    """A skyline after sunset, with lit windows."""
    canvas.background(_DUSK)
    _stars(canvas, chance, 40, 0.3)
    for row in range(3):
        x = -canvas.width * 0.02
        shade = mix((92, 84, 132), (20, 20, 44), row / 2)
        while x < canvas.width:
            wide = canvas.width * chance.uniform(0.05, 0.1)
            top = canvas.height * (chance.uniform(0.3, 0.6) + row * 0.12)
            canvas.polygon(
                [(x, top), (x + wide, top), (x + wide, canvas.height), (x, canvas.height)], shade
            )
            _windows(canvas, chance, (x, top), wide, row)
            x += wide * chance.uniform(0.95, 1.25)


def _windows(
    canvas: Canvas, chance: Random, corner: tuple[float, float], wide: float, row: int
) -> None:
    pane = canvas.width * 0.009
    y = corner[1] + pane * 1.5
    while row > 0 and y < canvas.height - pane:
        x = corner[0] + pane
        while x < corner[0] + wide - pane * 1.5:
            if chance.random() < 0.38:
                light = mix((255, 220, 140), (255, 244, 214), chance.random())
                canvas.polygon(
                    [(x, y), (x + pane, y), (x + pane, y + pane * 1.3), (x, y + pane * 1.3)],
                    light,
                    0.9,
                )
            x += pane * 2
        y += pane * 2.6


def rain_window(canvas: Canvas, chance: Random) -> None:
    """Drops on a window, with the lights of the street out of focus behind it."""
    canvas.background(((0.0, (34, 44, 66)), (1.0, (60, 62, 84))))
    for _ in range(34):
        light = chance.choice(((255, 190, 110), (255, 120, 100), (150, 210, 230), (250, 230, 180)))
        x, y = chance.random() * canvas.width, canvas.height * chance.uniform(0.25, 0.95)
        canvas.disc(
            x, y, canvas.height * chance.uniform(0.02, 0.09), light, chance.uniform(0.15, 0.4)
        )
    for _ in range(130):
        x, y = chance.random() * canvas.width, chance.random() * canvas.height
        size = canvas.height * chance.uniform(0.004, 0.016)
        canvas.ellipse(x, y, size * 0.8, size * 1.3, (200, 216, 232), 0.4)
        canvas.disc(x - size * 0.2, y - size * 0.4, size * 0.28, (255, 255, 255), 0.7)
