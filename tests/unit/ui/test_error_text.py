import inspect

import pytest

from fedidesk.domain import errors
from fedidesk.domain.errors import (
    AppForgotten,
    BadAnswer,
    FedideskError,
    NotAllowed,
    NotTaken,
    QuoteDenied,
    Refused,
    ServerBusy,
    SignInFailed,
)
from fedidesk.domain.quoting import POSSIBLE, Quotable
from fedidesk.ui.error_text import sentence_for

HOST = "one.test"


def whys(kind: type[SignInFailed | NotTaken]) -> list[str]:
    """Return the constants of a kind of error."""
    return [
        value for name, value in vars(kind).items() if name.isupper() and isinstance(value, str)
    ]


def one_of_each() -> list[FedideskError]:
    made: list[FedideskError] = []
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        if kind is ServerBusy:
            made += [ServerBusy(HOST, 503), ServerBusy(HOST, 429, 30), ServerBusy(HOST, 429, 600)]
        elif kind is BadAnswer:
            made.append(BadAnswer(HOST, "no list"))
        elif kind is QuoteDenied:
            made += [QuoteDenied(HOST, how) for how in Quotable if how not in POSSIBLE]
        elif kind is SignInFailed:
            made += [SignInFailed(why) for why in whys(SignInFailed)]
        elif kind is NotTaken:
            made += [NotTaken(why, 16_000_000) for why in whys(NotTaken)]
        elif issubclass(kind, errors.ServerError):
            made.append(kind(HOST))
        else:
            made.append(kind())
    return made


@pytest.mark.parametrize("error", one_of_each(), ids=lambda e: f"{type(e).__name__}{e.args}")
def test_every_error_has_a_sentence_that_ends(error: FedideskError) -> None:
    sentence = sentence_for(error)
    assert len(sentence) > 20
    assert sentence.endswith((".", "”"))
    assert "%" not in sentence
    assert type(error).__name__ not in sentence


def test_every_class_has_a_sentence_of_its_own() -> None:
    general = {FedideskError}
    by_sentence: dict[str, str] = {}
    for error in one_of_each():
        name = type(error).__name__ + repr(error.args)
        if type(error) not in general:
            assert by_sentence.setdefault(sentence_for(error), name) == name


def test_the_server_is_named_and_says_its_reason_as_plain_words() -> None:
    reason = "Text  <b>too</b>\nlong " + "x" * 1000
    for kind in (Refused, NotAllowed):
        sentence = sentence_for(kind(HOST, reason))
        assert HOST in sentence
        assert "Text <b>too</b> long" in sentence
        assert len(sentence) < 500


def test_how_large_a_file_may_be_is_said_in_a_fitting_unit() -> None:
    assert "16 MB" in sentence_for(NotTaken(NotTaken.TOO_LARGE, 16_777_216))
    assert "512 kB" in sentence_for(NotTaken(NotTaken.TOO_LARGE, 512_000))


def test_a_pause_is_said_in_seconds_or_minutes() -> None:
    assert "30 second" in sentence_for(ServerBusy(HOST, 429, 30))
    assert "10 minute" in sentence_for(ServerBusy(HOST, 429, 600))
    assert "Try again in a moment" in sentence_for(ServerBusy(HOST, 500))


def test_a_new_kind_of_error_gets_the_sentence_of_its_parent() -> None:
    class Newer(AppForgotten):
        pass

    assert sentence_for(Newer(HOST)) == sentence_for(AppForgotten(HOST))
