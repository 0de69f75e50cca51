"""What a file is, by its first bytes: names lie, and are often missing."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
_MATROSKA = b"\x1a\x45\xdf\xa3"
_ANIMATED = 0b10
"""Set in the head of a WebP that has frames."""
_MPEG_LAYERS = 0b110
"""Zero in a frame of AAC, which begins like one of MP3."""

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/heic": "heic",
    "image/heif": "heif",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/ogg": "ogv",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/flac": "flac",
    "audio/wav": "wav",
}
"""How the names of files of a type end."""


def mime_of(head: bytes) -> str:
    """Return the MIME type of a picture, film or sound that begins so; empty for all others."""
    for signature, mime in _SIGNATURES:
        if head.startswith(signature):
            return mime
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(_MATROSKA):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:256] else "audio/ogg"
    return _mpeg_sound(head)


def moves(head: bytes) -> bool:
    """Return whether a picture that begins so is, or may be, a film: every GIF may."""
    mime = mime_of(head)
    if mime == "image/png":
        return b"acTL" in head.partition(b"IDAT")[0]
    if mime == "image/webp":
        return head[12:16] == b"VP8X" and bool(int.from_bytes(head[20:21]) & _ANIMATED)
    return mime == "image/gif"


def _mpeg_sound(head: bytes) -> str:
    """Tell the two kinds apart that have no name, but frames that begin with eleven set bits."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    if head[1] & _MPEG_LAYERS:
        return "audio/mpeg"
    return "audio/aac" if head[1] & 0xF0 == 0xF0 else ""
