"""One run of the application, from the command line to the exit code."""

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fedidesk import __version__
from fedidesk.app import interrupts, knocking, selftest
from fedidesk.app.garbage import GarbageCollection
from fedidesk.app.lifecycle import live, show_first_frame
from fedidesk.app.options import Options, read_options
from fedidesk.app.single_instance import hold
from fedidesk.app.translations import install_translators
from fedidesk.app.wiring import Fedidesk, make_loop
from fedidesk.core.logs import start_logging
from fedidesk.core.paths import ProfilePaths
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.icons import application_icon
from fedidesk.ui.main_window import MainWindow
from fedidesk.ui.theme import Theme

APP_ID = "org.fedidesk.fedidesk"

log = logging.getLogger(__name__)


def run(arguments: list[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    options = read_options(arguments)
    if options.selftest:
        return selftest.run_selftest(json=options.json)
    if not _has_display():
        print("fedidesk needs a graphical display, and there is none here.", file=sys.stderr)  # noqa: T201 - no window to say it in
        return 1
    if options.demo:
        with tempfile.TemporaryDirectory(
            prefix="fedidesk-demo-", ignore_cleanup_errors=True
        ) as folder:
            return _run_window(options, ProfilePaths.below(options.profile or Path(folder)))
    paths = ProfilePaths.below(options.profile) if options.profile else ProfilePaths.of_system()
    return _run_window(options, paths)


def _run_window(options: Options, paths: ProfilePaths) -> int:
    """Run on a profile that no other process has; else let that one come forward."""
    paths.create()
    held = hold(paths.data)
    if held is None:
        try:
            held = knocking.hold_or_knock(paths.data, options.url)
        except knocking.NoAnswer:
            application = _application()
            settings = _settings(application, paths).current
            Theme(application, settings.theme, settings.text_percent).put_on()
            knocking.say_no_answer()
            return 1
        if held is None:
            return 0
    code = _live(options, paths)
    held.unlock()
    return code


def _live(options: Options, paths: ProfilePaths) -> int:
    start_logging(paths.logs)
    log.info("fedidesk %s starts", __version__)
    application = _application()
    settings = _settings(application, paths)
    fedidesk = Fedidesk(application, paths, settings, options)
    fedidesk.crash_handler.install()
    show_first_frame(fedidesk.window)
    application.setWindowIcon(application_icon())
    GarbageCollection(application)
    ending = interrupts.Interrupts()
    ending.requested.connect(fedidesk.window.close)
    with make_loop(application) as loop:
        fedidesk.crash_handler.watch(loop)
        with _door(paths, fedidesk.window):
            loop.run_until_complete(live(fedidesk.window, fedidesk.go_online, fedidesk.close))
    ending.close()
    log.info("fedidesk ends")
    if fedidesk.failure:
        print(fedidesk.failure, file=sys.stderr)  # noqa: T201 - the window is gone
        return 1
    return 0


@contextmanager
def _door(paths: ProfilePaths, window: MainWindow) -> Iterator[None]:
    """Let later starts bring ``window`` forward, but not one that is about to go."""
    door = knocking.Door(paths.data)
    door.knocked.connect(window.come_forward)
    window.closing.connect(door.close)
    yield
    door.close()


def _settings(application: QApplication, paths: ProfilePaths) -> SettingsStore:
    settings = SettingsStore(paths.config / "settings.json")
    install_translators(application, settings.current.language)
    return settings


def _application() -> QApplication:
    QGuiApplication.setDesktopFileName(APP_ID)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    application.setApplicationName("fedidesk")
    application.setApplicationVersion(__version__)
    application.setQuitOnLastWindowClosed(False)
    return application


def _has_display() -> bool:
    """Whether a window can be shown; Qt would end the process with a riddle."""
    if sys.platform != "linux" or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
