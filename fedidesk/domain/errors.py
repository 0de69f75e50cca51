"""What can go wrong, in the words of the person who waits.

::

    FedideskError
    ├── ServerError                anything about talking to a server (knows the host)
    │   ├── Unreachable            no connection, or it broke off
    │   │   ├── NotReached         no connection was made: the server has heard nothing
    │   │   │   └── UnknownHost    nobody knows where it is
    │   │   └── Silent             connected, but no answer in time
    │   ├── NotSecure              the certificate is not to be trusted, or plain http
    │   ├── ServerBusy             429, 500 … 599: try again later (knows when)
    │   ├── NotAllowed             403
    │   ├── SignedOut              401: the token is no longer good
    │   ├── AppForgotten           the server no longer knows this application
    │   ├── Gone                   404, 410: the post or profile is not there (any more)
    │   │   ├── AnsweredGone       the post that is answered
    │   │   ├── QuotedGone         the post that is quoted
    │   │   └── EditedGone         the post that is to be changed
    │   ├── NotOffered             404, 405, 501 of an endpoint: this server can't do that
    │   ├── QuoteDenied            who wrote a post does not let one quote it, or no longer
    │   ├── MaybeScheduled         nobody knows whether the server will publish it later
    │   ├── NothingGathered        404 of a link: this server has no posts about it together
    │   ├── Elsewhere              about a server that one only visits
    │   │   ├── OtherServerAway    no connection to it
    │   │   └── NotOpen            it shows its posts to its own people alone
    │   ├── Refused                422 and the like, with the server's reason
    │   │   ├── Overtaken          409: somebody else changed it at the same moment
    │   │   └── TooLarge           413: a file
    │   ├── BadAnswer              not what the API promises
    │   └── NotMastodon            the address answers, but with no API that is known
    ├── SignInFailed               denied, expired, wrong state …
    ├── VaultError                 the keyring
    │   ├── NoVault                there is none that is safe
    │   ├── VaultLocked            locked
    │   │   └── VaultDismissed     it asked for its password, and got none
    │   ├── VaultSilent            no answer in time
    │   ├── VaultUnreadable        it answers, but reading from it fails
    │   ├── VaultRefused           it did not keep what it was given
    │   ├── VaultClings            it did not delete what it holds
    │   └── TokenLost              it answers, but has no token for this account
    ├── BeforeItUnsent             what a post continues was not sent
    ├── NotTaken                   a file that can't go with a post
    ├── UploadStopped              the person stopped an upload
    └── StorageError               the disk
        └── FileLost               the copy of a file that goes with a post

No message holds a token or the text of a post.
"""


class FedideskError(Exception):
    """Anything that fedidesk can explain."""


class ServerError(FedideskError):
    """Talking to ``host`` failed."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class Unreachable(ServerError):
    """No connection to the server, or it broke off."""


class NotReached(Unreachable):
    """No connection was made, so the server has heard nothing of what was to be said."""


class UnknownHost(NotReached):
    """Nobody knows the server's name: it is mistyped, or there is no network to ask in."""


class Silent(Unreachable):
    """The server took the question and gave no answer in time."""


class NotSecure(ServerError):
    """The connection can't be trusted, so nothing was sent."""


