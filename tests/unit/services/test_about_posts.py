"""Who liked a post, and what it said: page by page, each once, and in bounded time."""

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.domain.about_post import About
from fedidesk.domain.errors import NotOffered, Silent
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.post_version import Version
from fedidesk.domain.profile import Profile
from fedidesk.services.about_posts import AboutPosts, PeopleList
from fedidesk.store.rows import END, IDLE, LOADING, Phase, failed
from tests.builders import NOON, a_profile
from tests.fakes.gateway import PEOPLE_ON_A_PAGE
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.waiting import until

ONE = PostId("1")
WHO = [(About.BOOSTED, "boosted by", "boosted_by"), (About.FAVOURITED, "favourited by",
                                                     "favourited_by")]  # fmt: skip


@pytest.fixture
def about(desk: Desk) -> AboutPosts:
    lane: Lane[None] = desk.disk
    return AboutPosts(desk.connection, lane, desk.scope)


def many(count: int) -> list[Profile]:
    return [a_profile(f"Writer{number}") for number in range(count)]


def names(people: PeopleList) -> list[str]:
    return [profile.name for profile in people.people]


@pytest.mark.parametrize(("sort", "call", "where"), WHO)
async def test_pages_follow_each_other_to_the_end(
    desk: Desk, about: AboutPosts, sort: About, call: str, where: str
) -> None:
    everybody = many(PEOPLE_ON_A_PAGE + 2)
    getattr(desk.server, where)[ONE] += everybody
    people = about.people(sort, ONE)
    assert (people.newest, people.people) == (IDLE, ())
    gate = desk.gateway.hold(call)
    people.refresh()
    await until(lambda: desk.gateway.calls)
    assert people.newest == LOADING
    gate.set()
    await desk.rest()
    assert names(people) == [each.name for each in everybody[:PEOPLE_ON_A_PAGE]]
    assert (people.newest, people.older) == (END, IDLE)
    people.load_more()
    people.load_more()
    await desk.rest()
    assert names(people) == [each.name for each in everybody]
    assert people.older == END
    people.load_more()
    await desk.rest()
    assert desk.gateway.calls == [call, call]


async def test_what_fails_can_be_tried_again_where_it_failed(desk: Desk, about: AboutPosts) -> None:
    desk.server.boosted_by[ONE] += many(5)
    error = Silent(HOST)
    desk.gateway.fail("boosted by", error)
    people = about.people(About.BOOSTED, ONE)
    people.refresh()
    await desk.rest()
    assert people.newest == failed(error)
    people.refresh()
    await desk.rest()
    desk.gateway.fail("boosted by", error)
    people.load_more()
    await desk.rest()
    assert people.older == failed(error)
    assert len(people.people) == PEOPLE_ON_A_PAGE
    people.load_more()
    await desk.rest()
    assert len(people.people) == 5


async def test_a_server_that_repeats_itself_comes_to_an_end(
    desk: Desk, about: AboutPosts, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def again(_post_id: PostId, _older_than: Cursor | None = None) -> PeoplePage:
        return PeoplePage((a_profile("A"), a_profile("B"), a_profile("A")), Cursor("1"))

    monkeypatch.setattr(desk.gateway, "boosted_by", again)
    people = about.people(About.BOOSTED, ONE)
    people.refresh()
    await desk.rest()
    people.load_more()
    await desk.rest()
    assert names(people) == ["A", "B"]
    assert people.older == END


async def test_a_page_of_a_list_that_was_begun_anew_is_not_taken(
    desk: Desk, about: AboutPosts
) -> None:
    desk.server.boosted_by[ONE] += many(8)
    people = about.people(About.BOOSTED, ONE)
    people.refresh()
    await desk.rest()
    people.load_more()
    await desk.rest()
    assert len(people.people) == 6
    gate = desk.gateway.hold("boosted by")
    people.load_more()
    people.refresh()
    await until(lambda: desk.gateway.count("boosted by") == 4)
    gate.set()
    await desk.rest()
    assert len(people.people) in (3, 8)
    assert names(people) == [each.name for each in many(8)][: len(people.people)]


async def test_the_history_newest_first(desk: Desk, about: AboutPosts) -> None:
    desk.server.histories[ONE] += [
        Version(html="<p>One</p>", created_at=NOON),
        Version(html="<p>Two</p>", created_at=NOON),
    ]
    history = about.history(ONE)
    history.refresh()
    await until(lambda: history.state.phase is Phase.END)
    assert [edit.version.text for edit in history.edits] == ["Two", "One"]


async def test_a_history_that_is_not_to_be_had(desk: Desk, about: AboutPosts) -> None:
    error = NotOffered(HOST)
    desk.gateway.fail("history", error)
    history = about.history(ONE)
    history.refresh()
    await desk.rest()
    assert (history.state, history.edits) == (failed(error), ())


async def test_of_a_post_that_was_edited_all_day_the_newest_are_shown(
    desk: Desk, about: AboutPosts
) -> None:
    desk.server.histories[ONE] += [Version(html=f"<p>{number}</p>") for number in range(150)]
    history = about.history(ONE)
    history.refresh()
    await until(lambda: history.state.phase is Phase.END)
    assert [edit.version.text for edit in history.edits] == [str(149 - n) for n in range(100)]
    assert not any(edit.is_first for edit in history.edits)
