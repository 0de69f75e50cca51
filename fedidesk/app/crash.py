"""What happens to an error that nobody expected: it is logged and told, and work goes on."""

import asyncio
import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)


class CrashHandler:
    """Catches what escapes from slots, callbacks and tasks. ``tell`` informs the person."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def install(self) -> None:
        """Take over from Python."""
        sys.excepthook = self._escaped

    def watch(self, loop: "asyncio.AbstractEventLoop") -> None:
        """Take over from ``loop``."""
        loop.set_exception_handler(self._lost)

    def _escaped(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("an error nobody expected", exc_info=(kind, error, trace))
        self._tell()

    def _lost(self, _: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            log.error("work failed and nobody waited", exc_info=error)
            self._tell()
        else:
            log.warning("the event loop complains: %s", context.get("message", ""))
