"""The calls of a gateway that are about people."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from fedidesk.api import profiles, relationships
from fedidesk.api.client import Client
from fedidesk.core.lanes import Priority
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.domain.relationship import Relationship

Result = TypeVar("Result")
SEARCH = "search"
_RELATIONSHIPS, _FOLLOWING = "relationships", "following"


class PeopleCalls(ABC):
    """A part of the gateway; the gateway brings the way to the server."""

    @abstractmethod
    async def _read(
        self,
        call: Callable[[Client], Result],
        priority: Priority = Priority.USER,
        *,
        function: str = "",
    ) -> Result: ...

    @abstractmethod
    async def _write(self, call: Callable[[Client], Result], *, function: str = "") -> Result: ...

    @abstractmethod
    async def _profile_here(self, profile_id: ProfileId) -> ProfileId: ...

    async def own_profile(self) -> Profile:
        """Return the profile of the account itself."""
        return await self._read(profiles.own)

    async def find_profile(self, name: str) -> Profile | None:
        """Return the profile with that handle or address, fetched from its server if need be."""
        return await self._read(partial(profiles.find, name=name), function=SEARCH)

    async def relationship(self, profile_id: ProfileId) -> Relationship:
        """Return how the account stands to somebody."""
        here = await self._profile_here(profile_id)
        call = partial(relationships.read, profile_id=here)
        return await self._read(call, Priority.VISIBLE, function=_RELATIONSHIPS)

    async def set_following(self, profile_id: ProfileId, on: bool) -> Relationship:
        """Follow somebody, or no longer; return how the account stands to them then."""
        here = await self._profile_here(profile_id)
        call = partial(relationships.follow, profile_id=here, on=on)
        return await self._write(call, function=_FOLLOWING)
