"""Hears from the system when the network is another one, where it tells."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

_CALM_MS = 1_000
"""A change of network comes as many changes; this long after the last one it is over."""


class NetworkWatch(QObject):
    """Tells by ``changed`` that connections should be made anew.

    ``information`` is None where the system tells nothing; then nothing is ever told.
    """

    changed = Signal()

    def __init__(self, information: QNetworkInformation | None, parent: QObject) -> None:
        super().__init__(parent)
        self._information = information
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.changed)
        if information is not None:
            information.reachabilityChanged.connect(self._happened)
            information.transportMediumChanged.connect(self._happened)

    def _happened(self) -> None:
        is_gone = QNetworkInformation.Reachability.Disconnected
        if self._information is None or self._information.reachability() == is_gone:
            self._calm.stop()
        else:
            self._calm.start()


def system_information() -> QNetworkInformation | None:
    """Return what the system tells of its network, None where there is nobody to tell."""
    if not QNetworkInformation.loadDefaultBackend():
        return None
    return QNetworkInformation.instance()
