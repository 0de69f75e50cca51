"""Which troubles say that the server has heard nothing."""

import pytest

from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    Gone,
    NotAllowed,
    NotReached,
    NotSecure,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    TokenLost,
    UnknownHost,
    Unreachable,
    may_have_been_done,
)

HOST = "one.test"


@pytest.mark.parametrize(
    ("error", "maybe"),
    [
        (Unreachable(HOST), True),
        (Silent(HOST), True),
        (NotSecure(HOST), True),
        (BadAnswer(HOST, "a web page"), True),
        (ServerBusy(HOST, 502), True),
        (ServerBusy(HOST, 429), False),
        (NotReached(HOST), False),
        (UnknownHost(HOST), False),
        (SignedOut(HOST), False),
        (TokenLost(), False),
        (Refused(HOST), False),
        (NotAllowed(HOST), False),
        (Gone(HOST), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_may_have_been_done(error: FedideskError, maybe: bool) -> None:
    assert may_have_been_done(error) == maybe
