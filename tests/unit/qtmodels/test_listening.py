from PySide6.QtCore import QObject
from shiboken6 import delete

from fedidesk.core.events import Signal
from fedidesk.qtmodels.listening import listen


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def hear(self, number: int) -> None:
        self.setObjectName(str(number))
        self.heard.append(number)


def test_what_is_said_is_heard() -> None:
    signal: Signal[int] = Signal()
    ear = Ear()
    listen(signal, ear.hear)
    signal.emit(1)
    assert ear.heard == [1]


def test_an_object_that_qt_has_deleted_hears_nothing() -> None:
    signal: Signal[int] = Signal()
    ear, other = Ear(), Ear()
    listen(signal, ear.hear)
    listen(signal, other.hear)
    delete(ear)
    signal.emit(1)
    assert ear.heard == []
    assert other.heard == [1]
    assert len(signal._listeners) == 1


def test_an_object_is_not_kept_alive_by_what_it_listens_to() -> None:
    signal: Signal[int] = Signal()
    listen(signal, Ear().hear)
    signal.emit(1)
    assert signal._listeners == []
