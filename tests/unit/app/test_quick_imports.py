"""What may not happen before the first frame (docs/decisions/0006), in a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

_LOOK = """
import gc, json, linecache, sys
import fedidesk.__main__
from PySide6 import QtCore, QtWidgets
def mistake():
    try:
        QtCore.QTimer().start("soon")
    except TypeError as error:
        return str(error)
print(json.dumps({
    "modules": sorted(sys.modules),
    "sources": sorted(linecache.cache),
    "classes": sorted(vars(QtWidgets)),
    "collects": gc.isenabled(),
    "mistake": mistake(),
}))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, Any]:
    """Return what there is once all has been imported that the first frame needs."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOK],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    "name",
    ["asyncio.events", "ssl", "qasync", "mastodon", "keyring", "socket", "dataclasses", "_bz2"],
)
def test_what_takes_long_is_not_imported(imported: dict[str, Any], name: str) -> None:
    assert name not in imported["modules"]


def test_pyside_reads_no_sources(imported: dict[str, Any]) -> None:
    ours = [path for path in imported["sources"] if "fedidesk" in path]
    # The first few are imported before PySide can be kept from it.
    assert len(ours) <= 3


@pytest.mark.parametrize("name", ["QMessageBox", "QStyle"])
def test_large_classes_are_not_made_before_they_are_used(
    imported: dict[str, Any], name: str
) -> None:
    assert name not in imported["classes"]


def test_garbage_is_not_looked_for_while_there_is_none(imported: dict[str, Any]) -> None:
    assert not imported["collects"]


def test_pyside_still_explains_mistakes(imported: dict[str, Any]) -> None:
    assert "Supported signatures" in imported["mistake"]
