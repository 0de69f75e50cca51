"""Ten accounts on three servers, over starts of the application, with a real keyring."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.account_keeper import AccountKeeper, Kept
from tests.secret_service import SecretService

NAMES = [f"user{number}@host{number % 3}.example" for number in range(10)]


@pytest.fixture
def service() -> Iterator[SecretService]:
    with SecretService() as service:
        yield service


def online(names: list[str]) -> list[Kept]:
    """Return how accounts are that each have their own token."""
    return [Kept(name, "online", "", f"token-of-{name}") for name in names]


def everything_in(folder: Path) -> str:
    """Return the contents of all files below ``folder``."""
    return "".join(
        file.read_bytes().decode("latin-1") for file in folder.rglob("*") if file.is_file()
    )


def test_ten_accounts_come_back_in_their_order_each_with_its_own_token(
    service: SecretService, tmp_path: Path
) -> None:
    with AccountKeeper(tmp_path, service.env) as keeper:
        assert keeper.tell("start") == []
        assert keeper.tell("add", *NAMES) == online(NAMES)
    with AccountKeeper(tmp_path, service.env) as keeper:
        assert keeper.tell("start") == online(NAMES)
        left = NAMES[:4] + NAMES[5:]
        assert keeper.tell("remove", NAMES[4]) == online(left)
    with AccountKeeper(tmp_path, service.env) as keeper:
        assert keeper.tell("start") == online(left)
    assert len(service.entries("fedidesk")) == 9
    assert "token-of" not in everything_in(tmp_path)


def test_a_locked_keyring_costs_no_account_and_opens_for_all(
    service: SecretService, tmp_path: Path
) -> None:
    with AccountKeeper(tmp_path, service.env) as keeper:
        keeper.tell("start")
        keeper.tell("add", *NAMES)
    index = (tmp_path / "accounts.json").read_bytes()
    service.lock()
    with AccountKeeper(tmp_path, service.env) as keeper:
        locked = [Kept(name, "no token", "VaultLocked", "") for name in NAMES]
        assert keeper.tell("start") == locked
        assert keeper.tell("connect") == locked
        assert (tmp_path / "accounts.json").read_bytes() == index
        service.kill()
        service.start_keyring()
        assert keeper.tell("connect") == online(NAMES)
    assert (tmp_path / "accounts.json").read_bytes() == index
    assert len(service.entries("fedidesk")) == 10
