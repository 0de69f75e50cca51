"""Indoor and abstract pictures: flowers, charts, tiles, shapes. Each painter works at any size."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from fedidesk.app.demo.canvas import Canvas, Colour, Point, mix

_BRIGHT: tuple[Colour, ...] = (
    (226, 82, 80),
    (244, 162, 60),
    (250, 210, 90),
    (90, 170, 120),
    (60, 140, 190),
    (130, 100, 190),
)


def garden(canvas: Canvas, chance: Random) -> None:
    """A bed of flowers seen from the front, in front of a hedge."""
    canvas.background(((0.0, (176, 214, 232)), (0.4, (214, 232, 214)), (1.0, (90, 130, 70))))
    for _ in range(160):
        x, y = chance.random() * canvas.width, canvas.height * chance.uniform(0.4, 0.62)
        leaf = mix((50, 100, 60), (110, 160, 84), chance.random())
        canvas.disc(x, y, canvas.height * chance.uniform(0.03, 0.07), leaf, 0.8)
    flowers = sorted((chance.uniform(0.45, 0.92), chance.random()) for _ in range(34))
    for depth, place in flowers:
        x, y, size = place * canvas.width, depth * canvas.height, canvas.height * 0.075 * depth
        canvas.line((x, y), (x + size * 0.3, canvas.height), size * 0.16, (62, 108, 58))
        _flower(canvas, (x, y), size, chance)


def _flower(canvas: Canvas, place: Point, size: float, chance: Random) -> None:
    x, y = place
    petal = chance.choice(_BRIGHT)
    petals = chance.choice((5, 6, 8, 11))
    for index in range(petals):
        turn = math.tau * index / petals + chance.random() * 0.2
        canvas.disc(
            x + math.cos(turn) * size * 0.6,
            y + math.sin(turn) * size * 0.6,
            size * 0.42,
            mix(petal, (255, 255, 255), 0.15 * (index % 2)),
        )
    canvas.disc(x, y, size * 0.4, (250, 214, 96))
    canvas.disc(x, y, size * 0.22, (190, 130, 50))


def harvest(canvas: Canvas, chance: Random) -> None:
    """Tomatoes and other round things on a wooden table."""
    canvas.background(((0.0, (232, 214, 184)), (0.35, (226, 204, 168)), (1.0, (150, 100, 62))))
    for index in range(9):
        y = canvas.height * (0.4 + index * 0.07)
        canvas.line((0, y), (canvas.width, y + canvas.height * 0.01), 2, (110, 70, 42), 0.35)
    fruit = sorted((chance.uniform(0.4, 0.82), chance.uniform(0.08, 0.92)) for _ in range(15))
    for depth, place in fruit:
        x, y, size = place * canvas.width, depth * canvas.height, canvas.height * 0.13 * depth
        colour = chance.choice(((206, 52, 44), (226, 96, 50), (240, 180, 70), (120, 150, 70)))
        canvas.ellipse(x, y + size * 0.9, size * 1.1, size * 0.22, (70, 40, 24), 0.35)
        for ring in range(8):
            shade = mix(mix(colour, (60, 16, 20), 0.45), colour, ring / 7)
            canvas.disc(
                x - size * 0.03 * ring, y - size * 0.03 * ring, size * (1 - ring * 0.07), shade
            )
        canvas.disc(x - size * 0.35, y - size * 0.4, size * 0.14, (255, 255, 255), 0.6)
        for leaf in range(5):
            turn = math.tau * leaf / 5 + 0.4
            tip = (x + math.cos(turn) * size * 0.5, y - size * 0.72 + math.sin(turn) * size * 0.2)
            canvas.line((x, y - size * 0.74), tip, size * 0.12, (70, 120, 54))


def tea(canvas: Canvas, chance: Random) -> None:
    """A bowl of tea from above on a dark cloth."""
    canvas.background(((0.0, (52, 58, 72)), (1.0, (34, 38, 50))))
    for index in range(60):
        y = canvas.height * index / 60
        canvas.line((0, y), (canvas.width, y), 1, (90, 96, 112), 0.18)
    x, y, size = canvas.width * 0.5, canvas.height * 0.52, canvas.height * 0.34
    canvas.disc(x + size * 0.1, y + size * 0.12, size * 1.04, (14, 16, 22), 0.5)
    canvas.disc(x, y, size, (226, 218, 202))
    canvas.disc(x, y, size * 0.9, (186, 174, 152))
    for ring in range(10):
        shade = mix((90, 120, 50), (150, 180, 84), ring / 9)
        canvas.disc(
            x - size * 0.01 * ring, y - size * 0.012 * ring, size * (0.82 - ring * 0.05), shade
        )
    for _ in range(70):
        turn, far = chance.random() * math.tau, size * 0.7 * math.sqrt(chance.random())
        canvas.disc(
            x + math.cos(turn) * far,
            y + math.sin(turn) * far,
            size * chance.uniform(0.01, 0.03),
            (206, 222, 150),
            0.7,
        )


def bread(canvas: Canvas, chance: Random) -> None:
    """Three loaves with scored crusts."""
    canvas.background(((0.0, (70, 60, 58)), (1.0, (110, 92, 80))))
    for index in range(3):
        x = canvas.width * (0.22 + 0.28 * index)
        y, across, down = canvas.height * 0.55, canvas.width * 0.125, canvas.height * 0.3
        canvas.ellipse(x + 6, y + down * 0.12, across * 1.06, down, (30, 22, 20), 0.5)
        for ring in range(9):
            shade = mix((120, 66, 28), (224, 168, 96), ring / 8)
            part = 1 - ring * 0.055
            canvas.ellipse(x - ring, y - ring * 1.5, across * part, down * part, shade)
        for cut in range(4):
            height = y - down * 0.55 + down * 0.36 * cut
            canvas.line(
                (x - across * 0.5, height + down * 0.12),
                (x + across * 0.4, height),
                across * 0.1,
                (246, 220, 172),
            )
    for _ in range(120):
        canvas.disc(
            chance.random() * canvas.width,
            canvas.height * chance.uniform(0.3, 0.98),
            chance.uniform(0.6, 1.6),
            (250, 240, 224),
            0.6,
        )


def bar_chart(canvas: Canvas, chance: Random) -> None:
    """Twelve bars on a light ground, one of them in another colour."""
    _chart_ground(canvas)
    values = [
        0.35 + 0.45 * math.sin((month + 1) / 12 * math.pi) + chance.uniform(-0.1, 0.1)
        for month in range(12)
    ]
    best = values.index(max(values))
    for month, value in enumerate(values):
        left = canvas.width * (0.1 + month * 0.07)
        right, foot = left + canvas.width * 0.048, canvas.height * 0.86
        top = foot - canvas.height * 0.72 * value
        colour = (226, 110, 70) if month == best else (70, 130, 168)
        canvas.polygon([(left, top), (right, top), (right, foot), (left, foot)], colour)


def line_chart(canvas: Canvas, chance: Random) -> None:
    """Two lines that cross, with dots on the measured points."""
    _chart_ground(canvas)
    for colour, start, slope in (((200, 80, 90), 0.7, -0.4), ((60, 130, 110), 0.25, 0.42)):
        points = []
        for step in range(14):
            x = canvas.width * (0.1 + step * 0.062)
            value = start + slope * step / 13 + chance.uniform(-0.06, 0.06)
            points.append((x, canvas.height * (0.86 - 0.72 * value)))
        for before, after in pairwise(points):
            canvas.line(before, after, canvas.height * 0.008, colour)
        for x, y in points:
            canvas.disc(x, y, canvas.height * 0.012, colour)


def _chart_ground(canvas: Canvas) -> None:
    canvas.background(((0.0, (252, 251, 247)), (1.0, (244, 242, 234))))
    for index in range(5):
        y = canvas.height * (0.14 + 0.18 * index)
        canvas.line((canvas.width * 0.07, y), (canvas.width * 0.95, y), 1.2, (214, 210, 200))
    canvas.line(
        (canvas.width * 0.07, canvas.height * 0.86),
        (canvas.width * 0.95, canvas.height * 0.86),
        2.4,
        (110, 110, 116),
    )


def circles(canvas: Canvas, chance: Random) -> None:
    """Rings in a grid of coloured squares."""
    rows, columns = 4, round(4 * canvas.width / canvas.height)
    wide, tall = canvas.width / columns, canvas.height / rows
    for row in range(rows):
        for column in range(columns):
            x, y = column * wide, row * tall
            ground = mix(chance.choice(_BRIGHT), (30, 30, 60), chance.uniform(0.1, 0.5))
            canvas.polygon([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)], ground)
            for ring in range(4):
                colour = mix(chance.choice(_BRIGHT), (255, 250, 240), chance.random() * 0.5)
                canvas.disc(
                    x + wide / 2, y + tall / 2, min(wide, tall) * (0.48 - ring * 0.11), colour
                )


def tiles(canvas: Canvas, chance: Random) -> None:
    """Glazed tiles with eight-pointed stars."""
    canvas.background(((0.0, (238, 232, 216)), (1.0, (228, 220, 200))))
    size = canvas.height / 4
    blue, green = (36, 84, 140), chance.choice(((48, 132, 112), (190, 110, 60)))
    for row in range(5):
        for column in range(round(canvas.width / size) + 1):
            x, y = column * size, row * size
            for turn in (0.0, math.pi / 4):
                canvas.polygon(_square(x, y, size * 0.46, turn), blue)
            for turn in (0.0, math.pi / 4):
                canvas.polygon(_square(x, y, size * 0.3, turn + 0.39), (244, 238, 222))
            canvas.polygon(_square(x, y, size * 0.18, 0.0), green)
            canvas.polygon(_square(x + size / 2, y + size / 2, size * 0.14, math.pi / 4), green)


def _square(x: float, y: float, radius: float, turn: float) -> list[Point]:
    corners = (turn + math.tau * index / 4 for index in range(4))
    return [(x + math.cos(angle) * radius, y + math.sin(angle) * radius) for angle in corners]


def alpona(canvas: Canvas, chance: Random) -> None:
    """A festive floor pattern of white petals on red earth."""
    canvas.background(((0.0, (150, 50, 40)), (1.0, (120, 36, 34))))
    x, y, size = canvas.width / 2, canvas.height / 2, canvas.height * 0.46
    white: Colour = (250, 244, 230)
    for ring, count in ((0.95, 32), (0.74, 24), (0.52, 16), (0.3, 10)):
        colour = white if ring != 0.52 else chance.choice(((246, 196, 80), (240, 150, 90)))
        for index in range(count):
            turn = math.tau * index / count
            far = size * ring
            canvas.disc(x + math.cos(turn) * far, y + math.sin(turn) * far, size * 0.05, colour)
            inner, outer = far - size * 0.06, far - size * 0.16
            canvas.line(
                (x + math.cos(turn) * inner, y + math.sin(turn) * inner),
                (x + math.cos(turn) * outer, y + math.sin(turn) * outer),
                size * 0.03,
                white,
            )
    canvas.disc(x, y, size * 0.13, white)
    canvas.disc(x, y, size * 0.08, (246, 196, 80))


def wheel(canvas: Canvas, chance: Random) -> None:
    """A bicycle wheel with its spokes."""
    canvas.background(((0.0, (222, 228, 226)), (1.0, (186, 196, 198))))
    x, y, size = canvas.width * 0.5, canvas.height * 0.5, canvas.height * 0.42
    canvas.disc(x, y, size, (34, 36, 40))
    canvas.disc(x, y, size * 0.9, (176, 180, 184))
    canvas.disc(x, y, size * 0.85, (206, 214, 214))
    start = chance.random()
    for index in range(18):
        turn = start + math.tau * index / 18
        rim = (x + math.cos(turn) * size * 0.87, y + math.sin(turn) * size * 0.87)
        hub = (x + math.cos(turn + 0.5) * size * 0.1, y + math.sin(turn + 0.5) * size * 0.1)
        canvas.line(hub, rim, max(1.0, size * 0.012), (120, 124, 130))
    canvas.disc(x, y, size * 0.13, (60, 62, 68))
    canvas.disc(x, y, size * 0.06, (206, 90, 60))
