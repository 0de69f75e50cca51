"""The command line."""

import argparse
from pathlib import Path

from msgspec import Struct

from fedidesk import __version__


class Options(Struct, frozen=True):
    """What the command line asks for."""

    profile: Path | None = None
    demo: bool = False
    selftest: bool = False
    json: bool = False
    url: str = ""


def read_options(arguments: list[str]) -> Options:
    """Return the options; ends the process for ``--help``, ``--version`` and mistakes."""
    # A parser takes four milliseconds of the way to the first frame.
    match arguments:
        case []:
            return Options()
        case ["--profile", folder] if not folder.startswith("-"):
            return Options(profile=Path(folder))
    return _parsed(arguments)


def _parsed(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(
        prog="fedidesk", description="A desktop client for Mastodon and the rest of the fediverse."
    )
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep everything below DIR")
    parser.add_argument("--demo", action="store_true", help="try it with made-up people, offline")
    parser.add_argument("--version", action="version", version=f"fedidesk {__version__}")
    parser.add_argument("--selftest", action="store_true", help="check this installation")
    parser.add_argument("--json", action="store_true", help="with --selftest: report as JSON")
    parser.add_argument("url", nargs="?", default="", metavar="URL", help="a post to open")
    given = parser.parse_args(arguments)
    if given.json and not given.selftest:
        parser.error("--json goes with --selftest")
    return Options(given.profile, given.demo, given.selftest, given.json, given.url)
