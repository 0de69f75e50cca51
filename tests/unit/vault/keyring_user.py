"""A process that uses the keyring vault, told what to do line by line.

As a script it reads commands from its input and answers each with a line of JSON; ``KeyringUser``
is the test's end of that. keyring takes its settings from the environment of its process, so each
situation gets a process of its own.
"""

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import VaultError
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.vault.keyring_vault import KeyringVault

KEY = AccountKey("example.social", ProfileId("01H2X"))
CREDENTIALS = Credentials("a-token-of-the-test", AppCredentials("an-id", "a-secret"))
_ROOT = Path(__file__).parents[3]


class Outcome(NamedTuple):
    """How a command ended: ``ok``, ``other credentials``, or the name of the error."""

    name: str
    seconds: float


class KeyringUser:
    """The process; each call waits for its end and gives how it went."""

    def __init__(self, env: dict[str, str], deadline: float = 10.0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(deadline)],
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
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write(self) -> Outcome:
        return self._tell("write")[0]

    def read(self) -> Outcome:
        return self._tell("read")[0]

    def read_together(self, count: int) -> list[Outcome]:
        return self._tell("read", count)

    def delete(self) -> Outcome:
        return self._tell("delete")[0]

    def close(self) -> int:
        """End the process as an application ends, and return its exit code."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            return self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
            raise
        finally:
            self._process.stdout.close()

    def _tell(self, command: str, count: int = 1) -> list[Outcome]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command} {count}\n")
        self._process.stdin.flush()
        return [Outcome(*values) for values in json.loads(self._process.stdout.readline())]


async def _obey(vault: KeyringVault) -> None:
    for line in sys.stdin:
        command, count = line.split()
        outcomes = await asyncio.gather(*(_do(vault, command) for _ in range(int(count))))
        print(json.dumps(outcomes), flush=True)


async def _do(vault: KeyringVault, command: str) -> Outcome:
    begin = time.monotonic()
    name = "ok"
    try:
        if command == "write":
            await vault.write(KEY, CREDENTIALS)
        elif command == "delete":
            await vault.delete(KEY)
        elif await vault.read(KEY) != CREDENTIALS:
            name = "other credentials"
    except VaultError as error:
        name = type(error).__name__
    return Outcome(name, time.monotonic() - begin)


if __name__ == "__main__":
    asyncio.run(_obey(KeyringVault(float(sys.argv[1]))))
