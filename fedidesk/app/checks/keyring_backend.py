"""Checks that sign-ins can be kept safely."""

import threading

from fedidesk.app.checks import CheckFailed
from fedidesk.domain.errors import NoVault, UnsafeVault
from fedidesk.vault.backends import find_backend

_DEADLINE = 5.0


def check() -> str:
    """Name the keyring in use.

    A system without one is fine: sign-ins are then kept until the end of the run. One that is set
    up and keeps plain text, or drops what it gets, is not.
    """
    answers: list[str | CheckFailed] = []
    # A keyring may never answer, so nobody waits for this thread.
    asking = threading.Thread(target=_ask, args=(answers,), daemon=True)
    asking.start()
    asking.join(_DEADLINE)
    if not answers:
        raise CheckFailed(f"the keyring did not answer in {_DEADLINE:.0f} seconds")
    if isinstance(answers[0], CheckFailed):
        raise answers[0]
    return answers[0]


def _ask(answers: list[str | CheckFailed]) -> None:
    try:
        answers.append(find_backend().name)
    except UnsafeVault as error:
        answers.append(CheckFailed(str(error)))
    except NoVault:
        answers.append("none is running; a sign-in holds until fedidesk ends")
