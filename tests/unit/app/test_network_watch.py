"""Changes of the network are told once each, and only while there is one."""

import asyncio
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtWidgets import QApplication

from fedidesk.app.network_watch import NetworkWatch, system_information
from tests.waiting import until

Reachability = QNetworkInformation.Reachability


class FakeInformation(QObject):
    """Tells what the test says."""

    reachabilityChanged = Signal(Reachability)  # noqa: N815 - as Qt has it
    transportMediumChanged = Signal(QNetworkInformation.TransportMedium)  # noqa: N815 - as above

    def __init__(self) -> None:
        super().__init__()
        self.now = Reachability.Online

    def reachability(self) -> Reachability:
        """Return whether there is a network."""
        return self.now

    def become(self, now: Reachability) -> None:
        """Change, and tell."""
        self.now = now
        self.reachabilityChanged.emit(now)


class Heard:
    """A watch in a hurry, and what it told."""

    def __init__(self, information: Any, parent: QObject) -> None:
        self.watch = NetworkWatch(information, parent)
        self.watch._calm.setInterval(1)
        self.count = 0
        self.watch.changed.connect(self._changed)

    def _changed(self) -> None:
        self.count += 1


async def test_many_changes_are_one(qapp: QApplication) -> None:
    information = FakeInformation()
    heard = Heard(information, qapp)
    for _ in range(5):
        information.become(Reachability.Disconnected)
        information.become(Reachability.Online)
        information.transportMediumChanged.emit(QNetworkInformation.TransportMedium.WiFi)
    await until(lambda: heard.count)
    assert heard.count == 1
    assert not heard.watch._calm.isActive()


async def test_a_network_that_is_gone_is_nothing_to_connect_to(qapp: QApplication) -> None:
    information = FakeInformation()
    heard = Heard(information, qapp)
    information.become(Reachability.Online)
    information.become(Reachability.Disconnected)
    assert not heard.watch._calm.isActive()
    information.become(Reachability.Local)
    await until(lambda: heard.count)


async def test_a_system_that_tells_nothing(qapp: QApplication) -> None:
    heard = Heard(None, qapp)
    await asyncio.sleep(0)
    assert heard.count == 0


def test_what_this_system_has_is_harmless(qapp: QApplication) -> None:
    information = system_information()
    assert information is None or information.backendName()
    NetworkWatch(information, qapp).deleteLater()
