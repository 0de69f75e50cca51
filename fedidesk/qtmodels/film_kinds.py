"""Which files hold the film or sound itself, by their first bytes."""

_BEGINNINGS = (
    b"\x1aE\xdf\xa3",  # WebM, Matroska
    b"OggS",
    b"fLaC",
    b"ID3",  # MP3
    b"RIFF",  # WAV, AVI
    b"FORM",  # AIFF
    b"0&\xb2u",  # WMV, WMA
    b"FLV",
)
_BOXES = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide")
"""What MP4 and QuickTime begin with, behind a length."""


def is_whole(data: bytes) -> bool:
    """Whether nothing else has to be fetched to play ``data``.

    A list of addresses would send the libraries that play it to each of them, on ways of their own.
    """
    is_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0
    return is_frame or data.startswith(_BEGINNINGS) or data[4:8] in _BOXES
