"""What a server says of itself, for servers old and new.

https://docs.joinmastodon.org/methods/instance/
"""

from fedidesk.api import decoding, server_mapping, wire_server
from fedidesk.api.client import Client
from fedidesk.domain.server import Server

VERSION_2 = "/api/v2/instance"
VERSION_1 = "/api/v1/instance"


def version_2(client: Client) -> Server:
    """Ask the way of Mastodon 4 and later."""
    return _described(client, VERSION_2)


def version_1(client: Client) -> Server:
    """Ask the way that every server knows."""
    return _described(client, VERSION_1)


def _described(client: Client, path: str) -> Server:
    # Mastodon.py puts a slash behind these addresses, and not every server takes them for the same.
    found = decoding.one(client.fetch(path), wire_server.Instance, client.host)
    return server_mapping.server(found, client.host, client.base_url)
