"""What a file is to be called, whatever its address says."""

import pytest

from fedidesk.domain.media import AUDIO, IMAGE, UNKNOWN, VIDEO
from fedidesk.ui.media.controls import time_text
from fedidesk.ui.media.viewer_deeds import suggested_name
from tests.builders import a_picture


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://one.test/media/lake.png", IMAGE, "lake.png"),
        ("https://one.test/media/lake.png?size=large#top", IMAGE, "lake.png"),
        ("https://one.test/media/%E0%A6%A8%E0%A6%A6%E0%A7%80.jpg", IMAGE, "নদী.jpg"),
        ("https://one.test/%2e%2e%2f%2e%2e%2fetc%2fpasswd", IMAGE, "passwd.jpg"),
        ("https://one.test/a%5Cb%3Ac%00d.mp4", VIDEO, "a_b_c_d.mp4"),
        ("https://one.test/.hidden", IMAGE, "hidden.jpg"),
        ("https://one.test/", AUDIO, "fedidesk.mp3"),
        ("https://one.test/", UNKNOWN, "fedidesk"),
        ("https://[", VIDEO, "fedidesk.mp4"),
        ("https://one.test/" + "x" * 300 + ".webp", IMAGE, "x" * 80 + ".webp"),
    ],
)
def test_a_name_is_safe_and_tells_the_kind(url: str, kind: str, name: str) -> None:
    assert suggested_name(a_picture(url=url, kind=kind)) == name


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0:00"), (999, "0:00"), (65_000, "1:05"), (3_665_000, "1:01:05")],
)
def test_lengths_are_written_as_players_do(milliseconds: int, words: str) -> None:
    assert time_text(milliseconds) == words
