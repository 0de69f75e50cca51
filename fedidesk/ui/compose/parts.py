"""The posts that are written in one window, one below the other."""

from functools import partial
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import DraftThread
from fedidesk.domain.ids import PostId
from fedidesk.domain.server import ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.composition import Composition
from fedidesk.ui.compose.post_part import PostPart

_Values = dict[str, object]
_LOWEST = 144
"""Pixels at 100 % text: one post, without its warning and poll."""


class Parts(QScrollArea):
    """Shows a thread of drafts and keeps what is typed in it; each post answers the one before."""

    changed = Signal()
    grown = Signal()
    """There is more in it than before."""

    def __init__(
        self,
        session: AccountSession,
        thread: DraftThread,
        composition: Composition,
        tools: ComposeTools,
    ) -> None:
        super().__init__(widgetResizable=True)
        self._session = session
        self._writing = session.writing
        self._composition = composition
        self._tools = tools
        self._limits = ServerLimits()
        self._language = ""
        self._kept = {draft.id for draft in session.writing.unsent}
        self._parts: list[PostPart] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setObjectName("composeParts")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.setWidget(self._inside)
        for draft in thread:
            self._add(draft)

    @property
    def all(self) -> tuple[PostPart, ...]:
        """The parts, as they stand one below the other."""
        return tuple(self._parts)

    @property
    def current(self) -> PostPart:
        """The part that the keyboard is in, or was last."""
        focus = self.window().focusWidget()
        inside = (each for each in self._parts if focus is not None and each.isAncestorOf(focus))
        return next(inside, self._parts[-1])

    @property
    def is_ready(self) -> bool:
        """Whether there is something to post, and nothing speaks against it."""
        return self._parts[0].is_filled and not self.trouble

    @property
    def is_busy(self) -> bool:
        """Whether files are still being added."""
        return any(part.strip.is_busy for part in self._parts)

    @property
    def is_too_long(self) -> bool:
        """Whether one of them is longer than the server takes."""
        return any(part.is_too_long for part in self._parts)

    @property
    def trouble(self) -> str:
        """Why it can't be posted like this; empty where nothing speaks against it."""
        filled = (part for part in self._parts if part is self._parts[0] or part.is_filled)
        return next((part.trouble for part in filled if part.trouble), "")

    def take_down(self, common: _Values) -> DraftThread:
        """Return what is written now, with the values that all have in common; keep what is new."""
        thread: list[Draft] = []
        for part in self._parts:
            before = next((draft for draft in reversed(thread) if not draft.empty), None)
            link: _Values = {} if before is None else {"follows": before.id}
            thread.append(self._take_down(part, {**common, **link}))
        return tuple(thread)

    def filled(self, common: _Values) -> DraftThread:
        """Return what is to be posted: without posts that are empty, which are forgotten."""
        thread = self.take_down(common)
        for part, draft in zip(self._parts[1:], thread[1:], strict=True):
            if not part.is_filled:
                self._writing.discard(draft)
        filled = [draft for part, draft in zip(self._parts, thread, strict=True) if part.is_filled]
        return (filled[0], *_linked(filled))

    def relink(self, common: _Values, **links: PostId | None) -> None:
        """Let the first post answer or quote another one, or none; its text stays."""
        self._take_down(self._parts[0], {**common, **links})
        self.changed.emit()

    def set_limits(self, limits: ServerLimits) -> None:
        """Count by what the server takes."""
        self._limits = limits
        for part in self._parts:
            part.set_limits(limits)

    def set_language(self, code: str) -> None:
        """Look for mistakes in that language."""
        self._language = code
        for part in self._parts:
            part.set_language(code)

    def split(self, common: _Values, *, numbered: bool) -> None:
        """Make several posts of the first that is too long, as many as its text needs."""
        part = next(part for part in self._parts if part.is_too_long)
        first, *others = self._writing.split(self._take_down(part, common), numbered=numbered)
        part.replace_text(first.text)
        at = self._parts.index(part)
        for draft in others:
            at += 1
            self._add(draft, at)
        self.changed.emit()
        self.grown.emit()

    def begin_another(self, common: _Values) -> None:
        """Let a post follow the last one."""
        part = self._add(self._writing.continue_after(self.take_down(common)[-1]))
        part.take_keyboard()
        self.changed.emit()
        self.grown.emit()

    @property
    def hidden_height(self) -> int:
        """How many pixels of it there is no room for."""
        self._column.activate()
        width = self.viewport().width()
        needed = max(self._inside.heightForWidth(width), self._inside.minimumSizeHint().height())
        return max(0, needed - self.viewport().height())

    def show_current(self) -> None:
        """Scroll to where somebody writes."""
        self.ensureWidgetVisible(self.current)

    def discard(self) -> None:
        """Forget all of it."""
        for part in self._parts:
            self._writing.discard(part.draft)

    def _take_down(self, part: PostPart, common: _Values) -> Draft:
        before = self._as_linked_now(part.draft)
        changes = {**part.changes, **common}
        if any(getattr(before, name) != value for name, value in changes.items()):
            draft = part.draft = self._writing.revise(before, **changes)
            if draft.says_the_same_as(part.pristine) and draft.id not in self._kept:
                self._writing.discard(draft)
            else:
                self._writing.keep(draft)
        else:
            part.draft = before
        return part.draft

    def _as_linked_now(self, draft: Draft) -> Draft:
        """Return ``draft`` as what it has come to answer: what it follows may have been sent."""
        kept = next((each for each in self._writing.unsent if each.id == draft.id), draft)
        return replace(draft, follows=kept.follows, reply_to=kept.reply_to)

    def _add(self, draft: Draft, at: int | None = None) -> PostPart:
        """Put a post at a place among the others, or below them."""
        part = PostPart(self._session, draft, self._composition, self._tools)
        part.set_limits(self._limits)
        part.set_language(self._language)
        part.changed.connect(self.changed)
        part.grown.connect(self._order)
        part.grown.connect(self.grown)
        part.remove_requested.connect(partial(self._remove, part))
        place = len(self._parts) if at is None else at
        self._parts.insert(place, part)
        self._column.insertWidget(place, part, 1)
        self._number()
        return part

    def _remove(self, part: PostPart) -> None:
        """Take a post away; the one after it follows the one before it, or what that answers."""
        at = self._parts.index(part)
        self._parts.remove(part)
        self._writing.discard(part.draft)
        if at < len(self._parts):
            after, gone = self._parts[at], part.draft
            links: _Values = {name: getattr(gone, name) for name in ("follows", "reply_to")}
            if at == 0:
                links["quotes"] = gone.quotes
            after.draft = self._writing.revise(after.draft, **links)
            self._writing.keep(after.draft)
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._number()
        self._parts[min(at, len(self._parts) - 1)].take_keyboard()
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Return room for one post; of several one scrolls to the others."""
        return QSize(self._column.minimumSize().width(), self._tools.theme.px(_LOWEST))

    def _number(self) -> None:
        for number, part in enumerate(self._parts, 1):
            part.set_place(number, len(self._parts))
        self._order()

    def _order(self) -> None:
        """Let the keyboard go from one to the next as they stand, whenever they were made."""
        for before, after in pairwise(stop for part in self._parts for stop in part.stops):
            QWidget.setTabOrder(before, after)


def _linked(thread: list[Draft]) -> list[Draft]:
    """Return all but the first of ``thread``, each as what continues the one before it."""
    return [replace(draft, follows=before.id) for before, draft in pairwise(thread)]
