"""Every kind of post and every script looks as it did when somebody last looked."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.golden.__main__ import IMAGES
from tests.golden.comparing import compare, marked
from tests.golden.rendering import VARIANTS, images_in, render_in_own_process
from tests.golden.scenes import shots

NAMES = [shot.name for shot in shots()]


@pytest.fixture(scope="module")
def rendered() -> Path:
    """A folder with everything as it is rendered now; it stays for who looks for what differs."""
    folder = Path(tempfile.mkdtemp(prefix="fedidesk-golden-"))
    render_in_own_process(folder)
    return folder


@pytest.mark.timeout(240)
def test_what_is_rendered_is_what_was(rendered: Path) -> None:
    trouble = []
    for name, actual in images_in(rendered):
        wanted = QImage(str(IMAGES / f"{name}.png"))
        difference = compare(actual, wanted)
        if difference:
            path = rendered / f"{name}.diff.png"
            marked(actual, wanted, difference).save(str(path))
            trouble.append(f"{name}: {difference}: {path}")
        else:
            (rendered / f"{name}.png").unlink()
    assert not trouble, "\n".join([*trouble, "If that is as it should be: make golden"])
    rendered.rmdir()


def test_there_is_an_image_of_each_and_no_other() -> None:
    wanted = {f"{name}-{theme}-{percent}" for name in NAMES for theme, percent in VARIANTS}
    assert {path.stem for path in IMAGES.glob("*.png")} == wanted
    assert len(NAMES) == len(set(NAMES))


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) < 4_000_000
