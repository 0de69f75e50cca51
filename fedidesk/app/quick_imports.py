"""What makes imports quick on the way to the first frame (docs/decisions/0006)."""

import sys

import PySide6.QtCore  # noqa: F401 - brings the module that is mended here

from fedidesk.core.later import import_later

_LATER = ("asyncio", "subprocess", "webbrowser")
_WATCHER = "shibokensupport.feature"


def make_imports_quick() -> None:
    """Put off what the first frame does without, and keep PySide from reading sources.

    Once PySide6 is there it reads the source of every module that is imported, looking for its
    ``__feature__`` switch, which fedidesk does not use: a quarter of the time that our own
    modules take. A version of PySide6 that works otherwise is left alone.
    """
    for name in _LATER:
        import_later(name)
    if hasattr(sys.modules.get(_WATCHER), "feature_imported"):
        setattr(sys.modules[_WATCHER], "feature_imported", _look_away)  # noqa: B010 - it has no stub


def _look_away(_module: object) -> None:
    """Stand in for what reads the source of a module."""
