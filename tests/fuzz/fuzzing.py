"""Shows posts by the thousand, and keeps what went wrong."""

import gc
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from msgspec import Struct
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.data.hostile import Hosts
from tests.fuzz.addresses import may_be_asked
from tests.fuzz.canvas import Canvas, Look
from tests.fuzz.mutation import Mutator
from tests.fuzz.trap import Trap
from tests.fuzz.uncached import memories

MOST_MS = 50.0
"""CPU time that a post of up to ``_UNIT`` bytes may cost; larger ones in proportion."""
_UNIT = 10_000
_TRIES = 5
"""How often in a row what is too slow is measured, before it is suspected."""
_ROUNDS, _PAUSE = 5, 2.0
"""How often it is then measured again when all others are done, and seconds between: machines have
slow minutes, and what costs too much does so at any time."""
_MANY = 500
"""Posts after which the looks change and garbage is collected."""
_OTHERWISE = 7
"""Every so many posts are read as a stream and a thread bring them too."""
_IGNORED = ("This plugin does not support",)
LOOKS = tuple(
    Look(width, mirrored=mirrored, revealed=revealed, expanded=expanded)
    for width, mirrored, revealed, expanded in (
        (600, False, False, False),
        (320, False, True, True),
        (420, True, False, True),
        (960, False, True, False),
        (280, True, True, False),
        (600, False, False, True),
    )
)


class _Suspect(Struct, frozen=True):
    """A post that took too long, and how it was shown."""

    number: int
    body: bytes
    look: Look
    text_percent: int
    colours: str


class Failure(Struct, frozen=True):
    """What went wrong with a post; ``what`` names a place in the code, never what was sent."""

    kind: str
    number: int
    what: str
    path: str


class Summary(Struct):
    """What became of all of them."""

    seed: int
    posts: int = 0
    shown: int = 0
    """Rows that came of them."""
    exceptions: int = 0
    too_slow: int = 0
    slowest_ms_per_10kb: float = 0.0
    unexpected_requests: int = 0
    failures: list[Failure] = []

    def add(self, other: "Summary") -> None:
        """Take in what another process found."""
        self.posts += other.posts
        self.shown += other.shown
        self.exceptions += other.exceptions
        self.too_slow += other.too_slow
        self.slowest_ms_per_10kb = max(self.slowest_ms_per_10kb, other.slowest_ms_per_10kb)
        self.unexpected_requests += other.unexpected_requests
        self.failures += other.failures

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.exceptions or self.too_slow or self.unexpected_requests)


def fuzz(application: QApplication, seed: int, numbers: Iterable[int]) -> Summary:
    """Show the posts of ``seed`` with these numbers."""
    with Trap() as trap:
        fuzzer = _Fuzzer(application, seed)
        fuzzer.watch(trap)
        mutator = Mutator(seed, Hosts(trap=f"{trap.url}/trap"))
        before = qInstallMessageHandler(fuzzer.complain)
        collects = gc.isenabled()
        gc.disable()
        try:
            for number in numbers:
                fuzzer.step(number, mutator.body(number))
            fuzzer.judge_suspects()
        finally:
            qInstallMessageHandler(before)
            if collects:
                gc.enable()
        return fuzzer.summary


def replay(application: QApplication, body: bytes, looks: Sequence[Look] = LOOKS) -> Summary:
    """Show one answer in each of these ways."""
    fuzzer = _Fuzzer(application, 0)
    for look in looks:
        fuzzer.examine(0, body, look)
    fuzzer.judge_suspects()
    return fuzzer.summary


