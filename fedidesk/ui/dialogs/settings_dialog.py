"""The choices a person has."""

from PySide6.QtCore import QRegularExpression, QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.errors import StorageError
from fedidesk.qtmodels.picture_room import PictureRoom
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.dialogs.picture_choices import PictureChoices
from fedidesk.ui.dialogs.writing_choices import WritingChoices
from fedidesk.ui.theme import TEXT_STEPS

_NARROWEST = 320
_ROOM = (50, 100, 200, 500, 1000, 5000)
"""Megabytes to choose from."""
_SPOKEN_EVERY = (10, 30, 60, 300)
"""Seconds to choose from."""
_PROXY = QRegularExpression(r"^(http|https|socks5|socks5h)://[^\s/]+(:\d{1,5})?/?$")


class SettingsDialog(QDialog):
    """Changes take effect at once; what needs a new start says so."""

    def __init__(
        self, settings: SettingsStore, notices: Notices, pictures: PictureRoom, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._notices = notices
        self.setWindowTitle(self.tr("Settings"))
        self._theme = self._choice(
            self.tr("Appearance"),
            {
                "system": self.tr("Like the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
            settings.current.theme,
        )
        self._language = self._choice(
            self.tr("Language"),
            {"": self.tr("Like the system"), "en": "English", "bn": "বাংলা"},
            settings.current.language,
        )
        steps = sorted({*TEXT_STEPS, settings.current.text_percent})
        self._percent = self._choice(
            self.tr("Text size"),
            {str(step): self.locale().toString(step) + self.locale().percent() for step in steps},
            str(settings.current.text_percent),
        )
        self._room = self._choice(
            self.tr("Room for timelines, for each account"),
            {str(size): self.tr("%Ln MB", "", size) for size in _ROOM},
            str(settings.current.cache_megabytes),
        )
        every = sorted({*_SPOKEN_EVERY, settings.current.speaks_of_new_posts_every} - {0})
        self._new_posts = self._choice(
            self.tr("New posts"),
            {"0": self.tr("Never"), **{str(seconds): self._every(seconds) for seconds in every}},
            str(settings.current.speaks_of_new_posts_every),
        )
        self._tracking = QCheckBox(self.tr("Remove tracking from links"))
        self._tracking.setToolTip(
            self.tr("Leaves out what only tells websites who follows a link, such as utm_source.")
        )
        self._tracking.setChecked(settings.current.removes_tracking)
        self._gifs = QCheckBox(self.tr("Autoplay animations"))
        self._gifs.setChecked(settings.current.plays_gifs)
        self._sending = QCheckBox(self.tr("Sent and failed posts"))
        self._sending.setChecked(settings.current.speaks_of_sending)
        self._pictures = PictureChoices(settings.current, pictures, self)
        self._writing = WritingChoices(settings.current, self)
        proxy = settings.current.proxy
        self._proxy_kind = self._choice(
            self.tr("Proxy"),
            {
                "": self.tr("Like the system"),
                "none": self.tr("None"),
                "own": self.tr("This one:"),
            },
            proxy if proxy in ("", "none") else "own",
        )
        self._proxy = QLineEdit(
            "" if proxy in ("", "none") else proxy, placeholderText="socks5://127.0.0.1:9050"
        )
        self._proxy.setAccessibleName(self.tr("Address of the proxy"))
        self._proxy_trouble = QLabel(
            self.tr("This is not the address of a proxy. It looks like “socks5://127.0.0.1:9050”."),
            wordWrap=True,
        )
        self._proxy_trouble.setProperty("tone", "danger")
        self._proxy_trouble.hide()
        self._proxy.setEnabled(self._proxy_kind.currentData() == "own")
        self._lay_out()
        self._theme.currentIndexChanged.connect(self._apply)
        self._language.currentIndexChanged.connect(self._apply)
        self._percent.currentIndexChanged.connect(self._apply)
        self._room.currentIndexChanged.connect(self._apply)
        self._proxy_kind.currentIndexChanged.connect(self._apply)
        self._proxy.editingFinished.connect(self._apply)
        self._new_posts.currentIndexChanged.connect(self._apply)
        self._gifs.toggled.connect(self._apply)
        self._sending.toggled.connect(self._apply)
        self._tracking.toggled.connect(self._apply)
        self._pictures.changed.connect(self._apply)
        self._writing.changed.connect(self._apply)

    def _choice(self, name: str, choices: dict[str, str], current: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        return box

    def _every(self, seconds: int) -> str:
        if seconds % 60:
            return self.tr("Every %Ln second(s)", "", seconds)
        return self.tr("Every %Ln minute(s)", "", seconds // 60)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget in (
            self._theme,
            self._percent,
            self._language,
            self._room,
            self._gifs,
            self._proxy_kind,
        ):
            if isinstance(widget, QCheckBox):
                form.addRow(widget)
            else:
                form.addRow(widget.accessibleName(), widget)
        form.addRow(self._proxy)
        form.addRow(self._proxy_trouble)
        later = QLabel(self.tr("Language and proxy change at the next start."), wordWrap=True)
        later.setProperty("tone", "muted")
        form.addRow(later)
        form.addRow(self._tracking)
        self._pictures.add_to(form)
        self._writing.add_to(form)
        spoken = QLabel(self.tr("What screen readers announce"), wordWrap=True)
        spoken.setProperty("tone", "caption")
        spoken.setContentsMargins(0, 12, 0, 0)
        form.addRow(spoken)
        form.addRow(self._new_posts.accessibleName(), self._new_posts)
        form.addRow(self._sending)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        buttons.rejected.connect(self.accept)
        inside = QWidget()
        choices = QVBoxLayout(inside)
        choices.setContentsMargins(16, 24, 16, 8)
        choices.setSpacing(16)
        choices.addLayout(form)
        choices.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(buttons, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scrolled = _Scrolled(inside)
        column.addWidget(self._scrolled, 1)
        column.addLayout(foot)
        self.setMinimumWidth(_NARROWEST)

    def _chosen_proxy(self) -> str:
        """Return the proxy to use: the one before, while there is no address of another."""
        kind = str(self._proxy_kind.currentData())
        own = self._proxy.text().strip()
        is_address = _PROXY.match(own).hasMatch()
        self._proxy.setEnabled(kind == "own")
        self._proxy_trouble.setVisible(kind == "own" and bool(own) and not is_address)
        if kind != "own":
            return kind
        return own if is_address else self._settings.current.proxy

    def _apply(self) -> None:
        try:
            self._settings.update(
                theme=str(self._theme.currentData()),
                text_percent=int(self._percent.currentData()),
                language=str(self._language.currentData()),
                proxy=self._chosen_proxy(),
                cache_megabytes=int(self._room.currentData()),
                speaks_of_new_posts_every=int(self._new_posts.currentData()),
                plays_gifs=self._gifs.isChecked(),
                speaks_of_sending=self._sending.isChecked(),
                removes_tracking=self._tracking.isChecked(),
                **self._pictures.values(),
                **self._writing.values(),
            )
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))
        # The text may be larger now.
        self._grow()

    def _grow(self) -> None:
        self._scrolled.measure()
        wanted = self.size().expandedTo(self.sizeHint())
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def showEvent(self, event: QShowEvent) -> None:
        """Show all choices where the screen has room: Qt alone would stop at two thirds of it."""
        super().showEvent(event)
        self._grow()


class _Scrolled(QScrollArea):
    """As large as what is in it wants to be; where the screen is too low for that, it scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside

    def measure(self) -> None:
        """Look at once how large that is, and not only when Qt comes to lay it out."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for all of it."""
        wanted = self._inside.sizeHint()
        height = self._inside.heightForWidth(wanted.width())
        return QSize(wanted.width() + self._bar(), max(height, wanted.height()))

    def minimumSizeHint(self) -> QSize:
        """Return room for all of its width."""
        bar = self._bar()
        return QSize(self._inside.minimumSizeHint().width() + bar, bar)

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()