class ServerBusy(ServerError):
    """The server is overloaded or broken; ``retry_after`` is in seconds, where it said so."""

    def __init__(self, host: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(host)
        self.status = status
        self.retry_after = retry_after


class NotAllowed(ServerError):
    """The server knows who asks and says no; ``reason`` in its own words, perhaps empty."""

    def __init__(self, host: str, reason: str = "") -> None:
        super().__init__(host)
        self.reason = reason


class SignedOut(ServerError):
    """The token of this account is no longer accepted."""


class AppForgotten(ServerError):
    """The server has dropped the registration of this application."""


class Gone(ServerError):
    """What was asked for is not there, or not any more."""


class AnsweredGone(Gone):
    """The post that was to be answered is not there any more."""


class QuotedGone(Gone):
    """The post that was to be quoted is not there any more."""


class EditedGone(Gone):
    """The post that was to be changed is not there any more."""


class QuoteDenied(ServerError):
    """This account may not quote a post, or not any more; ``why`` as ``domain.quoting`` has it."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(host)
        self.why = why


class MaybeScheduled(ServerError):
    """Whether the server will publish a post later is not known: it did not say so."""


class NotOffered(ServerError):
    """This server has no such function."""


class NothingGathered(ServerError):
    """The server keeps no posts about this link together, or about none at all."""


class Elsewhere(ServerError):
    """``host`` is another server than that of the account, and says nothing of that one."""


class OtherServerAway(Elsewhere):
    """The other server can't be reached, or not safely, or gave no answer."""


class NotOpen(Elsewhere):
    """The other server shows its posts to nobody who has no account there."""


class Refused(ServerError):
    """The server took the question and refuses it; ``reason`` in its own words, perhaps empty."""

    def __init__(self, host: str, reason: str = "") -> None:
        super().__init__(host)
        self.reason = reason


class Overtaken(Refused):
    """Somebody else changed the same thing at the same moment."""


class TooLarge(Refused):
    """A file is larger than the server takes."""


class BadAnswer(ServerError):
    """The answer is not what the API promises; ``what`` names the trouble without quoting it."""

    def __init__(self, host: str, what: str) -> None:
        super().__init__(host)
        self.what = what


class NotMastodon(ServerError):
    """The address answers, but not as a server of the fediverse."""


class SignInFailed(FedideskError):
    """The sign-in ended without a token; ``why`` is one of the constants below."""

    DENIED = "denied"
    TIMED_OUT = "timed out"
    WRONG_STATE = "wrong state"
    CODE_REFUSED = "code refused"
    BAD_ADDRESS = "bad address"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class VaultError(FedideskError):
    """The keyring can't be used now."""


class NoVault(VaultError):
    """There is no keyring, or none that is safe."""


class UnsafeVault(NoVault):
    """The keyring that somebody set up keeps plain text, or nothing, or does not work."""


class VaultLocked(VaultError):
    """The keyring is locked."""


class VaultDismissed(VaultLocked):
    """The keyring asked for its password, or for leave, and the person said no."""


class VaultSilent(VaultError):
    """The keyring did not answer in time."""


class VaultUnreadable(VaultError):
    """The keyring is there, but reading from it fails."""


class VaultRefused(VaultError):
    """The keyring did not keep what it was given."""


class VaultClings(VaultError):
    """The keyring did not delete what it holds."""


class TokenLost(VaultError):
    """The keyring answers, but knows no token for this account."""


class BeforeItUnsent(FedideskError):
    """What a post continues was not sent, so it has nothing to stand below."""


class NotTaken(FedideskError):
    """A file can't go with a post; ``why`` is one of the constants below.

    ``limit`` is how many bytes or files there may be, where that is the trouble.
    """

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    BROKEN = "broken"
    WRONG_TYPE = "wrong type"
    TOO_LARGE = "too large"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_MANY = "too many"
    LOST = "lost"

    def __init__(self, why: str, limit: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.limit = limit


class UploadStopped(FedideskError):
    """The person took a post back while its files were on their way; nobody has to be told."""


class StorageError(FedideskError):
    """A file of the profile can't be read or written."""


_TOO_MANY_REQUESTS = 429


def may_have_been_done(error: FedideskError) -> bool:
    """Return whether the server may have done what it was asked for, though it did not say so."""
    if isinstance(error, NotReached):
        return False
    if isinstance(error, ServerBusy):
        return error.status != _TOO_MANY_REQUESTS
    return isinstance(error, Unreachable | NotSecure | BadAnswer)


class FileLost(StorageError):
    """The copy of a file that goes with a post is not there any more, or never was."""
