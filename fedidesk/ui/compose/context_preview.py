"""The posts that one answers, quotes or changes, in lines above what is written."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fedidesk.domain.clusters import cut
from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import as_plain, paragraphs_of
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.ui.announcing import announce

REPLY_KEY, QUOTE_KEY = "Ctrl+Shift+R", "Ctrl+Shift+Q"
"""Whoever holds the preview listens to them, and calls ``toggle``."""
_QUOTED = 140
"""Letters of a post that are shown."""
_MONTH = timedelta(days=30.44)
_YEAR = 12
"""Months."""


class ContextPreview(QWidget):
    """Says what a draft is about, and lets it be about that no longer; else it is hidden.

    A post that is older than ``old_after`` months is called so, unless that is 0.
    """

    relinked = Signal(str, object)
    """Brings a field of the draft, and the ``PostId`` that it is to have, or None."""

    def __init__(self, draft: Draft, old_after: int) -> None:
        super().__init__()
        self._old_after = old_after
        self._subjects: dict[str, _Subject] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if draft.edits is not None:
            column.addWidget(
                _line(self.tr("You change a post that is published. Others can see what it said."))
            )
        else:
            for field, words in (("reply_to", self._answer()), ("quotes", self._quote())):
                post_id = getattr(draft, field)
                if post_id is not None:
                    subject = self._subjects[field] = _Subject(post_id, words)
                    subject.relinked.connect(partial(self.relinked.emit, field))
                    column.addWidget(subject)
        if not column.count():
            self.hide()

    def show_post(self, post: Post) -> None:
        """Say of ``post`` what it is, where the draft is about it."""
        for field, subject in self._subjects.items():
            if subject.post_id == post.id:
                subject.show_post(post, self._age(post) if field == "reply_to" else "")

    def toggle(self, field: str) -> None:
        """Let the draft be about that no longer, or again after all."""
        if field in self._subjects:
            self._subjects[field].toggle()

    def _answer(self) -> "_Words":
        return _Words(
            known=self.tr("Answering {name}: {text}"),
            unknown=self.tr("Answering a post"),
            none=self.tr("This is a post of its own now."),
            leave=self.tr("Make it a post of its own"),
            take=self.tr("Answer after all"),
            key=REPLY_KEY,
        )

    def _quote(self) -> "_Words":
        return _Words(
            known=self.tr("Quoting {name}: {text}"),
            unknown=self.tr("Quoting a post"),
            none=self.tr("Nothing is quoted now."),
            leave=self.tr("Leave the quote out"),
            take=self.tr("Quote after all"),
            key=QUOTE_KEY,
        )

    def _age(self, post: Post) -> str:
        if not self._old_after or post.created_at is None:
            return ""
        months = int((datetime.now(UTC) - post.created_at) / _MONTH)
        if months < self._old_after:
            return ""
        if months < _YEAR:
            return self.tr("This post is %Ln month(s) old.", "", months)
        return self.tr("This post is %Ln year(s) old.", "", months // _YEAR)


class _Words(NamedTuple):
    """What is said of a post while the draft is about it, and when it is no longer."""

    known: str
    unknown: str
    none: str
    leave: str
    take: str
    key: str


class _Subject(QWidget):
    """A post that the draft is about, with a button that changes that."""

    relinked = Signal(object)

    def __init__(self, post_id: PostId, words: _Words) -> None:
        super().__init__()
        self.post_id = post_id
        self._words = words
        self._about = words.unknown
        self._old = ""
        self._is_left = False
        self._what, self._age = _line(), _line()
        self._button = QPushButton()
        self._button.setProperty("plain", True)
        self._button.clicked.connect(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._what)
        column.addWidget(self._age)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    def show_post(self, post: Post, age: str) -> None:
        first_line = cut(as_plain(paragraphs_of(post)).partition("\n")[0], _QUOTED)
        self._about = self._words.known.format(
            name=isolated(one_line(post.author.name)),
            text=isolated(one_line(post.content_warning) or first_line),
        )
        self._old = age
        self._show()

    def toggle(self) -> None:
        self._is_left = not self._is_left
        self._show()
        announce(self, self._what.text())
        self.relinked.emit(None if self._is_left else self.post_id)

    def _show(self) -> None:
        words = self._words
        self._what.setText(words.none if self._is_left else self._about)
        self._age.setText(self._old)
        self._age.setVisible(bool(self._old) and not self._is_left)
        way = words.take if self._is_left else words.leave
        self._button.setText(way)
        self._button.setToolTip(f"{way} ({words.key})")


def _line(words: str = "") -> QLabel:
    line = QLabel(words, wordWrap=True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setProperty("tone", "muted")
    return line
