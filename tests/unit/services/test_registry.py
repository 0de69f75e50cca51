"""The accounts: they come back, come online, come and go; whatever fails is told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import (
    NoVault,
    SignedOut,
    Silent,
    StorageError,
    TokenLost,
    Unreachable,
    VaultLocked,
    VaultRefused,
    VaultSilent,
)
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.domain.timeline import HOME
from fedidesk.services.connection import Line
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.ports import Gateway
from fedidesk.services.registry import AccountRegistry, folder_of
from fedidesk.services.session import AccountSession
from fedidesk.store.accounts import AccountIndex
from tests.account_builders import an_account, some_credentials
from tests.builders import a_profile
from tests.fakes.clock import VirtualClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST, FakeServer
from tests.fakes.stream import ScriptedStream
from tests.fakes.vault import FakeVault
from tests.unit.services.desk import ids
from tests.waiting import until

ANN = an_account("ann", "a.example")
BO = an_account("bo", "b.example")


class World:
    """A registry with its keyring, its servers and its files, which outlive it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = AccountIndex(folder / "accounts.json")
        self.vault = FakeVault()
        self.gateways: dict[str, FakeGateway] = {}
        """The newest gateway of each account, by its user."""
        self.used: list[tuple[str, str]] = []
        """Whom a gateway was made for, and with which token."""
        self.told: list[Notice] = []
        self.disk: Lane[None] = Lane("disk", lambda: None)
        self.clock = VirtualClock()
        self.registry = self._registry()

    @property
    def kinds(self) -> list[NoticeKind]:
        return [notice.kind for notice in self.told]

    def make_gateway(self, account: Account, credentials: Credentials) -> Gateway:
        gateway = self.gateways[account.username] = FakeGateway(FakeServer())
        gateway.profile = a_profile(display_name=account.display_name)
        self.used.append((account.username, credentials.token))
        return gateway

    def go_online(self) -> None:
        self.registry.go_online(self.vault, self.make_gateway)

    async def add(self, account: Account, token: str = "token") -> AccountSession:
        return await self.registry.add(account, some_credentials(token))

    async def restart(self) -> None:
        """End the registry and begin with what is on disk and in the keyring."""
        await self.registry.close()
        self.registry = self._registry()
        self.registry.restore()

    def _registry(self) -> AccountRegistry:
        notices = Notices()
        notices.attach(self.told.append)
        index = AccountIndex(self.folder / "accounts.json")
        return AccountRegistry(
            index,
            self.folder / "accounts",
            self.disk,
            notices,
            revoking_patience=0.05,
            clock=self.clock,
        )


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(tmp_path)
    yield world
    await world.registry.close()
    world.disk.close()


def _lines(world: World) -> list[Line]:
    return [session.connection.line for session in world.registry.sessions]


async def _settled(world: World) -> None:
    await until(lambda: Line.CONNECTING not in _lines(world))


async def test_accounts_come_back_with_their_tokens(world: World) -> None:
    world.go_online()
    await world.add(ANN, "token of ann")
    await world.add(BO, "token of bo")
    await world.restart()
    assert [session.account for session in world.registry.sessions] == [ANN, BO]
    assert _lines(world) == [Line.CONNECTING, Line.CONNECTING]
    world.go_online()
    await _settled(world)
    assert _lines(world) == [Line.ONLINE, Line.ONLINE]
    assert world.used[-2:] == [("ann", "token of ann"), ("bo", "token of bo")]


async def test_ten_accounts_on_three_servers(world: World) -> None:
    world.go_online()
    accounts = [an_account(f"user{n}", f"host{n % 3}.example") for n in range(10)]
    for account in accounts:
        await world.add(account)
    await world.restart()
    assert [session.account for session in world.registry.sessions] == accounts
    assert len({session.folder for session in world.registry.sessions}) == 10


