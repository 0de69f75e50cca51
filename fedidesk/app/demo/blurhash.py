"""The short text that stands for a picture until it has loaded (https://blurha.sh)."""

from __future__ import annotations

import math

from fedidesk.app.demo.canvas import Canvas

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
_ACROSS, _DOWN = 4, 3

Light = tuple[float, float, float]


def blurhash(canvas: Canvas) -> str:
    """The blurhash of a picture, 4 by 3 components; give it a small one, every pixel is read."""
    factors = [_component(canvas, column, row) for row in range(_DOWN) for column in range(_ACROSS)]
    average, waves = factors[0], factors[1:]
    largest = max(abs(value) for wave in waves for value in wave)
    scale = max(0, min(82, math.floor(largest * 166 - 0.5)))
    text = _digits((_ACROSS - 1) + (_DOWN - 1) * 9, 1) + _digits(scale, 1)
    red, green, blue = (_to_srgb(value) for value in average)
    text += _digits((red << 16) + (green << 8) + blue, 4)
    return text + "".join(_digits(_wave_number(wave, (scale + 1) / 166), 2) for wave in waves)


def _component(canvas: Canvas, column: int, row: int) -> Light:
    totals = [0.0, 0.0, 0.0]
    for y in range(canvas.height):
        down = math.cos(math.pi * row * y / canvas.height)
        for x in range(canvas.width):
            weight = down * math.cos(math.pi * column * x / canvas.width)
            for channel, value in enumerate(canvas.pixel(x, y)):
                totals[channel] += weight * _LINEAR[value]
    factor = (1 if column == row == 0 else 2) / (canvas.width * canvas.height)
    return totals[0] * factor, totals[1] * factor, totals[2] * factor


def _wave_number(wave: Light, largest: float) -> int:
    number = 0
    for value in wave:
        part = math.copysign(math.sqrt(abs(value / largest)), value)
        number = number * 19 + max(0, min(18, math.floor(part * 9 + 9.5)))
    return number


def _to_linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _to_srgb(value: float) -> int:
    part = max(0.0, min(1.0, value))
    part = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return int(part * 255 + 0.5)


_LINEAR = tuple(_to_linear(value) for value in range(256))


def _digits(number: int, length: int) -> str:
    return "".join(_DIGITS[number // 83 ** (length - 1 - place) % 83] for place in range(length))
