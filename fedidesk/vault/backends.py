"""Which keyring of this system is safe to use."""

import configparser
import sys

from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from fedidesk.domain.errors import NoVault, UnsafeVault

if sys.platform == "darwin":
    from keyring.backends import macOS

    SAFE: tuple[type[KeyringBackend], ...] = (macOS.Keyring,)
elif sys.platform == "win32":
    from keyring.backends import Windows

    SAFE: tuple[type[KeyringBackend], ...] = (Windows.WinVaultKeyring,)
else:
    from keyring.backends import SecretService, kwallet, libsecret

    SAFE: tuple[type[KeyringBackend], ...] = (
        SecretService.Keyring,
        kwallet.DBusKeyring,
        libsecret.Keyring,
    )
"""The keyrings that encrypt what they keep; others write plain text, or nothing at all."""


def find_backend() -> KeyringBackend:
    """Return the person's own choice of keyring, or else the best that runs now.

    Looks anew at each call, because keyring itself remembers for ever that it found none: one that
    was started meanwhile is found. May block. Raises ``NoVault``, of the kind ``UnsafeVault`` for
    a choice that can't be used.
    """
    chosen = _chosen()
    if chosen is None:
        running = [kind for kind in SAFE if kind.viable]
        if not running:
            raise NoVault("none is running")
        return max(running, key=_priority)()
    rings = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for ring in rings:
        if type(ring) in SAFE:
            return ring
    raise UnsafeVault("the one that is set up is not safe")


def _chosen() -> KeyringBackend | None:
    """Return what ``PYTHON_KEYRING_BACKEND`` or keyring's own settings file asks for."""
    try:
        return core.load_env() or core.load_config()
    except (ImportError, AttributeError, RuntimeError, ValueError, configparser.Error) as error:
        raise UnsafeVault("the one that is set up does not work") from error


def _priority(kind: type[KeyringBackend]) -> float:
    return float(kind.priority)
