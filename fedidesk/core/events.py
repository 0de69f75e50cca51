"""Signals between objects that know no Qt."""

from collections.abc import Callable
from typing import Generic, TypeVarTuple, Unpack
from weakref import WeakMethod

Ts = TypeVarTuple("Ts")


class Signal(Generic[*Ts]):
    """Tells its listeners, in the order they came, what has happened.

    A bound method is held weakly, so a closed view needs no farewell; any other callable is held
    until it is disconnected. Everything runs in the thread that emits: the loop's.
    """

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Callable[[Unpack[Ts]], object] | None]] = []

    def connect(self, listener: Callable[[Unpack[Ts]], object]) -> None:
        """Call ``listener`` at every emit from now on."""
        self._listeners = [held for held in self._listeners if held() is not None]
        self._listeners.append(_reference(listener))

    def disconnect(self, listener: Callable[[Unpack[Ts]], object]) -> None:
        """Stop calling ``listener``; unknown ones are no error."""
        self._listeners = [held for held in self._listeners if held() not in (None, listener)]

    def emit(self, *values: *Ts) -> None:
        """Tell every listener; those that connect meanwhile hear the next one.

        Those that are disconnected meanwhile hear nothing any more.
        """
        for held in tuple(self._listeners):
            listener = held()
            if listener is not None and held in self._listeners:
                listener(*values)


def _reference(
    listener: Callable[[Unpack[Ts]], object],
) -> Callable[[], Callable[[Unpack[Ts]], object] | None]:
    if hasattr(listener, "__self__") and hasattr(listener, "__func__"):
        return WeakMethod(listener)
    return lambda: listener
