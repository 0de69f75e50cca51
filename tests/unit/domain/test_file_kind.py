"""What a file is, by its first bytes."""

import pytest

from fedidesk.domain.file_kind import mime_of, moves


def box(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0"


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (b"GIF89a\1", "image/gif"),
        (b"RIFF\1\2\3\4WEBPVP8 ", "image/webp"),
        (b"RIFF\1\2\3\4WAVEfmt ", "audio/wav"),
        (b"RIFF\1\2\3\4XXXX", ""),
        (b"BM\0\0", "image/bmp"),
        (b"II*\0", "image/tiff"),
        (box(b"avif"), "image/avif"),
        (box(b"heic"), "image/heic"),
        (box(b"mif1"), "image/heif"),
        (box(b"isom"), "video/mp4"),
        (box(b"qt  "), "video/quicktime"),
        (box(b"M4A "), "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x84webmB\x87", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", "video/x-matroska"),
        (b"OggS\0\2" + bytes(22) + b"\x80theora", "video/ogg"),
        (b"OggS\0\2" + bytes(22) + b"OpusHead", "audio/ogg"),
        (b"ID3\4\0", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"fLaC", "audio/flac"),
        (b"%PDF-1.7", ""),
        (b"<svg xmlns=", ""),
        (b"hello", ""),
        (b"\xff", ""),
        (b"", ""),
    ],
)
def test_the_first_bytes_say_it(head: bytes, mime: str) -> None:
    assert mime_of(head) == mime


@pytest.mark.parametrize(
    ("head", "film"),
    [
        (b"GIF89a\1", True),
        (b"\x89PNG\r\n\x1a\n..IHDR....acTL....IDAT", True),
        (b"\x89PNG\r\n\x1a\n..IHDR....IDAT..acTL", False),
        (b"RIFF\1\2\3\4WEBPVP8X\n\0\0\0\x12", True),
        (b"RIFF\1\2\3\4WEBPVP8X\n\0\0\0\x10", False),
        (b"RIFF\1\2\3\4WEBPVP8X", False),
        (b"RIFF\1\2\3\4WEBPVP8 \n\0\0\0\xff", False),
        (b"\xff\xd8\xff\xe1", False),
        (box(b"isom"), False),
        (b"", False),
    ],
)
def test_a_picture_that_may_be_a_film_says_so_at_its_beginning(head: bytes, film: bool) -> None:
    assert moves(head) == film
