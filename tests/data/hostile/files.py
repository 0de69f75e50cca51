"""Files that are broken, lie or explode; made when a test asks for them."""

import struct
import zlib
from collections.abc import Iterator

from tests.strict_server.pictures import striped_png

_PNG = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(side: int = 50_000) -> bytes:
    """Return a PNG of one colour, a bit a pixel: some hundred KB that want ``side`` squared."""
    row = b"\0" * (1 + side // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def lying_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """Return a PNG that says it is huge and has nothing in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"")) + b"\0" * 20


def text_bomb(size: int = 20_000_000) -> bytes:
    """Return a PNG with a comment that unpacks to ``size``."""
    comment = b"Comment\0\0" + zlib.compress(b"A" * size, 9)
    whole = striped_png(8, 8, 0.5)
    return whole[:33] + _chunk(b"zTXt", comment) + whole[33:]


def gif_bomb(side: int = 65_535) -> bytes:
    """Return a GIF whose only frame claims to be as large as can be."""
    size = struct.pack("<HH", side, side)
    screen = size + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    return b"GIF89a" + screen + b"," + b"\0\0\0\0" + size + b"\0\x02\x02D\x01\0;"


def gif_of_many_frames(count: int = 10_000) -> bytes:
    """Return a GIF of ``count`` frames of one pixel, as fast as can be."""
    frame = b"!\xf9\x04\0\0\0\0\0," + b"\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


def broken_pictures() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each; none takes much room here."""
    whole = striped_png(120, 80, 0.3)
    yield "empty", b""
    yield "truncated", whole[: len(whole) // 2]
    yield "only-signature", _PNG
    yield "flipped", whole[:60] + bytes(byte ^ 0x55 for byte in whole[60:90]) + whole[90:]
    yield "wrong-checksum", whole[:29] + b"\0\0\0\0" + whole[33:]
    yield "zero-size", _PNG + _chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 0, 8, 2, 0, 0, 0))
    yield "negative-size", lying_png(0xFFFFFFFF, 0x80000000)
    yield "lying", lying_png()
    yield "comment", text_bomb()
    yield "gif-bomb", gif_bomb()
    yield "gif-frames", gif_of_many_frames()
    yield "jpeg-head", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 40
    yield "jpeg-is-png", b"\xff\xd8\xff" + whole[3:]
    yield "webp-head", b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 40
    yield "svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    yield "html", b"<html><body><img src=x></body></html>"
    yield "bmp", b"BM" + b"\xff" * 60
    yield "ico", b"\0\0\1\0\1\0\xff\xff\0\0\1\0\x20\0" + b"\xff" * 40


def truncated_film() -> bytes:
    """Return the head of an MP4 that ends where its index should be."""
    brand = b"isom\0\0\x02\0isomiso2avc1mp41"
    head = struct.pack(">I", 8 + len(brand)) + b"ftyp" + brand
    return (
        head + struct.pack(">I", 10_000) + b"moov" + struct.pack(">I", 108) + b"mvhd" + b"\0" * 50
    )
