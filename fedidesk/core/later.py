"""Imports that happen when they are used."""

import sys
from importlib import import_module
from types import ModuleType


def import_later(name: str) -> None:
    """Let ``import name`` cost nothing until an attribute of the module is touched.

    For modules that take long to import and that every layer names but nobody uses before the
    first frame. A module that is there already stays as it is. The standard library's
    ``LazyLoader`` does not do: in Python 3.11 the next ``import`` statement touches ``__spec__``,
    and that is enough for it to load.
    """
    if name not in sys.modules:
        sys.modules[name] = _Later(name)


class _Later(ModuleType):
    """Stands in for a module; at the first touch it takes over all that the real one has."""

    def __getattr__(self, attribute: str) -> object:
        name = self.__name__
        if sys.modules.get(name) is self:
            del sys.modules[name]
        real = import_module(name)
        self.__dict__.update(real.__dict__)
        return getattr(real, attribute)
