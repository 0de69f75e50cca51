"""The person's web browser."""

import logging
import os
import threading
import webbrowser
from urllib.parse import urlsplit

from PySide6 import QtCore, QtGui

log = logging.getLogger(__name__)


class SystemBrowser:
    """Opens addresses in the browser that ``$BROWSER`` names, or else in the system's."""

    def open(self, url: str) -> None:
        """Show ``url`` and return at once; anything but http and https is left alone.

        Belongs to the GUI thread.
        """
        if not _is_web(url):
            log.info("an address that is not of the web was not opened")
        elif os.environ.get("BROWSER"):
            # Some commands end only with the browser: each has a thread that waits for it.
            threading.Thread(
                target=_open_by_command, args=(url,), name="browser", daemon=True
            ).start()
        elif not QtGui.QDesktopServices.openUrl(QtCore.QUrl(url)):
            log.info("the system opened no browser")


def _open_by_command(url: str) -> None:
    if not webbrowser.open(url):
        log.info("the command in $BROWSER opened no browser")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
