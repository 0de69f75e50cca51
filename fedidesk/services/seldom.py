"""Telling a number now and then, for what changes more often than anybody wants to hear."""

from collections.abc import Callable

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope


class Seldom:
    """Tells at once if it has been silent for long enough, else later: then the latest number.

    ``pause`` returns the seconds between two of them, none for telling nothing at all. Nothing is
    told before ``begin``: there is no loop yet. All of it lives in the loop's thread.
    """

    def __init__(self, clock: Clock, scope: TaskScope, pause: Callable[[], float]) -> None:
        self._clock = clock
        self._scope = scope
        self._pause = pause
        self._begun = False
        self._waiting: int | None = None
        self._told_at: float | None = None
        self.told: Signal[int] = Signal()

    def begin(self) -> None:
        """Tell from now on, beginning with what waits."""
        self._begun = True
        self._start()

    def offer(self, number: int) -> None:
        """Want ``number`` told, instead of the one that waits."""
        self._waiting = number
        self._start()

    def revise(self, number: int) -> None:
        """Let ``number`` be told if anything is to be told at all."""
        if self._waiting is not None:
            self._waiting = number

    def withdraw(self) -> None:
        """Tell nothing: it is not so any more."""
        self._waiting = None

    def _start(self) -> None:
        if self._begun and self._waiting is not None:
            self._scope.start(self._tell(), key="seldom")

    async def _tell(self) -> None:
        while (wait := self._left()) > 0:
            await self._clock.sleep(wait)
        number, self._waiting = self._waiting, None
        if number is not None and self._pause() > 0:
            self._told_at = self._clock.monotonic()
            self.told.emit(number)

    def _left(self) -> float:
        """Return how many seconds it has to be silent yet."""
        if self._told_at is None:
            return 0.0
        return self._told_at + self._pause() - self._clock.monotonic()
