"""What is said of the files that go with a post."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from fedidesk.domain.attaching import is_picture
from fedidesk.domain.clusters import cut
from fedidesk.domain.draft import Attachment
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated

_translate = QCoreApplication.translate
_SHOWN = 80
"""Letters of a name."""


def name_of(attachment: Attachment) -> str:
    """Return what a file is called, or what it is where it has no name."""
    if attachment.name:
        return isolated(cut(one_line(PurePath(attachment.name).name), _SHOWN))
    return kind_of(attachment)


def kind_of(attachment: Attachment) -> str:
    """Return what a file is."""
    if is_picture(attachment.mime) or attachment.preview_url:
        return _translate("Attachment", "Picture")
    if attachment.mime.startswith("video/"):
        return _translate("Attachment", "Film")
    return _translate("Attachment", "Sound")


def icon_of(attachment: Attachment) -> str:
    """Return the name of the icon for what a file is."""
    if is_picture(attachment.mime) or attachment.preview_url:
        return "image"
    return "play" if attachment.mime.startswith("video/") else "volume-2"


def placed(attachment: Attachment, place: int, count: int) -> str:
    """Return what a file is called, and where it is among all."""
    locale = QLocale()
    return _translate("Attachment", "{name}, {place} of {count}").format(
        name=name_of(attachment), place=locale.toString(place), count=locale.toString(count)
    )


def told_of(attachment: Attachment, place: int, count: int) -> str:
    """Return all that a tile shows, in a sentence: of which file, where it is, what it shows."""
    told = placed(attachment, place, count)
    if attachment.description:
        described = isolated(one_line(attachment.description))
        return f"{told}. " + _translate("Attachment", "Description: {text}").format(text=described)
    return f"{told}. " + _translate("Attachment", "No description yet.")


def shrunk_note(attachment: Attachment) -> str:
    """Return what was done to a picture that was too large; nothing where nothing was."""
    if not attachment.shrunk:
        return ""
    return _sized(
        _translate(
            "Attachment",
            "{name} was too large for the server and is sent with {width} × {height} pixels.",
        ),
        attachment,
    )


def edited_note(attachment: Attachment) -> str:
    """Return what has become of a picture that was edited."""
    told = _translate("Attachment", "{name} now has {width} × {height} pixels.")
    return _sized(told, attachment)


def _sized(told: str, attachment: Attachment) -> str:
    locale = QLocale()
    return told.format(
        name=name_of(attachment),
        width=locale.toString(attachment.width),
        height=locale.toString(attachment.height),
    )
