"""Says in a sentence or two what went wrong, what was kept, and what to do."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.errors import (
    AppForgotten,
    BadAnswer,
    Elsewhere,
    FedideskError,
    Gone,
    NotAllowed,
    NothingGathered,
    NotMastodon,
    NotOffered,
    NotOpen,
    NotReached,
    NotSecure,
    NoVault,
    OtherServerAway,
    Overtaken,
    Refused,
    ServerBusy,
    ServerError,
    SignedOut,
    SignInFailed,
    Silent,
    StorageError,
    TokenLost,
    UnknownHost,
    Unreachable,
    UnsafeVault,
    VaultClings,
    VaultDismissed,
    VaultError,
    VaultLocked,
    VaultRefused,
    VaultSilent,
    VaultUnreadable,
)
from fedidesk.ui import file_errors, writing_errors

_translate = QCoreApplication.translate
TOO_MANY_REQUESTS = 429
_LONGEST_REASON = 300


def sentence_for(error: FedideskError) -> str:
    """Return what to tell the person who waits. No error is without a sentence."""
    for kind in type(error).__mro__:
        tables = (_SENTENCES, writing_errors.SENTENCES, file_errors.SENTENCES)
        say = next((table[kind] for table in tables if kind in table), None)
        if say is not None:
            return say(error)
    return _translate("Errors", "Something went wrong. Nothing you wrote is lost. Try again.")


def _unreachable(error: Unreachable) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "No connection to %1. What you see and what you wrote is kept. "
            "Check the network, then try again.",
        ),
    )


def _not_reached(error: NotReached) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 can't be reached. What you see and what you wrote is kept. "
            "Check the network, then try again.",
        ),
    )


def _unknown_host(error: UnknownHost) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 was not found. What you see and what you wrote is kept. "
            "Check the address and the network, then try again.",
        ),
    )


def _silent(error: Silent) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 did not answer in time. What you see and what you wrote is kept. "
            "Try again in a moment.",
        ),
    )


def _not_secure(error: NotSecure) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "The connection to %1 is not secure, so nothing was sent. "
            "Check the address, and the date and time of this computer.",
        ),
    )


def _busy(error: ServerBusy) -> str:
    if error.status == TOO_MANY_REQUESTS:
        text = _translate("Errors", "%1 asks for a pause because there were too many requests.")
    else:
        text = _translate("Errors", "%1 has a problem of its own just now.")
    kept = _translate("Errors", "Nothing is lost.")
    return f"{_about(error, text)} {kept} {_when_again(error.retry_after)}"


def _when_again(seconds: float | None) -> str:
    if not seconds or seconds <= 0:
        return _translate("Errors", "Try again in a moment.")
    if seconds < 100:
        return _translate("Errors", "Try again in %Ln second(s).", "", max(1, round(seconds)))
    return _translate("Errors", "Try again in %Ln minute(s).", "", -int(-seconds // 60))


def _not_allowed(error: NotAllowed) -> str:
    text = _about(error, _translate("Errors", "%1 does not allow this. Nothing was changed."))
    return with_reason(text, error.reason)


def _signed_out(error: SignedOut) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 no longer accepts this sign-in. What you wrote is kept. Sign in again to go on.",
        ),
    )


def _app_forgotten(error: AppForgotten) -> str:
    return _about(
        error,
        _translate(
            "Errors", "%1 has forgotten this application. Your account is safe. Sign in again."
        ),
    )


def _gone(_error: Gone) -> str:
    return _translate(
        "Errors", "This is no longer there: it was deleted, or it is not visible to you."
    )


def _not_offered(error: NotOffered) -> str:
    return _about(error, _translate("Errors", "%1 does not offer this. Everything else works."))


def _nothing_gathered(error: NothingGathered) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 has no posts about this link to show. Servers gather them only for links that "
            "many people share, and some never do.",
        ),
    )


def _elsewhere(error: Elsewhere) -> str:
    return _about(
        error,
        _translate("Errors", "%1 could not be read. Your own server is not concerned. Try again."),
    )


def _other_server_away(error: OtherServerAway) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "No connection to %1. Your own server is not concerned. Check the name, or try "
            "again later.",
        ),
    )


def _not_open(error: NotOpen) -> str:
    return _about(
        error,
        _translate("Errors", "%1 shows its posts only to people who have an account there."),
    )


def _refused(error: Refused) -> str:
    text = _about(error, _translate("Errors", "%1 did not accept this. What you wrote is kept."))
    return with_reason(text, error.reason)


def _overtaken(error: Overtaken) -> str:
    return _about(
        error,
        _translate(
            "Errors", "This was changed on %1 at the same moment from elsewhere. Try again."
        ),
    )


def _bad_answer(error: BadAnswer) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "The answer of %1 makes no sense. Nothing is lost. Try again; if it stays like that, "
            "the server may be in maintenance.",
        ),
    )


def _not_mastodon(error: NotMastodon) -> str:
    return _about(
        error,
        _translate(
            "Errors",
            "%1 answers, but it is not a server of the fediverse that can be used here. "
            "Check the address.",
        ),
    )


def _sign_in_failed(error: SignInFailed) -> str:
    return {
        SignInFailed.DENIED: _translate(
            "Errors", "The sign-in was cancelled in the browser. Nothing was changed. Try again."
        ),
        SignInFailed.TIMED_OUT: _translate(
            "Errors", "Nobody answered in the browser for a while, so the sign-in ended. Try again."
        ),
        SignInFailed.WRONG_STATE: _translate(
            "Errors",
            "The answer from the browser belongs to another sign-in and was not used. Try again.",
        ),
        SignInFailed.CODE_REFUSED: _translate(
            "Errors", "The server did not accept the code. Start the sign-in again for a new one."
        ),
        SignInFailed.BAD_ADDRESS: _translate(
            "Errors", "This is not the address of a server. It looks like “example.social”."
        ),
    }.get(error.why, _translate("Errors", "The sign-in did not work. Try again."))


def _no_vault(_error: NoVault) -> str:
    return _translate(
        "Errors",
        "There is no safe keyring to keep the sign-in. Start one, such as GNOME Keyring or "
        "KWallet, and try again, or sign in for this time only.",
    )


def _unsafe_vault(_error: UnsafeVault) -> str:
    return _translate(
        "Errors",
        "The keyring that is set up here is not safe: it keeps plain text, or nothing at all. "
        "Use another one, such as GNOME Keyring or KWallet, and try again, or sign in for this "
        "time only.",
    )


def _vault_locked(_error: VaultLocked) -> str:
    return _translate(
        "Errors",
        "The keyring is locked. Your accounts are kept. Unlock it and try again, or go on for "
        "this time only.",
    )


def _vault_dismissed(_error: VaultDismissed) -> str:
    return _translate(
        "Errors",
        "The keyring asked whether fedidesk may use it and got no leave. Your accounts are kept. "
        "Try again and give it its password, or go on for this time only.",
    )


def _vault_silent(_error: VaultSilent) -> str:
    return _translate(
        "Errors",
        "The keyring does not answer. Your accounts are kept. Look for a window that asks for "
        "its password, then try again, or go on for this time only.",
    )


def _vault_refused(_error: VaultRefused) -> str:
    return _translate(
        "Errors",
        "The keyring did not keep the sign-in. Try again, or go on for this time only.",
    )


def _vault_unreadable(_error: VaultUnreadable) -> str:
    return _translate(
        "Errors",
        "The keyring could not be read. Your accounts are kept. Try again; if it stays like that, "
        "sign in again.",
    )


def _vault_clings(_error: VaultClings) -> str:
    return _translate(
        "Errors",
        "The keyring did not delete the sign-in. Delete the entry of fedidesk there yourself.",
    )


def _token_lost(_error: TokenLost) -> str:
    return _translate(
        "Errors",
        "The keyring no longer has the sign-in of this account. Its drafts and settings are "
        "kept. Sign in again.",
    )


def _vault(_error: VaultError) -> str:
    return _translate("Errors", "The keyring can't be used just now. Try again.")


def _storage(_error: StorageError) -> str:
    return _translate(
        "Errors",
        "A file could not be read or written. It holds for as long as this window is open. "
        "Check that the disk is not full, then try again.",
    )


def _server(error: ServerError) -> str:
    return _about(error, _translate("Errors", "Something went wrong with %1. Try again."))


def _about(error: ServerError, text: str) -> str:
    return text.replace("%1", error.host or _translate("Errors", "the server"))


def with_reason(text: str, reason: str) -> str:
    """Add the server's own words, as plain text and not too many."""
    reason = " ".join(reason.split())[:_LONGEST_REASON]
    if not reason:
        return text
    return text + " " + _translate("Errors", "It says: “%1”").replace("%1", reason)


_SENTENCES: dict[type, Callable[[Any], str]] = {
    Unreachable: _unreachable,
    NotReached: _not_reached,
    UnknownHost: _unknown_host,
    Silent: _silent,
    NotSecure: _not_secure,
    ServerBusy: _busy,
    NotAllowed: _not_allowed,
    SignedOut: _signed_out,
    AppForgotten: _app_forgotten,
    Gone: _gone,
    NotOffered: _not_offered,
    NothingGathered: _nothing_gathered,
    Elsewhere: _elsewhere,
    OtherServerAway: _other_server_away,
    NotOpen: _not_open,
    Refused: _refused,
    Overtaken: _overtaken,
    BadAnswer: _bad_answer,
    NotMastodon: _not_mastodon,
    ServerError: _server,
    SignInFailed: _sign_in_failed,
    NoVault: _no_vault,
    UnsafeVault: _unsafe_vault,
    VaultLocked: _vault_locked,
    VaultDismissed: _vault_dismissed,
    VaultSilent: _vault_silent,
    VaultUnreadable: _vault_unreadable,
    VaultRefused: _vault_refused,
    VaultClings: _vault_clings,
    TokenLost: _token_lost,
    VaultError: _vault,
    StorageError: _storage,
}
