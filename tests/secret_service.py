"""A private, real Secret Service for tests: gnome-keyring on a D-Bus of its own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import secretstorage
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

_DEADLINE = 10.0
_INSTALLED = Path("/usr/share/dbus-1/services")
_BUS_SETTINGS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SecretService:
    """An unlocked keyring in a folder of its own; ``env`` is for the processes that use it.

    Nothing of the person's own session is touched. With ``keyring=False`` there is the bus but no
    keyring on it. ``services`` are the installed D-Bus services that the bus may start when they
    are asked for: with ``org.freedesktop.secrets`` a keyring that is gone comes back, locked, as on
    a desktop; ``org.a11y.Bus`` is the one that accessibility needs.
    """

    def __init__(self, *, keyring: bool = True, services: tuple[str, ...] = ()) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="fedidesk-keyring-"))
        self._socket = self._folder / "bus"
        self._with_keyring = keyring
        self._services = services
        self._bus: subprocess.Popen[bytes] | None = None
        self._keyring: subprocess.Popen[bytes] | None = None
        self.env = _bare_environment()
        self.env["HOME"] = str(self._folder / "home")
        self.env["XDG_RUNTIME_DIR"] = str(self._folder / "run")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self._socket}"

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start_keyring(self) -> None:
        """Bring up the keyring, unlocked."""
        self._keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._keyring.stdin is not None
        # Exactly one newline: the empty password.
        self._keyring.stdin.write(b"\n")
        self._keyring.stdin.close()
        _wait_until(self._is_owned, "the keyring is on the bus")
        _wait_until(self._is_unlocked, "the keyring is unlocked")

    def lock(self) -> None:
        """Lock the keyring; without a display nobody can unlock it."""
        with closing(self._connect()) as connection:
            collection = secretstorage.get_default_collection(connection)
            collection.lock()
            _wait_until(collection.is_locked, "the keyring locks")

    def entries(self, service: str) -> list[dict[str, str]]:
        """Return the attributes of what an application keeps there."""
        with closing(self._connect()) as connection:
            found = secretstorage.search_items(connection, {"service": service})
            return [item.get_attributes() for item in found]

    def freeze(self) -> None:
        """Let the keyring take questions and answer none."""
        self._running_keyring().send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it answer, also what was asked meanwhile."""
        self._running_keyring().send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the keyring as a crash would."""
        keyring = self._running_keyring()
        keyring.kill()
        keyring.wait(_DEADLINE)
        self._keyring = None
        _wait_until(lambda: not self._is_owned(), "the bus forgets the keyring")

    def stop(self) -> None:
        """End everything and delete the folder."""
        for process in (self._keyring, self._bus):
            if process is not None and process.poll() is None:
                # The bus's group holds what it has activated.
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(_DEADLINE)
        self._keyring = self._bus = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        for name in ("home", "run", "services"):
            (self._folder / name).mkdir(mode=0o700)
        for service in self._services:
            shutil.copy(_INSTALLED / f"{service}.service", self._folder / "services")
        settings = self._folder / "bus.conf"
        settings.write_text(
            _BUS_SETTINGS.format(socket=self._socket, services=self._folder / "services")
        )
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile"],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _wait_until(self._bus_listens, "the bus listens")
        if self._with_keyring:
            self.start_keyring()

    def _bus_listens(self) -> bool:
        """Whether the bus takes connections; its socket is there a moment earlier."""
        with closing(socket.socket(socket.AF_UNIX)) as attempt:
            return attempt.connect_ex(str(self._socket)) == 0

    def _connect(self) -> DBusConnection:
        connection = open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"])
        secretstorage.add_match_rules(connection)
        return connection

    def _is_owned(self) -> bool:
        with closing(self._connect()) as connection:
            return bool(Proxy(message_bus, connection).NameHasOwner("org.freedesktop.secrets")[0])

    def _is_unlocked(self) -> bool:
        with closing(self._connect()) as connection:
            return not secretstorage.get_default_collection(connection).is_locked()

    def _running_keyring(self) -> subprocess.Popen[bytes]:
        assert self._keyring is not None, "no keyring runs here"
        return self._keyring


def _bare_environment() -> dict[str, str]:
    """Return this process's environment without its session: no display, no bus, no choice."""
    session = ("DBUS_", "XDG_", "DISPLAY", "WAYLAND_", "GNOME_", "PYTHON_KEYRING", "KEYRING_")
    return {name: value for name, value in os.environ.items() if not name.startswith(session)}


def _wait_until(happened: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _DEADLINE
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain until {what}")
        time.sleep(0.01)
