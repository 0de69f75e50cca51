"""What the self-test checks: a module for each part that an installation can lack.

Each has a ``check()`` that returns what it found, in a few words, or raises ``CheckFailed``.
"""


class CheckFailed(Exception):
    """A part does not work; the message says why."""