class _Fuzzer:
    def __init__(self, application: QApplication, seed: int) -> None:
        self.summary = Summary(seed)
        self._trapped: list[str] = []
        self._canvas = Canvas(application)
        self._memories = memories()
        self._folder: Path | None = None
        self._complaints: list[str] = []
        self._suspects: list[_Suspect] = []
        self._seen = 0

    def watch(self, trap: Trap) -> None:
        """Look at what this trap is asked for too."""
        self._trapped = trap.asked

    def step(self, number: int, body: bytes) -> None:
        """Show a post in one way."""
        dice = Random(number)
        if self.summary.posts % _MANY == 0:
            self._change_looks(dice)
        self.examine(number, body, dice.choice(LOOKS))

    def examine(self, number: int, body: bytes, look: Look) -> None:
        """Show what ``body`` brings, and judge how that went."""
        self.summary.posts += 1
        try:
            per_unit = self._measured(body, look)
            if number % _OTHERWISE == 0:
                self._canvas.read_otherwise(body)
        except Exception as error:  # noqa: BLE001 - any of them is what is looked for
            self.summary.exceptions += 1
            self._fail("exception", number, body, _place_of(error), traceback.format_exc())
            self._canvas.take_asked()
            return
        if per_unit > MOST_MS:
            theme = self._canvas.theme
            suspect = _Suspect(number, body, look, theme.text_percent, theme.choice)
            self._suspects.append(suspect)
        else:
            self._note(per_unit)
        self._look_at_requests(number, body, look)
        if self._complaints:
            self.summary.exceptions += 1
            told, self._complaints = "\n".join(self._complaints), []
            self._fail("complaint of Qt", number, body, "", told)

    def judge_suspects(self) -> None:
        """Measure again what took too long; what does so every time is too slow."""
        left = dict.fromkeys(self._suspects, float("inf"))
        for number in range(_ROUNDS):
            if left and number:
                time.sleep(_PAUSE)
            for each in tuple(left):
                left[each] = min(left[each], self._measured_again(each))
                if left[each] <= MOST_MS:
                    self._note(left.pop(each))
        for each, best in left.items():
            self._note(best)
            self.summary.too_slow += 1
            what = f"{best:.0f} ms per 10 KB of {len(each.body)}"
            self._fail("slow", each.number, each.body, what, repr(each.look))

    def _measured_again(self, suspect: _Suspect) -> float:
        self._canvas.theme.set_text_percent(suspect.text_percent)
        self._canvas.theme.set_choice(suspect.colours)
        return self._measured(suspect.body, suspect.look)

    def _note(self, per_unit: float) -> None:
        self.summary.slowest_ms_per_10kb = max(self.summary.slowest_ms_per_10kb, per_unit)

    def complain(self, _kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        """Take note of a warning of Qt."""
        if not message.startswith(_IGNORED):
            self._complaints.append(message)

    def _measured(self, body: bytes, look: Look) -> float:
        """Return the CPU milliseconds it took for every ``_UNIT`` of bytes."""
        best = float("inf")
        for _ in range(_TRIES):
            for forget in self._memories:
                forget()
            begin = time.thread_time()
            shown = self._canvas.show(body, look)
            best = min(best, (time.thread_time() - begin) * 1000)
            if best <= MOST_MS * max(1.0, len(body) / _UNIT):
                break
        self.summary.shown += shown
        return best / max(1.0, len(body) / _UNIT)

    def _look_at_requests(self, number: int, body: bytes, look: Look) -> None:
        asked = self._canvas.take_asked()
        unexpected = asked - may_be_asked(body, revealed=look.revealed) if asked else set()
        trapped = self._trapped[self._seen :]
        self._seen += len(trapped)
        if unexpected or trapped:
            self.summary.unexpected_requests += len(unexpected) + len(trapped)
            told = "\n".join([repr(look), *sorted(unexpected), *trapped])
            self._fail("request", number, body, f"{len(unexpected)} and {len(trapped)}", told)

    def _change_looks(self, dice: Random) -> None:
        gc.collect()
        self._canvas.theme.set_text_percent(dice.choice((80, 100, 100, 150, 200)))
        self._canvas.theme.set_choice(dice.choice(("light", "dark")))

    def _fail(self, kind: str, number: int, body: bytes, what: str, told: str) -> None:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fedidesk-fuzz-"))
        path = self._folder / f"{self.summary.seed}-{number}.json"
        path.write_bytes(body)
        path.with_suffix(".txt").write_text(f"{kind}\n{what}\n{told}", errors="replace")
        self.summary.failures.append(Failure(kind, number, what, str(path)))
        sys.stderr.write(f"{kind} {what}: seed {self.summary.seed}, post {number}: {path}\n")


def _place_of(error: Exception) -> str:
    """Return the kind of an error and where it arose, without what it says."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
