"""The calls of a gateway that are about people."""

from functools import partial

from fedidesk.api import profiles, relationships
from fedidesk.api.calls import Calls
from fedidesk.core.lanes import Priority
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.domain.relationship import Relationship

SEARCH = "search"
_RELATIONSHIPS, _FOLLOWING = "relationships", "following"


class PeopleCalls(Calls):
    """A part of the gateway."""

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
