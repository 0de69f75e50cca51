"""Counts as Mastodon does, by Ruby: Mastodon's language, and no part of this project."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from fedidesk.domain.top_level_domains import TOP_LEVEL_DOMAINS

_SCRIPT = Path(__file__).with_name("counting_by_ruby.rb")


class RubyCount:
    """A Ruby that waits for texts to count; ``folder`` is for what it has to read."""

    def __init__(self, folder: Path) -> None:
        names = folder / "top-level-domains"
        names.write_text("\n".join(TOP_LEVEL_DOMAINS), encoding="utf-8")
        self._ruby = subprocess.Popen(
            ["ruby", "-E", "UTF-8:UTF-8", str(_SCRIPT), str(names)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __call__(self, *posts: tuple[str, str]) -> Sequence[int]:
        """Return what each text with its content warning counts."""
        assert self._ruby.stdin is not None
        assert self._ruby.stdout is not None
        self._ruby.stdin.write(json.dumps(posts) + "\n")
        self._ruby.stdin.flush()
        counts: list[int] = json.loads(self._ruby.stdout.readline())
        return counts

    def close(self) -> None:
        """End it."""
        self._ruby.communicate()
