"""The choices about pictures: when they load, whether they move, how much room they get."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from fedidesk.qtmodels.picture_room import PictureRoom
from fedidesk.store.settings import Settings

_ROOM = (50, 100, 200, 500, 1000, 5000)
"""Megabytes to choose from."""


class PictureChoices(QObject):
    """Rows for the form of the settings dialog."""

    changed = Signal()

    def __init__(self, settings: Settings, room: PictureRoom, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._load = self._choice(
            self.tr("Load pictures"),
            {"always": self.tr("Always"), "pressed": self.tr("When pressed")},
            settings.load_pictures,
        )
        self._motion = self._choice(
            self.tr("Animate pictures"),
            {
                "never": self.tr("Never"),
                "system": self.tr("Like the system"),
                "always": self.tr("Always"),
            },
            settings.moving_pictures,
        )
        sizes = sorted({*_ROOM, settings.picture_megabytes})
        self._most = self._choice(
            self.tr("Room for pictures"),
            {str(size): self.tr("%Ln MB", "", size) for size in sizes},
            str(settings.picture_megabytes),
        )
        self._used = QLabel(wordWrap=True)
        self._used.setProperty("tone", "muted")
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear the pictures on disk"))
        self._clear.setToolTip(self.tr("Deletes the pictures on disk; they load again when needed"))
        self._clear.clicked.connect(self._clear_room)
        room.measured.connect(self._measured)
        room.measure()

    def add_to(self, form: QFormLayout) -> None:
        """Put them into the form, below a caption of their own."""
        caption = QLabel(self.tr("Pictures"))
        caption.setProperty("tone", "caption")
        caption.setContentsMargins(0, 12, 0, 0)
        form.addRow(caption)
        for box in (self._load, self._motion, self._most):
            form.addRow(box.accessibleName(), box)
        used = QHBoxLayout()
        used.addWidget(self._used, 1)
        used.addWidget(self._clear)
        form.addRow(used)

    def values(self) -> dict[str, object]:
        """Return what was chosen, by the names of the settings."""
        return {
            "load_pictures": str(self._load.currentData()),
            "moving_pictures": str(self._motion.currentData()),
            "picture_megabytes": int(self._most.currentData()),
        }

    def _choice(self, name: str, choices: dict[str, str], current: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.currentIndexChanged.connect(self.changed)
        return box

    def _clear_room(self) -> None:
        self._clear.setEnabled(False)
        self._room.clear()

    def _measured(self, size: int) -> None:
        self._clear.setEnabled(size > 0)
        megabytes = -(-size // 1_000_000)
        self._used.setText(self.tr("%Ln MB in use", "", megabytes))
