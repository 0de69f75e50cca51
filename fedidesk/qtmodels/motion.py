"""Pictures that move: emoji, avatars and GIFs, while somebody can see them."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from fedidesk.qtmodels import film as films
from fedidesk.qtmodels.picture_key import PictureKey

_TICK_MS = 50
_MOST_BYTES = 40_000_000
_MOST_KNOWN = 2000


class Motion(QObject):
    """Gives the frames of now in the place of still pictures. Nothing moves unless it is on.

    Whoever paints a frame keeps it moving until the next one is due: what nobody paints stands
    still, and while nothing is painted no timer runs.
    """

    moved = Signal(object)
    """Brings a frozenset with the addresses of still pictures whose frame is another now."""
    switched_on = Signal()
    """Pictures may move from now on; whoever shows some says which ones can."""
    wanted = Signal(str)
    """Brings the address of a film that is to be fetched; ``fetched`` takes what comes of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on: Callable[[], bool] = _never
        self._moving: OrderedDict[str, str] = OrderedDict()
        """By the address of the still picture."""
        self._films: OrderedDict[PictureKey, films.Film] = OrderedDict()
        self._bytes = 0
        self._asked: dict[str, set[PictureKey]] = {}
        self._playing: set[PictureKey] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_on(self) -> bool:
        """Whether pictures may move now."""
        return self._is_on()

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return self._timer.isActive()

    def move_while(self, may_move: Callable[[], bool]) -> None:
        """Ask ``may_move`` from now on whether pictures may move."""
        self._is_on = may_move
        if may_move():
            self.switched_on.emit()
        else:
            self._stand_still()

    def learn(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """Take note which films belong to which still pictures; return whether any is new."""
        news = False
        for still, moving in pairs:
            if self._moving.get(still) != moving:
                self._moving[still] = moving
                news = True
            self._moving.move_to_end(still)
        while len(self._moving) > _MOST_KNOWN:
            self._moving.popitem(last=False)
        return news

    def frame(self, key: PictureKey) -> QPixmap | None:
        """Return the frame to paint in the place of a still picture, None for the picture itself.

        A film that is not there yet is asked for.
        """
        moving = self._moving.get(key.url)
        if moving is None or not self._is_on():
            return None
        film = self._films.get(key)
        if film is None:
            self._ask(key, moving)
            return None
        self._films.move_to_end(key)
        if not film.moves:
            return None
        if key not in self._playing:
            self._playing.add(key)
            film.go_on(time.monotonic())
            if not self._timer.isActive():
                self._timer.start()
        return film.pixmap()

    def has_asked(self, url: str) -> bool:
        """Return whether ``url`` is being fetched for a film."""
        return url in self._asked

    def fetched(self, url: str) -> Iterable[PictureKey]:
        """Return the shapes in which the film at ``url`` is wanted; it is asked for no more."""
        return self._asked.pop(url, ())

    def failed(self, url: str) -> None:
        """Let the pictures stand still whose film can't be had."""
        for key in self._asked.pop(url, ()):
            self.keep(key, films.Film())

    def keep(self, key: PictureKey, film: "films.Film") -> None:
        """Take a film that was read; where those that run leave no room for it, it stands still."""
        if key in self._films:
            return
        for old in [old for old in self._films if old not in self._playing]:
            if self._bytes + film.size > _MOST_BYTES:
                self._bytes -= self._films.pop(old).size
        if self._bytes + film.size > _MOST_BYTES:
            film = films.Film()
        self._films[key] = film
        self._bytes += film.size
        if film.moves:
            self.moved.emit(frozenset({key.url}))

    def close(self) -> None:
        """Let nothing move any more."""
        self._is_on = _never
        self._stand_still()

    def _ask(self, key: PictureKey, moving: str) -> None:
        asked = moving in self._asked
        self._asked.setdefault(moving, set()).add(key)
        if not asked:
            self.wanted.emit(moving)

    def _tick(self) -> None:
        if not self._is_on():
            self._stand_still()
            return
        now = time.monotonic()
        due = {key for key in self._playing if self._films[key].step(now)}
        self._playing -= due
        if due:
            self.moved.emit(frozenset(key.url for key in due))
        elif not self._playing:
            self._timer.stop()

    def _stand_still(self) -> None:
        self._timer.stop()
        moving = frozenset(key.url for key in self._films)
        self._films.clear()
        self._playing.clear()
        self._bytes = 0
        if moving:
            self.moved.emit(moving)


def _never() -> bool:
    return False
