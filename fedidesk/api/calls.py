"""The way to the server that all parts of a gateway share."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from fedidesk.api.client import Client
from fedidesk.core.lanes import Priority
from fedidesk.domain.ids import PostId, ProfileId

Result = TypeVar("Result")


class Calls(ABC):
    """A part of the gateway; the gateway itself brings the way."""

    @abstractmethod
    async def _read(
        self,
        call: Callable[[Client], Result],
        priority: Priority = Priority.USER,
        *,
        function: str = "",
    ) -> Result:
        """Ask in the readers' lane; ``function`` is what the server may turn out not to offer."""

    @abstractmethod
    async def _write(self, call: Callable[[Client], Result], *, function: str = "") -> Result:
        """Change something, in the writers' lane."""

    @abstractmethod
    async def _post_here(self, post_id: PostId) -> PostId:
        """Return what this server calls a post, which may be known by its address alone."""

    @abstractmethod
    async def _profile_here(self, profile_id: ProfileId) -> ProfileId:
        """Return what this server calls a person, likewise."""
