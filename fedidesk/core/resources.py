"""Finds the files that come with the application."""

from functools import cache
from pathlib import Path

_FOLDER = "resources"


@cache
def resource_folder() -> Path:
    """Return the folder of icons, translations and themes: of the package, or of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / _FOLDER
    return installed if installed.is_dir() else package.parent / _FOLDER


def resource(*parts: str) -> Path:
    """Return the path of one of them, such as ``resource("icons", "fedidesk.svg")``."""
    return resource_folder().joinpath(*parts)
