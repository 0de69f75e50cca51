"""One version of a post in its history: when it was, and what changed then."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from fedidesk.domain.differences import Change, Piece
from fedidesk.domain.edits import Edit, MediaEdit
from fedidesk.ui.places.changed_text import ChangedText, spoken_changes
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.parts.media_name import media_name
from fedidesk.ui.times import spoken_time


class EditCard(QFrame):
    """Shows an ``Edit``; ``is_newest`` is for what the post says now."""

    def __init__(self, edit: Edit, theme: Theme, *, is_newest: bool) -> None:
        super().__init__()
        self._edit = edit
        self._theme = theme
        self._heading = QLabel(self._when(is_newest=is_newest), wordWrap=True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        time = QLabel(spoken_time(edit.version.created_at), wordWrap=True)
        time.setTextFormat(Qt.TextFormat.PlainText)
        time.setProperty("tone", "muted")
        if not time.text():
            time.hide()
        self.text = ChangedText(theme)
        name = ", ".join(part for part in (self._heading.text(), time.text()) if part)
        self.text.setAccessibleName(name)
        self.text.setAccessibleDescription("; ".join(self._spoken()))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        for widget in (self._heading, time, self.text):
            column.addWidget(widget)
        self.dress()

    def dress(self) -> None:
        """Write it in the colours and sizes of now."""
        self._heading.setFont(self._theme.font(FontRole.NAME))
        text = self.text
        text.begin()
        for caption, pieces in self._lines():
            text.add(pieces, caption)
        text.fit()

    def _when(self, *, is_newest: bool) -> str:
        if self._edit.is_first:
            return self.tr("The first version")
        return self.tr("As it is now") if is_newest else self.tr("Edited")

    def _lines(self) -> Iterator[tuple[str, tuple[Piece, ...]]]:
        """Yield what is shown: captions, and the words behind them."""
        edit = self._edit
        if edit.warning:
            yield self.tr("Content warning:"), edit.warning
        if edit.text:
            yield "", edit.text
        yield from ((self.tr("Poll:"), answer) for answer in edit.poll)
        for media in edit.media:
            yield self._caption_of(media), self._words_of(media)
        if edit.sensitive is not None:
            yield self._sensitivity(), ()
        if not edit.is_first and not self._changes_anything():
            yield self.tr("No difference that can be shown."), ()

    def _sensitivity(self) -> str:
        if self._edit.sensitive:
            return self.tr("Marked as sensitive.")
        return self.tr("No longer marked as sensitive.")

    def _changes_anything(self) -> bool:
        edit = self._edit
        texts = (edit.text, edit.warning, *edit.poll)
        return (
            any(spoken_changes(text) for text in texts)
            or edit.sensitive is not None
            or any(media.is_change for media in edit.media)
        )

    def _caption_of(self, media: MediaEdit) -> str:
        if self._edit.is_first:
            return self.tr("Attachment:")
        if media.before is None:
            return self.tr("Attachment added:")
        if media.after is None:
            return self.tr("Attachment removed:")
        if media.is_change:
            return self.tr("Description of an attachment changed:")
        return self.tr("Attachment:")

    def _words_of(self, media: MediaEdit) -> tuple[Piece, ...]:
        shown = media.after or media.before
        if media.description or shown is None:
            return media.description
        change = Change.SAME
        if not self._edit.is_first and media.before is None:
            change = Change.ADDED
        elif media.after is None:
            change = Change.REMOVED
        return (Piece(media_name(shown), change),)

    def _spoken(self) -> Iterator[str]:
        """Yield what changed, as a screen reader says it."""
        edit = self._edit
        if edit.is_first:
            return
        warning = spoken_changes(edit.warning)
        if warning:
            yield f"{self.tr('Content warning:')} {warning}"
        yield from filter(None, map(spoken_changes, (edit.text, *edit.poll)))
        for media in edit.media:
            if media.is_change:
                words = self._words_of(media)
                if media.before is None or media.after is None:
                    said = " ".join("".join(piece.text for piece in words).split())
                else:
                    said = spoken_changes(words)
                yield f"{self._caption_of(media)} {said}"
        if edit.sensitive is not None:
            yield self._sensitivity()
