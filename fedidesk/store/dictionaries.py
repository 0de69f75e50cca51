"""The dictionaries that are on this machine, as Enchant finds them."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_MOST_SUGGESTIONS = 6


class Dictionaries:
    """Says which words are spelt wrong. Belongs to one thread: neither it nor Enchant is quick.

    ``preferred`` are locales such as ``en_GB``: of several dictionaries of a language theirs is
    taken. Where Enchant is not installed there is no dictionary at all.
    """

    def __init__(self, preferred: Iterable[str] = ()) -> None:
        self._preferred = tuple(preferred)
        self._broker = _broker()
        self._open: dict[str, Any] = {}

    def wrong_among(self, words: Iterable[str], language: str) -> frozenset[str] | None:
        """Return those that are spelt wrong; None where there is no dictionary of ``language``."""
        dictionary = self._dictionary(language)
        if dictionary is None:
            return None
        return frozenset(word for word in words if not dictionary.check(word))

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """Return what may be meant by ``word``, the likeliest first."""
        dictionary = self._dictionary(language)
        return () if dictionary is None else tuple(dictionary.suggest(word)[:_MOST_SUGGESTIONS])

    def add(self, word: str, language: str) -> None:
        """Put ``word`` into the person's own list, which all applications with Enchant share."""
        dictionary = self._dictionary(language)
        if dictionary is not None:
            dictionary.add(word)

    def _dictionary(self, language: str) -> Any:  # noqa: ANN401 - Enchant says no types
        if language not in self._open:
            name = self._name_of(language)
            self._open[language] = self._broker.request_dict(name) if name else None
        return self._open[language]

    def _name_of(self, language: str) -> str:
        """Return what the dictionary for a language is called; empty where there is none."""
        if self._broker is None or not language:
            return ""
        tag = language.replace("-", "_")
        there = sorted(self._broker.list_languages())
        wanted = (tag, *self._preferred)
        fitting = [name for name in there if name == tag or name.startswith(f"{tag}_")]
        fitting = fitting or [name for name in there if name == tag.partition("_")[0]]
        return next((name for name in wanted if name in fitting), next(iter(fitting), ""))


def _broker() -> Any:  # noqa: ANN401 - Enchant says no types
    try:
        return import_module("enchant").Broker()
    except ImportError:
        return None
