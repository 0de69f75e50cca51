"""What pictures, films, sounds and files are called, aloud and in writing."""

from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QCoreApplication, QLocale

from fedidesk.domain.media import AUDIO, GIFV, IMAGE, VIDEO, Media

_translate = QCoreApplication.translate
_MOVING_FILES = (".gif", ".webp")


def media_name(media: Media) -> str:
    """Return what a picture, film or sound is called aloud."""
    description = " ".join(media.description.split())
    if not description:
        return {
            IMAGE: _translate("Post", "Picture without description"),
            GIFV: _translate("Post", "Animation without description"),
            VIDEO: _translate("Post", "Video without description"),
            AUDIO: _translate("Post", "Sound without description"),
        }.get(media.kind, _translate("Post", "Attachment without description"))
    pattern = {
        GIFV: _translate("Post", "Animation: %1"),
        VIDEO: _translate("Post", "Video: %1"),
        AUDIO: _translate("Post", "Sound: %1"),
    }.get(media.kind, "%1")
    return pattern.replace("%1", description)


def picture_of(media: Media) -> str:
    """Return the address of what is to be seen of it before it is opened."""
    if media.preview_url:
        return media.preview_url
    return media.url if media.kind == IMAGE else ""


def film_of(media: Media) -> str:
    """Return the address of the file where a picture may move by itself, as a GIF does."""
    if media.kind != IMAGE or not any(ending in media.url for ending in _MOVING_FILES):
        return ""
    return media.url if _path(media.url).endswith(_MOVING_FILES) else ""


def file_name(media: Media) -> str:
    """Return how the file is called where it lies, as far as the address tells."""
    name = unquote(_path(address_of(media)).rpartition("/")[2])
    return " ".join(name.split()) or _translate("Post", "Attachment")


def host_of(media: Media) -> str:
    """Return where the file lies."""
    try:
        return urlsplit(address_of(media)).hostname or ""
    except ValueError:
        return ""


def address_of(media: Media) -> str:
    """Return where the browser finds it: at home, where that is known."""
    return media.remote_url or media.url


def duration_text(seconds: float) -> str:
    """Return how long something plays, such as 0:42 or 1:02:03; empty where nobody knows."""
    if not 0 < seconds < 1e6:
        return ""
    whole = max(1, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    locale = QLocale()
    parts = [hours, minutes, whole % 60] if hours else [minutes, whole % 60]
    texts = [locale.toString(part) for part in parts]
    return ":".join([texts[0], *(text.rjust(2, locale.zeroDigit()) for text in texts[1:])])


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
