"""Files that hold a film or sound, and those that only say where one is."""

import pytest

from fedidesk.core.resources import resource
from fedidesk.qtmodels.film_kinds import is_whole


def test_a_film_of_ours_is_whole() -> None:
    assert is_whole(resource("selftest", "clip.mp4").read_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"\x1aE\xdf\xa3webm", b"OggS", b"fLaC", b"ID3\x04", b"\xff\xfb\x90mp3", b"\xff\xf1aac",
        b"RIFF\0\0\0\0WAVE", b"\0\0\0\x20ftypisom", b"\0\0\0\x08wide",
    ],
)  # fmt: skip
def test_what_holds_it_all(data: bytes) -> None:
    assert is_whole(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff", b"#EXTM3U\n", b"ffconcat version 1.0\n", b"v=0\r\no=", b"<?xml?><MPD>",
        b"[playlist]", b"\x89PNG\r\n\x1a\n", b"rtsp://one.test/",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_or_is_something_else(data: bytes) -> None:
    assert not is_whole(data)
