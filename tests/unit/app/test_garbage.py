"""Garbage is collected where Qt objects may be deleted, and nowhere else."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fedidesk.app import garbage
from fedidesk.app.garbage import GarbageCollection


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(garbage, "_LATER", 10)
    enabled = gc.isenabled()
    owner = QObject()
    GarbageCollection(owner)
    yield
    owner.deleteLater()
    gc.unfreeze()
    if enabled:
        gc.enable()


class Circle:
    def __init__(self) -> None:
        self.own = self


def _make_garbage(count: int) -> None:
    for _ in range(count):
        Circle()


@pytest.mark.usefixtures("collection")
def test_a_circle_goes_in_the_gui_thread(qtbot: QtBot) -> None:
    deleted_by: list[int] = []
    circle = Circle()
    gone = weakref.ref(circle, lambda _: deleted_by.append(threading.get_ident()))
    del circle
    worker = threading.Thread(target=_make_garbage, args=(5 * gc.get_threshold()[0],))
    worker.start()
    worker.join()
    assert gone() is not None, "collected by a thread that only made garbage"
    qtbot.waitUntil(lambda: gone() is None)
    assert deleted_by == [threading.get_ident()]


@pytest.mark.usefixtures("collection")
def test_old_things_go_though_new_ones_never_stop_coming(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_MUCH", -1.0)
    monkeypatch.setattr(garbage, "_SOON", 1)
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect(0)
    del circle
    gc.collect(0)
    assert gone() is not None, "it is not new any more"
    qtbot.waitUntil(lambda: gone() is None)
