"""Three hundred posts, written while the application is killed and its connection cut.

Somebody writes each in the real application; at a random moment between the first key and the
confirmed post the process is killed, or the network or the server's answer fails, a third of the
time on a server that ignores idempotency keys. Then they go on until it is sent. ``lost_drafts``
counts the runs in which something was gone that had been typed two seconds before the kill, or in
which the whole post never came; ``duplicate_posts`` what the server's own log has too often.
``FEDIDESK_CHAOS_SEED`` repeats a run.
"""

import os
import random
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.benchmarks.result import BenchResult
from tests.chaos.plan import plans
from tests.chaos.story import Outcome, Story

_RUNS = int(os.environ.get("FEDIDESK_CHAOS_RUNS", "300"))
_WRITERS = 3
"""How many write at a time: most of it is waiting."""


def run() -> BenchResult:
    seed = int(os.environ.get("FEDIDESK_CHAOS_SEED") or random.randrange(1_000_000))
    started = time.monotonic()
    outcomes = _played(seed)
    bad = [each for each in outcomes if not each.is_good]
    for each in bad:
        print(f"seed {seed}: {each}")
    return BenchResult(
        figures={
            "runs": len(outcomes),
            "lost_drafts": sum(each.is_lost for each in outcomes),
            "duplicate_posts": sum(max(0, each.accepted - 1) for each in outcomes),
            "kills": sum(each.plan.trouble.kills for each in outcomes),
            "runs_without_keys": sum(not each.plan.keeps_keys for each in outcomes),
            "letters_that_had_to_outlive": sum(each.safe_letters for each in outcomes),
            "minutes": round((time.monotonic() - started) / 60, 1),
            "seed": seed,
        },
        calibration={},
    )


def _played(seed: int) -> list[Outcome]:
    all_plans = plans(seed, _RUNS)
    with tempfile.TemporaryDirectory(prefix="fedidesk-chaos-") as folder:
        homes = [Path(folder) / str(number) for number in range(_WRITERS)]
        for home in homes:
            home.mkdir()
        with ThreadPoolExecutor(_WRITERS) as pool:
            size = -(-_RUNS // _WRITERS)
            shares = [all_plans[first : first + size] for first in range(0, _RUNS, size)]
            played = pool.map(lambda home, share: Story(home).play(share), homes, shares)
            return [outcome for outcomes in played for outcome in outcomes]
