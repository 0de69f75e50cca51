"""Waiting while a server looks for replies that it does not know yet."""

from fedidesk.core.clock import Clock
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import Thread, ThreadRefresh
from fedidesk.services.connection import Connection

_SHORTEST, _LONGEST = 1.0, 30.0
"""Seconds between two questions, whatever the server wants."""
_PATIENCE = 300.0
"""Seconds after which a search that goes on is taken for ended."""


async def search_for_more(
    thread: Thread, focus: PostId, connection: Connection, clock: Clock
) -> Thread | None:
    """Return the thread as it is once the search is over that came with ``thread``.

    None where nothing was found, or the server can't be asked any more.
    """
    end = clock.monotonic() + _PATIENCE
    latest: Thread | None = None
    done: set[str] = set()
    refresh = thread.refresh
    while refresh is not None and refresh.id not in done and clock.monotonic() < end:
        done.add(refresh.id)
        if await _outcome(refresh, connection, clock, end) == 0:
            break
        try:
            found = await connection.call(lambda gateway: gateway.thread(focus))
            latest = await _whole(found, connection)
        except FedideskError:
            break
        refresh = latest.refresh
    return latest


async def _whole(thread: Thread, connection: Connection) -> Thread:
    if not thread.unread:
        return thread
    more = await connection.call(lambda gateway: gateway.read_on(thread))
    return await _whole(more, connection)


async def _outcome(
    refresh: ThreadRefresh, connection: Connection, clock: Clock, end: float
) -> int | None:
    """Wait for the end of a search; return how much was found, None where nobody says."""
    pause = min(max(refresh.wait, _SHORTEST), _LONGEST)
    while refresh.is_running and clock.monotonic() < end:
        await clock.sleep(pause)
        asked = refresh.id
        try:
            refresh = await connection.call(lambda gateway: gateway.thread_refresh(asked))  # noqa: B023 - called at once
        except FedideskError:
            return None
    return refresh.found
