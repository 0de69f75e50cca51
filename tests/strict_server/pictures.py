"""Small PNG files made on the spot, so that no picture has to be stored with the tests."""

import colorsys
import struct
import zlib
from functools import lru_cache

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image", "image/png"),
    (b"\xff\xd8\xff", "image", "image/jpeg"),
    (b"GIF8", "image", "image/gif"),
    (b"\x1a\x45\xdf\xa3", "video", "video/webm"),
    (b"OggS", "audio", "audio/ogg"),
)


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


@lru_cache(maxsize=256)
def striped_png(width: int, height: int, hue: float) -> bytes:
    """A PNG of slanted stripes in shades of one hue (0 to 1)."""
    shades = []
    for step in range(64):
        red, green, blue = colorsys.hsv_to_rgb(hue, 0.55, 0.55 + 0.4 * abs(step - 32) / 32)
        shades.append(bytes((int(red * 255), int(green * 255), int(blue * 255))))
    pattern = b"".join(shades[(x // 2) % 64] for x in range(width + 128))
    rows = []
    for y in range(height):
        start = (y % 128) * 3
        rows.append(b"\x00" + pattern[start : start + width * 3])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        _SIGNATURES[0][0]
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows), 6))
        + _chunk(b"IEND", b"")
    )


def recognise(content: bytes) -> tuple[str, str] | None:
    """The media type and MIME type of uploaded bytes, or None for a kind this server refuses."""
    for signature, kind, mime in _SIGNATURES:
        if content.startswith(signature):
            return kind, mime
    if content[4:8] == b"ftyp":
        return "video", "video/mp4"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image", "image/webp"
    return None