async def test_before_it_is_online_a_session_lives_from_its_cache(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    world.gateways["ann"].server_behind.publish("ab")
    session.timelines.refresh(HOME)
    await until((session.folder / "cache.db").exists)
    await until(lambda: len(session.scope._tasks) == 2)
    await world.restart()
    assert ids(world.registry.sessions[0].shelf.open(HOME)) == ["b", "a"]


async def test_adding_tells_once_the_session_is_there(world: World) -> None:
    world.go_online()
    added: list[tuple[AccountSession, Line]] = []
    note = lambda session: added.append((session, session.connection.line))  # noqa: E731
    world.registry.added.connect(note)
    session = await world.add(ANN)
    assert added == [(session, Line.ONLINE)]
    assert world.registry.sessions == (session,)
    assert world.index.read() == (ANN,)
    assert world.vault.kept == {ANN.key: some_credentials()}
    await until(lambda: world.gateways["ann"].count("server"))
    assert await _limit(session) == 1000


async def _limit(session: AccountSession) -> int:
    await until(lambda: session.writing.limits.characters != 500)
    return session.writing.limits.characters


@pytest.mark.parametrize("trouble", [NoVault(), VaultLocked(), VaultSilent(), VaultRefused()])
async def test_a_keyring_that_takes_nothing_changes_nothing(
    world: World, trouble: VaultLocked
) -> None:
    world.go_online()
    await world.add(BO)
    world.vault.trouble = trouble
    with pytest.raises(type(trouble)):
        await world.add(ANN)
    assert [session.account for session in world.registry.sessions] == [BO]
    assert world.index.read() == (BO,)
    session = await world.add(an_account("ann", "a.example", remember=False))
    assert session.connection.line is Line.ONLINE
    assert world.index.read() == (BO,)


async def test_an_account_of_this_time_only_is_gone_next_time(world: World) -> None:
    world.go_online()
    fleeting = an_account("ann", "a.example", remember=False)
    session = await world.add(fleeting)
    assert world.vault.kept == {}
    world.registry.connect(session)
    await _settled(world)
    assert session.connection.line is Line.ONLINE
    await world.restart()
    assert world.registry.sessions == ()


async def test_signing_in_again_gives_the_session_its_new_token(world: World) -> None:
    world.go_online()
    session = await world.add(ANN, "old")
    old = world.gateways["ann"]
    old.fail("newest", SignedOut(HOST))
    session.timelines.refresh(HOME)
    await until(lambda: session.connection.line is Line.SIGNED_OUT)
    renamed = an_account("ann", "a.example", display_name="Ann")
    assert await world.add(renamed, "new") is session
    assert session.connection.line is Line.ONLINE
    assert old.closed
    assert world.used[-1] == ("ann", "new")
    assert world.registry.sessions == (session,)
    assert world.index.read() == (renamed,)
    assert session.account.display_name == "Ann"


async def test_a_new_name_on_the_server_is_shown_and_kept(world: World) -> None:
    world.go_online()
    await world.add(ANN)
    await world.restart()
    updated: list[str] = []
    note = lambda session: updated.append(session.account.name)  # noqa: E731
    world.registry.updated.connect(note)
    picture = "https://a.example/new.png"

    def make_gateway(account: Account, credentials: Credentials) -> Gateway:
        gateway = world.make_gateway(account, credentials)
        world.gateways["ann"].profile = a_profile(display_name="Ann of now", avatar_url=picture)
        return gateway

    world.registry.go_online(world.vault, make_gateway)
    await until(lambda: updated)
    assert updated == ["Ann of now"]
    (kept,) = world.index.read()
    assert (kept.display_name, kept.avatar_url) == ("Ann of now", picture)


async def test_keeping_an_account_that_was_for_this_time_only(world: World) -> None:
    world.go_online()
    session = await world.add(an_account("ann", "a.example", remember=False), "first")
    assert await world.add(ANN, "second") is session
    assert world.index.read() == (ANN,)
    world.registry.connect(session)
    await _settled(world)
    assert world.used[-1] == ("ann", "second")


async def test_this_time_only_does_not_unmake_an_account_that_is_kept(world: World) -> None:
    world.go_online()
    session = await world.add(ANN, "first")
    world.vault.trouble = VaultLocked()
    await world.add(an_account("ann", "a.example", remember=False), "second")
    assert world.index.read() == (ANN,)
    assert world.used[-1] == ("ann", "second")
    world.vault.trouble = None
    await world.registry.remove(session)
    assert world.vault.kept == {}
    assert world.index.read() == ()


@pytest.mark.parametrize("trouble", [NoVault(), VaultLocked(), VaultSilent()])
async def test_a_locked_keyring_leaves_the_accounts_alone_and_can_be_asked_again(
    world: World, trouble: VaultLocked
) -> None:
    world.go_online()
    await world.add(ANN)
    await world.add(BO)
    await world.restart()
    world.vault.trouble = trouble
    world.go_online()
    await _settled(world)
    assert _lines(world) == [Line.NO_TOKEN, Line.NO_TOKEN]
    session = world.registry.sessions[0]
    assert session.connection.trouble is trouble
    assert world.index.read() == (ANN, BO)
    world.vault.trouble = None
    world.registry.connect(session)
    world.registry.connect(session)
    await _settled(world)
    assert _lines(world) == [Line.ONLINE, Line.NO_TOKEN]
    assert world.told == []


async def test_a_lost_token_is_that_accounts_trouble_alone(world: World) -> None:
    world.go_online()
    await world.add(ANN)
    await world.add(BO)
    del world.vault.kept[ANN.key]
    await world.restart()
    world.go_online()
    await _settled(world)
    ann, bo = world.registry.sessions
    assert isinstance(ann.connection.trouble, TokenLost)
    assert bo.connection.line is Line.ONLINE


async def test_an_account_that_is_signed_out_leaves_the_others_running(world: World) -> None:
    world.go_online()
    ann, bo = await world.add(ANN), await world.add(BO)
    world.gateways["ann"].fail("newest", SignedOut(HOST))
    world.gateways["bo"].server_behind.publish("ab")
    for session in (ann, bo):
        session.timelines.refresh(HOME)
    await until(lambda: ids(bo.shelf.open(HOME)) == ["b", "a"])
    assert _lines(world) == [Line.SIGNED_OUT, Line.ONLINE]
    assert world.index.read() == (ANN, BO)
    assert set(world.vault.kept) == {ANN.key, BO.key}


async def test_removing_revokes_forgets_and_deletes(world: World) -> None:
    world.go_online()
    ann, bo = await world.add(ANN), await world.add(BO)
    for session in (ann, bo):
        session.writing.keep(session.writing.revise(session.writing.new_draft(), text="secret"))
    await until((ann.folder / "unsent.json").exists)
    await until((bo.folder / "unsent.json").exists)
    removed: list[AccountSession] = []
    world.registry.removed.connect(removed.append)
    await world.registry.remove(ann)
    gateway = world.gateways["ann"]
    assert gateway.revoked
    assert gateway.closed
    assert not ann.scope.busy
    assert set(world.vault.kept) == {BO.key}
    assert world.index.read() == (BO,)
    assert world.registry.sessions == (bo,)
    assert removed == [ann]
    assert not ann.folder.exists()
    assert (bo.folder / "unsent.json").exists()
    assert [(notice.kind, notice.account) for notice in world.told] == [
        (NoticeKind.ACCOUNT_REMOVED, ANN)
    ]


async def test_removing_in_the_background_happens_once(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    world.registry.start_removing(session)
    world.registry.start_removing(session)
    await world.registry.remove(session)
    await until(lambda: world.told)
    await world.registry.remove(session)
    assert world.kinds == [NoticeKind.ACCOUNT_REMOVED]
    assert world.gateways["ann"].count("revoke") == 1


async def _assert_removed_partly(world: World, error: type[Exception]) -> None:
    assert world.registry.sessions == ()
    assert world.index.read() == ()
    (notice,) = world.told
    assert notice.kind is NoticeKind.ACCOUNT_REMOVED_PARTLY
    assert isinstance(notice.error, error)


async def test_a_server_that_is_away_does_not_stop_the_removal(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    world.gateways["ann"].fail("revoke", Unreachable(HOST))
    await world.registry.remove(session)
    await _assert_removed_partly(world, Unreachable)
    assert world.vault.kept == {}


async def test_a_server_that_says_nothing_is_not_waited_for(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    world.gateways["ann"].hold("revoke")
    await world.registry.remove(session)
    await _assert_removed_partly(world, Silent)
    assert world.vault.kept == {}


async def test_a_keyring_that_does_not_forget_does_not_stop_the_removal(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    world.vault.trouble = VaultLocked()
    await world.registry.remove(session)
    await _assert_removed_partly(world, VaultLocked)
    assert world.gateways["ann"].revoked


async def test_an_account_without_a_token_can_be_removed(world: World) -> None:
    world.go_online()
    await world.add(ANN)
    world.vault.kept.clear()
    await world.restart()
    world.go_online()
    await _settled(world)
    await world.registry.remove(world.registry.sessions[0])
    await _assert_removed_partly(world, TokenLost)


async def test_an_account_can_be_removed_while_the_keyring_says_nothing(world: World) -> None:
    world.go_online()
    await world.add(ANN)
    await world.restart()
    world.vault.opened.clear()
    world.go_online()
    removal = asyncio.ensure_future(world.registry.remove(world.registry.sessions[0]))
    await until(lambda: not world.registry.sessions[0].scope.busy)
    gateways = len(world.used)
    await asyncio.sleep(0)
    world.vault.trouble = VaultSilent()
    await until(lambda: world.registry.sessions[0].connection._closed)
    world.vault.opened.set()
    await removal
    await _assert_removed_partly(world, Silent)
    assert len(world.used) == gateways


async def test_before_the_keyring_is_there_a_removal_is_told_as_partly(world: World) -> None:
    world.go_online()
    await world.add(ANN)
    await world.restart()
    await world.registry.remove(world.registry.sessions[0])
    await _assert_removed_partly(world, Silent)


async def test_data_that_stays_is_told(world: World) -> None:
    world.go_online()
    session = await world.add(ANN)
    elsewhere = world.folder / "elsewhere"
    elsewhere.mkdir()
    session.folder.parent.mkdir()
    session.folder.symlink_to(elsewhere)
    await world.registry.remove(session)
    await _assert_removed_partly(world, StorageError)
    assert world.vault.kept == {}


async def test_who_signs_in_again_during_the_removal_stays(world: World) -> None:
    world.go_online()
    session = await world.add(ANN, "old")
    gate = world.gateways["ann"].hold("revoke")
    removal = asyncio.ensure_future(world.registry.remove(session))
    await until(lambda: world.gateways["ann"].count("revoke"))
    adding = asyncio.ensure_future(world.add(ANN, "new"))
    gate.set()
    await removal
    again = await adding
    assert again is not session
    assert world.registry.sessions == (again,)
    assert world.vault.kept == {ANN.key: some_credentials("new")}
    assert world.index.read() == (ANN,)


async def test_a_damaged_index_is_told_and_kept_aside(world: World) -> None:
    path = world.folder / "accounts.json"
    path.write_text("{ damaged")
    world.registry.restore()
    assert world.registry.sessions == ()
    assert world.kinds == [NoticeKind.INDEX_DAMAGED]
    world.go_online()
    await world.add(ANN)
    assert world.index.read() == (ANN,)
    assert "{ damaged" in {each.read_text() for each in world.folder.iterdir() if each.is_file()}


async def test_an_index_that_can_not_be_written_is_told(world: World) -> None:
    (world.folder / "accounts.json").mkdir()
    (world.folder / "accounts.json" / "x").write_text("x")
    world.go_online()
    session = await world.add(ANN)
    assert session.connection.line is Line.ONLINE
    assert world.kinds == [NoticeKind.SETTINGS_NOT_KEPT]


async def test_no_two_accounts_share_a_folder(tmp_path: Path) -> None:
    keys = [
        ("a.example", "1"),
        ("a.example", "1/../2"),
        ("a", "b.c"),
        ("a.b", "c"),
        ("a.example:8443", "1"),
        ("a.example", "8443.1"),
        ("a.example", "1_2f_"),
        ("a.example", "1/"),
        ("a.example", ".."),
        ("a@b", "c"),
        ("b", "c@a"),
        ("বাংলা.example", "১"),
    ]
    folders = {folder_of(tmp_path, AccountKey(host, ProfileId(id_))) for host, id_ in keys}
    assert len(folders) == len(keys)
    for folder in folders:
        assert folder.parent == tmp_path
        assert folder.name.isascii()
        assert folder.resolve() == folder
        folder.mkdir()


async def test_a_machine_that_wakes_up_connects_every_account_anew(world: World) -> None:
    world.go_online()
    sessions = [await world.add(ANN), await world.add(BO)]
    for gateway in world.gateways.values():
        gateway.streams = [ScriptedStream(), ScriptedStream()]
    world.registry.network_changed()
    await world.clock.settle()
    rows = [session.shelf.open(HOME) for session in sessions]
    for gateway in world.gateways.values():
        gateway.server_behind.publish("a")
    before = [gateway.count("stream") for gateway in world.gateways.values()]
    world.clock.suspend(8 * 3600)
    await world.clock.advance(16)
    assert [each + 1 for each in before] == [
        gateway.count("stream") for gateway in world.gateways.values()
    ]
    await until(lambda: [ids(each) for each in rows] == [["a"], ["a"]])
