"""Which hosts stand in a network of the reader's own, where no post has anything to look for."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".home.arpa")
_STAND_INS = ip_network("198.18.0.0/15")
"""Programs that send everything through a tunnel give numbers of these for every name."""


def is_local(host: str) -> bool:
    """Return whether ``host`` is this machine or, by its number or name, in a private network.

    Names are not looked up: of what is found for a public one ``leads_home`` tells.
    """
    name = _bare(host)
    address = _address(name)
    if address is not None:
        return address.is_multicast or not address.is_global
    return "." not in name or name.endswith(_LOCAL_NAMES)


def may_be_asked(host: str, own_hosts: Collection[str]) -> bool:
    """Return whether pictures may be fetched from ``host`` by somebody at home on ``own_hosts``.

    A private network is asked only for what the reader's own server there has.
    """
    return (
        not is_local(host)
        or _bare(host) in map(_bare, own_hosts)
        or (_is_loopback(host) and any(map(_is_loopback, own_hosts)))
    )


def leads_home(numbers: Collection[str]) -> bool:
    """Whether any of the numbers that were found for a public name is in a private network."""
    found = map(ip_address, map(_bare, numbers))
    return any(is_local(str(number)) for number in found if number not in _STAND_INS)


def is_number(host: str) -> bool:
    """Whether there is nothing to look up."""
    return _address(_bare(host)) is not None


def is_of(host: str, own_hosts: Collection[str]) -> bool:
    """Whether ``host`` is one of the reader's own servers, or belongs to it by its name."""
    name = _bare(host)
    return any(name == own or name.endswith(f".{own}") for own in map(_bare, own_hosts))


def _bare(host: str) -> str:
    return host.strip("[]").partition("%")[0].rstrip(".").lower()


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(name)
    except ValueError:
        return None
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return address if inner is None else inner


def _is_loopback(host: str) -> bool:
    name = _bare(host)
    address = _address(name)
    if address is not None:
        return address.is_loopback
    return name == "localhost" or name.endswith(".localhost")
