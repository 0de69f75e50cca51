"""Reading on a server where nobody is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, Query
from fedidesk.api.errors import status_error
from fedidesk.domain.address import server_url
from fedidesk.domain.errors import (
    BadAnswer,
    Gone,
    NotAllowed,
    NotMastodon,
    NotOffered,
    NotOpen,
    NotSecure,
    OtherServerAway,
    Refused,
    SignedOut,
    SignInFailed,
    Unreachable,
)


def fetch(client: Client, host: str, path: str, query: Query) -> Answer:
    """Return the answer of ``host`` to a GET, asked without any token. Raises ``ServerError``."""
    session = client.session
    with visiting(host):
        answer = session.fetch("GET", f"{server_url(host)}{path}?{urlencode(query)}")
        session.forget()
        if not answer.ok:
            raise status_error(answer, host, function=True)
    return answer


@contextmanager
def visiting(host: str) -> Iterator[None]:
    """Tell errors so that nobody takes them for those of the account's own server."""
    try:
        yield
    except (Unreachable, NotSecure, SignInFailed):
        raise OtherServerAway(host) from None
    except (SignedOut, NotAllowed, Refused):
        raise NotOpen(host) from None
    except (BadAnswer, Gone, NotOffered):
        raise NotMastodon(host) from None
