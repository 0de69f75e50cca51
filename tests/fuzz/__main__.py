"""Shows mutated posts by the thousand: ``python -m tests.fuzz --posts 100000``.

The last line is JSON. What went wrong can be shown again with ``--replay PATH``.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.fuzz.fuzzing import Summary, fuzz, replay

_KEPT = 20
"""Failures that the last line names."""


def main() -> int:
    """Do what the command line says; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None, help="any number; else a new one")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--share", type=int, default=None, help=argparse.SUPPRESS)
    parser.add_argument("--only", type=int, default=None, help="the number of one post")
    parser.add_argument("--replay", type=Path, default=None, help="a file that was kept")
    options = parser.parse_args()
    seed = int(time.time()) if options.seed is None else options.seed
    if options.replay is not None:
        summary = replay(QApplication(["fedidesk"]), options.replay.read_bytes())
    elif options.only is not None:
        summary = fuzz(QApplication(["fedidesk"]), seed, [options.only])
    elif options.share is not None:
        numbers = range(options.share, options.posts, options.processes)
        summary = fuzz(QApplication(["fedidesk"]), seed, numbers)
    else:
        sys.stderr.write(f"seed {seed}\n")
        summary = _in_processes(seed, options.posts, options.processes)
    del summary.failures[_KEPT:]
    sys.stdout.write(msgspec.json.encode(summary).decode() + "\n")
    return 0 if summary.is_good else 1


def _in_processes(seed: int, posts: int, processes: int) -> Summary:
    common = [sys.executable, "-m", "tests.fuzz", "--seed", str(seed), "--posts", str(posts)]
    common += ["--processes", str(processes)]
    running = [
        subprocess.Popen([*common, "--share", str(share)], stdout=subprocess.PIPE)
        for share in range(processes)
    ]
    whole = Summary(seed)
    for process in running:
        said, _ = process.communicate()
        if process.returncode not in (0, 1):
            # A crash of the interpreter itself.
            sys.stderr.write(f"a process ended with {process.returncode}\n")
            whole.exceptions += 1
            continue
        whole.add(msgspec.json.decode(said.splitlines()[-1], type=Summary))
    return whole


if __name__ == "__main__":
    sys.exit(main())
