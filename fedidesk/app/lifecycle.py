"""From the first frame to the last: what happens when."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine

from PySide6.QtCore import QEventLoop, QTimer

from fedidesk.core.tasks import TaskScope, begin_early_work
from fedidesk.ui.main_window import MainWindow

log = logging.getLogger(__name__)

_FIRST_FRAME_WITHIN = 1000
"""Milliseconds after which the application goes on without it."""
_DEADLINE = 4.0
"""Seconds that the end may take; what is not done by then is left."""


def show_first_frame(window: MainWindow) -> None:
    """Show ``window`` and return when its first frame is on screen, or it was closed already.

    Qt alone does this: asyncio, whose import takes as long as all of our own, comes afterwards.
    """
    frame = QEventLoop()
    window.first_painted.connect(frame.quit)
    window.closing.connect(frame.quit)
    # A window that starts minimised is not painted.
    QTimer.singleShot(_FIRST_FRAME_WITHIN, frame.quit)
    window.show()
    frame.exec()


async def live(
    window: MainWindow,
    go_online: Callable[[], Coroutine[None, None, None]],
    before_the_end: Callable[[], Awaitable[None]],
) -> None:
    """Go online with ``window`` on screen, and return when it is closed for good."""
    closed = asyncio.Event()
    window.closing.connect(closed.set)
    if not window.isVisible():
        closed.set()
    begin_early_work()
    scope = TaskScope("opening")
    scope.start(go_online())
    await closed.wait()
    await scope.close()
    try:
        async with asyncio.timeout(_DEADLINE):
            await before_the_end()
    except TimeoutError:
        log.warning("the end took too long")
