"""Who did something to a post: people, each of whom leads to what they post."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from fedidesk.domain.profile import Profile
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.services.about_posts import PeopleList
from fedidesk.store.rows import Phase
from fedidesk.ui.about_pane import AboutPane
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.known_here import KnownHere
from fedidesk.ui.places.profile_lines import PROFILE, ProfileLines
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.header import name_in_words
from fedidesk.ui.timeline.states import Footer

_SCREENS_AHEAD = 2


class PeoplePane(AboutPane):
    """Shows a ``PeopleList`` with all that can be said about it.

    ``counted`` is how many there should be by what is said of the post.
    """

    def __init__(
        self,
        people: PeopleList,
        counted: int,
        known_here: KnownHere,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        name: str,
    ) -> None:
        self.list = QListWidget()
        nobody = QCoreApplication.translate("PeoplePane", "Nobody yet")
        text = QCoreApplication.translate(
            "PeoplePane", "Nobody that your server knows has done so."
        )
        super().__init__(self.list, theme, icons, ("users", nobody, text))
        self._people = people
        self._counted = counted
        self._images = images
        self.known_here = known_here
        known_here.original_wanted.connect(self.original_wanted)
        self.list.setAccessibleName(name)
        self._lines = ProfileLines(self.list, images, theme, icons)
        self._dress_list()
        self._footer = Footer(theme)
        self._footer.retry_requested.connect(people.load_more)
        self.column.addWidget(self._footer)
        self.column.addWidget(known_here)
        images.arrived.connect(self._picture_came)
        theme.changed.connect(self._dress)
        listen(people.changed, self._show)
        self._show()

    def refresh(self) -> None:
        """Fetch the people anew."""
        self._people.refresh()

    def _dress_list(self) -> None:
        widget = self.list
        widget.setItemDelegate(self._lines)
        widget.setFrameShape(QListWidget.Shape.NoFrame)
        widget.setUniformItemSizes(True)
        widget.setMouseTracking(True)
        widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        widget.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        widget.itemClicked.connect(self._choose)
        widget.itemActivated.connect(self._choose)
        widget.verticalScrollBar().valueChanged.connect(self._scrolled)
        widget.verticalScrollBar().rangeChanged.connect(self._scrolled)

    def _choose(self, item: QListWidgetItem) -> None:
        profile = item.data(PROFILE)
        if isinstance(profile, Profile):
            self.profile_chosen.emit(profile)

    def _show(self) -> None:
        self._fill()
        people = self._people
        self.show_state(people.newest, there_is_something=bool(people.people))
        self._show_foot()
        self._scrolled()

    def _show_foot(self) -> None:
        people = self._people
        text, can_retry = "", False
        if people.people and people.newest.error is not None:
            text = sentence_for(people.newest.error)
        elif people.people and people.older.error is not None:
            text, can_retry = sentence_for(people.older.error), True
        elif people.older.phase is Phase.LOADING:
            text = self.tr("Loading more…")
        self._footer.show_text(text, can_retry=can_retry)
        self._footer.setVisible(bool(text))
        if people.newest.phase is Phase.END and people.older.phase is Phase.END:
            self.known_here.compare(len(people.people), self._counted)

    def _fill(self) -> None:
        """Let the items be those people; who is there already stays where they are."""
        people = self._people.people
        shown = [self.list.item(row).data(PROFILE) for row in range(self.list.count())]
        if list(people[: len(shown)]) != shown:
            self.list.clear()
            shown = []
        for profile in people[len(shown) :]:
            item = QListWidgetItem(profile.name, self.list)
            item.setData(PROFILE, profile)
            spoken = f"{name_in_words(profile)}, @{profile.handle}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if people and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.doItemsLayout()

    def _scrolled(self) -> None:
        bar = self.list.verticalScrollBar()
        self._want_pictures()
        near = bar.maximum() - bar.value() < _SCREENS_AHEAD * self.list.viewport().height()
        if near and self.isVisible() and self._people.older.phase is Phase.IDLE:
            self._people.load_more()

    def _want_pictures(self) -> None:
        """Say whose pictures are on screen, and nobody's while none is."""
        wanted: set[str] = set()
        if self.isVisible():
            area = self.list.viewport().rect()
            row = max(0, self.list.indexAt(area.topLeft()).row())
            while row < self.list.count():
                item = self.list.item(row)
                if self.list.visualItemRect(item).top() > area.bottom():
                    break
                wanted |= self._lines.urls_of(item.data(PROFILE))
                row += 1
        self._images.set_wanted(self, frozenset(wanted))

    def _picture_came(self, _url: str) -> None:
        if self.isVisible():
            self.list.viewport().update()

    def _dress(self) -> None:
        self.list.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Keep lines no longer than those of posts."""
        spare = self.spare()
        self.list.setViewportMargins(spare, 0, spare, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list in the middle."""
        super().resizeEvent(event)
        self._fit()
        self._scrolled()

    def showEvent(self, event: QShowEvent) -> None:
        """Want pictures, and more people where there is room for them."""
        super().showEvent(event)
        self._scrolled()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing."""
        super().hideEvent(event)
        self._want_pictures()
