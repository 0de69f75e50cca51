"""Says why something is not shown or played, and what else can be done."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from fedidesk.qtmodels.playing import Trouble
from fedidesk.ui.announcing import announce
from fedidesk.ui.theme import Theme

_translate = QCoreApplication.translate
_WIDEST = 420
_LOWEST = 120


def sentence_for(trouble: Trouble) -> str:
    """Return what happened, in a sentence."""
    return {
        Trouble.NO_PLAYER: _translate("TroublePanel", "Films and sounds can't be played here."),
        Trouble.UNREACHABLE: _translate("TroublePanel", "The server did not send it."),
        Trouble.BROKEN: _translate(
            "TroublePanel", "This can't be played: it is damaged or unknown."
        ),
        Trouble.NO_PICTURE: _translate("TroublePanel", "It plays, but its picture can't be shown."),
        Trouble.SLOW: _translate("TroublePanel", "The server sends nothing."),
    }[trouble]


class TroublePanel(QWidget):
    """A sentence and the ways out, in the middle of where something should be."""

    retry_wanted = Signal()
    outside_wanted = Signal()

    def __init__(self, theme: Theme, outside: str, parent: QWidget, *, in_viewer: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel(wordWrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton(self.tr("Try again"))
        self.retry.clicked.connect(self.retry_wanted)
        self.outside = QPushButton(outside)
        self.outside.clicked.connect(self.outside_wanted)
        for button in (self.retry, self.outside):
            button.setAutoDefault(False)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(self.retry)
        self._row.addWidget(self.outside)
        self._row.addStretch(1)
        column = self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        # At the sides of the viewer are buttons.
        side = theme.px(48 if in_viewer else 12)
        column.setContentsMargins(side, 8, side, 8)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addLayout(self._row)
        column.addStretch(1)
        self.setAccessibleName(self.tr("Not shown"))
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, sentence: str, *, can_retry: bool, can_open: bool = True) -> None:
        """Show ``sentence`` and the ways out there are."""
        self._words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.outside.setVisible(can_open)
        px, direction = self._theme.px, QBoxLayout.Direction
        narrow, low = self.width() < px(_WIDEST), self.height() < px(_LOWEST)
        down, along = direction.TopToBottom, direction.LeftToRight
        self._column.setDirection(along if low else down)
        for place, stretch in enumerate((0, 1, 0, 0) if low else (1, 0, 0, 1)):
            self._column.setStretch(place, stretch)
        self._row.setDirection(down if narrow and not low else along)
        # In a low and narrow bar there is room for one way out.
        self.retry.setVisible(can_retry and not (narrow and low))
        self.show()
        announce(self, sentence)
