"""The index of accounts: kept whole, and never overwritten unread."""

import json
from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.store.accounts import AccountIndex
from tests.account_builders import an_account

ANN = an_account("ann", display_name="Ann", avatar_url="https://a.example/a.png")
BO = an_account("bo", "b.example")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "accounts.json"


def test_accounts_come_back_in_their_order(path: Path) -> None:
    assert AccountIndex(path).read() == ()
    AccountIndex(path).write((BO, ANN))
    assert AccountIndex(path).read() == (BO, ANN)


def test_accounts_of_this_time_only_are_not_kept(path: Path) -> None:
    AccountIndex(path).write((ANN, an_account("cy", remember=False)))
    assert AccountIndex(path).read() == (ANN,)
    assert "cy" not in path.read_text()


def test_what_a_later_version_adds_does_no_harm(path: Path) -> None:
    AccountIndex(path).write((ANN,))
    content = json.loads(path.read_text())
    content["accounts"][0]["colour"] = "red"
    content["new"] = 1
    path.write_text(json.dumps(content))
    assert AccountIndex(path).read() == (ANN,)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"accounts": 3}', '{"accounts": [{}]}', "\0"])
def test_a_damaged_index_is_set_aside_by_the_next_write(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    index = AccountIndex(path)
    with pytest.raises(StorageError):
        index.read()
    assert path.read_text() == content
    index.write((ANN,))
    index.write((ANN, BO))
    assert AccountIndex(path).read() == (ANN, BO)
    aside = [each for each in path.parent.iterdir() if each != path]
    assert [each.read_text() for each in aside] == [content]


def test_an_earlier_damaged_index_is_not_overwritten_by_a_later_one(path: Path) -> None:
    path.parent.mkdir()
    for content in ("first damage", "second damage"):
        path.write_text(content)
        index = AccountIndex(path)
        with pytest.raises(StorageError):
            index.read()
        index.write((ANN,))
    contents = {each.read_text() for each in path.parent.iterdir()}
    assert {"first damage", "second damage"} < contents


def test_an_index_that_can_not_be_read_now_is_not_lost(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "something").write_text("x")
    index = AccountIndex(path)
    with pytest.raises(StorageError):
        index.read()
    index.write((ANN,))
    assert AccountIndex(path).read() == (ANN,)
    assert any((each / "something").exists() for each in path.parent.iterdir())


def test_no_room_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    with pytest.raises(StorageError):
        AccountIndex(tmp_path / "config" / "accounts.json").write((ANN,))
