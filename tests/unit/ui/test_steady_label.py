"""Words that change beside others move nothing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from fedidesk.ui.steady_label import SteadyLabel


class _Requests(QObject):
    """Counts how often something is to be laid out anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_only_wider_words_ask_for_room(qapp: QApplication) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    label = SteadyLabel()
    label.say("500")
    row.addWidget(label)
    row.addWidget(QLabel("beside it"))
    window.show()
    qapp.processEvents()
    requests, width = _Requests(window), label.width()
    for left in range(499, -99, -1):
        label.say(str(left))
        qapp.sendPostedEvents()
    assert label.text() == "-98"
    assert requests.count == 0
    label.say("-1,000")
    qapp.processEvents()
    assert requests.count
    assert label.width() > width
    font = label.font()
    font.setPixelSize(40)
    width = label.width()
    label.setFont(font)
    assert label.width() > width
    window.close()
