"""Where servers do their OAuth, and giving a token back."""

from urllib.parse import urlsplit

from fedidesk.api import decoding, wire_server
from fedidesk.api.capture import CapturingSession
from fedidesk.api.errors import code, status_error
from fedidesk.domain.address import host_of, is_loopback
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import AppForgotten, BadAnswer, ServerError

_WELL_KNOWN = "/.well-known/oauth-authorization-server"


class Endpoints:
    """The addresses of one server: those it names (RFC 8414), or else the usual ones."""

    def __init__(self, base_url: str, named: wire_server.AuthorizationServer | None = None) -> None:
        named = named or wire_server.AuthorizationServer()
        self.authorise = _safe(named.authorization_endpoint, base_url, "/oauth/authorize")
        self.token = _safe(named.token_endpoint, base_url, "/oauth/token")
        self.revoke = _safe(named.revocation_endpoint, base_url, "/oauth/revoke")


def find_endpoints(session: CapturingSession, base_url: str) -> Endpoints:
    """Ask the server for its addresses. Raises ``ServerError`` for what the network does."""
    answer = session.fetch("GET", base_url + _WELL_KNOWN)
    if not answer.ok:
        return Endpoints(base_url)
    try:
        named = decoding.one(answer, wire_server.AuthorizationServer, host_of(base_url))
    except BadAnswer:
        # Some servers show their web page at every address that they do not know.
        return Endpoints(base_url)
    return Endpoints(base_url, named)


def revoke(session: CapturingSession, base_url: str, credentials: Credentials) -> None:
    """Make the token worthless; one that is so already is no error (RFC 7009)."""
    address = find_endpoints(session, base_url).revoke
    answer = session.fetch(
        "POST",
        address,
        data={
            "client_id": credentials.app.client_id,
            "client_secret": credentials.app.client_secret,
            "token": credentials.token,
        },
    )
    if answer.ok:
        return
    host = host_of(base_url)
    error: ServerError = status_error(answer, host, function=True)
    if code(answer.body) == "invalid_client":
        error = AppForgotten(host)
    raise error


def _safe(named: str | None, base_url: str, usual: str) -> str:
    """Return the address that the server named, if secrets may be sent there."""
    if named:
        try:
            parts = urlsplit(named)
            host = parts.hostname or ""
        except ValueError:
            return base_url + usual
        secure = parts.scheme == "https" or (
            parts.scheme == "http"
            and is_loopback(host)
            and is_loopback(urlsplit(base_url).hostname or "")
        )
        if secure and host and not parts.username and not parts.fragment:
            return named
    return base_url + usual
