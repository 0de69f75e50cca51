"""Runs one benchmark on a display of its own."""

import fedidesk.__main__  # noqa: F401 isort: skip - as the command begins
import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import msgspec

from tests.benchmarks.result import BenchResult
from tests.display import Display

_FOREIGN = ("DBUS_", "XDG_", "PYTHON_KEYRING")
_NOT_BENCHMARKS = {"result"}


def main() -> None:
    """Run the benchmark that the command line names and print what it measured."""
    modules = iter_modules([str(Path(__file__).parent)])
    found = {module.name for module in modules if not module.name.startswith("_")}
    names = sorted(found - _NOT_BENCHMARKS)
    parser = argparse.ArgumentParser(prog="make bench", description="Measure one thing.")
    parser.add_argument("name", choices=names, help="NAME=…")
    name = parser.parse_args().name
    own = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    with (
        tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as home,
        Display(base=own) as display,
    ):
        os.environ.clear()
        os.environ.update(display.env, HOME=home)
        result: BenchResult = import_module(f"tests.benchmarks.{name}").run()
    report = {"bench": name, "figures": result.figures, "calibration": result.calibration}
    sys.stdout.write(msgspec.json.encode(report).decode() + "\n")


if __name__ == "__main__":
    main()
