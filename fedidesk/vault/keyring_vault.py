"""The keyring of the operating system, which may be missing, locked or asleep."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from fedidesk.core.lanes import Lane, LaneClosed
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import (
    TokenLost,
    VaultClings,
    VaultDismissed,
    VaultError,
    VaultLocked,
    VaultRefused,
    VaultSilent,
    VaultUnreadable,
)
from fedidesk.domain.ids import AccountKey
from fedidesk.vault.backends import find_backend

Result = TypeVar("Result")

_SERVICE = "fedidesk"
_MOST_STUCK = 3
"""How many threads may be caught in a keyring that does not answer."""
_DISMISSALS = {"PromptDismissedException", "KeychainDenied"}
"""The errors of Secret Service and macOS for it, by name: each is there on one system only."""
_KWALLET_DISMISSAL = "Cancelled by user"


class _Entry(msgspec.Struct, frozen=True):
    """One account in the keyring, as compact JSON: Windows takes 1,280 characters."""

    token: str
    client_id: str
    client_secret: str

    def __repr__(self) -> str:
        return "_Entry(…)"


class KeyringVault:
    """Keeps credentials in the keyring, one entry per account under the service ``fedidesk``.

    Every call has ``deadline`` seconds and runs on one daemon thread, in the order of asking. A
    call that outlives its deadline ends with ``VaultSilent``, and so do those that wait behind it;
    its thread is left alone until the keyring answers, and a new one serves the next call, so that
    a retry has a chance. While three are caught like that, calls fail at once. A ``write`` that
    was given up may still come through later.
    """

    def __init__(
        self,
        deadline: float = 15.0,
        find_backend: Callable[[], KeyringBackend] = find_backend,
    ) -> None:
        self._deadline = deadline
        self._find_backend = find_backend
        self._worker: _Worker | None = None
        self._stuck: list[_Worker] = []

    async def read(self, key: AccountKey) -> Credentials:
        """Return the credentials; ``TokenLost`` if the keyring has none for the account."""
        text = await self._ask(
            lambda backend: backend.get_password(_SERVICE, str(key)), VaultUnreadable
        )
        if text is None:
            raise TokenLost(key.host)
        return _decoded(text, key)

    async def write(self, key: AccountKey, credentials: Credentials) -> None:
        """Keep the credentials; ``VaultRefused`` unless they can be read back."""
        text = _encoded(credentials)
        kept = await self._ask(
            lambda backend: _write_and_read(backend, str(key), text), VaultRefused
        )
        if kept != text:
            raise VaultRefused("not kept")

    async def delete(self, key: AccountKey) -> None:
        """Forget the account's credentials; those that are not there are no error."""
        if not await self._ask(lambda backend: _delete(backend, str(key)), VaultClings):
            raise VaultClings("not deleted")

    async def _ask(
        self, call: Callable[[KeyringBackend], Result], failure: type[VaultError]
    ) -> Result:
        """Return what ``call`` does; raises ``failure`` for what has no error of its own."""
        worker = self._free_worker()
        try:
            return await worker.lane.run(
                lambda _: worker.do(call, self._find_backend), timeout=self._deadline
            )
        except (TimeoutError, LaneClosed):
            self._give_up(worker)
            raise VaultSilent from None
        except VaultError:
            raise
        except Exception as error:
            # A backend lets through whatever the library of its system raises.
            raise _translated(error, failure) from error

    def _free_worker(self) -> "_Worker":
        if self._worker is None:
            self._stuck = [worker for worker in self._stuck if worker.busy]
            if len(self._stuck) >= _MOST_STUCK:
                raise VaultSilent
            self._worker = _Worker()
        return self._worker

    def _give_up(self, worker: "_Worker") -> None:
        if worker is self._worker:
            self._worker = None
            self._stuck.append(worker)
            worker.lane.close()


class _Worker:
    """A thread for the keyring, and whether a call is in it now."""

    def __init__(self) -> None:
        self.lane: Lane[None] = Lane("keyring", lambda: None)
        self.busy = False

    def do(
        self,
        call: Callable[[KeyringBackend], Result],
        find_backend: Callable[[], KeyringBackend],
    ) -> Result:
        """Do ``call`` with the backend there is; runs in the thread."""
        self.busy = True
        try:
            return call(find_backend())
        finally:
            self.busy = False


def _translated(error: Exception, failure: type[VaultError]) -> VaultError:
    """Return what a backend's ``error`` means; ``failure`` if that is not known."""
    cause: BaseException | None = error
    while cause is not None:
        cancelled = isinstance(cause, KeyringError) and str(cause) == _KWALLET_DISMISSAL
        if cancelled or type(cause).__name__ in _DISMISSALS:
            return VaultDismissed()
        cause = cause.__cause__
    return VaultLocked() if isinstance(error, KeyringLocked) else failure(type(error).__name__)


def _encoded(credentials: Credentials) -> str:
    app = credentials.app
    entry = _Entry(credentials.token, app.client_id, app.client_secret)
    return msgspec.json.encode(entry).decode()


def _decoded(text: str, key: AccountKey) -> Credentials:
    try:
        entry = msgspec.json.decode(text, type=_Entry)
    except msgspec.MsgspecError:
        raise TokenLost(key.host) from None
    return Credentials(entry.token, AppCredentials(entry.client_id, entry.client_secret))


def _write_and_read(backend: KeyringBackend, username: str, text: str) -> str | None:
    backend.set_password(_SERVICE, username, text)
    return backend.get_password(_SERVICE, username)


def _delete(backend: KeyringBackend, username: str) -> bool:
    """Return whether the entry is gone."""
    try:
        backend.delete_password(_SERVICE, username)
    except PasswordDeleteError:
        # "There is none" and "I will not" are the same error: what is there now tells them apart.
        return backend.get_password(_SERVICE, username) is None
    return True
