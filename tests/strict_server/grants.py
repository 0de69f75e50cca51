"""Who may do what: registered applications, authorisation codes, tokens and browser sign-ins."""

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
CODE_LIFETIME = 600.0
SCOPES = ("read", "write", "follow", "push", "profile", "admin")


@dataclass
class App:
    """One registered application."""

    id: str
    name: str
    website: str | None
    redirect_uris: list[str]
    scopes: list[str]
    client_id: str
    client_secret: str


@dataclass
class Wish:
    """What an application asks a person for, from the authorise address to their answer."""

    app: App
    redirect_uri: str
    scopes: list[str]
    challenge: str
    state: str | None
    force_login: bool


@dataclass
class Code:
    """An authorisation code; good once, for a short time (seconds of the monotonic clock)."""

    wish: Wish
    profile_id: str
    expires: float
    used: bool = False
    token: str | None = None


@dataclass
class Token:
    """A bearer token."""

    value: str
    client_id: str
    profile_id: str
    scopes: list[str]


@dataclass
class Grants:
    """All of them. Nothing here is ever written to disk."""

    apps: dict[str, App] = field(default_factory=dict)
    wishes: dict[str, Wish] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    browsers: dict[str, str] = field(default_factory=dict)

    def register(
        self, app_id: str, name: str, website: str | None, redirects: list[str], scopes: list[str]
    ) -> App:
        """Register an application under new credentials."""
        app = App(
            id=app_id,
            name=name,
            website=website,
            redirect_uris=redirects,
            scopes=scopes,
            client_id=secrets.token_hex(13),
            client_secret=secrets.token_urlsafe(24),
        )
        self.apps[app.client_id] = app
        return app

    def keep_wish(self, wish: Wish) -> str:
        """Remember a wish and name it by something nobody can guess."""
        name = secrets.token_urlsafe(16)
        self.wishes[name] = wish
        return name

    def make_code(self, wish: Wish, profile_id: str) -> str:
        """A code for a wish that was granted."""
        value = secrets.token_urlsafe(24)
        self.codes[value] = Code(wish, profile_id, time.monotonic() + CODE_LIFETIME)
        return value

    def make_token(self, client_id: str, profile_id: str, scopes: list[str]) -> Token:
        """A new bearer token."""
        token = Token(secrets.token_urlsafe(32), client_id, profile_id, scopes)
        self.tokens[token.value] = token
        return token

    def revoke_all(self, profile_id: str) -> list[Token]:
        """Revoke every token of one profile and return them."""
        gone = [token for token in self.tokens.values() if token.profile_id == profile_id]
        for token in gone:
            del self.tokens[token.value]
        return gone

    def forget_app(self, client_id: str) -> bool:
        """Forget an application with its tokens; False if it was not known."""
        for token in [token for token in self.tokens.values() if token.client_id == client_id]:
            del self.tokens[token.value]
        return self.apps.pop(client_id, None) is not None


def covers(granted: list[str], wanted: str) -> bool:
    """Whether a scope lies within the granted ones: `read` covers `read:statuses`."""
    return wanted in granted or wanted.partition(":")[0] in granted


def known(scope: str) -> bool:
    """Whether a scope belongs to a family of scopes that exists."""
    return scope.partition(":")[0] in SCOPES


def verifies(challenge: str, verifier: str) -> bool:
    """Whether a PKCE verifier belongs to an S256 challenge (RFC 7636, 43 to 128 characters)."""
    if not 43 <= len(verifier) <= 128:
        return False
    digest = hashlib.sha256(verifier.encode()).digest()
    expected = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(expected.encode(), challenge.encode())
