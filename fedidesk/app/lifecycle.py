"""From the first frame to the last: what happens when."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from fedidesk.core.tasks import TaskScope
from fedidesk.ui.main_window import MainWindow

log = logging.getLogger(__name__)

_DEADLINE = 4.0
"""Seconds that the end may take; what is not done by then is left."""


async def live(
    window: MainWindow,
    after_first_frame: Callable[[], Awaitable[None]],
    before_the_end: Callable[[], Awaitable[None]],
) -> None:
    """Show ``window``, go on as soon as it is painted, and return when it is closed for good."""
    painted = asyncio.Event()
    closed = asyncio.Event()
    window.first_painted.connect(painted.set)
    window.closing.connect(closed.set)
    window.show()
    scope = TaskScope("opening")
    scope.start(_open(painted, after_first_frame))
    await closed.wait()
    await scope.close()
    try:
        async with asyncio.timeout(_DEADLINE):
            await before_the_end()
    except TimeoutError:
        log.warning("the end took too long")


async def _open(painted: asyncio.Event, after_first_frame: Callable[[], Awaitable[None]]) -> None:
    await painted.wait()
    await after_first_frame()
