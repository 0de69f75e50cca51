"""Misbehaviour on demand: which request goes wrong, how, and how often."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass
class Fault:
    """One rule. `times` None means for ever; the first `skip` matching requests go well."""

    kind: str
    path: str
    method: str = "*"
    times: int | None = 1
    skip: int = 0
    options: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, method: str, path: str) -> bool:
        """Whether a request is meant; `path` is a shell pattern."""
        if self.times == 0 or not fnmatchcase(path, self.path):
            return False
        return self.method in {"*", method}

    def use(self) -> bool:
        """Count one matching request; True if it is to go wrong."""
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The rules now in force, in the order they were made; the first that fits is used."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._released = asyncio.Event()

    def add(self, fault: Fault) -> None:
        """Put one rule in force."""
        self._rules.append(fault)

    def remove(self, path: str | None) -> int:
        """Drop the rules for exactly this path pattern, or all of them; says how many."""
        before = len(self._rules)
        self._rules = [rule for rule in self._rules if path is not None and rule.path != path]
        return before - len(self._rules)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for one request, or None if all goes well."""
        for rule in self._rules:
            if rule.fits(method, path):
                return rule if rule.use() else None
        return None

    async def held(self) -> None:
        """Wait for the next `release`."""
        await self._released.wait()

    def release(self) -> None:
        """Let every request go on that is held now."""
        self._released.set()
        self._released = asyncio.Event()
