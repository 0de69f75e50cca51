"""What a server says of itself, for servers old and new.

https://docs.joinmastodon.org/methods/instance/
"""

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.client import Client
from fedidesk.domain.server import Server


def version_2(client: Client) -> Server:
    """Ask the way of Mastodon 4 and later."""
    answer = client.ask(lambda mastodon: mastodon.instance_v2(), function=True)
    found = decoding.one(answer, wire.Instance, client.host)
    return mapping.server(found, client.host, client.base_url)


def version_1(client: Client) -> Server:
    """Ask the way that every server knows."""
    answer = client.ask(lambda mastodon: mastodon.instance_v1(), function=True)
    found = decoding.one(answer, wire.Instance, client.host)
    return mapping.server(found, client.host, client.base_url)
