"""Pictures made to fill the memory, in a process whose memory can be measured."""

import json
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path

import pytest

from tests.films import a_gif
from tests.picture_server import plain_png

_ROOT = Path(__file__).parents[3]
_SCRIPT = """
import json, resource, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from fedidesk.qtmodels.image_decoding import decode, film_of
from fedidesk.qtmodels.picture_key import PictureKey
application = QGuiApplication([])
key = PictureKey("", 300, 200)
decode(Path(sys.argv[1]).read_bytes(), key)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
told = {}
for name in sys.argv[2:]:
    data = Path(name).read_bytes()
    told[Path(name).name] = [decode(data, key).isNull(), film_of(data, key, list).moves]
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"told": told, "grown_kb": grown}))
"""


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, rows: int) -> bytes:
    """A PNG that says one size and has so many rows of nothing; a few thousand bytes long."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(4 * width + 1)
    packed = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def huge_frame() -> bytes:
    """A GIF whose one frame is larger than it may be."""
    gif = bytearray(a_gif([(255, 0, 0)] * 3))
    gif[6:10] = struct.pack("<HH", 65535, 65535)
    return bytes(gif)


HOSTILE = {
    "claims.png": png(50_000, 50_000, 0),
    "real.png": png(50_000, 50_000, 20),
    "wide.png": png(2_000_000_000, 1, 0),
    "lies.png": png(100, 6_000, 0),
    "frame.gif": huge_frame(),
    "cut.png": plain_png(400, 400)[:90],
    "jpeg-head.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\x00\x11\x08"
    + struct.pack(">HH", 65_500, 65_500)
    + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01",
    "head.webp": b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0" + b"\xff" * 6 + bytes(40),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "plain.png").write_bytes(plain_png(400, 400))
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    (folder / "long.gif").write_bytes(a_gif([(255, 0, 0), (0, 0, 255)], side=2, times=5000))
    names = [str(folder / name) for name in ("plain.png", *HOSTILE, "long.gif")]
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_SCRIPT), *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        cwd=_ROOT,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": "/usr/bin:/bin",
            "QT_LOGGING_RULES": "*=false",
        },
    )
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def test_none_of_them_is_shown_and_the_process_lives(told: dict[str, object]) -> None:
    answers = told["told"]
    assert isinstance(answers, dict)
    shown = {name for name, (is_null, _) in answers.items() if not is_null}
    assert shown == {"long.gif"}
    moving = {name for name, (_, moves) in answers.items() if moves}
    assert moving == {"long.gif"}, "a few frames at a time"


def test_none_of_them_takes_much_memory(told: dict[str, object]) -> None:
    grown = told["grown_kb"]
    assert isinstance(grown, int)
    assert grown < 120_000
