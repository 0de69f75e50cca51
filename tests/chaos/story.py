"""Plays the plans of one writer on a server of their own, and counts what was lost or doubled."""

import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tests.benchmarks._running import signed_in
from tests.chaos.plan import Plan, Trouble
from tests.chaos.typist import Order, Words
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
            accepted = _accepted(server)
        assert not troubles, "the application itself failed:\n" + "\n".join(troubles)
        return [counted(outcome, accepted) for outcome in played]


class _Run:
    """One post, and what goes wrong with it."""

    def __init__(self, plan: Plan, server: StrictServer, writer: Writer) -> None:
        self._plan = plan
        self._server = server
        self._writer = writer
        self._order = Order(plan.text, plan.warning, plan.description, plan.pace)

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
            safe = sum(map(len, (typed.text, typed.warning, *typed.descriptions)))
            writer.start()
            is_lost = not self._is_kept(typed)
            self._go_on()
        else:
            if plan.trouble in (Trouble.CUT_WRITING, Trouble.CUT_SENDING):
                self._server.control("refuse_connections", seconds=plan.away)
            writer.wait_for("confirmed")
        self._server.clear_faults()
        return Outcome(plan, 0, is_lost, safe)

    def _is_kept(self, typed: Words) -> bool:
        """Whether what was typed outlived the kill, here or at the server."""
        unsent = self._writer.unsent
        there = (*unsent.drafts, *unsent.waiting, *_accepted(self._server))
        return typed == Words() or any(each.goes_on(typed) for each in there)

    def _go_on(self) -> None:
        """Write and send what is not sent yet, and wait until it is."""
        if whole(self._plan) in self._writer.unsent.waiting:
            self._writer.wait_until_sent()
        elif whole(self._plan) not in _accepted(self._server):
            self._writer.order(self._order)
            self._writer.wait_for("confirmed")


def whole(plan: Plan) -> Words:
    """Return all that is to be published."""
    return Words(plan.text, plan.warning, (plan.description,) if plan.description else ())


def counted(outcome: Outcome, accepted: list[Words]) -> Outcome:
    """Return ``outcome`` with how often its post is among all ``accepted``, whole or not."""
    plan = outcome.plan
    came = [each for each in accepted if each.text.startswith(f"{plan.title} ")]
    is_lost = outcome.is_lost or whole(plan) not in came
    return replace(outcome, accepted=len(came), is_lost=is_lost)


def _accepted(server: StrictServer) -> list[Words]:
    return [
        Words(post["text"], post["spoiler_text"], tuple(post["descriptions"]))
        for post in server.accepted_posts()
    ]
