"""How many examples the tests try that make up their own."""

import os

import pytest
from hypothesis import settings

_WANTED = int(os.environ.get("FEDIDESK_STORMS", "0"))

patience = pytest.mark.timeout(120 + _WANTED)
"""Marks a test that has time for as many examples as are wanted."""


def storms(usual: int, steps: int) -> settings:
    """Return settings for ``usual`` examples of so many steps, or ``FEDIDESK_STORMS`` of them."""
    return settings(
        max_examples=_WANTED or usual,
        stateful_step_count=steps,
        deadline=None,
        report_multiple_bugs=False,
    )
