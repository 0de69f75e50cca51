"""What makes imports quick on the way to the first frame (docs/decisions/0006)."""

import builtins

from fedidesk.app.compiled_once import compiled_once
from fedidesk.core.later import import_later

with compiled_once():
    import PySide6.QtCore  # noqa: F401 - brings the import that is mended here

_LATER = (
    "asyncio",
    "platformdirs",
    "subprocess",
    "webbrowser",
    "fedidesk.app.demo.server",
    "fedidesk.app.interrupts",
    "fedidesk.app.selftest",
    "fedidesk.qtmodels.image_decoding",
)
_PLAIN_IMPORT = "__orig_import__"


def make_imports_quick() -> None:
    """Put off what the first frame does without, and give Python its own ``import`` back.

    PySide6 puts one in its place that reads the source of every module, looking for its
    ``__feature__`` switch, which fedidesk does not use: a quarter of the time that our own
    modules take. A version of PySide6 that works otherwise is left alone.
    """
    for name in _LATER:
        import_later(name)
    if hasattr(builtins, _PLAIN_IMPORT):
        setattr(builtins, "__import__", getattr(builtins, _PLAIN_IMPORT))  # noqa: B010 - no stub
