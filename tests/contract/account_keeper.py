"""A process with accounts, a registry and the real keyring, told what to do line by line.

As a script it reads commands from its input and answers each with a line of JSON; ``AccountKeeper``
is the test's end of that: each of its lives is a start of the application.
"""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from fedidesk.core.lanes import Lane
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.services.connection import Line
from fedidesk.services.notices import Notices
from fedidesk.services.ports import Gateway
from fedidesk.services.registry import AccountRegistry
from fedidesk.store.accounts import AccountIndex
from fedidesk.vault.keyring_vault import KeyringVault
from tests.builders import a_profile
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import FakeServer
from tests.waiting import until

_ROOT = Path(__file__).parents[2]


class Kept(NamedTuple):
    """One session: its account, how its line is, what the trouble is, and the token it got."""

    account: str
    line: str
    trouble: str
    token: str


class AccountKeeper:
    """The process; each call waits until nothing is under way and gives the sessions in order."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(folder)],
            env=env,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        finally:
            self._process.kill()
            self._process.wait(5)
            self._process.stdout.close()

    def tell(self, command: str, *accounts: str) -> list[Kept]:
        """Start, add ``user@host`` …, connect (again) or remove accounts."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(" ".join([command, *accounts]) + "\n")
        self._process.stdin.flush()
        return [Kept(*values) for values in json.loads(self._process.stdout.readline())]


class _Keeper:
    """The process's own side."""

    def __init__(self, folder: Path) -> None:
        index = AccountIndex(folder / "accounts.json")
        self._disk: Lane[None] = Lane("disk", lambda: None)
        self._tokens: dict[AccountKey, str] = {}
        self.registry = AccountRegistry(index, folder / "accounts", self._disk, Notices())

    async def start(self) -> None:
        self.registry.restore()
        self.registry.go_online(KeyringVault(), self._make_gateway)

    async def add(self, *names: str) -> None:
        for name in names:
            user, _, host = name.partition("@")
            account = Account(
                key=AccountKey(host, ProfileId(f"id-of-{user}")),
                base_url=f"https://{host}",
                username=user,
                # As the server has it, so that nothing is learned that has to be written.
                display_name=a_profile().display_name,
            )
            secret = AppCredentials(f"client of {host}", f"secret of {host}")
            await self.registry.add(account, Credentials(f"token-of-{name}", secret))

    async def connect(self) -> None:
        for session in self.registry.sessions:
            self.registry.connect(session)

    async def remove(self, *names: str) -> None:
        for session in self.registry.sessions:
            if session.account.handle in names:
                await self.registry.remove(session)

    async def sessions(self) -> list[Kept]:
        """Wait for the keyring and say how all are."""
        lines = [session.connection for session in self.registry.sessions]
        await until(lambda: all(each.line is not Line.CONNECTING for each in lines), 20)
        return [
            Kept(
                session.account.handle,
                session.connection.line.value,
                type(session.connection.trouble).__name__ if session.connection.trouble else "",
                self._tokens.get(session.account.key, ""),
            )
            for session in self.registry.sessions
        ]

    def _make_gateway(self, account: Account, credentials: Credentials) -> Gateway:
        self._tokens[account.key] = credentials.token
        return FakeGateway(FakeServer())


async def _obey(keeper: _Keeper) -> None:
    for line in sys.stdin:
        command, *names = line.split()
        await getattr(keeper, command)(*names)
        print(json.dumps(await keeper.sessions()), flush=True)
    await keeper.registry.close()


if __name__ == "__main__":
    asyncio.run(_obey(_Keeper(Path(sys.argv[1]))))
