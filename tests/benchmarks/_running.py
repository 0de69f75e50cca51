"""The whole application, running in this process against a server on this machine."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import IO, TypeVar

import requests
from PySide6.QtWidgets import QApplication

from fedidesk import USER_AGENT
from fedidesk.app.garbage import GarbageCollection
from fedidesk.app.lifecycle import live, show_first_frame
from fedidesk.app.options import Options
from fedidesk.app.wiring import Fedidesk, make_loop
from fedidesk.core.paths import ProfilePaths
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.services.session import AccountSession
from fedidesk.store.settings import SettingsStore
from tests.strict_server.process import StrictServer
from tests.waiting import until

Result = TypeVar("Result")


class Running:
    """Fedidesk with one account signed in for this run only."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        paths = ProfilePaths.below(folder)
        paths.create()
        settings = SettingsStore(paths.config / "settings.json")
        self.fedidesk = Fedidesk(application, paths, settings, Options())
        self.window = self.fedidesk.window
        application.setQuitOnLastWindowClosed(False)
        self._application = application

    def run(
        self, server: StrictServer, person: str, work: Callable[[AccountSession], Awaitable[Result]]
    ) -> Result:
        """Show the window, sign ``person`` in, do ``work`` and end as the application does."""
        return self.run_as(*signed_in(server, person), work)

    def run_as(
        self, account: Account, token: str, work: Callable[[AccountSession], Awaitable[Result]]
    ) -> Result:
        """Do so with an account that has its token already."""
        self.window.resize(960, 860)
        show_first_frame(self.window)
        garbage = GarbageCollection(self._application)
        with make_loop(self._application) as loop:
            result = loop.run_until_complete(self._live(account, token, work))
        garbage.deleteLater()
        return result

    async def _live(
        self, account: Account, token: str, work: Callable[[AccountSession], Awaitable[Result]]
    ) -> Result:
        life = asyncio.ensure_future(
            live(self.window, self.fedidesk.go_online, self.fedidesk.close)
        )
        await until(lambda: self.fedidesk.registry._make_gateway is not None, 60)
        credentials = Credentials(token, AppCredentials("bench", "bench"))
        session = await self.fedidesk.registry.add(account, credentials)
        self.window.show_session(session)
        result = await work(session)
        self.window.close()
        await life
        return result


def signed_in(server: StrictServer, person: str) -> tuple[Account, str]:
    """Return the account of ``person``, for one run only, and a token for it."""
    token = server.sign_in(person)
    account = Account(
        key=AccountKey(server.host, ProfileId(_id_of(server, token))),
        base_url=server.url,
        username=person,
        display_name=person,
        remember=False,
    )
    return account, token


def posting(
    server: StrictServer, rate: float, seconds: float, log: IO[str] | int
) -> "subprocess.Popen[bytes]":
    """Let a process post ``rate`` times a second to ``server`` and write the ids to ``log``."""
    arguments = [sys.executable, "-m", "tests.benchmarks._poster"]
    arguments += [server.control_url, str(rate), str(seconds)]
    return subprocess.Popen(arguments, stdout=log)


def _id_of(server: StrictServer, token: str) -> str:
    headers = {"Authorization": f"Bearer {token}", "User-Agent": USER_AGENT}
    address = f"{server.url}/api/v1/accounts/verify_credentials"
    with requests.Session() as asking:
        asking.trust_env = False
        found: str = asking.get(address, headers=headers, timeout=10).json()["id"]
    return found
