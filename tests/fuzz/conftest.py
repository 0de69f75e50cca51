"""Garbage with widgets in it is collected in their thread here too."""

from tests.qt.conftest import _collect_here

__all__ = ["_collect_here"]
