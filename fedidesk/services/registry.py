"""All accounts that are signed in, and how they come and go."""

import re
import shutil
from pathlib import Path

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import FedideskError, StorageError, VaultError
from fedidesk.domain.ids import AccountKey
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.polling import INTERVAL
from fedidesk.services.ports import GatewayFactory, Vault
from fedidesk.services.session import AccountSession
from fedidesk.store.accounts import AccountIndex


class AccountRegistry:
    """Holds the sessions, in the order people see, and the index of accounts on disk.

    ``go_online`` gives it the keyring and the servers; before that every session lives from its
    cache. All of it lives in the loop's thread.
    """

    def __init__(
        self,
        index: AccountIndex,
        folder: Path,
        disk: Lane[None],
        notices: Notices,
        polling_interval: float = INTERVAL,
    ) -> None:
        self._index = index
        self._folder = folder
        self._disk = disk
        self._notices = notices
        self._polling_interval = polling_interval
        self._sessions: list[AccountSession] = []
        self._scope = TaskScope("registry")
        self._vault: Vault | None = None
        self._make_gateway: GatewayFactory | None = None
        self._fleeting: dict[AccountKey, Credentials] = {}
        self.added: Signal[AccountSession] = Signal()
        self.removed: Signal[AccountSession] = Signal()

    @property
    def sessions(self) -> tuple[AccountSession, ...]:
        """Return the sessions in the order people see."""
        return tuple(self._sessions)

    def restore(self) -> None:
        """Open a session for every account of the index."""
        try:
            accounts = self._index.read()
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.INDEX_DAMAGED, error=error))
            return
        for account in accounts:
            self._sessions.append(self._session(account))

    def go_online(self, vault: Vault, make_gateway: GatewayFactory) -> None:
        """Connect every session, each as soon as its token is there."""
        self._vault = vault
        self._make_gateway = make_gateway
        for session in self._sessions:
            self.connect(session)

    def connect(self, session: AccountSession) -> None:
        """Ask the keyring for the session's token (again) and connect it."""
        session.connection.restart()
        self._scope.start(self._connect(session), key=f"connect:{session.account.key}")

    async def add(self, account: Account, credentials: Credentials) -> AccountSession:
        """Keep a signed-in account and open its session; one that is there gets the new token.

        Raises a ``VaultError`` when the keyring did not take the token: nothing has changed then,
        and ``account`` with ``remember`` off is the way for "this time only".
        """
        assert self._vault is not None, "nobody signs in before go_online"
        if account.remember:
            await self._vault.write(account.key, credentials)
        else:
            self._fleeting[account.key] = credentials
        session = self._find(account.key)
        if session is None:
            session = self._session(account)
            self._sessions.append(session)
            self._write_index()
            self._provide(session, credentials)
            self.added.emit(session)
        else:
            self._provide(session, credentials)
        return session

    def start_removing(self, session: AccountSession) -> None:
        """Sign out in the background; see ``remove``."""
        self._scope.start(self.remove(session), key=f"remove:{session.account.key}")

    async def remove(self, session: AccountSession) -> None:
        """Sign out: revoke the token, forget it, delete the account's data.

        Each step is tried whatever became of the others; what failed is told.
        """
        account = session.account
        failures: list[FedideskError] = []
        try:
            await session.connection.call(lambda gateway: gateway.revoke())
        except FedideskError as error:
            failures.append(error)
        await session.close()
        try:
            await self._forget_token(account)
        except VaultError as error:
            failures.append(error)
        self._sessions.remove(session)
        self._write_index()
        self.removed.emit(session)
        folder = session.folder
        await self._disk.run(lambda _: shutil.rmtree(folder, ignore_errors=True))
        kind = NoticeKind.ACCOUNT_REMOVED_PARTLY if failures else NoticeKind.ACCOUNT_REMOVED
        self._notices.tell(Notice(kind, account, failures[0] if failures else None))

    async def close(self) -> None:
        """End all sessions; their accounts stay."""
        await self._scope.close()
        for session in self._sessions:
            await session.close()

    async def _connect(self, session: AccountSession) -> None:
        assert self._vault is not None, "connected only after go_online"
        key = session.account.key
        try:
            credentials = self._fleeting.get(key) or await self._vault.read(key)
        except VaultError as error:
            session.connection.refuse(error)
            return
        self._provide(session, credentials)

    def _provide(self, session: AccountSession, credentials: Credentials) -> None:
        assert self._make_gateway is not None, "provided only after go_online"
        session.connection.provide(self._make_gateway(session.account, credentials))
        session.writing.learn_limits()
        session.polling.start()

    async def _forget_token(self, account: Account) -> None:
        if self._fleeting.pop(account.key, None) is None and self._vault is not None:
            await self._vault.delete(account.key)

    def _find(self, key: AccountKey) -> AccountSession | None:
        return next((session for session in self._sessions if session.account.key == key), None)

    def _session(self, account: Account) -> AccountSession:
        folder = folder_of(self._folder, account.key)
        return AccountSession(account, folder, self._disk, self._notices, self._polling_interval)

    def _write_index(self) -> None:
        try:
            self._index.write(tuple(session.account for session in self._sessions))
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))


def folder_of(parent: Path, key: AccountKey) -> Path:
    """Return where below ``parent`` the data of an account lives: a name any file system takes.

    Different keys give different names.
    """
    name = f"{key.host}.{key.profile_id}"
    return parent / re.sub(r"[^A-Za-z0-9.-]", lambda match: f"_{ord(match[0]):x}_", name)
