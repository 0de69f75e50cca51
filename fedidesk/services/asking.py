"""What a server can be asked for while one types."""

from typing import Protocol

from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.services.connection import Connection


class Suggestions(Protocol):
    """The calls of a gateway that help to write. Every one may raise a ``ServerError``."""

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return the emoji that the server shows to choose from, in its order."""
        ...

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return a few people whom the server knows and whose names begin like that."""
        ...

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return a few hashtags that begin like that, without #."""
        ...


class AskingServer:
    """Asks through the line of an account, whatever gateway it has just then."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return the emoji that the server shows to choose from, in its order."""
        return await self._connection.call(lambda gateway: gateway.custom_emojis())

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return a few people whom the server knows and whose names begin like that."""
        return await self._connection.call(lambda gateway: gateway.find_people(text))

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return a few hashtags that begin like that, without #."""
        return await self._connection.call(lambda gateway: gateway.find_hashtags(text))
