"""What somebody asks for once, and nothing waits for."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Gone, NotOffered
from fedidesk.services.notices import Notice, NoticeKind, Notices

_FOR_GOOD = (Gone, NotOffered)
"""Failures after which nobody tries again."""


class Errands:
    """Runs them in the background; a notice says what could not be done, and offers to try again.

    The work belongs to the session.
    """

    def __init__(self, account: Account, notices: Notices, scope: TaskScope) -> None:
        self._account = account
        self._notices = notices
        self._scope = scope

    def run(
        self,
        do: Callable[[], Coroutine[Any, Any, object]],
        key: str,
        trouble: NoticeKind,
        success: NoticeKind | None = None,
    ) -> None:
        """Run ``do``, of all with the same ``key`` one at a time.

        Its failure is told as ``trouble``, its end as ``success`` where nothing else shows it.
        """
        self._scope.start(self._run(do, key, trouble, success), key=key)

    async def _run(
        self,
        do: Callable[[], Coroutine[Any, Any, object]],
        key: str,
        trouble: NoticeKind,
        success: NoticeKind | None,
    ) -> None:
        try:
            await do()
        except FedideskError as error:
            again = partial(self.run, do, key, trouble, success)
            retry = None if isinstance(error, _FOR_GOOD) else again
            self._notices.tell(Notice(trouble, self._account, error, retry))
        else:
            if success is not None:
                self._notices.tell(Notice(success, self._account))
