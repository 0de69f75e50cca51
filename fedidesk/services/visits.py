"""Who comes back from the browser during a sign-in, and whether it is the one that was sent."""

import asyncio
import base64
import hashlib
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from fedidesk.domain.errors import SignInFailed
from fedidesk.services.sign_in_ports import Visit

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""The redirect address that makes a server show the code instead of sending the browser back."""


class Agreed(Struct, frozen=True):
    """The person agreed; ``code`` came by way of ``redirect``."""

    redirect: str
    code: str

    def __repr__(self) -> str:
        return "Agreed(…)"


class WantsCode(Struct, frozen=True):
    """The person asked for the way with a code."""


class Attempt(Struct, frozen=True):
    """The secrets of one way to the server: made for it, good for nothing else."""

    state: str
    verifier: str

    def __repr__(self) -> str:
        return "Attempt(…)"

    @property
    def challenge(self) -> str:
        """The verifier as the server may see it beforehand (PKCE's S256)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Visits:
    """Who is expected back from the browser, and the news of who came."""

    def __init__(self) -> None:
        self.news: asyncio.Queue[Agreed | WantsCode | SignInFailed] = asyncio.Queue()
        self._attempts: dict[str, Attempt] = {}
        self._strangers_came = False

    @property
    def why_nobody_came(self) -> str:
        """The reason to give when the deadline is over."""
        return SignInFailed.WRONG_STATE if self._strangers_came else SignInFailed.TIMED_OUT

    def begin_anew(self) -> None:
        """Expect nobody of earlier."""
        self.news = asyncio.Queue()
        self._attempts.clear()
        self._strangers_came = False

    def expect(self, redirect: str) -> Attempt:
        """Return new secrets for the way that ends at ``redirect``."""
        attempt = Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(64))
        self._attempts[redirect] = attempt
        return attempt

    def verifier_for(self, redirect: str) -> str:
        """Return the secret that goes with a code that came by way of ``redirect``."""
        return self._attempts[redirect].verifier

    def visited(self, parameters: Mapping[str, str]) -> Visit:
        """Judge a visit by its parameters, and pass on the news it brings.

        A visit with another state is turned away and the waiting goes on: any page in the browser
        can send it to this port, and must neither slip in a code nor be able to end the sign-in.
        """
        redirect = self._expected_by(parameters.get("state", ""))
        if redirect is None:
            self._strangers_came |= "code" in parameters or "error" in parameters
            return Visit.STRANGER
        if code := parameters.get("code"):
            self.news.put_nowait(Agreed(redirect, code))
            return Visit.AGREED
        denied = parameters.get("error") == "access_denied"
        why = SignInFailed.DENIED if denied else SignInFailed.CODE_REFUSED
        self.news.put_nowait(SignInFailed(why))
        return Visit.DENIED

    def _expected_by(self, state: str) -> str | None:
        for redirect, attempt in self._attempts.items():
            if redirect != OUT_OF_BAND and secrets.compare_digest(
                attempt.state.encode(), state.encode()
            ):
                return redirect
        return None


def code_in(text: str) -> str:
    """Return the code that somebody pasted: itself, or within the address of its page."""
    text = text.strip()
    if "://" not in text:
        return text
    try:
        return parse_qs(urlsplit(text).query).get("code", [""])[0]
    except ValueError:
        return ""
