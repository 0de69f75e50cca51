"""Signals: weak to views, in order, steady while they are told."""

import gc
from weakref import ref

from fedidesk.core.events import Signal


class Listener:
    def __init__(self) -> None:
        self.heard: list[int] = []

    def hear(self, value: int) -> None:
        self.heard.append(value)


def test_listeners_are_told_in_the_order_they_came() -> None:
    signal: Signal[int] = Signal()
    order: list[str] = []
    signal.connect(lambda _: order.append("first"))
    signal.connect(lambda _: order.append("second"))
    signal.emit(1)
    assert order == ["first", "second"]


def test_a_method_does_not_keep_its_object() -> None:
    signal: Signal[int] = Signal()
    listener = Listener()
    gone = ref(listener)
    signal.connect(listener.hear)
    signal.emit(1)
    assert listener.heard == [1]
    del listener
    gc.collect()
    assert gone() is None
    signal.emit(2)


def test_a_function_is_held() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    signal.connect(heard.append)
    signal.connect(lambda value: heard.append(-value))
    gc.collect()
    signal.emit(3)
    assert heard == [3, -3]


def test_disconnect_takes_only_the_one() -> None:
    signal: Signal[int] = Signal()
    one, other = Listener(), Listener()
    signal.connect(one.hear)
    signal.connect(other.hear)
    signal.disconnect(one.hear)
    signal.disconnect(one.hear)
    signal.emit(1)
    assert (one.heard, other.heard) == ([], [1])


def test_who_is_disconnected_meanwhile_hears_nothing_more() -> None:
    signal: Signal[int] = Signal()
    late = Listener()
    signal.connect(lambda _: signal.disconnect(late.hear))
    signal.connect(late.hear)
    signal.emit(1)
    assert late.heard == []


def test_who_connects_meanwhile_hears_the_next_one() -> None:
    signal: Signal[int] = Signal()
    late = Listener()

    def invite(value: int) -> None:
        if value == 1:
            signal.connect(late.hear)

    signal.connect(invite)
    signal.emit(1)
    assert late.heard == []
    signal.emit(2)
    assert late.heard == [2]


def test_closed_views_leave_nothing_behind_even_where_nothing_is_emitted() -> None:
    signal: Signal[int] = Signal()
    for _ in range(50):
        signal.connect(Listener().hear)
    gc.collect()
    listener = Listener()
    signal.connect(listener.hear)
    assert len(signal._listeners) == 1
