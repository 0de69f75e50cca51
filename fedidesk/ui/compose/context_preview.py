"""The post that one answers, quotes or changes, in a line above what is written."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fedidesk.domain.clusters import cut
from fedidesk.domain.draft import Draft
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import as_plain, paragraphs_of
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated

_QUOTED = 140
"""Letters of it that are shown."""
_MONTH = timedelta(days=30.44)
_YEAR = 12
"""Months."""


class ContextPreview(QWidget):
    """Says what a draft is about; hidden where it stands for itself.

    A post that is older than ``old_after`` months is called so, unless that is 0.
    """

    def __init__(self, draft: Draft, post: Post | None, old_after: int) -> None:
        super().__init__()
        self._draft = draft
        self._old_after = old_after
        self._lines = (QLabel(wordWrap=True), QLabel(wordWrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in self._lines:
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setProperty("tone", "muted")
            column.addWidget(line)
        self.show_post(post)

    def show_post(self, post: Post | None) -> None:
        """Say it of ``post``; None where it is not at hand."""
        for line, words in zip(self._lines, (self._about(post), self._age(post)), strict=True):
            line.setText(words)
            line.setVisible(bool(words))
        self.setVisible(any(line.text() for line in self._lines))

    def _about(self, post: Post | None) -> str:
        draft = self._draft
        if draft.edits is not None:
            return self.tr("You change a post that is published. Others can see what it said.")
        if draft.quotes is not None:
            known, unknown = self.tr("Quoting {name}: {text}"), self.tr("Quoting a post")
        elif draft.reply_to is not None:
            known, unknown = self.tr("Answering {name}: {text}"), self.tr("Answering a post")
        else:
            return ""
        if post is None:
            return unknown
        first_line = cut(as_plain(paragraphs_of(post)).partition("\n")[0], _QUOTED)
        return known.format(
            name=isolated(one_line(post.author.name)),
            text=isolated(one_line(post.content_warning) or first_line),
        )

    def _age(self, post: Post | None) -> str:
        old_after, is_reply = self._old_after, self._draft.reply_to is not None
        if not old_after or not is_reply or post is None or post.created_at is None:
            return ""
        months = int((datetime.now(UTC) - post.created_at) / _MONTH)
        if months < old_after:
            return ""
        if months < _YEAR:
            return self.tr("This post is %Ln month(s) old.", "", months)
        return self.tr("This post is %Ln year(s) old.", "", months // _YEAR)
