"""What people type where a server is asked for."""

import ipaddress
from urllib.parse import urlsplit

from fedidesk.domain.errors import SignInFailed


def server_url(typed: str) -> str:
    """Return scheme and host (and port) of the server that was typed.

    Takes ``example.social``, an address copied from a browser, or ``@user@example.social``. Plain
    http is kept only for hosts of this machine. Raises ``SignInFailed(BAD_ADDRESS)``.
    """
    text = typed.strip()
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "", text
    host_part = rest.split("/", 1)[0].rpartition("@")[2]
    try:
        parts = urlsplit(f"//{host_part}")
        host, port = parts.hostname or "", parts.port
        host = _in_ascii(host)
    except ValueError:
        raise SignInFailed(SignInFailed.BAD_ADDRESS) from None
    local = is_loopback(host)
    if scheme.lower() not in ("", "https") and not (local and scheme.lower() == "http"):
        raise SignInFailed(SignInFailed.BAD_ADDRESS)
    if not local and "." not in host:
        raise SignInFailed(SignInFailed.BAD_ADDRESS)
    scheme = scheme.lower() or ("http" if local else "https")
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + (f":{port}" if port else "")


def host_of(url: str) -> str:
    """Return host and port of ``url``, as people read them."""
    return urlsplit(url).netloc.rpartition("@")[2]


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine, so that plain http stays on it."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _in_ascii(host: str) -> str:
    """Return ``host`` in the letters that DNS knows; raises ``ValueError`` for what is none."""
    if not host or any(letter.isspace() for letter in host):
        raise ValueError(host)
    if ":" in host:
        return str(ipaddress.ip_address(host))
    name = host.encode("idna").decode("ascii").lower()
    if not all(letter.isalnum() or letter in "-._" for letter in name):
        raise ValueError(host)
    return name
