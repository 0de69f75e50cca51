"""A lane without a thread of its own."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fedidesk.core.lanes import Lane, LaneClosed, Priority

Result = TypeVar("Result")


class InlineLane(Lane[None]):
    """Does each call in the loop's thread, one turn later."""

    def __init__(self) -> None:
        super().__init__("inline", lambda: None)

    async def run(
        self,
        call: Callable[[None], Result],
        *,
        priority: Priority = Priority.USER,
        timeout: float | None = None,
    ) -> Result:
        """Do it; whoever gives up before its turn leaves it undone."""
        del priority, timeout
        await asyncio.sleep(0)
        if self._closed:
            raise LaneClosed(self._name)
        return call(None)
