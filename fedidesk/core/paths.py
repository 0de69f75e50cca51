"""Where a profile keeps its files."""

from pathlib import Path

import platformdirs
from msgspec import Struct


class ProfilePaths(Struct, frozen=True):
    """The folders of one profile: a person's settings, accounts and caches.

    ``config`` and ``data`` matter to the person, ``cache`` can be made anew, ``logs`` hold no
    secret and no text of a post.
    """

    config: Path
    data: Path
    cache: Path
    logs: Path

    @classmethod
    def of_system(cls) -> "ProfilePaths":
        """Return the folders that the operating system gives to applications."""
        dirs = platformdirs.PlatformDirs("fedidesk", appauthor=False)
        return cls(
            config=Path(dirs.user_config_dir),
            data=Path(dirs.user_data_dir),
            cache=Path(dirs.user_cache_dir),
            logs=Path(dirs.user_log_dir),
        )

    @classmethod
    def below(cls, folder: Path) -> "ProfilePaths":
        """Return a profile that lives in ``folder`` alone."""
        folder = folder.absolute()
        return cls(
            config=folder / "config",
            data=folder / "data",
            cache=folder / "cache",
            logs=folder / "logs",
        )

    def create(self) -> None:
        """Make the folders, readable by their owner only."""
        for folder in (self.config, self.data, self.cache, self.logs):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
