"""What signing in needs from the world; ``app/wiring`` gives it the real things."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fedidesk.domain.credentials import AppCredentials, Credentials
    from fedidesk.domain.profile import Profile
    from fedidesk.domain.server import Server


class SignInGateway(Protocol):
    """The way to a server before there is an account. Calls may raise a ``ServerError``."""

    async def server(self, base_url: str) -> Server:
        """Return what the server says of itself; ``NotMastodon`` if it is none of the kind."""
        ...

    async def register(self, base_url: str, redirects: tuple[str, ...]) -> AppCredentials:
        """Register this application with exactly these redirect addresses."""
        ...

    async def authorisation_url(
        self,
        base_url: str,
        app: AppCredentials,
        *,
        redirect: str,
        state: str,
        challenge: str,
        fresh: bool,
    ) -> str:
        """Return where the browser has to go; ``fresh`` asks for another sign-in there."""
        ...

    async def token(
        self, base_url: str, app: AppCredentials, *, redirect: str, code: str, verifier: str
    ) -> Credentials:
        """Exchange the code. Raises ``SignInFailed(CODE_REFUSED)`` or ``AppForgotten`` too."""
        ...

    async def profile(self, base_url: str, credentials: Credentials) -> Profile:
        """Return whose token it is."""
        ...

    async def revoke(self, base_url: str, credentials: Credentials) -> None:
        """Make the token worthless."""
        ...


class Visit(Enum):
    """What a visit of the browser that comes back meant; each gets a page of its own."""

    AGREED = "agreed"
    DENIED = "denied"
    STRANGER = "stranger"
    """Not from the sign-in that is under way."""


class RedirectReceiver(Protocol):
    """Listens on this machine for the browser that comes back."""

    @property
    def address(self) -> str:
        """The redirect address to register: known, and bound, before anybody is sent there."""
        ...

    async def close(self) -> None:
        """Stop listening and release the port."""
        ...


class ReceiverFactory(Protocol):
    """Makes receivers."""

    async def __call__(self, visited: Callable[[Mapping[str, str]], Visit]) -> RedirectReceiver:
        """Return a receiver that listens already.

        It gives the parameters of every visit to ``visited``, in the loop's thread, and shows the
        visitor the page for what that returns.
        """
        ...
