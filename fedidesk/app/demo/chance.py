"""Chance that falls the same way every time, so that one demo is like the next."""

from __future__ import annotations

from random import Random


def seeded(name: str) -> Random:
    """A source of chance with a named start; not for secrets."""
    return Random(name)  # noqa: S311 - draws pictures and picks small talk, guards nothing
