"""A session: its parts fit together, and its end leaves nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import RowId
from fedidesk.domain.timeline import HOME
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.session import AccountSession
from fedidesk.store.drafts import DraftFile
from fedidesk.store.place_file import PlaceFile
from tests.account_builders import an_account
from tests.fakes.gateway import FakeGateway, FakeServer
from tests.unit.services.desk import ids
from tests.waiting import until


class Home:
    """A session with what is around it."""

    def __init__(self, folder: Path) -> None:
        self.told: list[Notice] = []
        self.disk: Lane[None] = Lane("disk", lambda: None)
        notices = Notices()
        notices.attach(self.told.append)
        self.session = AccountSession(an_account(), folder / "account", self.disk, notices)
        self.server = FakeServer()
        self.gateway = FakeGateway(self.server)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    home = Home(tmp_path)
    yield home
    await home.session.close()
    home.disk.close()


async def _rest(home: Home) -> None:
    await until(lambda: not home.session.scope.busy)


async def test_a_new_post_stands_in_the_timeline_of_its_session(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    session.writing.send(session.writing.revise(session.writing.new_draft(), text="hello"))
    rows = session.shelf.open(HOME)
    await _rest(home)
    session.timelines.refresh(HOME)
    await _rest(home)
    assert ids(rows) == ["own-1"]


async def test_how_far_one_read_is_told(home: Home) -> None:
    session = home.session
    home.server.publish("abcd")
    session.connection.provide(home.gateway)
    session.timelines.refresh(HOME)
    await _rest(home)
    for row in ("b", "a", "unknown"):
        session.reading_place.seen(RowId(row))
        await _rest(home)
    assert home.server.markers[HOME].row_id == "b"
    assert PlaceFile(session.folder / "place.json").read() == "b"


async def test_closing_saves_what_is_unsent_and_hangs_up(home: Home) -> None:
    session = home.session
    session.connection.provide(home.gateway)
    home.gateway.hold("create")
    draft = session.writing.revise(session.writing.new_draft(), text="hello")
    session.writing.send(draft)
    await until(lambda: home.gateway.count("create"))
    await session.close()
    assert home.gateway.closed
    assert not session.scope.busy
    assert DraftFile(session.folder / "drafts.json").read() == (draft,)


async def test_a_disk_that_takes_nothing_is_told_but_not_for_every_letter(home: Home) -> None:
    session = home.session
    session.folder.write_text("in the way")
    for text in ("a", "ab", "abc"):
        session.writing.keep(session.writing.revise(session.writing.new_draft(), text=text))
        await _rest(home)
    (notice,) = home.told
    assert notice.kind is NoticeKind.CACHE_NOT_KEPT
    assert notice.account == session.account
    assert isinstance(notice.error, StorageError)
