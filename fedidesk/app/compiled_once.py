"""Keeps what PySide6 would compile anew at every start (docs/decisions/0006)."""

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import source_hash
from pathlib import Path

from fedidesk.app.kept_code import beside_our_code, keep, read_kept

_EMBEDDED = "shibokensupport/"
"""How the names of the sources begin that PySide6 carries inside its libraries."""
_FOR_DEVELOPERS = (_EMBEDDED + "signature/lib/pyi_generator.py",)
"""What writes stubs: PySide6 imports it, which takes another 8 ms, and nobody uses it here."""


@contextmanager
def compiled_once(kept_in: Path | None = None) -> Iterator[None]:
    """Let the sources that PySide6 carries inside its libraries be compiled at one start only.

    Their code is kept where Python keeps that of our modules, and used while the source is the
    same. Where nothing can be kept it is as if this did not exist.
    """
    sources = _Sources(kept_in or beside_our_code("pyside6_support"))
    plain = builtins.compile
    setattr(builtins, "compile", sources.compile)  # noqa: B010 - its stub has overloads only
    try:
        yield
    finally:
        builtins.compile = plain
    sources.keep()


class _Sources:
    """The code of sources, by the hash of their text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._compile: Callable[..., object] = builtins.compile
        self._kept = read_kept(path)
        self._used: dict[object, object] = {}

    def compile(
        self, source: object, filename: object, mode: object, *rest: object, **named: object
    ) -> object:
        """Stand in for Python's ``compile``."""
        if not isinstance(source, bytes) or not str(filename).startswith(_EMBEDDED):
            return self._compile(source, filename, mode, *rest, **named)
        if filename in _FOR_DEVELOPERS:
            source = b""
        key = source_hash(source)
        code = self._kept.get(key) or self._compile(source, filename, mode, *rest, **named)
        self._used[key] = code
        return code

    def keep(self) -> None:
        """Write down the code that was used, if some of it is new."""
        if self._used.keys() <= self._kept.keys() or sys.dont_write_bytecode:
            return
        keep(self._path, self._used)
