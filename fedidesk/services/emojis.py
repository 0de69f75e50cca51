"""The emoji that an account can write: those of Unicode, and those of its server."""

from pathlib import Path

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.emoji_choice import MOST_RECENT, Emoji, found_by, of_server
from fedidesk.domain.errors import FedideskError
from fedidesk.services.asking import Suggestions
from fedidesk.store.emoji_names import read_emoji
from fedidesk.store.recent_emoji_file import RecentEmojiFile


class Emojis:
    """Holds them once somebody writes; ``changed`` says that there are more, or others."""

    def __init__(
        self,
        names: Path,
        recent: RecentEmojiFile,
        server: Suggestions,
        disk: Lane[None],
        scope: TaskScope,
    ) -> None:
        self._names = names
        self._file = recent
        self._server = server
        self._disk = disk
        self._scope = scope
        self._language = ""
        self._unicode: tuple[Emoji, ...] = ()
        self._custom: tuple[Emoji, ...] = ()
        self._has_asked = False
        self._recent: tuple[str, ...] = ()
        self.changed: Signal[()] = Signal()

    def load(self, language: str) -> None:
        """Read in the background what they are called in ``language``, and ask the server."""
        if language != self._language:
            self._language = language
            self._scope.start(self._read(language))
        if not self._has_asked:
            self._scope.start(self._ask(), key="custom emoji")

    @property
    def all(self) -> tuple[Emoji, ...]:
        """Return all that are known by now, the server's first."""
        return (*self._custom, *self._unicode)

    @property
    def recent(self) -> tuple[Emoji, ...]:
        """Return those that were chosen last, the latest first."""
        known = {each.written: each for each in self.all}
        return tuple(known[written] for written in self._recent if written in known)

    def find(self, typed: str, most: int) -> tuple[Emoji, ...]:
        """Return those that are called like that: few are meant while one types."""
        return found_by(typed, self.all, most)

    def remember(self, emoji: Emoji) -> None:
        """Take note that ``emoji`` was chosen."""
        others = (each for each in self._recent if each != emoji.written)
        recent = (emoji.written, *others)[:MOST_RECENT]
        if recent != self._recent:
            self._recent = recent
            self._scope.start(self._disk.run(lambda _: self._file.write(recent)))
            self.changed.emit()

    async def _read(self, language: str) -> None:
        unicode, recent = await self._disk.run(
            lambda _: (read_emoji(self._names, language), self._file.read())
        )
        if language == self._language:
            self._unicode = unicode
            self._recent = self._recent or recent
            self.changed.emit()

    async def _ask(self) -> None:
        try:
            found = await self._server.custom_emojis()
        except FedideskError:
            return
        self._has_asked = True
        self._custom = of_server(found)
        self.changed.emit()
