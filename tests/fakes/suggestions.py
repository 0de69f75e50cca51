"""A server that knows people, hashtags and emoji to suggest."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.profile import CustomEmoji, Profile

Found = TypeVar("Found")


class FakeSuggestions:
    """Implements ``services.asking.Suggestions``; ``asked`` is what was asked for."""

    def __init__(self) -> None:
        self.people: list[Profile] = []
        self.hashtags: list[str] = []
        self.emojis: list[CustomEmoji] = []
        self.asked: list[str] = []
        self.is_away = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return all."""
        return await self._answer("emoji", lambda: tuple(self.emojis))

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return those whose handles begin like that."""
        return await self._answer(
            f"@{text}",
            lambda: tuple(each for each in self.people if each.handle.startswith(text)),
        )

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return those that begin like that."""
        return await self._answer(
            f"#{text}", lambda: tuple(each for each in self.hashtags if each.startswith(text))
        )

    async def _answer(self, question: str, find: Callable[[], Found]) -> Found:
        self.asked.append(question)
        await self.gate.wait()
        if self.is_away:
            raise Unreachable("a.example")
        return find()
