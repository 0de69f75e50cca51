"""How everything looks: colours, type and measures, following the system or a choice."""

from collections.abc import Callable
from enum import IntEnum

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette

from fedidesk.store.settings import LARGEST_TEXT, SMALLEST_TEXT
from fedidesk.ui.colours import DARK, LIGHT, Colours
from fedidesk.ui.dress import palette_of, style_sheet

SYSTEM, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"
CHOICES = (SYSTEM, LIGHT_CHOICE, DARK_CHOICE)
TEXT_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes of text that are offered, in percent."""


class FontRole(IntEnum):
    """What a text is for."""

    BODY = 0
    NAME = 1
    PLAIN = 2
    """Bars, buttons, dialogs."""
    STRONG = 3
    SMALL = 4
    BADGE = 5
    TITLE = 6


_SIZES = {
    FontRole.BODY: (15, QFont.Weight.Normal),
    FontRole.NAME: (15, QFont.Weight.Bold),
    FontRole.PLAIN: (14, QFont.Weight.Normal),
    FontRole.STRONG: (14, QFont.Weight.Bold),
    FontRole.SMALL: (13, QFont.Weight.Normal),
    FontRole.BADGE: (11, QFont.Weight.Bold),
    FontRole.TITLE: (20, QFont.Weight.Bold),
}
"""Pixels at 100 %, and the weight. Fonts of few weights are made bold only from ``Bold`` on."""


class _Lengths(dict[int, int]):
    """Lengths that grow with the text: a row asks for forty."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self._percent = percent

    def __missing__(self, length: int) -> int:
        grown = self[length] = round(length * self._percent / 100)
        return grown


class Theme(QObject):
    """Gives colours, fonts and measures to every widget, and dresses the application.

    ``changed`` comes when any of them is different; widgets then ask again and paint anew.
    ``choice`` is ``system``, ``light`` or ``dark``.
    """

    changed = Signal()

    def __init__(
        self,
        application: QtWidgets.QApplication,
        choice: str = SYSTEM,
        text_percent: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._choice = choice if choice in CHOICES else SYSTEM
        self._text_percent = _bounded(text_percent)
        self.px: Callable[[int], int] = _Lengths(self._text_percent).__getitem__
        """Returns a length, in pixels at 100 %, that grows with the text; ask for it anew."""
        self._family = application.font().family()
        self._has_sheet = False
        self._fonts: dict[FontRole, QFont] = {}
        self._metrics: dict[FontRole, QFontMetrics] = {}
        self.generation = 0
        """Counts the changes, so that what was laid out before can be told from what was not."""
        self.dark = False
        self.colours: Colours = LIGHT
        self.text_palette = QPalette()
        """For ``QAbstractTextDocumentLayout`` and the like."""
        self.muted_palette = QPalette()
        application.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self._ask_for_scheme()
        self._dress()

    def put_on(self) -> None:
        """Give the application its style sheet, once the first window is built.

        Whatever joins a window later is dressed anew, with all that is in it.
        """
        self._has_sheet = True
        self._put_on_sheet()

    @property
    def choice(self) -> str:
        """What the person chose."""
        return self._choice

    @property
    def text_percent(self) -> int:
        """How large text is, 80 … 200."""
        return self._text_percent

    @property
    def animates(self) -> bool:
        """Whether things may move at all; the system can say that they should not."""
        hint = QtWidgets.QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._application.style().styleHint(hint) > 0

    def set_choice(self, choice: str) -> None:
        """Follow the system, or be light or dark whatever it says."""
        if choice in CHOICES and choice != self._choice:
            self._choice = choice
            self._ask_for_scheme()
            self._change()

    def set_text_percent(self, percent: int) -> None:
        """Make all text as large as that, within bounds."""
        percent = _bounded(percent)
        if percent != self._text_percent:
            self._text_percent = percent
            self.px = _Lengths(percent).__getitem__
            self._change()

    def zoom(self, steps: int) -> None:
        """Make text larger by steps, or smaller; 0 sets it back to 100 %."""
        if steps == 0:
            self.set_text_percent(100)
            return
        nearest = min(range(len(TEXT_STEPS)), key=lambda i: abs(TEXT_STEPS[i] - self._text_percent))
        self.set_text_percent(TEXT_STEPS[min(max(nearest + steps, 0), len(TEXT_STEPS) - 1)])

    def font(self, role: FontRole) -> QFont:
        """Return the font for a kind of text; don't change it."""
        font = self._fonts.get(role)
        if font is None:
            size, weight = _SIZES[role]
            font = QFont(self._family)
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
            self._fonts[role] = font
        return font

    def pixels(self, role: FontRole) -> int:
        """Return the size of that font."""
        return self.px(_SIZES[role][0])

    def metrics(self, role: FontRole) -> QFontMetrics:
        """Return the measures of that font."""
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetrics(self.font(role))
        return metrics

    def _scheme_changed(self) -> None:
        if self._choice == SYSTEM and self.dark != self._wants_dark():
            self._change()

    def _wants_dark(self) -> bool:
        if self._choice != SYSTEM:
            return self._choice == DARK_CHOICE
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _ask_for_scheme(self) -> None:
        """Tell Qt too, so that title bars and the system's own dialogs go along."""
        hints = self._application.styleHints()
        if self._choice == SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self._choice == DARK_CHOICE
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _change(self) -> None:
        self._dress()
        self.generation += 1
        self.changed.emit()

    def _dress(self) -> None:
        self.dark = self._wants_dark()
        self.colours = DARK if self.dark else LIGHT
        self._fonts.clear()
        self._metrics.clear()
        self.text_palette = palette_of(self.colours)
        self.muted_palette = QPalette(self.text_palette)
        self.muted_palette.setColor(QPalette.ColorRole.Text, self.colours.muted)
        self._application.setFont(self.font(FontRole.PLAIN))
        self._application.setPalette(self.text_palette)
        if self._has_sheet:
            self._put_on_sheet()

    def _put_on_sheet(self) -> None:
        self._application.setStyleSheet(style_sheet(self.colours, self.px))


def _bounded(percent: int) -> int:
    return min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
