"""Everything one can do in the viewer, each with a key and a place in its menu."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from fedidesk.ui.commands import tooltip
from fedidesk.ui.icons import Icons

_CONTEXT = "ViewerActions"
_TABLE: dict[str, tuple[object, tuple[str, ...], str]] = {
    "next": (QT_TRANSLATE_NOOP("ViewerActions", "Next"), ("PgDown",), "chevron-right"),
    "before": (QT_TRANSLATE_NOOP("ViewerActions", "Previous"), ("PgUp",), "chevron-left"),
    "alt": (QT_TRANSLATE_NOOP("ViewerActions", "Description"), ("A",), "captions"),
    "larger": (QT_TRANSLATE_NOOP("ViewerActions", "Zoom in"), ("+", "="), "zoom-in"),
    "smaller": (QT_TRANSLATE_NOOP("ViewerActions", "Zoom out"), ("-",), "zoom-out"),
    "fit": (QT_TRANSLATE_NOOP("ViewerActions", "Show all of it"), ("0",), "scan"),
    "pixels": (QT_TRANSLATE_NOOP("ViewerActions", "Real size"), ("1",), "maximize-2"),
    "motion": (QT_TRANSLATE_NOOP("ViewerActions", "Play or pause"), ("K",), "play"),
    "save": (QT_TRANSLATE_NOOP("ViewerActions", "Save as…"), ("Ctrl+S",), "download"),
    "copy": (QT_TRANSLATE_NOOP("ViewerActions", "Copy the picture"), ("Ctrl+C",), "copy"),
    "copy_link": (
        QT_TRANSLATE_NOOP("ViewerActions", "Copy the link"),
        ("Ctrl+Shift+C",),
        "link",
    ),
    "browser": (
        QT_TRANSLATE_NOOP("ViewerActions", "Open in the browser"),
        ("V",),
        "external-link",
    ),
    "original": (
        QT_TRANSLATE_NOOP("ViewerActions", "Open the original of its server"),
        ("Shift+V",),
        "globe",
    ),
    "full_screen": (
        QT_TRANSLATE_NOOP("ViewerActions", "Full screen"),
        ("F11", "F"),
        "maximize",
    ),
    "close": (QT_TRANSLATE_NOOP("ViewerActions", "Close"), ("Esc", "Ctrl+W"), "x"),
}
OF_PICTURES = ("larger", "smaller", "fit", "pixels", "copy")
_MENU = (
    *("alt", "larger", "smaller", "fit", "pixels", "motion", ""),
    *("save", "copy", "copy_link", "browser", "original", ""),
    *("full_screen", "close"),
)


class ViewerActions:
    """One ``QAction`` for each row of the table; their keys work wherever the keyboard is."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        self._icons = icons
        self._actions: dict[str, QAction] = {}
        for name, (text, keys, _) in _TABLE.items():
            action = QAction(QCoreApplication.translate(_CONTEXT, str(text)), window)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setToolTip(tooltip(action))
            window.addAction(action)
            self._actions[name] = action
        for name in ("alt", "full_screen"):
            self._actions[name].setCheckable(True)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def dress(self, colour: QColor, disabled: QColor, side: int, *, mirrored: bool) -> None:
        """Draw the icons anew."""
        for name, (_, _, icon) in _TABLE.items():
            turned = mirrored and name in ("next", "before")
            self._actions[name].setIcon(
                self._icons.icon(icon, colour, side, disabled=disabled, mirrored=turned)
            )

    def fill(self, menu: QMenu) -> None:
        """Put all that makes sense now into ``menu``."""
        for name in _MENU:
            if not name:
                menu.addSeparator()
            elif self._actions[name].isEnabled():
                menu.addAction(self._actions[name])
