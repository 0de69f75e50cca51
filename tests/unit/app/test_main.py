"""From the command line to the exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from fedidesk import __version__

_WITHOUT_DEMO = """
import sys
sys.modules["mastodon_mock"] = None
from fedidesk.app.main import run
sys.exit(run(sys.argv[1:]))
"""


def run(*arguments: str, script: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    program = ["-c", script] if script else ["-m", "fedidesk"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_version() -> None:
    answer = run("--version")
    assert (answer.returncode, answer.stdout) == (0, f"fedidesk {__version__}\n")


@pytest.mark.parametrize("arguments", [["--json"], ["--no-such-thing"], ["one", "two"]])
def test_mistakes_on_the_command_line(arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.returncode == 2
    assert "usage: fedidesk" in answer.stderr


def test_without_a_display_it_says_so_in_a_sentence() -> None:
    answer = run()
    assert answer.returncode == 1
    assert answer.stderr == "fedidesk needs a graphical display, and there is none here.\n"


def test_without_the_demo_it_says_so_in_a_sentence(tmp_path: Path) -> None:
    answer = run("--demo", script=_WITHOUT_DEMO, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("The demo needs the package mastodon_mock. Install")
    assert answer.stderr.count("\n") == 1
