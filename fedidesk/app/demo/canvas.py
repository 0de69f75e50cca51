"""A small drawing surface made of bytes: gradients, discs, polygons, and a PNG at the end.

Everything is drawn in horizontal or vertical runs, so that the work happens inside bytearray
slices and `bytes.translate` instead of in a Python loop over pixels.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = Sequence[tuple[float, Colour]]

_ALPHA_STEPS = 64


def mix(first: Colour, second: Colour, part: float) -> Colour:
    """The colour `part` (0 to 1) of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def gradient(stops: Stops, position: float) -> Colour:
    """The colour of a gradient at `position`; stops are (position, colour) in rising order."""
    before = stops[0]
    for after in stops:
        if after[0] >= position:
            width = after[0] - before[0]
            return mix(before[1], after[1], (position - before[0]) / width if width else 0.0)
        before = after
    return before[1]


@lru_cache(maxsize=4096)
def _blend_table(value: int, step: int) -> bytes:
    """What each of the 256 channel values becomes under `value` at `step` / 64 opacity."""
    return bytes(old + (value - old) * step // _ALPHA_STEPS for old in range(256))


class Canvas:
    """A picture of opaque RGB pixels; coordinates are pixels, y points down."""

    def __init__(self, width: int, height: int, colour: Colour = (255, 255, 255)) -> None:
        self.width = width
        self.height = height
        self._pixels = bytearray(bytes(colour) * (width * height))

    def pixel(self, x: int, y: int) -> Colour:
        """The colour at one place inside the picture."""
        start = (y * self.width + x) * 3
        red, green, blue = self._pixels[start : start + 3]
        return red, green, blue

    def background(self, stops: Stops) -> None:
        """Fill the whole picture with a vertical gradient, top is position 0."""
        self.band(0, self.height, stops)

    def band(self, top: float, bottom: float, stops: Stops) -> None:
        """Fill the rows from `top` to `bottom` with a vertical gradient."""
        first, last = max(0, round(top)), min(self.height, round(bottom))
        stride = self.width * 3
        for y in range(first, last):
            colour = gradient(stops, (y - top) / max(1.0, bottom - top))
            self._pixels[y * stride : (y + 1) * stride] = bytes(colour) * self.width

    def ridge(self, tops: Sequence[float], stops: Stops) -> None:
        """Fill each column from its value in `tops` down to the bottom edge.

        The gradient starts at the highest top and ends at the bottom edge.
        """
        highest = min(tops)
        depth = max(1.0, self.height - highest)
        colours = [gradient(stops, max(0.0, y - highest) / depth) for y in range(self.height)]
        planes = [bytes(colour[channel] for colour in colours) for channel in range(3)]
        stride = self.width * 3
        for x, top in enumerate(tops):
            first = min(self.height, max(0, math.ceil(top)))
            for channel, plane in enumerate(planes):
                start = first * stride + x * 3 + channel
                self._pixels[start::stride] = plane[first:]
            if 0 < first < self.height:
                self._blend(x, x + 1, first - 1, colours[first - 1], first - top)

    def span(self, y: int, left: float, right: float, colour: Colour, alpha: float = 1.0) -> None:
        """Fill one row from `left` to `right`; partly covered end pixels are softened."""
        left, right = max(0.0, left), min(float(self.width), right)
        if not 0 <= y < self.height or right <= left:
            return
        first, last = math.ceil(left), math.floor(right)
        if first > last:
            self._blend(last, last + 1, y, colour, alpha * (right - left))
            return
        self._blend(first, last, y, colour, alpha)
        self._blend(first - 1, first, y, colour, alpha * (first - left))
        self._blend(last, last + 1, y, colour, alpha * (right - last))

    def column(self, x: int, top: float, bottom: float, colour: Colour, alpha: float) -> None:
        """Lay a colour over one column from `top` to `bottom`."""
        first, last = max(0, round(top)), min(self.height, round(bottom))
        step = round(alpha * _ALPHA_STEPS)
        stride = self.width * 3
        for channel, value in enumerate(colour):
            run = slice(first * stride + x * 3 + channel, last * stride, stride)
            self._pixels[run] = self._pixels[run].translate(_blend_table(value, step))

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """Fill a circle around (x, y)."""
        self.ellipse(x, y, radius, radius, colour, alpha)

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        colour: Colour,
        alpha: float = 1.0,
    ) -> None:
        """Fill an upright ellipse around (x, y) with the two radii given."""
        for row in range(math.floor(y - down), math.ceil(y + down) + 1):
            height = (row + 0.5 - y) / down
            if abs(height) < 1:
                half = across * math.sqrt(1 - height * height)
                self.span(row, x - half, x + half, colour, alpha)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """A soft light around (x, y), strongest in the middle."""
        rings = 40
        for ring in range(rings):
            self.disc(
                x,
                y,
                radius * (1 - ring / rings) ** 1.4,
                colour,
                max(1 / _ALPHA_STEPS, strength / rings * 2),
            )

    def polygon(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """Fill a closed shape; where it crosses itself, every second area stays empty."""
        edges = list(zip(points, [*points[1:], points[0]], strict=True))
        rows = [y for _, y in points]
        for row in range(max(0, math.floor(min(rows))), min(self.height, math.ceil(max(rows)))):
            middle = row + 0.5
            crossings = sorted(
                x1 + (middle - y1) / (y2 - y1) * (x2 - x1)
                for (x1, y1), (x2, y2) in edges
                if (y1 <= middle) != (y2 <= middle)
            )
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                self.span(row, left, right, colour, alpha)

    def line(
        self, start: Point, end: Point, width: float, colour: Colour, alpha: float = 1.0
    ) -> None:
        """A straight stroke of the given width."""
        (x1, y1), (x2, y2) = start, end
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        across, down = (y2 - y1) / length * width / 2, (x2 - x1) / length * width / 2
        corners = [
            (x1 + across, y1 - down),
            (x2 + across, y2 - down),
            (x2 - across, y2 + down),
            (x1 - across, y1 + down),
        ]
        self.polygon(corners, colour, alpha)

    def png(self, *, round_badge: bool = False) -> bytes:
        """The picture as a PNG file; with `round_badge`, everything outside the disc is clear."""
        if round_badge:
            return self._file(6, 4, self._with_alpha())
        stride = self.width * 3
        rows = (self._pixels[y * stride : (y + 1) * stride] for y in range(self.height))
        return self._file(2, 3, b"".join(b"\0" + row for row in rows))

    def _with_alpha(self) -> bytes:
        middle_x, middle_y = self.width / 2, self.height / 2
        lines = bytearray()
        for y in range(self.height):
            lines.append(0)
            for x in range(self.width):
                distance = math.hypot(x + 0.5 - middle_x, y + 0.5 - middle_y)
                covered = min(1.0, max(0.0, middle_x - distance))
                lines += bytes((*self.pixel(x, y), round(covered * 255)))
        return bytes(lines)

    def _file(self, colour_type: int, level: int, lines: bytes) -> bytes:
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, colour_type, 0, 0, 0)
        return b"".join(
            (
                b"\x89PNG\r\n\x1a\n",
                _chunk(b"IHDR", header),
                _chunk(b"IDAT", zlib.compress(lines, level)),
                _chunk(b"IEND", b""),
            )
        )

    def _blend(self, left: int, right: int, y: int, colour: Colour, alpha: float) -> None:
        step = round(alpha * _ALPHA_STEPS)
        left, right = max(0, left), min(self.width, right)
        if step <= 0 or left >= right:
            return
        start, end = (y * self.width + left) * 3, (y * self.width + right) * 3
        if step >= _ALPHA_STEPS:
            self._pixels[start:end] = bytes(colour) * (right - left)
            return
        for channel, value in enumerate(colour):
            table = _blend_table(value, step)
            old = self._pixels[start + channel : end : 3]
            self._pixels[start + channel : end : 3] = old.translate(table)


def _chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG file: length, kind, body, checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
