"""The last row of a compose window: what can be done with all that is written in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.author_button import AuthorButton
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.post_options import PostOptions
from fedidesk.ui.compose.tool_button import ToolButton
from fedidesk.ui.wrapping_row import WrappingRow


class Foot(QWidget):
    """Options, another post, drafts, discarding; and at the end who sends it, and the sending."""

    another_post_requested = Signal()
    drafts_requested = Signal()
    discard_requested = Signal()
    place_requested = Signal()
    send_requested = Signal()

    def __init__(self, session: AccountSession, draft: Draft, tools: ComposeTools) -> None:
        super().__init__()
        self._is_edit = draft.edits is not None
        theme, icons = tools.theme, tools.icons
        self.options = PostOptions(draft, theme, icons)
        self._add = ToolButton(
            "plus", self.tr("Add a post below"), "Ctrl+Shift+Return", theme, icons
        )
        self._add.clicked.connect(self.add_post)
        drafts = ToolButton("file", self.tr("Drafts"), "Ctrl+Shift+D", theme, icons)
        drafts.clicked.connect(self.drafts_requested)
        discard = ToolButton("trash-2", self.tr("Discard"), "Ctrl+Shift+Backspace", theme, icons)
        discard.clicked.connect(self.discard_requested)
        place = ToolButton(
            "picture-in-picture-2", self.tr("Beside the posts, or in a window"), "F9", theme, icons
        )
        place.clicked.connect(self.place_requested)
        self.author = AuthorButton(session, tools)
        self.fix_author(draft)
        self._post = QPushButton()
        self._post.setProperty("main", True)
        self._post.clicked.connect(self.send)
        end = QWidget()
        at_end = QHBoxLayout(end)
        at_end.setContentsMargins(0, 0, 0, 0)
        at_end.setSpacing(8)
        at_end.addWidget(self.author)
        at_end.addWidget(self._post)
        row = WrappingRow(spacing=4, at_end=1)
        row.add(self.options, self._add, drafts, discard, place, end)
        self.setLayout(row)

    @property
    def can_go_on(self) -> bool:
        """Whether what is written can be continued by another post."""
        return self._add.isEnabled()

    def add_post(self) -> None:
        """Want another post below, where that is possible."""
        if self.can_go_on:
            self.another_post_requested.emit()

    def send(self) -> None:
        """Want all of it to be sent, where that is possible."""
        if self._post.isEnabled():
            self.send_requested.emit()

    def look(self, posts: int, *, is_ready: bool, trouble: str) -> None:
        """Offer what can be done with so many posts; ``trouble`` is why they can't be sent."""
        is_later = self.options.scheduled_at is not None
        self.options.set_can_wait(not self._is_edit and posts == 1)
        self._add.setEnabled(not self._is_edit and not is_later)
        if self._is_edit:
            name, tip = self.tr("Save"), self.tr("Change the post (Ctrl+Return)")
        elif is_later:
            name, tip = self.tr("Schedule"), self.tr("Let it be posted then (Ctrl+Return)")
        elif posts == 1:
            name, tip = self.tr("Post"), self.tr("Send the post (Ctrl+Return)")
        else:
            name, tip = self.tr("Post all"), self.tr("Send the posts (Ctrl+Return)")
        if name != self._post.text():
            self._post.setText(name)
            self._post.setAccessibleName(name)
            self._post.setToolTip(tip)
        self._post.setEnabled(is_ready)
        self._post.setAccessibleDescription(trouble)

    def fix_author(self, draft: Draft) -> None:
        """Let nobody else post what is about a post that only this account may know."""
        why = ""
        if self._is_edit:
            why = self.tr("Only this account can change its post")
        elif draft.reply_to is not None or draft.quotes is not None:
            why = self.tr("The post you write about was opened with this account")
        self.author.fix(why)
