"""Following who is on screen."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile_posts import profile_posts
from fedidesk.domain.timeline import TimelineKind, TimelineSpec
from fedidesk.qtmodels.listening import listen
from fedidesk.services.connection import Line
from fedidesk.services.session import AccountSession
from fedidesk.ui.commands import Commands, tooltip
from fedidesk.ui.on_people import OnPeople
from fedidesk.ui.places.views import View


class FollowButton(QPushButton):
    """Says whether the account follows them, and changes that; ``note`` says if they follow it.

    Both are away where there is nobody, or oneself. Its command can be given only while it is on
    screen.
    """

    def __init__(self, session: AccountSession, commands: Commands, on_people: OnPeople) -> None:
        super().__init__()
        self._session = session
        self._command = commands["follow"]
        self._on_people = on_people
        self._who: ProfileId | None = None
        self._listens = False
        self._on_screen = False
        self.note = QLabel(self.tr("Follows you"))
        self.note.setProperty("tone", "muted")
        self.note.setContentsMargins(4, 0, 4, 0)
        self.clicked.connect(self._press)
        self._command.triggered.connect(self._press_by_key)
        self.hide()
        self.note.hide()

    def show_view(self, view: View | None) -> None:
        """Be there for whose posts ``view`` shows."""
        before, self._who = self._who, self._whose(view)
        if self._who not in (before, None):
            self._look()
        self._show()

    def _whose(self, view: View | None) -> ProfileId | None:
        if not isinstance(view, TimelineSpec) or view.kind is not TimelineKind.PROFILE:
            return None
        who = profile_posts(view).profile_id
        return None if self._on_people.is_oneself(who) else who

    def _look(self) -> None:
        """Ask how things are; nobody listens before the first frame, which does without."""
        if self._who is None:
            return
        if not self._listens:
            self._listens = True
            listen(self._session.relationships.changed, self._show)
            listen(self._session.connection.changed, self._line_changed)
        self._session.relationships.look(self._who)

    def _line_changed(self) -> None:
        if self._session.connection.line is Line.ONLINE:
            self._look()

    def _show(self) -> None:
        known = None
        if self._who is not None:
            known = self._session.relationships.known(self._who)
            self._say(self._who)
        self.setVisible(self._who is not None)
        self.note.setVisible(known is not None and known.followed_by)

    def _say(self, who: ProfileId) -> None:
        person, known = self._on_people.person(who), self._session.relationships.known(who)
        deed = name = self._on_people.deed(person)
        if known is None or not known.is_wished:
            text = self.tr("Follow")
        elif known.following:
            text = self.tr("Unfollow")
        else:
            text = self.tr("Requested")
            name = self.tr("Requested to follow {person}").format(
                person=self._on_people.in_words(person)
            )
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(tooltip(self._command, deed))

    def _press(self) -> None:
        if self._who is not None:
            self._on_people.toggle_follow(self._on_people.person(self._who))

    def _press_by_key(self) -> None:
        if self.isVisible():
            self._press()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the command be given."""
        super().showEvent(event)
        self._on_screen = True
        self._command.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the command away; Qt says this also of what never was on screen."""
        if self._on_screen:
            self._on_screen = False
            self._command.setEnabled(False)
        super().hideEvent(event)
