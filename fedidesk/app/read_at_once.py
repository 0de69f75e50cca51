"""Reads the modules of the first frame from one file, not from 200 (docs/decisions/0006)."""

import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import cast

from fedidesk.app.kept_code import beside_our_code, keep, read_kept

_PACKAGE = Path(__file__).parents[1]
_State = tuple[int, int]
"""When a source was changed, in nanoseconds, and its bytes."""
_Module = tuple[str, _State, bytes]
"""Where a source is, how it was, and the code that it means."""
_FOLDER = ""
"""The name under which the folder is kept that the modules were in: who copies it takes this
along."""


@contextmanager
def read_at_once(package: Path = _PACKAGE, kept_in: Path | None = None) -> Iterator[None]:
    """Let modules of ``package`` that are imported within it be looked up once, at one start only.

    Their code is kept together where Python keeps that of each, and used while its source is as
    it was. Where nothing can be kept, or there are no sources, it is as if this did not exist.
    """
    finder = _Finder(package, kept_in or beside_our_code("first_frame"))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
    finder.keep()


class _Finder(MetaPathFinder):
    """Finds the modules whose code it has."""

    def __init__(self, package: Path, path: Path) -> None:
        self._package = package
        self._path = path
        self._before = set(sys.modules)
        kept = read_kept(path)
        self._kept = kept if kept.get(_FOLDER) == str(package) else {}

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return what is needed to load a module; None to let Python look for it."""
        kept = self._kept.get(fullname)
        if kept is None:
            return None
        source, state, code = cast("_Module", kept)
        if _state_of(source) != state:
            return None
        loader = _Loader(fullname, source, code)
        inside = [os.path.dirname(source)] if source.endswith("__init__.py") else None  # noqa: PTH120 - quick
        return spec_from_file_location(
            fullname, source, loader=loader, submodule_search_locations=inside
        )

    def keep(self) -> None:
        """Write down the code of what Python had to look for, if there was any."""
        if sys.dont_write_bytecode:
            return
        found: dict[object, object] = dict(self._found())
        if found:
            keep(self._path, {**self._kept, **found, _FOLDER: str(self._package)})

    def _found(self) -> Iterator[tuple[str, _Module]]:
        for name in sys.modules.keys() - self._before:
            if name.partition(".")[0] != self._package.name:
                continue
            loader = getattr(sys.modules[name].__spec__, "loader", None)
            if type(loader) is not SourceFileLoader:
                continue
            source = loader.get_filename(name)
            state, code = _state_of(source), loader.get_code(name)
            if state is not None and code is not None:
                yield name, (source, state, marshal.dumps(code))


class _Loader(SourceFileLoader):
    """Loads a module whose code is at hand."""

    def __init__(self, name: str, source: str, code: bytes) -> None:
        super().__init__(name, source)
        self._code = code

    def get_code(self, _fullname: str) -> CodeType | None:
        """Return the code."""
        code: CodeType = marshal.loads(self._code)  # noqa: S302 - as safe as our modules
        return code


def _state_of(source: str) -> _State | None:
    try:
        stat = os.stat(source)  # noqa: PTH116 - quick
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
