"""From nothing to the first post on screen, on a profile with a cached home timeline.

``cached_first_post_cpu_ms`` is the CPU time of the whole process until the first frame with posts
is painted; ``bare_window_cpu_ms`` that of a window with nothing in it. ``early_imports`` counts
heavy modules that were there by then: there should be none.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from fedidesk.core.paths import ProfilePaths
from fedidesk.domain.account import Account
from fedidesk.domain.ids import AccountKey, Cursor, ProfileId
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import HOME, PAGE_LENGTH, Page
from fedidesk.services.registry import folder_of
from fedidesk.store.accounts import AccountIndex
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.weaver import Asked, Weaver
from tests.benchmarks.result import BenchResult
from tests.builders import many_posts

_ROUNDS = 9


def run() -> BenchResult:
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder:
        _write_profile(Path(folder))
        arguments = ["profile", folder]
        _first_frame(arguments)
        _first_frame(["bare"])
        rounds = [(_first_frame(arguments), _first_frame(["bare"])) for _ in range(_ROUNDS)]
    if not all(ours["posts"] for ours, _ in rounds):
        raise RuntimeError("a first frame without posts")
    early = {name for ours, _ in rounds for name in ours["early_imports"]}
    return BenchResult(
        figures={
            "cached_first_post_cpu_ms": statistics.median(ours["cpu_ms"] for ours, _ in rounds),
            "early_imports": len(early),
            "posts_in_first_frame": min(ours["posts"] for ours, _ in rounds),
        },
        calibration={"bare_window_cpu_ms": statistics.median(bare["cpu_ms"] for _, bare in rounds)},
    )


def _write_profile(folder: Path) -> None:
    """Make a profile of somebody who closed fedidesk with a home timeline on screen."""
    paths = ProfilePaths.below(folder)
    paths.create()
    account = Account(
        key=AccountKey("127.0.0.1:1", ProfileId("1")),
        base_url="http://127.0.0.1:1",
        username="ada",
        display_name="Ada",
    )
    AccountIndex(paths.config / "accounts.json").write((account,))
    bundles = tuple(Bundle(row, post) for row, post in many_posts(PAGE_LENGTH))
    cache = CacheDb(folder_of(paths.data / "accounts", account.key) / "cache.db")
    page = Page(bundles, Cursor("older"), Cursor("newer"))
    cache.do(lambda sql: Weaver(KeptOrder(sql, HOME)).put_newest(page, Asked(None, 0)))
    cache.close()


def _first_frame(arguments: list[str]) -> dict[str, float]:
    environment = dict(os.environ)
    # As on a desktop without assistive technology, and with compiled modules.
    environment.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks._first_frame", *arguments],
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
