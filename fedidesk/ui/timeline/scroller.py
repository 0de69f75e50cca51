"""The arithmetic of a list that is scrolled by an anchor instead of by a height."""

from collections.abc import Callable

UNITS = 256
"""Steps of the scroll bar for each item, whatever its height."""


class Scroller:
    """Which item is at the top of the view, and how many pixels of it are above the edge.

    Asks for heights only around what is visible, so its work does not grow with the list.
    ``height(i)`` must answer for every i below ``count()``.
    """

    def __init__(self, count: Callable[[], int], height: Callable[[int], int]) -> None:
        self._count = count
        self._height = height
        self.index = 0
        self.offset = 0
        self.view_height = 0

    @property
    def at_top(self) -> bool:
        """Whether nothing that can be seen is above."""
        return self.offset == 0 and self.above(0) == 0

    def above(self, enough: int) -> int:
        """Return how many pixels there are above the view; beyond ``enough`` it stops to count."""
        pixels, index = self.offset, self.index
        while index > 0 and pixels <= enough:
            index -= 1
            pixels += self._height(index)
        return pixels

    def pin(self, index: int, y: int) -> None:
        """Put an item at ``y`` pixels below the top of the view.

        There may be empty space below the last item then, until the reader scrolls; above the
        first there never is.
        """
        self.index = index
        self.offset = -y
        self._settle()

    def move(self, pixels: int) -> int:
        """Scroll down, or up where negative; return how many pixels it really went.

        It stops at both ends.
        """
        before = (self.index, self.offset)
        self.offset += pixels
        gone = pixels + self._settle()
        if pixels > 0 and (blank := self._blank_below(self.index, self.offset)):
            too_far = min(blank - self._blank_below(*before), gone)
            if too_far > 0:
                self.offset -= too_far
                lost = self._settle()
                gone -= too_far - lost
        return gone

    def fit(self) -> None:
        """Leave no empty space below the last item if there is something above."""
        blank = self._blank_below(self.index, self.offset)
        if blank > 0:
            self.offset -= blank
            self._settle()

    def to_end(self) -> None:
        """Show the last item at the bottom."""
        count = self._count()
        if count:
            self.pin(count - 1, self.view_height - self._height(count - 1))

    def position(self) -> tuple[int, int]:
        """Return where the view begins and ends, in units of the scroll bar."""
        count = self._count()
        if count == 0:
            return 0, 0
        begin = self.index * UNITS
        height = self._height(self.index) if self.index < count else 0
        if height > 0:
            begin += self.offset * UNITS // height
        y, index = -self.offset, self.index
        while index < count:
            height = self._height(index)
            if y + height > self.view_height:
                part = max(0, self.view_height - y) * UNITS // height
                return begin, index * UNITS + part
            y += height
            index += 1
        return begin, count * UNITS

    def go_to(self, unit: int) -> None:
        """Begin the view at a unit of the scroll bar."""
        count = self._count()
        if count == 0:
            return
        self.index = min(max(unit // UNITS, 0), count - 1)
        self.offset = unit % UNITS * self._height(self.index) // UNITS
        self.fit()

    def _settle(self) -> int:
        """Let ``offset`` lie within its item; return the pixels that had to be given back."""
        count = self._count()
        self.index = min(self.index, max(0, count - 1))
        while self.offset < 0 and self.index > 0:
            self.index -= 1
            self.offset += self._height(self.index)
        if self.offset < 0:
            lost, self.offset = -self.offset, 0
            return lost
        while self.index < count - 1 and self.offset >= (height := self._height(self.index)):
            self.offset -= height
            self.index += 1
        return 0

    def _blank_below(self, first: int, offset: int) -> int:
        """Return how many pixels below the last item are empty, where the view begins there."""
        y, count = -offset, self._count()
        for index in range(first, count):
            if y >= self.view_height:
                return 0
            y += self._height(index)
        return max(0, self.view_height - y)
