"""One post of those that are written in a window: its text, its warning, its files, its poll."""

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fedidesk.domain.counting import length
from fedidesk.domain.draft import Draft
from fedidesk.domain.server import ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.composition import Composition
from fedidesk.ui.compose.editor import Editor
from fedidesk.ui.compose.media_strip import MediaStrip
from fedidesk.ui.compose.poll_editor import PollEditor
from fedidesk.ui.compose.tool_button import ToolButton
from fedidesk.ui.dress import set_look
from fedidesk.ui.steady_label import SteadyLabel
from fedidesk.ui.theme import Theme
from fedidesk.ui.wrapping_row import WrappingRow

_LOWEST_TEXT = 96
"""Pixels at 100 % text."""


class PostPart(QWidget):
    """Holds the draft of one post. What they have in common is the window's business.

    ``draft`` is as it was last taken down, ``pristine`` as it was given by nobody's typing.
    """

    changed = Signal()
    grown = Signal()
    """There is more in it than before."""
    remove_requested = Signal()

    def __init__(
        self, session: AccountSession, draft: Draft, composition: Composition, tools: ComposeTools
    ) -> None:
        super().__init__()
        self.draft = draft
        self.pristine = draft
        self._session = session
        self._tools = tools
        self._composition = composition
        self._limits = ServerLimits()
        self.trouble = ""
        """Why it can't be posted like this; empty where nothing speaks against it."""
        self.is_too_long = False
        self._poll: PollEditor | None = None
        self._build()
        self._fill(draft)
        self._text = self.editor.toPlainText()
        self.editor.textChanged.connect(self._text_changed)
        self.warning.textChanged.connect(self._edited)
        self.strip.changed.connect(self._edited)
        self.strip.changed.connect(self.grown)

    @property
    def changes(self) -> dict[str, object]:
        """What is written now, by the names of the draft's fields."""
        has_poll = self._poll is not None and self.poll_button.isChecked()
        return {
            "text": self.editor.toPlainText(),
            "content_warning": self.warning.text() if self.warning_button.isChecked() else "",
            "attachments": self.strip.attachments,
            "poll": self._poll.poll if self._poll is not None and has_poll else None,
        }

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to post."""
        return bool(self.editor.toPlainText().strip() or self.strip.attachments)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in that order."""
        polls = () if self._poll is None else self._poll.stops
        return (self.warning, self.editor, *self.strip.stops, *polls, *self._buttons)

    @property
    def without_description(self) -> int:
        """How many files have no alt text."""
        return sum(not each.description.strip() for each in self.strip.attachments)

    def set_limits(self, limits: ServerLimits) -> None:
        """Count by what the server takes."""
        self._limits = limits
        if self._poll is not None:
            self._poll.set_limits(limits.polls)
        self.recount()

    def set_language(self, code: str) -> None:
        """Look for mistakes in that language."""
        self.editor.set_language(code)

    def set_place(self, number: int, of: int) -> None:
        """Say which post of a thread this is."""
        name = self.tr("Post text")
        if of > 1:
            at, last = self.locale().toString(number), self.locale().toString(of)
            name = self.tr("Post text, {number} of {all}").format(number=at, all=last)
        self.editor.setAccessibleName(name)
        self._remove_button.setVisible(of > 1)

    def take_keyboard(self) -> None:
        """Put the keyboard where writing goes on."""
        self.editor.setFocus()

    def replace_text(self, text: str) -> None:
        """Let the text be another one, as if it was typed: that can be undone."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def recount(self) -> None:
        """Say how much may still be written, and what speaks against posting it."""
        limits, changes = self._limits, self.changes
        used = length(str(changes["text"]), str(changes["content_warning"]), limits)
        left = limits.characters - used
        too_many = self.tr("%Ln character(s) too many for this server.", "", -left)
        self.count.say(QLocale().toString(left))
        self.count.setAccessibleName(
            self.tr("%Ln character(s) left", "", left) if left >= 0 else too_many
        )
        self.is_too_long = left < 0
        set_look(self.count, "tone", "danger" if self.is_too_long else "muted")
        self.trouble = too_many if self.is_too_long else self._trouble_beside_text()

    def _trouble_beside_text(self) -> str:
        if self.strip.is_busy:
            return self.tr("Files are still being added.")
        if self.strip.trouble or self._poll is None or not self.poll_button.isChecked():
            return self.strip.trouble
        return self._poll.trouble

    def _build(self) -> None:
        self.warning = QLineEdit(placeholderText=self.tr("What should people know?"))
        self.warning.hide()
        self.warning.setAccessibleName(self.tr("Content warning"))
        tools = self._tools
        self.editor = Editor(self._session, tools.images, tools.theme)
        self.editor.setPlaceholderText(self.tr("What is going on?"))
        self.strip = MediaStrip(self._session, tools.images, tools.theme, tools.icons)
        self.editor.files_dropped.connect(self.strip.take_files)
        self.editor.image_pasted.connect(self.strip.take_picture)
        text = _LowAtLeast(self.editor, tools.theme)
        self._composition.watch(self.editor)
        self._composition.watch(self.warning)
        self.warning_button = self._button(
            "triangle-alert", self.tr("Add a content warning"), "Ctrl+Shift+W"
        )
        self.warning_button.setCheckable(True)
        self.warning_button.toggled.connect(self._warning_toggled)
        self.poll_button = self._button("list", self.tr("Add a poll"), "Ctrl+Shift+P")
        self.poll_button.setCheckable(True)
        self.poll_button.toggled.connect(self._poll_toggled)
        emoji = self._button("smile", self.tr("Insert an emoji"), "Ctrl+Shift+E")
        emoji.clicked.connect(self.editor.choose_emoji)
        self._remove_button = self._button("trash-2", self.tr("Remove this post"), "")
        self._remove_button.clicked.connect(self.remove_requested)
        self.count = SteadyLabel()
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = (
            self.strip.add_button,
            emoji,
            self.warning_button,
            self.poll_button,
            self._remove_button,
        )
        row = WrappingRow(spacing=4, at_end=1)
        row.add(*self._buttons, self.count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.warning)
        self._column.addWidget(text, 1)
        self._column.addWidget(self.strip)
        self._column.addLayout(row)

    def _button(self, icon: str, name: str, key: str) -> ToolButton:
        return ToolButton(icon, name, key, self._tools.theme, self._tools.icons)

    def _fill(self, draft: Draft) -> None:
        self.editor.setPlainText(draft.text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.strip.set_attachments(draft.attachments)
        self.warning.setText(draft.content_warning)
        self.warning_button.setChecked(bool(draft.content_warning))
        if draft.poll is not None:
            self._polls().show_poll(draft.poll)
            self.poll_button.setChecked(True)

    def _polls(self) -> PollEditor:
        if self._poll is None:
            self._poll = PollEditor(self._tools.theme, self._tools.icons)
            self._poll.set_limits(self._limits.polls)
            for field in self._poll.fields:
                self._composition.watch(field)
            self._poll.field_added.connect(self._composition.watch)
            self._poll.field_added.connect(self.grown)
            self._poll.changed.connect(self._edited)
            self._column.insertWidget(self._column.count() - 1, self._poll)
        return self._poll

    def _warning_toggled(self, on: bool) -> None:
        self.warning.setVisible(on)
        (self.warning if on else self.editor).setFocus()
        self._edited()
        self.grown.emit()

    def _poll_toggled(self, on: bool) -> None:
        polls = self._polls()
        polls.setVisible(on)
        if on:
            polls.take_keyboard()
        else:
            self.editor.setFocus()
        self._edited()
        self.grown.emit()

    def _text_changed(self) -> None:
        """Take note of another text; Qt says that it changed also when words in it are marked."""
        text = self.editor.toPlainText()
        if text != self._text:
            self._text = text
            self._edited()

    def _edited(self) -> None:
        self.recount()
        self.changed.emit()


class _LowAtLeast(QWidget):
    """Room for a text: a few lines, and all that is left; Qt's own would like too many."""

    def __init__(self, text: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)

    def sizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(super().sizeHint().width(), self._theme.px(_LOWEST_TEXT))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LOWEST_TEXT))
