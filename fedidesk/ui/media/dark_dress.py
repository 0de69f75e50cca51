"""The dark dress of what stands on pictures, in both themes."""

from collections.abc import Callable

from PySide6.QtGui import QColor

from fedidesk.ui.colours import DARK, Colours
from fedidesk.ui.dress import style_sheet


def ground() -> QColor:
    """Return what is behind pictures: almost black."""
    colour = QColor(DARK.scrim)
    colour.setAlpha(255)
    return colour


def sheet_for(colours: Colours, px: Callable[[int], int]) -> str:
    """Return the rules for widgets that wear ``colours`` whatever the application wears."""
    scrim = DARK.scrim.name(QColor.NameFormat.HexArgb)
    return f"""
QLabel {{ color: {colours.text.name()}; }}
{style_sheet(colours, px)}
#altPanel QTextEdit {{ background: transparent; color: {colours.text.name()}; }}
QToolButton[side="true"], QLabel#progress {{
    background: {scrim}; border-radius: {px(10)}px; padding: {px(8)}px;
}}
QToolButton[side="true"]:hover {{ background: {colours.hover.name()}; }}
"""
