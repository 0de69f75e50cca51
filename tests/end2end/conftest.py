"""The desktops that the stories are played on, and what is kept of a story that failed."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.end2end.accessibility import DriverEnded, Vanished
from tests.end2end.desktop import Desktop


@pytest.fixture(scope="module")
def module_desktop() -> Iterator[Desktop]:
    """One desktop for all stories of a file."""
    with Desktop() as desktop:
        yield desktop


@pytest.fixture
def desktop(module_desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """The file's desktop with no application on it, and none left afterwards."""
    name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
    module_desktop.begin_story(name.removeprefix("test-").strip("-"))
    yield module_desktop
    troubles = [line for each in module_desktop.applications for line in _troubles(each.log())]
    module_desktop.end_applications()
    assert not troubles, "the application itself failed:\n" + "\n".join(troubles)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A folder for a new profile."""
    return tmp_path / "profile"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to the report of a failure what was on screen and what was logged."""
    report = yield
    if call.when == "call" and report.failed and isinstance(item, pytest.Function):
        desktop = item.funcargs.get("desktop")
        if isinstance(desktop, Desktop):
            report.sections += _evidence(desktop)
    return report


def _troubles(log: str) -> list[str]:
    """Return the lines that tell of an error that nobody expected."""
    signs = (" ERROR ", " CRITICAL ", "Traceback", "Segmentation fault", "QObject::", "QPainter::")
    return [line for line in log.splitlines() if any(sign in line for sign in signs)]


def _evidence(desktop: Desktop) -> list[tuple[str, str]]:
    found = [("screenshot", str(desktop.shot("failed")))]
    for application in desktop.applications:
        found.append((f"log of {application.pid}", application.log()))
        if application.running:
            try:
                found.append((f"tree of {application.pid}", application.window().tree()))
            except (Vanished, DriverEnded, TimeoutError, AssertionError) as error:
                found.append((f"tree of {application.pid}", f"none: {error!r}"))
    return found
