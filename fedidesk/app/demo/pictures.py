"""The demo's pictures by name: drawn when somebody asks for them, then kept.

A name is a scene and a seed, as in ``sea-2``; the same name is the same picture at every size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fedidesk.app.demo import badges, landscapes, still_lifes
from fedidesk.app.demo.blurhash import blurhash
from fedidesk.app.demo.canvas import Canvas
from fedidesk.app.demo.chance import seeded
from fedidesk.app.demo.landscapes import Painter

SCENES: dict[str, Painter] = {
    "sunset": landscapes.sunset_hills,
    "hills": landscapes.morning_hills,
    "lake": landscapes.mountain_lake,
    "night": landscapes.night_sky,
    "aurora": landscapes.aurora,
    "sea": landscapes.sea,
    "path": landscapes.bike_path,
    "forest": landscapes.forest,
    "city": landscapes.city,
    "rain": landscapes.rain_window,
    "garden": still_lifes.garden,
    "harvest": still_lifes.harvest,
    "tea": still_lifes.tea,
    "bread": still_lifes.bread,
    "bars": still_lifes.bar_chart,
    "lines": still_lifes.line_chart,
    "circles": still_lifes.circles,
    "tiles": still_lifes.tiles,
    "alpona": still_lifes.alpona,
    "wheel": still_lifes.wheel,
    "portrait": badges.portrait,
}
"""Every scene that a picture name may start with."""

EMOJI: dict[str, Painter] = {
    "sprout": badges.sprout,
    "bicycle": badges.bicycle,
    "kind_heart": badges.heart,
    "big_sun": badges.sun,
}
"""The server's custom emoji by shortcode."""

SHAPES = {"wide": (960, 600), "tall": (600, 800), "square": (720, 720)}
"""Full sizes in pixels by shape name."""

AVATAR_PIXELS = 160
EMOJI_PIXELS = 64
_HEADER_SIZE = (900, 300)
_PREVIEW_PART = 0.6


class UnknownPicture(LookupError):
    """Nobody can draw a picture of this name."""


@dataclass(frozen=True)
class Picture:
    """One picture of the demo: what it shows and how it is cut."""

    name: str
    shape: str = "wide"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the full picture in pixels."""
        return SHAPES[self.shape]

    @property
    def preview_size(self) -> tuple[int, int]:
        """Width and height of the smaller picture shown in a timeline."""
        width, height = self.size
        return round(width * _PREVIEW_PART), round(height * _PREVIEW_PART)


def picture_sizes() -> dict[str, tuple[int, int]]:
    """Every size that can be asked for, by the name it has in an address."""
    sizes = {"avatar": (AVATAR_PIXELS, AVATAR_PIXELS), "header": _HEADER_SIZE}
    for shape in SHAPES:
        picture = Picture("", shape)
        sizes[shape] = picture.size
        sizes[f"{shape}-preview"] = picture.preview_size
    return sizes


@lru_cache(maxsize=512)
def picture_png(name: str, size: str) -> bytes:
    """The PNG file of a picture at a named size; raises UnknownPicture. Up to 0.2 s of work."""
    try:
        width, height = picture_sizes()[size]
    except KeyError:
        raise UnknownPicture(size) from None
    return _painted(name, width, height).png()


@lru_cache(maxsize=64)
def emoji_png(shortcode: str) -> bytes:
    """The PNG file of a custom emoji, round on a clear ground; raises UnknownPicture."""
    if shortcode not in EMOJI:
        raise UnknownPicture(shortcode)
    canvas = Canvas(EMOJI_PIXELS, EMOJI_PIXELS)
    EMOJI[shortcode](canvas, seeded(shortcode))
    return canvas.png(round_badge=True)


@lru_cache(maxsize=512)
def picture_blurhash(picture: Picture) -> str:
    """The blurhash of a picture, worked out from a tiny drawing of it."""
    width, height = picture.size
    return blurhash(
        _painted(picture.name, 32 * width // max(width, height), 32 * height // max(width, height))
    )


def _painted(name: str, width: int, height: int) -> Canvas:
    scene = name.partition("-")[0]
    if scene not in SCENES:
        raise UnknownPicture(name)
    canvas = Canvas(width, height)
    SCENES[scene](canvas, seeded(name))
    return canvas
