"""The keyring vault against a real Secret Service, in every state it can be in."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordSetError
from secretstorage.exceptions import PromptDismissedException

from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import (
    NoVault,
    TokenLost,
    VaultClings,
    VaultDismissed,
    VaultError,
    VaultLocked,
    VaultRefused,
    VaultSilent,
    VaultUnreadable,
)
from fedidesk.vault.keyring_vault import KeyringVault
from tests.fakes.keyrings import ScriptedKeyring
from tests.secret_service import SecretService
from tests.unit.vault.keyring_user import CREDENTIALS, KEY, KeyringUser
from tests.waiting import until


@pytest.fixture
def service() -> Iterator[SecretService]:
    with SecretService() as service:
        yield service


class KeychainDenied(Exception):
    """As macOS has it."""


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


class TestReal:
    """A process of its own on a real keyring."""

    def test_a_token_survives_the_process(self, service: SecretService) -> None:
        with KeyringUser(service.env) as user:
            assert user.read().name == "TokenLost"
            assert user.write().name == "ok"
            assert user.read().name == "ok"
        with KeyringUser(service.env) as user:
            assert user.read().name == "ok"
            assert user.write().name == "ok"
            assert user.delete().name == "ok"
            assert user.read().name == "TokenLost"
            assert user.delete().name == "ok"

    def test_without_a_bus_there_is_no_vault(self, service: SecretService) -> None:
        env = dict(service.env)
        del env["DBUS_SESSION_BUS_ADDRESS"]
        with KeyringUser(env) as user:
            assert user.read().name == "NoVault"
            assert user.write().name == "NoVault"
            assert user.delete().name == "NoVault"

    def test_a_keyring_that_comes_later_is_found(self) -> None:
        with SecretService(keyring=False) as service, KeyringUser(service.env) as user:
            assert user.write().name == "NoVault"
            service.start_keyring()
            assert user.write().name == "ok"
            assert user.read().name == "ok"

    def test_locked(self, service: SecretService) -> None:
        with KeyringUser(service.env) as user:
            assert user.write().name == "ok"
            service.lock()
            assert user.read().name == "VaultLocked"
            assert user.write().name == "VaultLocked"
            assert user.delete().name == "VaultLocked"

    def test_a_frozen_keyring_costs_no_more_than_the_deadline(self, service: SecretService) -> None:
        with KeyringUser(service.env, deadline=0.4) as user:
            assert user.write().name == "ok"
            service.freeze()
            for _ in range(3):
                outcomes = user.read_together(4)
                assert {outcome.name for outcome in outcomes} == {"VaultSilent"}
                assert all(0.3 < outcome.seconds < 2 for outcome in outcomes)
            # Three threads are caught by now: no more are spent on it.
            at_once = user.read()
            assert at_once.name == "VaultSilent"
            assert at_once.seconds < 0.3
            service.thaw()
            _wait_for_ok(user)

    def test_a_frozen_keyring_lets_the_process_end(self, service: SecretService) -> None:
        with KeyringUser(service.env, deadline=0.2) as user:
            assert user.write().name == "ok"
            service.freeze()
            assert user.read().name == "VaultSilent"
            begin = time.monotonic()
            assert user.close() == 0
            assert time.monotonic() - begin < 3

    def test_a_keyring_that_crashed_is_gone(self, service: SecretService) -> None:
        with KeyringUser(service.env) as user:
            assert user.write().name == "ok"
            service.kill()
            assert user.read().name == "NoVault"

    def test_a_keyring_that_crashed_and_came_back_is_locked(self) -> None:
        services = ("org.freedesktop.secrets",)
        with SecretService(services=services) as service, KeyringUser(service.env) as user:
            assert user.write().name == "ok"
            service.kill()
            assert user.read().name == "VaultLocked"


class TestChoice:
    """Which backend is used, with a real keyring there."""

    @pytest.mark.parametrize(
        "choice",
        [
            "tests.fakes.keyrings.PlaintextKeyring",
            "keyring.backends.null.Keyring",
            "keyring.backends.fail.Keyring",
            "no.such.Keyring",
            "keyring.backends.SecretService.NoSuchClass",
        ],
    )
    def test_an_unsafe_or_broken_choice_is_refused(
        self, service: SecretService, tmp_path: Path, choice: str
    ) -> None:
        env = service.env | {
            "PYTHON_KEYRING_BACKEND": choice,
            "PLAINTEXT_KEYRING": str(tmp_path),
        }
        with KeyringUser(env) as user:
            assert user.write().name == "UnsafeVault"
            assert user.read().name == "UnsafeVault"
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(
        "choice",
        ["keyring.backends.SecretService.Keyring", "keyring.backends.chainer.ChainerBackend"],
    )
    def test_a_safe_choice_is_taken(self, service: SecretService, choice: str) -> None:
        with KeyringUser(service.env | {"PYTHON_KEYRING_BACKEND": choice}) as user:
            assert user.write().name == "ok"
        with KeyringUser(service.env) as user:
            assert user.read().name == "ok"

    def test_the_settings_file_of_keyring_counts_too(self, service: SecretService) -> None:
        folder = Path(service.env["HOME"]) / ".config" / "python_keyring"
        folder.mkdir(parents=True)
        settings = folder / "keyringrc.cfg"
        settings.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
        with KeyringUser(service.env) as user:
            assert user.write().name == "UnsafeVault"
            settings.write_text("this is no settings file")
            assert user.write().name == "UnsafeVault"
            settings.unlink()
            assert user.write().name == "ok"

    def test_a_chain_of_nothing_safe_is_refused(self) -> None:
        with SecretService(keyring=False) as service:
            chain = {"PYTHON_KEYRING_BACKEND": "keyring.backends.chainer.ChainerBackend"}
            with KeyringUser(service.env | chain) as user:
                assert user.write().name == "UnsafeVault"


class TestAnswers:
    """What the vault makes of what a backend says."""

    async def test_a_write_that_is_swallowed_is_refused(self) -> None:
        vault = _vault(ScriptedKeyring(forgets=True))
        with pytest.raises(VaultRefused):
            await vault.write(KEY, CREDENTIALS)

    async def test_nothing_there_is_a_lost_token(self) -> None:
        with pytest.raises(TokenLost):
            await _vault(ScriptedKeyring()).read(KEY)

    @pytest.mark.parametrize("entry", ["", "a-token-of-the-test", "{}", "[1]", '{"token": 1}'])
    async def test_a_damaged_entry_is_a_lost_token(self, entry: str) -> None:
        keyring = ScriptedKeyring()
        keyring.entries["fedidesk", str(KEY)] = entry
        with pytest.raises(TokenLost) as caught:
            await _vault(keyring).read(KEY)
        assert "a-token-of-the-test" not in repr(caught.value)

    @pytest.mark.parametrize(
        ("raised", "expected"),
        [
            (KeyringLocked("no"), VaultLocked),
            (_caused(InitError("no"), PromptDismissedException()), VaultDismissed),
            (_caused(KeyringLocked("no"), KeychainDenied()), VaultDismissed),
            (PasswordSetError("Cancelled by user"), VaultDismissed),
            (NoVault(), NoVault),
        ],
    )
    async def test_errors_that_are_known_are_translated(
        self, raised: Exception, expected: type[VaultError]
    ) -> None:
        vault = _vault(ScriptedKeyring(error=raised))
        for call in (vault.read(KEY), vault.write(KEY, CREDENTIALS), vault.delete(KEY)):
            with pytest.raises(VaultError) as caught:
                await call
            assert type(caught.value) is expected
            assert "a-token-of-the-test" not in f"{caught.value!r} {caught.value}"

    @pytest.mark.parametrize(
        "raised",
        [InitError("no"), KeyringError("no"), PasswordSetError("no"), OSError("cut off")],
        ids=lambda error: type(error).__name__,
    )
    async def test_errors_that_are_not_say_what_could_not_be_done(self, raised: Exception) -> None:
        vault = _vault(ScriptedKeyring(error=raised))
        with pytest.raises(VaultUnreadable):
            await vault.read(KEY)
        with pytest.raises(VaultRefused):
            await vault.write(KEY, CREDENTIALS)
        with pytest.raises(VaultClings):
            await vault.delete(KEY)

    async def test_what_stays_though_it_should_go_is_said(self) -> None:
        keyring = ScriptedKeyring()
        vault = _vault(keyring)
        await vault.write(KEY, CREDENTIALS)
        keyring.clings = True
        with pytest.raises(VaultClings):
            await vault.delete(KEY)
        assert await vault.read(KEY) == CREDENTIALS

    async def test_a_thread_that_was_given_up_ends_when_the_keyring_answers(self) -> None:
        keyring = ScriptedKeyring()
        vault = KeyringVault(deadline=0.05, find_backend=lambda: keyring)
        keyring.answers.clear()
        before = set(threading.enumerate())
        with pytest.raises(VaultSilent):
            await vault.read(KEY)
        (caught,) = set(threading.enumerate()) - before
        assert caught.daemon
        keyring.answers.set()
        await until(lambda: not caught.is_alive())
        await vault.write(KEY, CREDENTIALS)

    async def test_an_entry_is_short_and_there_is_one(self) -> None:
        keyring = ScriptedKeyring()
        long = Credentials("t" * 256, AppCredentials("i" * 128, "s" * 128))
        await _vault(keyring).write(KEY, long)
        assert await _vault(keyring).read(KEY) == long
        ((place, entry),) = keyring.entries.items()
        assert place == ("fedidesk", "01H2X@example.social")
        assert len(entry) < 1000


def _vault(backend: ScriptedKeyring) -> KeyringVault:
    return KeyringVault(deadline=5.0, find_backend=lambda: backend)


def _wait_for_ok(user: KeyringUser) -> None:
    end = time.monotonic() + 10
    while (outcome := user.read()).name != "ok":
        assert outcome.name == "VaultSilent"
        assert time.monotonic() < end, "the keyring answers, the vault does not"
