"""Showing what is written about the pictures of a post: one card at a time in a view."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from fedidesk.domain.post import Post
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline import descriptions
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Act


class Describing(QObject):
    """Shows the descriptions of a row of the view, one card at a time."""

    gave_keyboard_back = Signal()
    """A card that had the keyboard goes."""

    def __init__(self, theme: Theme, icons: Icons, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view
        self.card: descriptions.Descriptions | None = None

    @property
    def is_on(self) -> bool:
        """Whether a card is on screen."""
        return self.card is not None

    def begin(self, row: PostRow, post: Post, index: int | None = None) -> None:
        """Show the description of one picture, or of all in the row."""
        self.end()
        if not post.media:
            return
        place = self._place(row, Act.MEDIA, index)
        cover = self._place(row, Act.REVEAL)
        hidden = place is None and cover is not None
        text = self.tr("This is hidden. Show it first.") if hidden else self._words(post, index)
        card = self.card = descriptions.Descriptions(text, self._theme, self._icons, self._view)
        card.closed.connect(self._closed)
        card.show_over(place or cover or QRect(row.mapTo(self._view, QPoint()), row.size()))

    def end(self) -> None:
        """Take the card away."""
        if self.card is not None:
            self.card.end()

    def _closed(self, had_keyboard: bool) -> None:
        self.card = None
        if had_keyboard:
            self.gave_keyboard_back.emit()

    def _place(self, row: PostRow, act: Act, index: int | None = None) -> QRect | None:
        """Return where in the view the first thing is that does ``act``, to one picture or any."""
        for button in row.buttons:
            spot = button.spot
            if (
                spot is not None
                and spot.act is act
                and (index is None or spot.target == str(index))
            ):
                return QRect(button.mapTo(self._view, QPoint()), button.size())
        return None

    def _words(self, post: Post, index: int | None) -> str:
        if index is not None:
            return post.media[index].description.strip()
        if len(post.media) == 1:
            return post.media[0].description.strip() or self.tr("There is no description.")
        count = self.locale_number(len(post.media))
        lines = []
        for number, media in enumerate(post.media, 1):
            place = self.tr("%1 of %2").replace("%1", self.locale_number(number))
            said = media.description.strip() or self.tr("There is no description.")
            lines.append(f"{place.replace('%2', count)}: {said}")
        return "\n\n".join(lines)

    def locale_number(self, number: int) -> str:
        """Return a number in the digits of the language."""
        return self._view.locale().toString(number)
