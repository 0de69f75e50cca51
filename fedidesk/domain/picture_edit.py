"""Cutting a part out of a picture, and turning it: what is wanted, before anybody does it."""

from msgspec import Struct
from msgspec.structs import replace

LEAST = 16
"""Pixels that stay of a length, where there are so many: one can still take hold of them."""


class PictureEdit(Struct, frozen=True, kw_only=True):
    """A picture that is turned first, and of which a frame is kept then.

    All lengths are in pixels, of the picture as it stands when it is turned. The frame is never
    empty and never outside.
    """

    size: tuple[int, int]
    """Width and height of the whole picture."""
    turns: int = 0
    """Quarters of a circle to the right, from 0 to 3."""
    left: int = 0
    top: int = 0
    width: int
    height: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is cut off."""
        return (self.width, self.height) == self.size

    @property
    def changes_nothing(self) -> bool:
        """Whether the picture stays as it was."""
        return self.is_whole and not self.turns

    def moved(self, across: int, down: int) -> "PictureEdit":
        """Return the same with the frame elsewhere, as far as the picture goes."""
        return replace(
            self,
            left=_within(self.left + across, 0, self.size[0] - self.width),
            top=_within(self.top + down, 0, self.size[1] - self.height),
        )

    def stretched(self, edges: tuple[int, int], across: int, down: int) -> "PictureEdit":
        """Return the same with one or two edges of the frame moved.

        ``edges`` are -1 for the left and 1 for the right one, and -1 for the upper and 1 for the
        lower one; 0 for neither.
        """
        left, width = _stretched(self.left, self.width, edges[0], across, self.size[0])
        top, height = _stretched(self.top, self.height, edges[1], down, self.size[1])
        return replace(self, left=left, top=top, width=width, height=height)

    def turned(self, *, to_right: bool) -> "PictureEdit":
        """Return the same after a quarter of a turn; the frame stays on what it was on."""
        width, height = self.size
        if to_right:
            left, top = height - self.top - self.height, self.left
        else:
            left, top = self.top, width - self.left - self.width
        return PictureEdit(
            size=(height, width),
            turns=(self.turns + (1 if to_right else -1)) % 4,
            left=left,
            top=top,
            width=self.height,
            height=self.width,
        )

    def widened(self) -> "PictureEdit":
        """Return the same with nothing cut off."""
        return whole(*self.size, self.turns)


def whole(width: int, height: int, turns: int = 0) -> PictureEdit:
    """Return an edit of a picture of that size that cuts nothing off."""
    return PictureEdit(size=(width, height), turns=turns, width=width, height=height)


def _stretched(start: int, length: int, edge: int, by: int, most: int) -> tuple[int, int]:
    """Return where a length begins and how long it is after one end of it was moved."""
    least, end = min(LEAST, most), start + length
    if edge < 0:
        start = _within(start + by, 0, end - least)
    elif edge > 0:
        end = _within(end + by, start + least, most)
    return start, end - start


def _within(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)
