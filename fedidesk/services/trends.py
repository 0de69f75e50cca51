"""What many people on the server talk about: hashtags and links that trend."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.services.connection import Connection
from fedidesk.services.ports import Gateway
from fedidesk.store.rows import END, IDLE, LOADING, LoadState, failed

Item = TypeVar("Item", TrendingTag, TrendingLink)


class TrendList(Generic[Item]):
    """One list of what trends, empty until it is refreshed; ``changed`` tells of all of it."""

    def __init__(
        self,
        name: str,
        ask: Callable[[Gateway], Awaitable[tuple[Item, ...]]],
        connection: Connection,
        scope: TaskScope,
    ) -> None:
        self._name = name
        self._ask: Callable[[Gateway], Awaitable[tuple[Item, ...]]] = ask
        self._connection = connection
        self._scope = scope
        self.items: tuple[Item, ...] = ()
        self.state: LoadState = IDLE
        """``END`` once it is loaded: there are no pages."""
        self.changed: Signal[()] = Signal()

    def refresh(self) -> None:
        """Fetch what trends now; what was there stays until that is here."""
        self._scope.start(self._refresh(), key=f"trends:{self._name}")

    async def _refresh(self) -> None:
        self._set(LOADING)
        try:
            self.items = await self._connection.call(self._ask)
        except FedideskError as error:
            self._set(failed(error))
        else:
            self._set(END)

    def _set(self, state: LoadState) -> None:
        self.state = state
        self.changed.emit()


class Trends:
    """Both lists of one account's server."""

    def __init__(self, connection: Connection, scope: TaskScope) -> None:
        self.tags: TrendList[TrendingTag] = TrendList(
            "tags", lambda gateway: gateway.trending_tags(), connection, scope
        )
        self.links: TrendList[TrendingLink] = TrendList(
            "links", lambda gateway: gateway.trending_links(), connection, scope
        )
