"""Small square pictures: avatars and custom emoji. Each painter works at any size."""

from __future__ import annotations

import math
from random import Random

from fedidesk.app.demo.canvas import Canvas, Colour, mix

_GROUNDS: tuple[Colour, ...] = (
    (214, 96, 84),
    (232, 150, 70),
    (206, 170, 70),
    (104, 156, 92),
    (62, 146, 140),
    (70, 120, 180),
    (120, 98, 182),
    (178, 90, 150),
)
_SKINS: tuple[Colour, ...] = (
    (250, 218, 190),
    (236, 190, 150),
    (206, 150, 108),
    (168, 112, 76),
    (120, 78, 54),
    (88, 58, 42),
)
_HAIR: tuple[Colour, ...] = (
    (40, 30, 28),
    (24, 22, 26),
    (58, 40, 34),
    (120, 74, 40),
    (196, 150, 80),
    (150, 150, 156),
    (150, 60, 40),
)


def portrait(canvas: Canvas, chance: Random) -> None:
    """A simple face with hair on a coloured ground; no two seeds alike."""
    size = canvas.height
    ground = chance.choice(_GROUNDS)
    canvas.background(((0.0, mix(ground, (255, 255, 255), 0.35)), (1.0, ground)))
    tone = chance.randrange(len(_SKINS))
    skin, hair = _SKINS[tone], chance.choice(_HAIR[: 3 if tone > 2 else None])
    shirt = mix(chance.choice(_GROUNDS), (255, 255, 255), chance.choice((0.0, 0.2, 0.7)))
    long_hair = chance.random() < 0.5
    if long_hair:
        canvas.ellipse(size * 0.5, size * 0.52, size * 0.3, size * 0.36, hair)
    canvas.ellipse(size * 0.5, size * 1.06, size * 0.4, size * 0.34, shirt)
    canvas.ellipse(size * 0.5, size * 0.7, size * 0.085, size * 0.14, mix(skin, (90, 40, 30), 0.15))
    canvas.ellipse(size * 0.5, size * 0.36, size * 0.25, size * 0.22, hair)
    canvas.ellipse(size * 0.5, size * 0.49, size * 0.2, size * 0.24, skin)
    fringe = chance.uniform(-0.08, 0.08)
    canvas.ellipse(size * (0.5 + fringe), size * 0.29, size * 0.21, size * 0.1, hair)
    _face(canvas, chance, size, skin)


def _face(canvas: Canvas, chance: Random, size: int, skin: Colour) -> None:
    dark: Colour = (44, 34, 36)
    brows = chance.random() < 0.5
    for side in (-1, 1):
        canvas.disc(size * (0.5 + side * 0.08), size * 0.48, size * 0.022, dark)
        canvas.disc(size * (0.5 + side * 0.12), size * 0.56, size * 0.035, (220, 100, 90), 0.25)
        if brows:
            canvas.line(
                (size * (0.5 + side * 0.05), size * 0.425),
                (size * (0.5 + side * 0.115), size * 0.43),
                size * 0.018,
                dark,
            )
    canvas.ellipse(size * 0.5, size * 0.6, size * 0.07, size * 0.045, (160, 60, 60))
    canvas.ellipse(size * 0.5, size * 0.585, size * 0.085, size * 0.04, skin)
    if chance.random() < 0.3:
        for side in (-1, 1):
            centre = size * (0.5 + side * 0.085)
            for index in range(24):
                turn = math.tau * index / 24
                canvas.disc(
                    centre + math.cos(turn) * size * 0.06,
                    size * 0.48 + math.sin(turn) * size * 0.055,
                    size * 0.011,
                    dark,
                )


def sprout(canvas: Canvas, _chance: Random) -> None:
    """Two leaves on a stem."""
    size = canvas.height
    canvas.background(((0.0, (226, 240, 214)), (1.0, (196, 222, 176))))
    canvas.line((size * 0.5, size * 0.9), (size * 0.5, size * 0.42), size * 0.08, (70, 130, 66))
    for side in (-1, 1):
        leaf = [(size * 0.5, size * 0.48), (size * (0.5 + side * 0.12), size * 0.24)]
        leaf += [
            (size * (0.5 + side * 0.36), size * 0.2),
            (size * (0.5 + side * 0.28), size * 0.42),
        ]
        canvas.polygon(leaf, (92, 162, 74) if side > 0 else (74, 142, 64))


def bicycle(canvas: Canvas, _chance: Random) -> None:
    """Two wheels and a frame."""
    size = canvas.height
    canvas.background(((0.0, (214, 232, 244)), (1.0, (180, 208, 230))))
    for place in (0.28, 0.72):
        canvas.disc(size * place, size * 0.62, size * 0.19, (40, 44, 52))
        canvas.disc(size * place, size * 0.62, size * 0.14, (206, 226, 240))
    frame = (
        (0.28, 0.62, 0.44, 0.36),
        (0.44, 0.36, 0.66, 0.36),
        (0.66, 0.36, 0.72, 0.62),
        (0.28, 0.62, 0.5, 0.62),
        (0.5, 0.62, 0.66, 0.38),
        (0.5, 0.62, 0.42, 0.3),
        (0.66, 0.36, 0.63, 0.26),
        (0.63, 0.26, 0.72, 0.25),
        (0.36, 0.29, 0.48, 0.29),
    )
    for x1, y1, x2, y2 in frame:
        canvas.line((size * x1, size * y1), (size * x2, size * y2), size * 0.05, (206, 74, 56))


def heart(canvas: Canvas, _chance: Random) -> None:
    """A red heart on a light ground."""
    size = canvas.height
    canvas.background(((0.0, (255, 236, 236)), (1.0, (250, 214, 214))))
    for place in (0.36, 0.64):
        canvas.disc(size * place, size * 0.4, size * 0.165, (214, 50, 70))
    canvas.polygon(
        [(size * 0.21, size * 0.46), (size * 0.79, size * 0.46), (size * 0.5, size * 0.82)],
        (214, 50, 70),
    )


def sun(canvas: Canvas, _chance: Random) -> None:
    """A sun with rays."""
    size = canvas.height
    canvas.background(((0.0, (120, 186, 232)), (1.0, (186, 222, 244))))
    for index in range(12):
        turn = math.tau * index / 12
        canvas.line(
            (size * 0.5, size * 0.5),
            (size * (0.5 + 0.4 * math.cos(turn)), size * (0.5 + 0.4 * math.sin(turn))),
            size * 0.06,
            (250, 190, 60),
        )
    canvas.disc(size * 0.5, size * 0.5, size * 0.24, (255, 216, 90))
