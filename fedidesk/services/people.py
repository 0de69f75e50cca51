"""Looking for people by the names one knows them under."""

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.services.connection import Connection


class People:
    """Finds profiles, and remembers those that were found.

    ``found`` brings the handle that was asked for and the profile, ``not_found`` the handle and
    the error if there was one.
    """

    def __init__(self, connection: Connection, scope: TaskScope) -> None:
        self._connection = connection
        self._scope = scope
        self._known: dict[ProfileId, Profile] = {}
        self.found: Signal[str, Profile] = Signal()
        self.not_found: Signal[str, FedideskError | None] = Signal()

    def look_for(self, handle: str) -> None:
        """Look for whoever has ``handle``, on whatever server."""
        self._scope.start(self._look_for(handle), key=f"person:{handle}")

    def remember(self, profile: Profile) -> None:
        """Know ``profile`` by its id from now on."""
        self._known[profile.id] = profile

    def known(self, profile_id: ProfileId) -> Profile | None:
        """Return the profile, if it was met here."""
        return self._known.get(profile_id)

    async def _look_for(self, handle: str) -> None:
        try:
            profile = await self._connection.call(lambda gateway: gateway.find_profile(handle))
        except FedideskError as error:
            self.not_found.emit(handle, error)
            return
        if profile is None:
            self.not_found.emit(handle, None)
            return
        self.remember(profile)
        self.found.emit(handle, profile)
