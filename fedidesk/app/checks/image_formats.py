"""Checks that Qt reads the kinds of pictures that people post."""

from pathlib import Path

from PySide6.QtGui import QColor, QImageReader

from fedidesk.app.checks import CheckFailed
from fedidesk.core.resources import resource

_FORMATS = ("gif", "jpg", "png", "svg", "webp")
_RED = QColor("#c0392b")
_TOLERANCE = 12


def check() -> str:
    """Read a small red picture of each kind."""
    broken = [kind for kind in _FORMATS if not _is_red(resource("selftest", f"red.{kind}"))]
    if broken:
        raise CheckFailed(f"can't read {', '.join(broken)}")
    return ", ".join(_FORMATS)


def _is_red(path: Path) -> bool:
    image = QImageReader(str(path)).read()
    if image.isNull():
        return False
    seen = image.pixelColor(image.rect().center())
    differences = (
        seen.red() - _RED.red(),
        seen.green() - _RED.green(),
        seen.blue() - _RED.blue(),
    )
    return all(abs(difference) <= _TOLERANCE for difference in differences)
