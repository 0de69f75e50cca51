from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.domain.hashtags import Hashtags
from fedidesk.domain.ids import ListId, ProfileId
from fedidesk.domain.post_list import PostList
from fedidesk.domain.profile_posts import ProfilePosts
from fedidesk.domain.server import TimelinesOffered
from fedidesk.domain.timeline import BUBBLE, HOME, LOCAL, TimelineKind, TimelineSpec
from fedidesk.domain.trends import TrendingTag
from fedidesk.services.notices import Notices
from fedidesk.services.session import AccountSession
from fedidesk.store.at_hand_file import AtHandFile, ContentAtHand, Pin
from fedidesk.ui.places.suggestions import suggestions_for
from fedidesk.ui.places.views import CatchUpView, TrendsView, has_own_place, portions_of, title_of
from tests.account_builders import an_account
from tests.builders import a_profile

TEA = Hashtags(any=("tea",)).spec
RIVER = PostList(ListId("1"), "River")
AWAY = TimelineSpec(TimelineKind.REMOTE, "away.example")


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[AccountSession]:
    content = ContentAtHand(
        pins=(Pin(AWAY, "away.example"), Pin(ProfilePosts(ProfileId("7")).spec, "Grace")),
        lists=(RIVER, PostList(ListId("2"), "")),
        offered=TimelinesOffered(federated=False),
    )
    AtHandFile(tmp_path / "at-hand.json").write(content)
    disk: Lane[None] = Lane("disk", lambda: None)
    session = AccountSession(an_account(), tmp_path, disk, Notices())
    session.trends.tags.items = tuple(TrendingTag(f"trend{number}") for number in range(9))
    yield session
    await session.close()
    disk.close()


def titles(text: str, session: AccountSession) -> list[str]:
    return [each.title for each in suggestions_for(text, session)]


async def test_without_a_text_all_that_is_known_is_offered(session: AccountSession) -> None:
    offered = titles("", session)
    pinned, listed = ["away.example", "Grace"], ["River", "List"]
    assert offered[:7] == [*pinned, *listed, "Home", "Catch up", "Local"]
    assert "Federated" not in offered
    assert len([each for each in offered if each.startswith("#trend")]) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("river", ["River", "#river"]),
        ("riv", ["River", "#riv"]),
        ("#riv", ["#riv", "River"]),
        ("lo", ["Local", "#lo"]),
        ("trend1", ["#trend1"]),
        ("away.example", ["away.example"]),
        ("two.test", ["two.test"]),
        ("@ada@one.test", ["@ada@one.test"]),
        ("a b/c", []),
    ],
)
async def test_what_may_be_meant(session: AccountSession, text: str, expected: list[str]) -> None:
    assert titles(text, session) == expected


async def test_somebody_is_to_be_looked_for(session: AccountSession) -> None:
    (one,) = suggestions_for("ada@one.test", session)
    assert (one.handle, one.view) == ("@ada@one.test", None)


async def test_ones_own_server_is_the_local_timeline(session: AccountSession) -> None:
    (one,) = suggestions_for(session.account.key.host, session)
    assert one.view == LOCAL


async def test_titles_are_short_and_known_before_anything_is_loaded(
    session: AccountSession,
) -> None:
    ada = a_profile()
    session.people.remember(ada)
    for view, expected in (
        (RIVER.spec, "River"),
        (TimelineSpec(TimelineKind.LIST, "gone"), "List"),
        (ProfilePosts(ada.id).spec, "Ada"),
        (ProfilePosts(ProfileId("7")).spec, "Grace"),
        (ProfilePosts(ProfileId("8")).spec, "Profile"),
        (TimelineSpec(TimelineKind.LINK, "https://www.news.test/a"), "news.test"),
        (TEA, "#tea"),
        (TrendsView.LINKS, "Trending"),
        (CatchUpView.HOME, "Catch up"),
    ):
        assert title_of(view, session) == expected


async def test_which_have_a_place_in_the_sidebar(session: AccountSession) -> None:
    there = (HOME, RIVER.spec, AWAY, TrendsView.TAGS, CatchUpView.HOME)
    assert all(has_own_place(view, session) for view in there)
    assert not any(has_own_place(view, session) for view in (TEA, BUBBLE))


def test_portions_lead_to_each_other() -> None:
    for view in (TrendsView.TAGS, ProfilePosts(ProfileId("7")).spec):
        portions = [each for each, _ in portions_of(view)]
        assert len(portions) == 3
        assert view in portions
        assert all([each for each, _ in portions_of(one)] == portions for one in portions)
    assert portions_of(HOME) == portions_of(CatchUpView.HOME) == ()
