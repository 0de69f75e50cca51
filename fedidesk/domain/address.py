"""What people type where a server is asked for."""

import ipaddress
from urllib.parse import urlsplit

from fedidesk.domain.errors import SignInFailed

_LONGEST_NAME = 253
"""Letters of a host name; DNS has no longer ones."""
_USUAL_PORT = {"https": 443, "http": 80}


def server_url(typed: str) -> str:
    """Return scheme and host (and port, unless it is the usual one) of the server that was typed.

    Takes ``example.social``, an address copied from a browser, or ``@user@example.social``. Plain
    http is kept only for hosts of this machine. Raises ``SignInFailed(BAD_ADDRESS)``.
    """
    scheme, rest = _without_scheme(typed.strip())
    try:
        parts = urlsplit(f"//{rest.split('/', 1)[0].rpartition('@')[2]}")
        port = parts.port
        host = _in_ascii(parts.hostname or "")
    except ValueError:
        raise SignInFailed(SignInFailed.BAD_ADDRESS) from None
    local = is_loopback(host)
    scheme = scheme or ("http" if local else "https")
    if port == 0 or not (scheme == "https" or (local and scheme == "http")):
        raise SignInFailed(SignInFailed.BAD_ADDRESS)
    if not local and ":" not in host and not _is_name(host):
        raise SignInFailed(SignInFailed.BAD_ADDRESS)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + ("" if port in (None, _USUAL_PORT[scheme]) else f":{port}")


def _is_name(host: str) -> bool:
    """Whether ``host`` has several parts and something in each."""
    return "." in host and all(host.removesuffix(".").split("."))


def host_of(url: str) -> str:
    """Return host and port of ``url``, as people read them; else what stands there."""
    try:
        host = urlsplit(url).netloc
    except ValueError:
        host = url.partition("//")[2].partition("/")[0]
    return host.rpartition("@")[2]


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine, so that plain http stays on it."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _without_scheme(text: str) -> tuple[str, str]:
    """Return the scheme in small letters, empty where there is none, and what follows it."""
    scheme, separator, rest = text.partition("//")
    if not separator or (scheme and not scheme.endswith(":")):
        return "", text
    return scheme[:-1].lower(), rest


def _in_ascii(host: str) -> str:
    """Return ``host`` in the letters that DNS knows; raises ``ValueError`` for what is none."""
    if not 0 < len(host) <= _LONGEST_NAME or any(c == "%" or c.isspace() for c in host):
        raise ValueError(host)
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    if not all(letter.isalnum() or letter in "-._" for letter in name):
        raise ValueError(host)
    return name
