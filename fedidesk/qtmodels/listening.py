"""How objects of Qt listen to signals that know no Qt."""

from collections.abc import Callable
from types import MethodType
from typing import TypeVarTuple, Unpack, cast
from weakref import WeakMethod

from shiboken6 import isValid

from fedidesk.core.events import Signal

Ts = TypeVarTuple("Ts")


def listen(signal: Signal[*Ts], slot: Callable[[Unpack[Ts]], object]) -> None:
    """Call a method of a Qt object at every emit, for as long as Qt keeps that object.

    Qt deletes an object when its parent goes; what Python had made of it is there still, until
    somebody looks for garbage, and would fail at the next word.
    """
    held = WeakMethod(cast(MethodType, slot))

    def tell(*values: *Ts) -> None:
        method = held()
        if method is not None and isValid(method.__self__):
            method(*values)
        else:
            signal.disconnect(tell)

    signal.connect(tell)
