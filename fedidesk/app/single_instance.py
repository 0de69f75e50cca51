"""One run for each profile: two at once would overwrite each other's drafts."""

from pathlib import Path

from PySide6.QtCore import QLockFile


def hold(folder: Path) -> QLockFile | None:
    """Return what holds the profile in ``folder`` for this process as long as it is kept.

    None while another process holds it; one that was killed holds nothing. Where no lock can be
    written at all, what is returned holds nothing either: a profile that can only be read does not
    keep fedidesk from starting.
    """
    lock = QLockFile(str(folder / "lock"))
    # A run may take days; whether its process is alive is what says that it goes on.
    lock.setStaleLockTime(0)
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return lock
    return None
