"""Polls: looking at them, and voting.

https://docs.joinmastodon.org/methods/polls/
"""

from collections.abc import Callable, Sequence

from mastodon import Mastodon

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.client import Client, in_path
from fedidesk.api.errors import UNEXPECTED
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.ids import PollId
from fedidesk.domain.poll import Poll


def read(client: Client, poll_id: PollId) -> Poll:
    """Return the poll as it is now."""
    return _asked(client, lambda mastodon: mastodon.poll(in_path(poll_id)))


def vote(client: Client, poll_id: PollId, choices: Sequence[int]) -> Poll:
    """Vote for the answers with these numbers, from 0; return the poll as it is then."""
    return _asked(client, lambda mastodon: mastodon.poll_vote(in_path(poll_id), list(choices)))


def _asked(client: Client, call: Callable[[Mastodon], object]) -> Poll:
    answer = client.ask(call)
    found = mapping.poll(decoding.one(answer, wire.Poll, client.host))
    if found is None:
        raise BadAnswer(client.host, UNEXPECTED)
    return found
