"""All accounts that are signed in, and how they come and go."""

import asyncio
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from fedidesk.core.clock import Clock, SystemClock
from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import FedideskError, Silent, StorageError, VaultError, VaultSilent
from fedidesk.domain.ids import AccountKey
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.polling import INTERVAL
from fedidesk.services.ports import GatewayFactory, PictureFitting, Vault
from fedidesk.services.session import AccountSession
from fedidesk.services.shelf import usual_room
from fedidesk.services.waking import WakeWatch
from fedidesk.store.accounts import AccountIndex

_PATIENCE = 10.0
"""Seconds that a server is given to revoke a token."""


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
        revoking_patience: float = _PATIENCE,
        clock: Clock | None = None,
        most_bytes: Callable[[], int] = usual_room,
        load_fitting: Callable[[], PictureFitting] | None = None,
    ) -> None:
        self._most_bytes = most_bytes
        self._load_fitting = load_fitting
        self._index = index
        self._folder = folder
        self._disk = disk
        self._notices = notices
        self._polling_interval = polling_interval
        self._revoking_patience = revoking_patience
        self._clock = clock or SystemClock()
        self._sessions: list[AccountSession] = []
        self._scope = TaskScope("registry")
        self._vault: Vault | None = None
        self._make_gateway: GatewayFactory | None = None
        self._fleeting: dict[AccountKey, Credentials] = {}
        self._leaving: dict[AccountKey, asyncio.Event] = {}
        self.added: Signal[AccountSession] = Signal()
        self.removed: Signal[AccountSession] = Signal()
        self.updated: Signal[AccountSession] = Signal()
        """The session's account has another name or picture now."""

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
        self._scope.start(WakeWatch(self._clock, self.network_changed).run(), key="waking")

    def network_changed(self) -> None:
        """Let every session find out what came meanwhile."""
        for session in self._sessions:
            session.network_changed()

    def connect(self, session: AccountSession) -> None:
        """Ask the keyring for the session's token (again) and connect it."""
        session.begin()
        session.connection.restart()
        self._scope.start(self._connect(session), key=f"connect:{session.account.key}")

    async def add(self, account: Account, credentials: Credentials) -> AccountSession:
        """Keep a signed-in account and open its session; one that is there gets the new token.

        Raises a ``VaultError`` when the keyring did not take the token: nothing has changed then,
        and ``account`` with ``remember`` off is the way for "this time only".
        """
        assert self._vault is not None, "nobody signs in before go_online"
        await self._left(account.key)
        if account.remember:
            await self._vault.write(account.key, credentials)
            self._fleeting.pop(account.key, None)
        else:
            self._fleeting[account.key] = credentials
        session = self._find(account.key)
        if session is None:
            session = self._session(account)
            session.begin()
            self._sessions.append(session)
            self._write_index()
            self._provide(session, credentials)
            self.added.emit(session)
        else:
            self._renew(session, account, credentials)
        return session

    def start_removing(self, session: AccountSession) -> None:
        """Sign out in the background; see ``remove``."""
        self._scope.start(self.remove(session), key=f"remove:{session.account.key}")

    async def remove(self, session: AccountSession) -> None:
        """Sign out: revoke the token, forget it, delete the account's data.

        Each step is tried whatever became of the others; what failed is told. A server that says
        nothing is waited for ten seconds.
        """
        account = session.account
        if session not in self._sessions or account.key in self._leaving:
            return
        left = self._leaving[account.key] = asyncio.Event()
        failures: list[FedideskError] = []
        try:
            for step in (self._revoke, self._close, self._forget_token, self._delete_data):
                try:
                    await step(session)
                except FedideskError as error:
                    failures.append(error)
        finally:
            del self._leaving[account.key]
            left.set()
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
        session.start_sending()
        session.writing.learn_limits()
        session.habits.learn()
        session.start_watching()
        self._scope.start(self._learn_profile(session), key=f"profile:{session.account.key}")

    async def _learn_profile(self, session: AccountSession) -> None:
        """Show the account as its server knows it now."""
        try:
            profile = await session.connection.call(lambda gateway: gateway.own_profile())
        except FedideskError:
            return
        account = replace(
            session.account,
            display_name=profile.display_name,
            avatar_url=profile.avatar_static_url or profile.avatar_url,
        )
        if account != session.account and session in self._sessions:
            session.account = account
            self._write_index()
            self.updated.emit(session)

    def _renew(self, session: AccountSession, account: Account, credentials: Credentials) -> None:
        """Take over a new sign-in; "this time only" does not unmake an account that is kept."""
        remember = account.remember or session.account.remember
        session.account = replace(account, remember=remember)
        self._write_index()
        self._provide(session, credentials)
        self.updated.emit(session)

    async def _revoke(self, session: AccountSession) -> None:
        try:
            async with asyncio.timeout(self._revoking_patience):
                await session.connection.call(lambda gateway: gateway.revoke())
        except TimeoutError:
            raise Silent(session.account.key.host) from None

    async def _close(self, session: AccountSession) -> None:
        for work in ("connect", "profile"):
            self._scope.cancel(f"{work}:{session.account.key}")
        await session.close()

    async def _forget_token(self, session: AccountSession) -> None:
        self._fleeting.pop(session.account.key, None)
        if session.account.remember:
            if self._vault is None:
                raise VaultSilent
            await self._vault.delete(session.account.key)

    async def _delete_data(self, session: AccountSession) -> None:
        self._sessions.remove(session)
        self._write_index()
        self.removed.emit(session)
        await self._disk.run(lambda _: _delete(session.folder))

    async def _left(self, key: AccountKey) -> None:
        """Wait until an account that is being removed is gone."""
        while (left := self._leaving.get(key)) is not None:
            await left.wait()

    def _find(self, key: AccountKey) -> AccountSession | None:
        return next((session for session in self._sessions if session.account.key == key), None)

    def _session(self, account: Account) -> AccountSession:
        folder = folder_of(self._folder, account.key)
        return AccountSession(
            account,
            folder,
            self._disk,
            self._notices,
            self._polling_interval,
            self._clock,
            self._most_bytes,
            self._load_fitting,
        )

    def _write_index(self) -> None:
        try:
            self._index.write(tuple(session.account for session in self._sessions))
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))


def folder_of(parent: Path, key: AccountKey) -> Path:
    """Return where below ``parent`` the data of an account lives: a name any file system takes.

    Different keys give different names.
    """
    name = "@".join(
        re.sub(r"[^A-Za-z0-9.-]", lambda match: f"_{ord(match[0]):x}_", part)
        for part in (key.profile_id, key.host)
    )
    return parent / name


def _delete(folder: Path) -> None:
    """Delete ``folder`` with all that is in it. Raises ``StorageError`` when something stays."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(type(error).__name__) from None
