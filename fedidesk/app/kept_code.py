"""Compiled code that one start leaves to the next (docs/decisions/0006)."""

import marshal
import os
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path


def beside_our_code(name: str) -> Path:
    """Return a file in the folder of compiled modules, for this version of Python alone."""
    return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py"))))


def read_kept(path: Path) -> dict[object, object]:
    """Return what is kept there; nothing where there is none, or it is damaged."""
    try:
        kept: object = marshal.loads(path.read_bytes())  # noqa: S302 - as safe as our modules
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep(path: Path, code: dict[object, object]) -> None:
    """Keep ``code`` for the next start, if that can be; two starts at once don't mix theirs."""
    draft = path.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):
        draft.write_bytes(marshal.dumps(code))
        draft.replace(path)
