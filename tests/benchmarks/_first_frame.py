"""One start of a window, in a process of its own: what it cost to the end of the first frame.

``bare`` shows a window with nothing of fedidesk in it, ``profile DIR`` starts fedidesk. Prints one
JSON line and ends at once.
"""

import json
import os
import sys
import time

_EARLY = ("mastodon", "requests", "websockets", "keyring", "PySide6.QtMultimedia")


def main() -> None:
    if sys.argv[1] == "bare":
        _bare_window()
    else:
        _fedidesk(sys.argv[2])


def _report(posts: int) -> None:
    figures = {
        "cpu_ms": time.process_time() * 1000,
        "posts": posts,
        "early_imports": [name for name in _EARLY if name in sys.modules],
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _bare_window() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self.painted)

        def painted(self) -> None:
            _report(0)

    application = QApplication(["bare"])
    window = Window()
    window.resize(960, 800)
    window.show()
    application.exec()


def _fedidesk(profile: str) -> None:
    import fedidesk.__main__  # noqa: F401 - as the command begins
    from fedidesk.app import lifecycle, main
    from fedidesk.ui.main_window import MainWindow
    from fedidesk.ui.timeline.post_row import PostRow

    def watched(window: MainWindow) -> None:
        lifecycle.show_first_frame(window)
        _report(sum(row.isVisible() for row in window.findChildren(PostRow)))

    main.show_first_frame = watched
    main.run(["--profile", profile])


if __name__ == "__main__":
    main()
