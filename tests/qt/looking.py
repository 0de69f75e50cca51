"""Posts with media on a real server, and everything that shows and plays them."""

import json
import math
import shutil
import struct
import subprocess
import sys
import wave
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.request import urlopen

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from fedidesk.app import wiring
from fedidesk.core.resources import resource
from fedidesk.domain.media import AUDIO, GIFV, IMAGE, VIDEO, Media
from fedidesk.domain.post import Post
from fedidesk.qtmodels.image_cache import Fetcher
from fedidesk.qtmodels.image_fetching import DISK_BYTES
from fedidesk.qtmodels.playing import Player, PlayState, Trouble
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.in_place import InPlace
from fedidesk.ui.media.media_tools import MediaTools, Sound
from fedidesk.ui.media.theatre import MediaTheatre
from fedidesk.ui.media.viewer import Viewer
from tests import media_server
from tests.builders import a_picture, a_post, a_row
from tests.fakes.sign_in import FakeBrowser
from tests.qt.timeline.reading import Reading

SECONDS_OF_SOUND = 30
WITHOUT_DEVICES = (
    "PulseAudioService",
    "No audio device",
    "No RHI backend",
    "Couldn.t (load|resolve)",
)
"""What Qt says where there is neither a loudspeaker nor a graphics card."""


class MediaServer:
    """The server, for as long as the test runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        _fill(folder)
        self._process = subprocess.Popen(
            [sys.executable, media_server.__file__, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = f"http://127.0.0.1:{self._process.stdout.readline().strip()}"

    def asked(self) -> list[str]:
        """Return the paths that were asked for."""
        with urlopen(f"{self.url}/asked") as answer:
            return list(json.load(answer))

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


def _fill(folder: Path) -> None:
    shutil.copy(resource("selftest", "clip.mp4"), folder / "clip.mp4")
    (folder / "broken.mp4").write_bytes(b"This is no film at all. " * 200)
    (folder / "broken.png").write_bytes(b"This is no picture at all.")
    with wave.open(str(folder / "tone.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        for _ in range(SECONDS_OF_SOUND):
            tone = (int(9000 * math.sin(n / 8000 * math.tau * 440)) for n in range(8000))
            sound.writeframes(b"".join(struct.pack("<h", each) for each in tone))
    _picture(folder / "large.jpg", 2400, 1600)
    _picture(folder / "tall.png", 100, 300)
    _picture(folder / "small.png", 60, 40)


def _picture(path: Path, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("#3366cc"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height // 2, QColor("#cc3333"))
    painter.end()
    assert image.save(str(path))


class Looking:
    """A timeline in a window, and a theatre for it."""

    def __init__(
        self, qtbot: QtBot, server: MediaServer, folder: Path, size: tuple[int, int]
    ) -> None:
        self.qtbot = qtbot
        self.server = server
        self.reading = Reading(qtbot, width=size[0], height=size[1])
        self.view = self.reading.view
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.setCentralWidget(self.reading.pane)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.browser = FakeBrowser()
        self.settings = SettingsStore(folder / "settings.json")
        self.proxy = "none"
        self._folder = folder / "pictures"
        self.tools = MediaTools(
            images=self.reading.images,
            theme=self.reading.theme,
            icons=self.view._scene.icons,
            browser=self.browser,
            settings=self.settings,
            sound=Sound(self.settings),
            make_player=self._make_player,
            make_fetcher=partial(self._make_fetcher, "none"),
        )
        self.theatre = MediaTheatre(self.tools, self.window)

    def _make_player(self, url: str, quietly: bool, parent: QObject) -> Player | Trouble:
        make_fetcher = partial(self._make_fetcher, self.proxy)
        return wiring.load_player(self.proxy, at_home, make_fetcher, url, quietly, parent)

    def _make_fetcher(self, proxy: str, parent: QObject) -> Fetcher:
        return wiring.load_fetcher(
            self._folder, proxy, parent, own_hosts=at_home, most_on_disk=lambda: DISK_BYTES
        )

    def show(self, *posts: Post) -> None:
        """Put posts into the timeline."""
        self.reading.show((a_row(post), post) for post in posts)
        self.qtbot.waitUntil(lambda: len(self.view.rows) > 0)

    def media(self, path: str, kind: str = VIDEO, **changes: object) -> Media:
        """Return what the server has at ``path``."""
        values = {
            "url": f"{self.server.url}/{path}",
            "preview_url": "",
            "width": 160,
            "height": 120,
        }
        return a_picture(path, kind=kind, **(values | changes))

    def film(self, post_id: str = "film", path: str = "clip.mp4", **changes: object) -> Post:
        """Return a post with a film."""
        return a_post(post_id, media=(self.media(path, VIDEO, **changes),))

    def animation(self, post_id: str = "gifv") -> Post:
        """Return a post with something that moves and says nothing."""
        return a_post(post_id, media=(self.media("clip.mp4", GIFV),))

    def sound(self, post_id: str = "sound") -> Post:
        """Return a post with a sound."""
        media = self.media("tone.wav", AUDIO, width=0, height=0)
        return a_post(post_id, media=(media,))

    def picture(self, path: str = "large.jpg", **changes: object) -> Media:
        """Return a picture of the server."""
        values = {"width": 2400, "height": 1600}
        return self.media(path, IMAGE, **(values | changes))

    def press(self, post: Post, index: int = 0) -> FilmBox:
        """Press one of the media of a post on the screen, and return what plays it."""
        self.theatre.press(self.view, post, index)
        return self.playing.boxes[-1]

    @property
    def playing(self) -> InPlace:
        """What plays in the timeline."""
        return self.theatre.in_place(self.view)

    def open(self, *media: Media, index: int = 0, **changes: object) -> Viewer:
        """Open the viewer."""
        self.theatre.show(a_post("looked-at", media=media, **changes), index)
        viewer = self.theatre.viewer
        assert viewer is not None
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is viewer)
        return viewer

    def until(self, condition: Callable[[], object], milliseconds: int = 8000) -> None:
        """Let the event loop go round until ``condition`` holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=milliseconds)

    def until_state(self, box: FilmBox, state: PlayState) -> None:
        """Wait until what plays in ``box`` is at that."""
        self.until(lambda: box.player is not None and box.player.state is state)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def close(self) -> None:
        """End everything."""
        self.theatre.close_all()
        self.reading.images.close()
        delete_what_is_due()


def at_home() -> list[str]:
    """Return where the test server is, which would else not be asked for anything."""
    return ["127.0.0.1"]


def delete_what_is_due() -> None:
    """Let everything go that waits for the event loop to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
