"""What holds for every test: its own world, the loop it runs in, and what fails it."""

import asyncio
import gc
import io
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
import pytest_asyncio

# No test sees the desktop, the keyring, the network settings or the files of who runs it. This
# stands before the import of Qt, which reads some of it then, and of Hypothesis, which else lets
# trio (there for Selenium) register a generator of random numbers, and warns that nobody holds it
# where the application has told Python to leave its garbage alone.
_FOREIGN = ("DBUS_", "DISPLAY", "GNOME_", "KDE_", "QT_", "WAYLAND_", "XAUTHORITY", "XDG_")
_FOREIGN_NAMES = {"BROWSER", "LANGUAGE", "PYTHON_KEYRING_BACKEND", "KEYRING_PROPERTY_FILE"}
for _name in tuple(os.environ):
    if (
        _name.startswith(_FOREIGN)
        or _name in _FOREIGN_NAMES
        or _name.lower().endswith("_proxy")
        or _name.startswith("LC_")
    ):
        del os.environ[_name]
_HOME = tempfile.mkdtemp(prefix="fedidesk-home-")
os.environ.update(
    HOME=_HOME,
    HYPOTHESIS_NO_PLUGINS="1",
    LANG="C.UTF-8",
    QT_API="pyside6",
    QT_QPA_PLATFORM="offscreen",
    TZ="UTC",
)

from PySide6.QtWidgets import QApplication  # noqa: E402 - after the environment it reads
from qasync import QEventLoop  # noqa: E402

from fedidesk.core import tasks  # noqa: E402

_IN_QT = ("qt", "app", "compose", "ui", "qtmodels")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_asyncio_loop_factories(
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run what has Qt in it under Qt's loop, as the application does; the rest under Python's."""
    if item.path.parent.name in _IN_QT:
        return {"qasync": _qt_loop}
    return {"asyncio": asyncio.new_event_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and pytest_asyncio.is_async_test(item):
            item.fixturenames.insert(0, "no_leaked_tasks")


@cache
def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["fedidesk"])


class _QtLoop(QEventLoop):
    """Stands still between the steps of a test, as Python's own loop does.

    qasync would go on for a while without saying that a loop runs, and tasks would break off.
    And it ends a test that waits for ever: Python hears of pytest's time-out only when it runs,
    and in a loop of Qt in which nothing happens it never does.
    """

    _LONGEST = 100.0
    """Seconds a step may take; less than pytest's time-out."""

    def run_until_complete(self, future: Awaitable[Any]) -> Any:
        task = asyncio.ensure_future(future, loop=self)
        task.add_done_callback(self._stop_for)
        limit = self.call_later(self._LONGEST, self.stop)
        self.run_forever()
        limit.cancel()
        task.remove_done_callback(self._stop_for)
        assert task.done(), f"the loop was stopped, or this took too long:\n{_where(task)}"
        return task.result()

    def _stop_for(self, _: object) -> None:
        self.stop()


def _where(task: asyncio.Future[Any]) -> str:
    stack = io.StringIO()
    for each in asyncio.all_tasks(task.get_loop()):
        each.print_stack(file=stack)
    return stack.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _collect_here() -> Iterator[None]:
    """Collect garbage in the thread of the widgets, not wherever Python would come to think of it.

    Closed windows are full of circles, and what is Qt's must not go in another thread.
    """
    gc.disable()
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _no_events_between_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pytest-qt from doing what ``_QtLoop`` does not do."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


def _qt_loop() -> asyncio.AbstractEventLoop:
    return _QtLoop(_application())


@pytest_asyncio.fixture
async def no_leaked_tasks() -> AsyncIterator[None]:
    """Fail the test when work goes on in the loop that nobody ended."""
    yield
    await asyncio.sleep(0)
    leaked = asyncio.all_tasks() - {asyncio.current_task()}
    names = sorted(f"{task.get_name()}: {task.get_coro()}" for task in leaked)
    assert not names, f"tasks still at work: {names}"


class LoggedWarnings(logging.Handler):
    """Holds what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of ``record``."""
        self._texts.append(f"{record.name}: {record.getMessage()}")

    def take(self) -> list[str]:
        """Return what was logged since the last time; a test that takes it expected it."""
        texts, self._texts = self._texts, []
        return texts


@pytest.fixture(autouse=True)
def logged_warnings() -> Iterator[LoggedWarnings]:
    """Fail the test when a warning was logged that it did not ``take()``."""
    warnings = LoggedWarnings()
    root = logging.getLogger()
    root.addHandler(warnings)
    yield warnings
    root.removeHandler(warnings)
    unexpected = warnings.take()
    assert not unexpected, f"logged, and nobody expected it: {unexpected}"


@pytest.fixture(autouse=True)
def _no_work_without_a_loop() -> Iterator[None]:
    """Fail the test when something was begun outside of a loop, and never got into one."""
    yield
    waiting, tasks._early[:] = list(tasks._early), []
    assert not waiting, f"work that nobody did: {waiting}"


@pytest.fixture(autouse=True)
def _no_leaked_streams() -> Iterator[None]:
    """Fail the test when a connection that it opened goes on being read."""
    yield
    ends = time.monotonic() + 5
    while reading := [
        thread.name for thread in threading.enumerate() if thread.name.startswith("stream ")
    ]:
        assert time.monotonic() < ends, f"connections still open: {reading}"
        time.sleep(0.01)
