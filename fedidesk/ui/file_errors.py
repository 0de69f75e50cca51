"""The sentences for files that can't go with a post."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.errors import FileLost, NotTaken, TooLarge

_translate = QCoreApplication.translate
_MEGABYTE = 1_000_000


def _not_taken(error: NotTaken) -> str:
    if error.why == NotTaken.TOO_LARGE:
        return _too_large_by(error.limit)
    if error.why == NotTaken.TOO_MANY:
        return _translate(
            "Errors", "No more files fit in this post: the server takes %Ln.", "", error.limit
        )
    return {
        NotTaken.EMPTY: _translate("Errors", "There is nothing in this file."),
        NotTaken.UNREADABLE: _translate(
            "Errors", "This file can't be read. Check that it is there and that you may open it."
        ),
        NotTaken.BROKEN: _translate("Errors", "This picture is damaged and can't be opened."),
        NotTaken.WRONG_TYPE: _translate(
            "Errors", "Your server does not take files of this type in a post."
        ),
        NotTaken.LOST: _translate(
            "Errors",
            "This file is neither on the server nor on this computer any more. Remove it, and add "
            "it again if you have it elsewhere.",
        ),
        NotTaken.TOO_MANY_PIXELS: _translate(
            "Errors",
            "This picture is too large for the server, and too large to be made smaller here.",
        ),
    }.get(error.why, _translate("Errors", "This file can't be attached to a post."))


def _too_large_by(limit: int) -> str:
    if limit < _MEGABYTE:
        kilobytes = max(1, limit // 1000)
        return _translate(
            "Errors", "This file is too large: the server takes up to %Ln kB.", "", kilobytes
        )
    megabytes = limit // _MEGABYTE
    return _translate(
        "Errors", "This file is too large: the server takes up to %Ln MB.", "", megabytes
    )


def _too_large(error: TooLarge) -> str:
    host = error.host or _translate("Errors", "the server")
    text = _translate(
        "Errors",
        "A file is larger than %1 takes. Your text is kept: remove the file and send it again.",
    )
    return text.replace("%1", host)


def _file_lost(_error: FileLost) -> str:
    return _translate("Errors", "A file that goes with it is gone. Your text is kept.")


SENTENCES: dict[type, Callable[[Any], str]] = {
    NotTaken: _not_taken,
    TooLarge: _too_large,
    FileLost: _file_lost,
}
