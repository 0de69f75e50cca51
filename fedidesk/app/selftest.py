"""Checks that everything an installation needs is there and works."""

import sys
from importlib import import_module

import msgspec
from PySide6.QtCore import QLoggingCategory

from fedidesk.app.checks import CheckFailed

# The first one starts Qt for the others.
_CHECKS = (
    ("Qt platform", "qt_platform"),
    ("TLS", "tls"),
    ("image formats", "image_formats"),
    ("keyring", "keyring_backend"),
    ("database", "database"),
    ("translations", "translation"),
    ("multimedia", "multimedia"),
)


class Outcome(msgspec.Struct, frozen=True):
    """What one check found."""

    name: str
    ok: bool
    detail: str


class Report(msgspec.Struct, frozen=True):
    """What all of them found."""

    ok: bool
    checks: tuple[Outcome, ...]


def run_selftest(*, json: bool) -> int:
    """Check everything, print the outcome and return the exit code: 0 when all is well.

    It prints a line for each check, or with ``json`` one object:
    ``{"ok": …, "checks": [{"name": …, "ok": …, "detail": …}, …]}``.
    """
    # On being loaded, QtMultimedia looks for parts that need not be there and complains.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    outcomes = tuple(_outcome(name, module) for name, module in _CHECKS)
    report = Report(all(outcome.ok for outcome in outcomes), outcomes)
    if json:
        lines = [msgspec.json.encode(report).decode()]
    else:
        lines = [_line(outcome) for outcome in outcomes]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return 0 if report.ok else 1


def _outcome(name: str, module: str) -> Outcome:
    """Carry out one check. Its module is imported only now: that may be what fails."""
    try:
        return Outcome(name, ok=True, detail=import_module(f"fedidesk.app.checks.{module}").check())
    except (CheckFailed, ImportError, OSError) as error:
        return Outcome(name, ok=False, detail=str(error))


def _line(outcome: Outcome) -> str:
    return f"{'ok    ' if outcome.ok else 'FAILED'}  {outcome.name}: {outcome.detail}"
