"""Whether words are spelt right, by the dictionaries of this machine."""

from collections.abc import Iterable

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.store.dictionaries import Dictionaries

_MOST_KNOWN = 20_000


class Spelling:
    """Remembers what was looked up; ``learned`` says that more is known of a language.

    ``changed`` says that words are right that were not.
    """

    def __init__(self, dictionaries: Lane[Dictionaries], scope: TaskScope) -> None:
        self._dictionaries = dictionaries
        self._scope = scope
        self._wrong: dict[tuple[str, str], bool] = {}
        self._none: set[str] = set()
        self.learned: Signal[str] = Signal()
        self.changed: Signal[str] = Signal()

    def is_wrong(self, word: str, language: str) -> bool | None:
        """Return whether a word is spelt wrong; None where nobody has looked it up yet."""
        if language in self._none:
            return False
        return self._wrong.get((language, word))

    def look_up(self, words: Iterable[str], language: str) -> None:
        """Look words up in the background."""
        new = tuple(word for word in words if self.is_wrong(word, language) is None)
        if new:
            self._scope.start(self._look_up(new, language))

    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """Return what may be meant by ``word``."""
        return await self._dictionaries.run(lambda tool: tool.suggestions(word, language))

    def add(self, word: str, language: str) -> None:
        """Take ``word`` for right from now on, here and wherever else the person writes."""
        self._scope.start(self._add(word, language))

    def close(self) -> None:
        """Look nothing up any more."""
        self._dictionaries.close()

    async def _add(self, word: str, language: str) -> None:
        await self._dictionaries.run(lambda tool: tool.add(word, language))
        # Other forms of it may be right now too: what is asked for again is looked up again.
        self._wrong = {key: wrong for key, wrong in self._wrong.items() if not wrong}
        self._wrong[(language, word)] = False
        self.changed.emit(language)

    async def _look_up(self, words: tuple[str, ...], language: str) -> None:
        wrong = await self._dictionaries.run(lambda tool: tool.wrong_among(words, language))
        if wrong is None:
            self._none.add(language)
        else:
            if len(self._wrong) > _MOST_KNOWN:
                self._wrong.clear()
            self._wrong.update({(language, word): word in wrong for word in words})
        self.learned.emit(language)
