"""Where things are on the demo's server."""

from __future__ import annotations

from dataclasses import dataclass

from fedidesk.app.demo.pictures import Picture

PICTURE_PATH = "/demo/pictures/{size}/{name}.png"
EMOJI_PATH = "/demo/emoji/{name}.png"


@dataclass(frozen=True)
class Addresses:
    """Builds the addresses of one server from its own, which has no slash at the end."""

    base: str

    def picture(self, picture: Picture) -> str:
        """The full picture."""
        return self._picture(picture.shape, picture.name)

    def preview(self, picture: Picture) -> str:
        """The smaller picture for a timeline."""
        return self._picture(f"{picture.shape}-preview", picture.name)

    def avatar(self, name: str) -> str:
        """A person's portrait."""
        return self._picture("avatar", name)

    def header(self, name: str) -> str:
        """The wide picture above a profile."""
        return self._picture("header", name)

    def emoji(self, shortcode: str) -> str:
        """A custom emoji."""
        return self.base + EMOJI_PATH.format(name=shortcode)

    def _picture(self, size: str, name: str) -> str:
        return self.base + PICTURE_PATH.format(size=size, name=name)
