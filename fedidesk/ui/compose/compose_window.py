"""Where posts are written: a window, or the side of the main one."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import DraftThread
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.composition import Composition
from fedidesk.ui.compose.context_preview import QUOTE_KEY, REPLY_KEY, ContextPreview
from fedidesk.ui.compose.foot import Foot
from fedidesk.ui.compose.hints import Hints
from fedidesk.ui.compose.language_box import LanguageBox
from fedidesk.ui.compose.own_window import grow, stand_over
from fedidesk.ui.compose.parts import Parts
from fedidesk.ui.compose.resumed_line import ResumedLine
from fedidesk.ui.compose.schedule_dialog import ScheduleDialog
from fedidesk.ui.compose.split_offer import SplitOffer
from fedidesk.ui.compose.visibility_box import VisibilityBox
from fedidesk.ui.dress import set_look
from fedidesk.ui.error_text import sentence_for, with_reason
from fedidesk.ui.languages import reader_language
from fedidesk.ui.question import ask
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.wrapping_row import WrappingRow

_SAVE_AFTER = 1000
"""Milliseconds after which what was typed is saved, also while somebody types on."""
_REST = 200
"""Milliseconds without a key after which there is time for hints."""


class ComposeWindow(QWidget):
    """Writes a post of one account, or several that continue one another.

    Closing it keeps all of them among the drafts; "Post" hands them over to be sent. It is a window
    of its own until somebody puts it into another one.
    """

    finished = Signal()
    """The window goes."""
    sent = Signal(object)
    """The ``DraftThread`` that was handed over."""
    discarded = Signal(object)
    """The ``DraftThread`` that was thrown away."""
    author_chosen = Signal(object)
    """The ``AccountSession`` that is to post it."""
    another_requested = Signal()
    place_requested = Signal()
    """It is to be a window of its own, or no longer."""
    drafts_requested = Signal()

    def __init__(
        self,
        session: AccountSession,
        thread: DraftThread,
        tools: ComposeTools,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self._tools = tools
        self._failure: FedideskError | None = None
        self._refusal = thread[0].refusal
        self._is_kept = session.unsent.trouble is None
        self._leaves_at_rest = False
        self._composition = Composition(self)
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._save_timer.timeout.connect(self._save)
        self._room_timer = QTimer(self, singleShot=True, interval=0)
        self._room_timer.timeout.connect(self._make_room)
        self._rest_timer = QTimer(self, singleShot=True, interval=_REST)
        self._rest_timer.timeout.connect(self._hint)
        self._is_edit = thread[0].edits is not None
        self._build(thread)
        self._set_keys()
        self._foot.send_requested.connect(self._send)
        self._foot.another_post_requested.connect(self._begin_another)
        self._foot.drafts_requested.connect(self.drafts_requested)
        self._foot.discard_requested.connect(self._discard)
        self._foot.place_requested.connect(self.place_requested)
        self._foot.author.chosen.connect(self._change_author)
        self._foot.options.schedule_requested.connect(self._ask_when)
        self._preview.relinked.connect(self._relink)
        self._parts.changed.connect(self._edited)
        self._parts.grown.connect(self._room_timer.start)
        self._visibility.currentIndexChanged.connect(self._chosen)
        self._language.currentIndexChanged.connect(self._language_changed)
        self._foot.options.changed.connect(self._chosen)
        listen(session.writing.limits_changed, self._learn_limits)
        listen(session.unsent.changed, self._look_at_disk)
        self._learn_limits()
        self._hint()
        self._parts.set_language(self._language.language or reader_language())

    @property
    def parts(self) -> Parts:
        """Where it is written."""
        return self._parts

    @property
    def keys(self) -> tuple[QKeySequence, ...]:
        """The keys that do something while somebody writes here."""
        return tuple(key.key() for key in self._keys)

    @property
    def drafts(self) -> DraftThread:
        """All that is written now; what is new of it is saved on the way."""
        return self._parts.take_down(self._common())

    @property
    def draft(self) -> Draft:
        """The first of them."""
        return self.drafts[0]

    def present(self) -> None:
        """Bring the window to the front with the cursor where writing goes on."""
        self._leaves_at_rest = False
        parent = self.parentWidget()
        is_placed = self.testAttribute(Qt.WidgetAttribute.WA_Moved) or not self.isWindow()
        if parent is not None and not is_placed:
            stand_over(self, parent.window().geometry())
        self.show()
        self.window().raise_()
        self.activateWindow()
        self._room_timer.start()
        self._parts.current.take_keyboard()

    def say_resumed(self) -> None:
        """Say that this was begun earlier, and offer to begin something else."""
        line = ResumedLine(self._parts.all[0].draft)
        line.another_requested.connect(self.another_requested)
        self._column.insertWidget(0, line)

    def say_about(self, post: Post) -> None:
        """Say of ``post`` what it is, where this is about it."""
        self._preview.show_post(post)

    def say_failure(self, error: FedideskError) -> None:
        """Say why what is written here was not published."""
        self._failure = error
        self._look()
        self._tools.announcer.about_sending(self, self._trouble.text())

    def leave(self) -> None:
        """Go, and look no more at what is written."""
        self._leaves_at_rest = False
        self._save_timer.stop()
        self._rest_timer.stop()
        self.finished.emit()
        self.hide()
        self.deleteLater()

    def _common(self) -> dict[str, object]:
        """Return what all posts of this window have in common."""
        return {
            "visibility": self._visibility.visibility,
            "language": self._language.language,
            **self._foot.options.values,
        }

    def _make_room(self) -> None:
        """Grow with what is in the window."""
        if self.isWindow():
            grow(self, self._parts.hidden_height)
        self._parts.show_current()

    def _build(self, thread: DraftThread) -> None:
        first, tools = thread[0], self._tools
        self.setWindowTitle(self._title(first))
        self._preview = ContextPreview(first, tools.settings.current.old_post_months)
        self._parts = Parts(self._session, thread, self._composition, tools)
        self._hints = Hints()
        self._foot = Foot(self._session, first, tools)
        self._trouble = QLabel(wordWrap=True)
        self._trouble.hide()
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._split_offer = SplitOffer()
        self._split_offer.wanted.connect(self._split)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._preview)
        column.addWidget(self._parts, 1)
        column.addWidget(self._hints)
        column.addWidget(self._trouble)
        column.addWidget(self._split_offer)
        column.addLayout(self._choices(first))
        column.addWidget(self._foot)
        TallEnough(self)
        self.resize(tools.theme.px(560), tools.theme.px(400))

    def _title(self, draft: Draft) -> str:
        if self._is_edit:
            return self.tr("Edit post")
        if draft.quotes is not None:
            return self.tr("Quote")
        return self.tr("Reply") if draft.reply_to else self.tr("New post")

    def _choices(self, draft: Draft) -> QLayout:
        self._visibility = VisibilityBox()
        self._visibility.choose(draft.visibility)
        self._visibility.setEnabled(not self._is_edit)
        self._language = LanguageBox((draft.language,))
        self._language.choose(draft.language)
        row = WrappingRow()
        row.add(self._visibility, self._language)
        return row

    def _set_keys(self) -> None:
        """Give the actions their keys, but not while an input method needs them."""
        in_here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._keys = [
            QShortcut(QKeySequence(key), self, do, context=in_here)
            for key, do in (
                ("Ctrl+Return", self._foot.send),
                ("Ctrl+Enter", self._foot.send),
                ("Ctrl+Shift+Return", self._foot.add_post),
                ("Ctrl+Shift+Enter", self._foot.add_post),
                (REPLY_KEY, partial(self._preview.toggle, "reply_to")),
                (QUOTE_KEY, partial(self._preview.toggle, "quotes")),
                ("Ctrl+Shift+Y", self._split_offer.split),
                ("Ctrl+Shift+J", self._split_offer.split_numbered),
                ("Ctrl+Shift+M", self._choose_files),
                ("Ctrl+Shift+W", self._toggle_warning),
                ("Ctrl+Shift+P", self._toggle_poll),
                ("Ctrl+Shift+O", self._foot.options.open_options),
                ("Ctrl+Shift+T", self._ask_when),
                ("Ctrl+Shift+A", self._foot.author.open_accounts),
                ("Ctrl+Shift+D", self.drafts_requested.emit),
                ("Ctrl+Shift+Backspace", self._discard),
                ("Ctrl+N", self.another_requested.emit),
                ("F9", self.place_requested.emit),
                ("Esc", self.close),
            )
        ]
        self._composition.changed.connect(self._leave_keys)

    def _leave_keys(self, to_input_method: bool) -> None:
        for key in self._keys:
            key.setEnabled(not to_input_method)

    def _choose_files(self) -> None:
        self._parts.current.strip.choose_files()

    def _relink(self, field: str, post_id: PostId | None) -> None:
        """Let it answer or quote that; who may see it stays as it was chosen."""
        self._parts.relink(self._common(), **{field: post_id})
        first = self._parts.all[0].draft
        self.setWindowTitle(self._title(first))
        self._foot.fix_author(first)

    def _language_changed(self) -> None:
        self._parts.set_language(self._language.language or reader_language())
        self._chosen()

    def _split(self, is_numbered: bool) -> None:
        self._parts.split(self._common(), numbered=is_numbered)

    def _toggle_warning(self) -> None:
        self._parts.current.warning_button.toggle()

    def _toggle_poll(self) -> None:
        self._parts.current.poll_button.toggle()

    def _begin_another(self) -> None:
        self._parts.begin_another(self._common())

    def _ask_when(self) -> None:
        if not self._is_edit and len(self._parts.all) == 1:
            dialog = ScheduleDialog(self._foot.options.scheduled_at, self)
            dialog.chosen.connect(self._foot.options.schedule)
            dialog.open()

    def _learn_limits(self) -> None:
        limits = self._session.writing.limits
        self._foot.options.set_limits(limits)
        self._parts.set_limits(limits)
        self._look()

    def _edited(self) -> None:
        self._failure, self._refusal = None, ""
        self._look()
        self._rest_timer.start()
        if self._leaves_at_rest and not self._parts.is_busy:
            self._save()
            self.leave()
        elif not self._save_timer.isActive():
            self._save_timer.start()

    def _chosen(self) -> None:
        """Take note of another choice; what follows from it is seen at once."""
        self._edited()
        self._hint()

    def _look(self) -> None:
        """Let everything say how it stands with what is written now."""
        wrong = tuple(filter(None, (self._why_not_sent(), self._why_not_kept())))
        trouble = "\n".join(filter(None, (*wrong, self._parts.trouble)))
        is_wrong = bool(wrong) or self._parts.is_too_long
        set_look(self._trouble, "tone", "danger" if is_wrong else "muted")
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._foot.look(len(self._parts.all), is_ready=self._parts.is_ready, trouble=trouble)
        self._split_offer.setVisible(self._parts.is_too_long and self._foot.can_go_on)

    def _hint(self) -> None:
        """Say what is good to know. A line more moves half of the window: no key waits for it."""
        text = "\n".join(part.editor.toPlainText() for part in self._parts.all)
        self._hints.say(
            text, self._visibility.visibility, self._language.language, self._foot.options.summary
        )

    def _why_not_sent(self) -> str:
        """Return why it was not published when it was sent; empty after another word."""
        if self._failure is not None:
            what_happened = sentence_for(self._failure)
        elif self._refusal:
            what_happened = with_reason(self.tr("The server did not take it."), self._refusal)
        else:
            return ""
        return self.tr("Your post was not sent. {what_happened}").format(
            what_happened=what_happened
        )

    def _look_at_disk(self) -> None:
        is_kept = self._session.unsent.trouble is None
        if is_kept is not self._is_kept:
            self._is_kept = is_kept
            self._look()

    def _why_not_kept(self) -> str:
        if self._is_kept:
            return ""
        return self.tr(
            "This can't be saved on this computer for now: is the disk full? It will be as soon as "
            "there is room."
        )

    def _save(self) -> None:
        self._parts.take_down(self._common())

    def _send(self) -> None:
        without = sum(part.without_description for part in self._parts.all)
        if not without or not self._tools.settings.current.asks_for_descriptions:
            self._hand_over()
            return
        ask(
            self,
            self.tr("%Ln file(s) without a description", "", without),
            self.tr("People who can't see them will not know what they show."),
            yes=self.tr("Post anyway"),
            no=self.tr("Add descriptions"),
            do=self._hand_over,
        )

    def _hand_over(self) -> None:
        thread = self._parts.filled(self._common())
        for draft in thread:
            self._session.writing.send(draft, self._tools.settings.current.undo_seconds)
        self.leave()
        self.sent.emit(thread)

    def _discard(self) -> None:
        thread = self.drafts
        self._parts.discard()
        self.leave()
        self.discarded.emit(thread)

    def _change_author(self, session: AccountSession) -> None:
        """Let another account go on; not before it can be given all files, as the window says."""
        if session is not self._session and not self._parts.is_busy:
            self.author_chosen.emit(session)

    def changeEvent(self, event: QEvent) -> None:
        """Save what is written when somebody turns to another window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written, and go as soon as the files that were added are kept too."""
        self._save()
        event.accept()
        if self._parts.is_busy:
            self._leaves_at_rest = True
            self.hide()
        else:
            self.leave()
