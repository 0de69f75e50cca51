"""Writing small files so that a crash leaves the old or the new one, never half."""

import itertools
import os
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by a file with ``content``, readable by its owner only.

    Raises ``OSError`` and leaves the old file as it was. One writer for each path at a time.
    """
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> None:
    """Rename ``path`` so that it is neither used nor lost; what was set aside before stays.

    Raises ``OSError``.
    """
    names = (f"{path.stem}.damaged{number}" for number in itertools.count(1))
    free = (path.with_name(name) for name in names)
    path.rename(next(place for place in free if not place.exists()))
