"""Plays the plans of one writer on a server of their own, and counts what was lost or doubled."""

import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tests.benchmarks._running import signed_in
from tests.chaos.plan import Plan, Trouble
from tests.chaos.typist import Order
from tests.chaos.writer import Writer
from tests.strict_server.process import StrictServer

_SAFE_AFTER = 2.0
"""Seconds after which what was typed has to outlive a kill."""
_POSTS = "/api/v1/statuses"
_FAULTS = {
    Trouble.KILLED_ANSWERED: ("drip", {"size": 16, "pause": 0.02}),
    Trouble.ANSWER_LOST: ("lost_answer", {}),
    Trouble.ANSWER_CUT_SHORT: ("truncated", {}),
    Trouble.NEVER_REACHED: ("reset", {}),
    Trouble.OVERLOADED: ("status", {"status": 503}),
}
"""What the server does with the post itself: kinds of faults and their options."""


class Outcome(Struct, frozen=True):
    """What became of one plan."""

    plan: Plan
    accepted: int
    """How often the server took the post."""
    is_lost: bool
    """Whether something typed early enough was gone, or the whole post never came."""
    safe_letters: int
    """How many letters had to be there after the kill."""

    @property
    def is_good(self) -> bool:
        """Whether it came once and whole."""
        return self.accepted == 1 and not self.is_lost


class Story:
    """One writer and one server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def play(self, plans: list[Plan]) -> list[Outcome]:
        """Live through all of it. Raises ``AssertionError`` where the application itself failed."""
        with StrictServer() as server, Writer(self._folder, *signed_in(server, "mina")) as writer:
            played = [_Run(plan, server, writer).play() for plan in plans]
            troubles = writer.troubles()
            accepted = [(post["text"], post["spoiler_text"]) for post in server.accepted_posts()]
        assert not troubles, "the application itself failed:\n" + "\n".join(troubles)
        return [counted(outcome, accepted) for outcome in played]


class _Run:
    """One post, and what goes wrong with it."""

    def __init__(self, plan: Plan, server: StrictServer, writer: Writer) -> None:
        self._plan = plan
        self._server = server
        self._writer = writer
        self._order = Order(plan.text, plan.warning, plan.pace)

    def play(self) -> Outcome:
        plan, writer = self._plan, self._writer
        if not writer.runs:
            writer.start()
        self._server.control("settings", idempotency=plan.keeps_keys)
        if plan.trouble in _FAULTS:
            kind, options = _FAULTS[plan.trouble]
            self._server.fault(kind, _POSTS, method="POST", **options)
        writer.order(self._order)
        writer.wait_for("typed" if plan.trouble.comes_while_writing else "sent")
        time.sleep(plan.moment)
        safe = 0
        is_lost = False
        if plan.trouble.kills:
            killed = writer.kill()
            typed = writer.typed_by(killed - _SAFE_AFTER)
            safe = typed.text + typed.warning
            writer.start()
            is_lost = not self._is_kept(typed.text, typed.warning)
            self._go_on()
        else:
            if plan.trouble in (Trouble.CUT_WRITING, Trouble.CUT_SENDING):
                self._server.control("refuse_connections", seconds=plan.away)
            writer.wait_for("confirmed")
        self._server.clear_faults()
        return Outcome(plan, 0, is_lost, safe)

    def _is_kept(self, text: int, warning: int) -> bool:
        """Whether so many letters outlived the kill, here or at the server."""
        unsent = self._writer.unsent
        return not (text or warning) or any(
            self._plan.text.startswith(there)
            and self._plan.warning.startswith(there_too)
            and len(there) >= text
            and len(there_too) >= warning
            for there, there_too in (*unsent.drafts, *unsent.waiting, *self._accepted())
        )

    def _go_on(self) -> None:
        """Write and send what is not sent yet, and wait until it is."""
        whole = (self._plan.text, self._plan.warning)
        if whole in self._writer.unsent.waiting:
            self._writer.wait_until_sent()
        elif whole not in self._accepted():
            self._writer.order(self._order)
            self._writer.wait_for("confirmed")

    def _accepted(self) -> list[tuple[str, str]]:
        return [(post["text"], post["spoiler_text"]) for post in self._server.accepted_posts()]


def counted(outcome: Outcome, accepted: list[tuple[str, str]]) -> Outcome:
    """Return ``outcome`` with how often its post is among all ``accepted``, whole or not."""
    plan = outcome.plan
    count = accepted.count((plan.text, plan.warning))
    same = sum(text.startswith(f"{plan.title} ") for text, _ in accepted)
    return replace(outcome, accepted=max(count, same), is_lost=outcome.is_lost or count == 0)
