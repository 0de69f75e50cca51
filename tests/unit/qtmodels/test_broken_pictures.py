"""Files that are broken, lie or explode are no pictures, and cost next to nothing."""

import resource
import time

import pytest

from fedidesk.qtmodels.image_decoding import decode
from fedidesk.qtmodels.picture_key import Fit, PictureKey
from tests.data.hostile.files import broken_pictures, gif_bomb, lying_png, png_bomb, truncated_film

FILES = {
    **dict(broken_pictures()),
    "png-bomb": png_bomb(),
    "png-that-lies": lying_png(),
    "gif-bomb": gif_bomb(),
    "film": truncated_film(),
}
MAY_BE_SHOWN = {"truncated", "flipped", "comment", "gif-frames"}
"""Of these, something can be made out."""
_MOST_SECONDS = 2.0
_MOST_GROWTH_KB = 150_000


@pytest.mark.qt_log_ignore("JPEG", "Unsupported", "Warning: unknown JFIF", "QImage", extend=True)
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("fit", list(Fit))
def test_it_is_refused_for_little(name: str, fit: Fit) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.thread_time()
    image = decode(FILES[name], PictureKey("https://one.test/x", 200, 100, 8, fit))
    assert time.thread_time() - begin < _MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MOST_GROWTH_KB
    assert image.isNull() or name in MAY_BE_SHOWN
    assert image.isNull() or (image.width(), image.height()) == (200, 100)


def test_all_of_them_are_small_files() -> None:
    assert all(len(data) < 1_000_000 for data in FILES.values())
