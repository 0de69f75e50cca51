"""Films and sounds that play, as those who show them see them; no multimedia is imported here."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QImage


class PlayState(StrEnum):
    """What a player is at."""

    LOADING = "loading"
    """It wants to play and waits for the server."""
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"
    """``Player.trouble`` says why; nothing but ``close`` has an effect any more."""


class Trouble(StrEnum):
    """Why something does not play."""

    NO_PLAYER = "no player"
    """This installation can't play, or was told not to."""
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    """It is no film or sound, or of a kind that nobody here knows."""
    NO_PICTURE = "no picture"
    """It plays, but no picture of it can be had."""
    SLOW = "slow"
    """Nothing has come for a long time."""


class Player(Protocol):
    """Plays one film or sound from its address. Times are in milliseconds."""

    changed: SignalInstance
    """State, duration or kind are other than before."""
    frame_came: SignalInstance
    """There is another picture."""
    moved: SignalInstance
    """Brings the position, some times a second."""

    @property
    def state(self) -> PlayState:
        """What it is at."""
        ...

    @property
    def trouble(self) -> Trouble | None:
        """Why it has failed."""
        ...

    @property
    def position(self) -> int:
        """How far it is."""
        ...

    @property
    def duration(self) -> int:
        """How long it is; 0 while that is not known."""
        ...

    @property
    def is_seekable(self) -> bool:
        """Whether ``seek`` has an effect."""
        ...

    def image(self) -> QImage:
        """Return the picture of now; a null one while there is none."""
        ...

    def play(self) -> None:
        """Go on, or begin again at the end."""
        ...

    def pause(self) -> None:
        """Stand still."""
        ...

    def seek(self, position: int) -> None:
        """Go to another place, as soon as that can be."""
        ...

    def set_sound(self, percent: int, *, muted: bool) -> None:
        """Be as loud as that."""
        ...

    def set_rate(self, rate: float) -> None:
        """Play slower or faster; 1 is as it was made."""
        ...

    def close(self) -> None:
        """End, and let go of everything."""
        ...


MakePlayer = Callable[[str, bool, QObject], Player | Trouble]
"""Makes a player for an address, which says nothing and loops if the flag is set."""
