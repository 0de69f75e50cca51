"""Turns the colours into what Qt's own widgets wear: a palette and a small style sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from fedidesk.core.resources import resource
from fedidesk.ui.colours import Colours

_Role = QPalette.ColorRole


def palette_of(colours: Colours) -> QPalette:
    """Return the palette that makes widgets of the Fusion style look like ours."""
    palette = QPalette()
    for role, colour in (
        (_Role.Window, colours.window),
        (_Role.WindowText, colours.text),
        (_Role.Base, colours.surface),
        (_Role.AlternateBase, colours.hover),
        (_Role.Text, colours.text),
        (_Role.PlaceholderText, colours.muted),
        (_Role.Button, colours.surface),
        (_Role.ButtonText, colours.text),
        (_Role.BrightText, colours.danger),
        (_Role.Highlight, colours.selection),
        (_Role.HighlightedText, colours.text),
        (_Role.Accent, colours.accent),
        (_Role.Link, colours.link),
        (_Role.LinkVisited, colours.link),
        (_Role.ToolTipBase, colours.text),
        (_Role.ToolTipText, colours.surface),
        (_Role.Light, colours.surface),
        (_Role.Midlight, colours.hover),
        (_Role.Mid, colours.outline),
        (_Role.Dark, colours.outline),
    ):
        palette.setColor(role, colour)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.muted)
    return palette


def style_sheet(colours: Colours, px: Callable[[int], int]) -> str:
    """Return the rules for buttons, fields, menus and tips.

    A push button with the property ``main`` is the one a view is for; one with ``plain`` has no
    frame. What ``floats`` over other things has one. ``px`` turns a length at 100 % into pixels.
    """
    names = {
        name: _css(getattr(colours, name))
        for name in (
            "window",
            "surface",
            "text",
            "muted",
            "accent",
            "on_accent",
            "danger",
            "focus",
            "separator",
            "outline",
            "hover",
            "selection",
        )
    }
    brightness = "dark" if colours.window.lightness() < 128 else "light"
    sheet = _SHEET
    for picture in ("chevron", "check"):
        path = resource("themes", f"{picture}-{brightness}.svg").as_posix()
        sheet = sheet.replace(f"${picture};", f'url("{path}");')
    for name, colour in names.items():
        sheet = sheet.replace(f"${name};", f"{colour};")
    for length in (2, 4, 6, 8, 12, 16, 20, 28, 32):
        sheet = sheet.replace(f"@{length} ", f"{px(length)}px ").replace(
            f"@{length};", f"{px(length)}px;"
        )
    return sheet


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress ``widget`` by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Before there is a sheet there is nothing to dress by, and ``style()`` costs the first frame
    # 10 ms.
    if _has_sheet() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().polish(widget)


def _has_sheet() -> bool:
    application = QApplication.instance()
    return isinstance(application, QApplication) and bool(application.styleSheet())


def _css(colour: QColor) -> str:
    return colour.name(
        QColor.NameFormat.HexArgb if colour.alpha() < 255 else QColor.NameFormat.HexRgb
    )


_SHEET = """
QPushButton {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px;
    padding: @4 @12; min-height: @20;
}
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $focus; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton[main="true"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 700;
}
QPushButton[main="true"]:focus { border: 2px solid $text; }
QPushButton[main="true"]:disabled { background: $hover; color: $muted; border-color: $outline; }
QPushButton[danger="true"] { color: $danger; }
QPushButton[plain="true"] { background: transparent; border-color: transparent; }
QPushButton[plain="true"]:hover { background: $hover; }
QPushButton[plain="true"]:checked { background: $selection; }
QPushButton[plain="true"]:focus { border-color: $focus; }
QToolButton {
    background: transparent; color: $text; border: 2px solid transparent; border-radius: 8px;
    padding: @4;
}
QToolButton:hover { background: $hover; }
QToolButton:checked, QToolButton[current="true"] { background: $selection; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $muted; }
QToolButton[main="true"] { background: $accent; color: $on_accent; font-weight: 700; }
QToolButton[main="true"]:focus { border-color: $text; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="caption"] { color: $muted; font-size: @12; font-weight: 700; }
QLabel[tone="title"] { font-size: @20; font-weight: 700; }
#sidebar, #sidebarScroll, #sidebarInside, #pageHeader, #portionsBar, #catchUpBar, #banner,
#outboxStrip, #composeParts {
    background: $window; border: 0;
}
#sidebar QToolButton { padding: @6 @8; text-align: left; }
#sidebar QToolButton[small="true"] { padding: @4 0px; font-size: @12; }
#history { background: $surface; border: 0; }
#edit { background: $surface; border: 0; border-bottom: 1px solid $separator; }
#noticeBar { border-top: 1px solid $separator; }
#banner, #outboxStrip { border-bottom: 1px solid $separator; }
#demoStrip {
    background: $hover; color: $muted; border: 0; border-bottom: 1px solid $separator;
    padding: @6 @16;
}
#noticeBar[tone="danger"] QLabel, #banner[tone="danger"] QLabel { color: $danger; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px;
    padding: @4 @8; selection-background-color: $selection; selection-color: $text;
}
QLineEdit { min-height: @20; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QListView { background: $surface; color: $text; border: 0; }
QTextEdit[bare="true"], QTextEdit[bare="true"]:focus {
    border: 0; border-radius: 0; padding: 0;
}
QComboBox, QDateTimeEdit {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px;
    padding: @4 @8; min-height: @20;
}
QComboBox:hover, QDateTimeEdit:hover { background: $hover; }
QComboBox:focus, QDateTimeEdit:focus { border: 2px solid $focus; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: 0; width: @20; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: $chevron; width: @12; height: @12; }
QWidget[floats="true"] { background: $window; border: 1px solid $outline; }
QListView[floats="true"] { background: $surface; border-radius: 8px; padding: @4; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $outline; padding: @4;
    selection-background-color: $hover; selection-color: $text;
}
QCheckBox { spacing: @8; border: 2px solid transparent; border-radius: 6px; padding: @2; }
QCheckBox:focus { border-color: $focus; }
QCheckBox::indicator {
    width: @16; height: @16; background: $surface; border: 1px solid $muted; border-radius: 4px;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: $check; }
QMenu {
    background: $surface; color: $text; border: 1px solid $outline; padding: @4; icon-size: @20;
}
QMenu::item { padding: @6 @28; border-radius: 6px; }
QMenu::item:checked { background: $selection; }
QMenu::icon { padding-left: @8; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $separator; margin: @4 @8; }
QToolTip {
    background: $text; color: $surface; border: 0; padding: @4 @8;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar::handle:vertical {
    background: $outline; border-radius: 4px; min-height: 40px; margin: 2px;
}
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle:horizontal {
    background: $outline; border-radius: 4px; min-width: 40px; margin: 2px;
}
QScrollBar::handle:horizontal:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
