"""GIFs made on the spot: Qt reads them and writes none."""

import struct


def a_gif(
    colours: list[tuple[int, int, int]], side: int = 8, hundredths: int = 10, times: int = 1
) -> bytes:
    """Return a film with a frame of each colour, all of them so many times."""
    table = b"".join(bytes(colour) for colour in colours).ljust(3 * 256, b"\0")
    parts = [b"GIF89a", struct.pack("<HHBBB", side, side, 0xF7, 0, 0), table]
    parts.append(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")
    for index in list(range(len(colours))) * times:
        parts.append(b"\x21\xf9\x04\x04" + struct.pack("<H", hundredths) + b"\0\0")
        parts.append(b"\x2c" + struct.pack("<HHHHB", 0, 0, side, side, 0) + b"\x08")
        parts.append(_packed(_codes(index, side * side)))
    return b"".join([*parts, b"\x3b"])


def _codes(index: int, count: int) -> bytes:
    """Return ``count`` pixels without compression: the table of codes is cleared in time."""
    bits, size = 0, 0
    for number in range(count):
        codes = (256, index) if number % 100 == 0 else (index,)
        for code in codes:
            bits |= code << size
            size += 9
    bits |= 257 << size
    return bits.to_bytes((size + 9 + 7) // 8, "little")


def _packed(data: bytes) -> bytes:
    blocks = (data[start : start + 255] for start in range(0, len(data), 255))
    return b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"
