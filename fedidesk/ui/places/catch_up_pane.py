"""What came while one was away: how far back to look, what of it, in which order, and the posts."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.catch_up import HOURS, SINCE_LAST, Kind, Order
from fedidesk.domain.errors import Unreachable
from fedidesk.domain.text import isolated
from fedidesk.qtmodels.listening import listen
from fedidesk.services.catching_up import OpenCatchUp
from fedidesk.store.rows import Phase
from fedidesk.ui.announcing import announce
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.timeline.stage import Place
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from fedidesk.ui.times import clock_time
from fedidesk.ui.wrapping_row import WrappingRow


class CatchUpPane(QWidget):
    """Shows an ``OpenCatchUp``; the posts are those of ``pane``, with all that can be done there.

    While more is gathered, a reader who has not scrolled yet stays at the beginning.
    """

    def __init__(self, catch_up: OpenCatchUp, pane: TimelinePane) -> None:
        super().__init__()
        self.pane = pane
        self._catch_up = catch_up
        self._beginning: Place | None = None
        """Where the reader was put last, if that was at the beginning."""
        self._was_loading = False
        self._span = self._choice(self.tr("How far back"), self._spans(), catch_up.choice.hours)
        self._order = self._choice(self.tr("Order"), self._orders(), catch_up.choice.order)
        self._kinds = {kind: self._switch("", kind in catch_up.choice.kinds) for kind in Kind}
        self._pictures = self._switch(self.tr("With pictures"), catch_up.choice.with_pictures)
        self._pictures.setToolTip(self.tr("Only posts with pictures or films"))
        self._status = QLabel(wordWrap=True)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setProperty("tone", "muted")
        self._button = QPushButton()
        self._button.clicked.connect(self._pressed)
        self._lay_out()
        self._span.currentIndexChanged.connect(self._choose)
        self._order.currentIndexChanged.connect(self._choose)
        pane.set_name(self.tr("What came while you were away"))
        pane.refresh_wanted.connect(self._refresh)
        listen(catch_up.changed, self._changed)
        self._changed()

    def _spans(self) -> dict[object, str]:
        spans: dict[object, str] = {}
        if self._catch_up.last_here is not None:
            spans[SINCE_LAST] = self.tr("Since you were here last")
        for hours in HOURS:
            spans[hours] = self.tr("Last %Ln hour(s)", "", hours)
        return spans

    def _orders(self) -> dict[object, str]:
        return {
            Order.OLDEST: self.tr("Oldest first"),
            Order.NEWEST: self.tr("Newest first"),
            Order.PEOPLE: self.tr("By person"),
            Order.TALK: self.tr("Most talked about"),
            Order.LINKS: self.tr("By link"),
        }

    def _choice(self, name: str, choices: dict[object, str], current: object) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, list(choices).index(current)))
        return box

    def _switch(self, text: str, on: bool) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setChecked(on)
        button.setProperty("plain", True)
        button.toggled.connect(self._choose)
        return button

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("catchUpBar")
        choices = WrappingRow()
        choices.add(self._span, self._order, *self._kinds.values(), self._pictures, self._button)
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(12, 0, 12, 8)
        inside.setSpacing(8)
        inside.addLayout(choices)
        inside.addWidget(self._status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.pane, 1)

    def _choose(self) -> None:
        kinds = frozenset(kind for kind, button in self._kinds.items() if button.isChecked())
        self._catch_up.choose(
            replace(
                self._catch_up.choice,
                hours=self._span.currentData(),
                order=Order(self._order.currentData()),
                kinds=kinds,
                with_pictures=self._pictures.isChecked(),
            )
        )
        self._to_beginning()

    def _refresh(self) -> None:
        self._catch_up.refresh()

    def _pressed(self) -> None:
        if self._catch_up.state.phase is Phase.LOADING:
            self._catch_up.stop()
        else:
            self._catch_up.go_on()

    def _changed(self) -> None:
        loading = self._catch_up.state.phase is Phase.LOADING
        for kind, button in self._kinds.items():
            self._name_switch(button, kind)
        self._show_empty_text()
        self._show_status()
        self._stay_at_beginning()
        if self._was_loading and not loading and self.isVisible():
            announce(self, self._sentence())
        self._was_loading = loading

    def _name_switch(self, button: QPushButton, kind: Kind) -> None:
        count = self._catch_up.counts[kind]
        text = {
            Kind.POST: self.tr("%Ln post(s)", "", count),
            Kind.REPLY: self.tr("%Ln reply(s)", "", count),
            Kind.BOOST: self.tr("%Ln boost(s)", "", count),
        }[kind]
        button.setText(isolated(text))
        button.setAccessibleName(text)

    def _show_empty_text(self) -> None:
        if any(self._catch_up.counts.values()):
            title, text = (
                self.tr("Nothing to show"),
                self.tr("There are posts, but none of what is chosen above."),
            )
        elif self._catch_up.state.phase is Phase.END:
            title, text = self.tr("Nothing new"), self.tr("Nobody you follow posted in this time.")
        else:
            title, text = self.tr("Nothing found so far"), self.tr("Something may be missing.")
        self.pane.set_empty_text(title, text)

    def _show_status(self) -> None:
        state = self._catch_up.state
        # Where there are no posts, the trouble is told in their place.
        told_below = state.phase is Phase.FAILED and not len(self._catch_up.rows)
        self._status.setText("" if told_below else self._sentence())
        words = {
            Phase.LOADING: self.tr("Stop"),
            Phase.IDLE: self.tr("Fetch more"),
            Phase.FAILED: self.tr("Retry"),
            Phase.END: "",
        }[state.phase]
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self._button.setVisible(bool(words) and not told_below)

    def _sentence(self) -> str:
        catch_up = self._catch_up
        state = catch_up.state
        posts = self.tr("%Ln post(s)", "", len(catch_up.rows))
        if state.phase is Phase.LOADING:
            return self.tr("{posts} so far…").format(posts=posts)
        is_cut = state.phase is Phase.IDLE and catch_up.complete_since is not None
        since = catch_up.complete_since if is_cut else catch_up.since
        times = {
            "start": clock_time(since or catch_up.since, catch_up.until),
            "end": clock_time(catch_up.until, catch_up.until),
        }
        if len(catch_up.rows):
            people = self.tr("%Ln person(s)", "", catch_up.people)
            said = self.tr("{posts} by {people}, from {start} to {end}.")
            said = said.format(posts=posts, people=people, **times)
        else:
            said = self.tr("Nothing from {start} to {end}.").format(**times)
        return f"{said} {self._what_is_missing()}".rstrip()

    def _what_is_missing(self) -> str:
        state = self._catch_up.state
        # That there is no connection stands above the posts.
        if state.error is not None and not isinstance(state.error, Unreachable):
            return sentence_for(state.error)
        if state.phase is Phase.END:
            return ""
        if self._catch_up.complete_since is None:
            return self.tr("Something may be missing.")
        return self.tr("There may be more from before that.")

    def _stay_at_beginning(self) -> None:
        if self._beginning is None or self.pane.view.place() in (None, self._beginning):
            self._to_beginning()

    def _to_beginning(self) -> None:
        self.pane.view.scroll_to_top()
        self._beginning = self.pane.view.place()
