"""Renders the golden images anew."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.golden.rendering import render_in_own_process

IMAGES = Path(__file__).parent / "images"
_COLOURS = "128"
"""Enough that nobody sees a difference, and half of the bytes."""


def main() -> None:
    """Put what is rendered now in the place of what was."""
    with tempfile.TemporaryDirectory(prefix="fedidesk-golden-") as folder:
        render_in_own_process(Path(folder))
        made = sorted(Path(folder).glob("*.png"))
        less = ["+dither", "-colors", _COLOURS, "-strip", "-define", "png:compression-level=9"]
        # Without the times of the files, so that the same picture is the same bytes.
        less += ["-define", "png:exclude-chunks=date,time"]
        subprocess.run(["mogrify", *less, *map(str, made)], check=True)
        shutil.rmtree(IMAGES, ignore_errors=True)
        shutil.copytree(folder, IMAGES)
    size = sum(path.stat().st_size for path in IMAGES.iterdir())
    sys.stdout.write(f"{len(made)} images, {size / 1e6:.1f} MB, in {IMAGES}\n")


if __name__ == "__main__":
    main()
