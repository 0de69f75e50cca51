"""The choices a person has."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.errors import StorageError
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.theme import TEXT_STEPS

_NARROWEST = 320
_ROOM = (50, 100, 200, 500, 1000, 5000)
"""Megabytes to choose from."""
_PROXY = QRegularExpression(r"^(http|https|socks5|socks5h)://[^\s/]+(:\d{1,5})?/?$")


class SettingsDialog(QDialog):
    """Changes take effect at once; what needs a new start says so."""

    def __init__(self, settings: SettingsStore, notices: Notices, parent: QWidget) -> None:
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

    def _choice(self, name: str, choices: dict[str, str], current: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        return box

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
            self._proxy_kind,
        ):
            form.addRow(widget.accessibleName(), widget)
        form.addRow("", self._proxy)
        form.addRow("", self._proxy_trouble)
        later = QLabel(self.tr("Language and proxy change at the next start."), wordWrap=True)
        later.setProperty("tone", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(later)
        column.addStretch(1)
        column.addWidget(buttons, alignment=Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(_NARROWEST)
        TallEnough(self)

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
            )
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))
        # The text may be larger now.
        self.resize(self.size().expandedTo(self.sizeHint()))
