"""The colours of fedidesk, by what they are for: one light and one dark set."""

from msgspec import Struct
from PySide6.QtGui import QColor


class Colours(Struct, frozen=True):
    """What each colour is for. Those of text stand out 4.5:1 from window, surface and hover."""

    window: QColor
    """Behind bars, dialogs and everything that frames."""
    surface: QColor
    """Behind posts and what is typed."""
    text: QColor
    muted: QColor
    accent: QColor
    """The one colour that calls: the main button of a view."""
    on_accent: QColor
    link: QColor
    danger: QColor
    boost: QColor
    favourite: QColor
    bookmark: QColor
    selection: QColor
    """Behind text that is selected."""
    focus: QColor
    """The ring around what the keyboard acts on; 3:1 is enough for it."""
    separator: QColor
    outline: QColor
    """Around fields and buttons."""
    hover: QColor
    """Behind what the mouse is on."""
    cover: QColor
    """Where a picture will be, behind code, in bars of a poll."""
    scrim: QColor
    """Behind small words that stand on a picture; see-through."""
    on_scrim: QColor
    code_keyword: QColor
    """Words of code; they stand out from ``cover``, as all text on it."""
    code_name: QColor
    code_string: QColor
    code_number: QColor


def _colours(**values: str) -> Colours:
    return Colours(**{name: QColor(value) for name, value in values.items()})


LIGHT = _colours(
    window="#f5f5f8",
    surface="#ffffff",
    text="#1c1d22",
    muted="#5b5f6d",
    accent="#4a4fc4",
    on_accent="#ffffff",
    link="#3f46bd",
    danger="#b3261e",
    boost="#1b7338",
    favourite="#8a5700",
    bookmark="#a62a58",
    selection="#d3d7fb",
    focus="#5a60e0",
    separator="#e6e7ec",
    outline="#c9cbd6",
    hover="#eff0f5",
    cover="#e9eaf1",
    scrim="#b8101116",
    on_scrim="#ffffff",
    code_keyword="#7b2d9b",
    code_name="#2554a8",
    code_string="#1b6b34",
    code_number="#8a4500",
)
DARK = _colours(
    window="#15161a",
    surface="#1b1c21",
    text="#e9e9ef",
    muted="#a2a6b5",
    accent="#a5a9ff",
    on_accent="#15162e",
    link="#adb4ff",
    danger="#ff938a",
    boost="#6fd193",
    favourite="#f0c153",
    bookmark="#ff9dbd",
    selection="#3c4277",
    focus="#8f95ff",
    separator="#2b2d35",
    outline="#43464f",
    hover="#262830",
    cover="#2b2d36",
    scrim="#b8101116",
    on_scrim="#ffffff",
    code_keyword="#d5a8f5",
    code_name="#93c2ff",
    code_string="#86d3a1",
    code_number="#efb97c",
)


def contrast(one: QColor, other: QColor) -> float:
    """Return how far two colours stand apart, 1 … 21, as WCAG 2 reckons it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
