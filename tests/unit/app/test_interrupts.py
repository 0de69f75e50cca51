"""Asked to end, the application does so in order, and nothing that was typed is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fedidesk.app.interrupts import Interrupts
from fedidesk.core.paths import ProfilePaths
from fedidesk.domain.account import Account
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.services.registry import folder_of
from fedidesk.store.accounts import AccountIndex
from fedidesk.store.unsent_file import UnsentFile
from tests.waiting import until


class Heard:
    """Counts what it hears."""

    def __init__(self, interrupts: Interrupts) -> None:
        self.times = 0
        interrupts.requested.connect(self._hear)

    def _hear(self) -> None:
        self.times += 1


@pytest.fixture
def ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
async def test_the_first_wish_is_heard_and_the_next_one_is_for_the_system(
    kind: signal.Signals,
) -> None:
    before = signal.getsignal(kind)
    signal.signal(kind, signal.SIG_DFL)
    interrupts = Interrupts()
    heard = Heard(interrupts)
    os.kill(os.getpid(), kind)
    await until(lambda: heard.times)
    assert heard.times == 1
    assert signal.getsignal(kind) == signal.SIG_DFL
    interrupts.close()
    signal.signal(kind, before)


@pytest.mark.usefixtures("ignored")
async def test_what_was_ignored_stays_ignored() -> None:
    interrupts = Interrupts()
    heard = Heard(interrupts)
    os.kill(os.getpid(), signal.SIGHUP)
    os.kill(os.getpid(), signal.SIGTERM)
    await until(lambda: heard.times)
    assert heard.times == 1
    interrupts.close()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


async def test_closed_it_leaves_no_trace() -> None:
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGINT, signal.SIGTERM)}
    interrupts = Interrupts()
    assert signal.getsignal(signal.SIGTERM) != before[signal.SIGTERM]
    interrupts.close()
    interrupts.close()
    assert {kind: signal.getsignal(kind) for kind in before} == before
    assert signal.set_wakeup_fd(-1) == -1


_WRITING = """
import signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
from fedidesk.app import main
live = main.live

async def live_and_write(window, *rest):
    def write():
        window._page().write()
        window.findChild(QPlainTextEdit).setPlainText("Not finished")
        print("writing", flush=True)
    QTimer.singleShot(0, write)
    await live(window, *rest)

main.live = live_and_write
sys.exit(main.run(["--profile", sys.argv[1]]))
"""


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_what_is_being_written_is_saved(kind: signal.Signals, tmp_path: Path) -> None:
    paths = ProfilePaths.below(tmp_path)
    paths.create()
    account = Account(
        key=AccountKey("127.0.0.1:1", ProfileId("1")), base_url="http://127.0.0.1:1", username="a"
    )
    AccountIndex(paths.config / "accounts.json").write((account,))
    with subprocess.Popen(
        [sys.executable, "-c", _WRITING, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        process.send_signal(kind)
        _, complaints = process.communicate(timeout=20)
    assert process.returncode == 0, complaints
    offscreen = "This plugin does not support "
    assert [line for line in complaints.splitlines() if not line.startswith(offscreen)] == []
    folder = folder_of(paths.data / "accounts", account.key)
    unsent = UnsentFile(folder / "unsent.json").read()
    assert [draft.text for draft in unsent.drafts] == ["Not finished"]
