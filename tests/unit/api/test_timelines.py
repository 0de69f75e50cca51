from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    Gone,
    NothingGathered,
    NotMastodon,
    NotOffered,
    NotOpen,
    OtherServerAway,
    ServerBusy,
    ServerError,
    Unreachable,
)
from fedidesk.domain.hashtags import hashtags
from fedidesk.domain.ids import Cursor, PostId, ProfileId
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.server import TimelinesOffered
from fedidesk.domain.timeline import (
    BOOKMARKS,
    BUBBLE,
    FAVOURITES,
    TRENDING,
    TimelineKind,
    TimelineSpec,
)
from tests.data import statuses
from tests.unit.api.test_gateway import ACCOUNT, CREDENTIALS, Exchange, ok

AWAY = TimelineSpec(TimelineKind.REMOTE, "away.example")
LINK = TimelineSpec(TimelineKind.LINK, "https://news.example/a?b=c&d")
PUBLIC = "/api/v1/timelines/public"
URL = "https://away.example/@ada/1"


@pytest.fixture
def server() -> Exchange:
    return Exchange()


@pytest_asyncio.fixture
async def gateway(server: Exchange) -> AsyncIterator[MastodonGateway]:
    api = Api(make_carrier=lambda: server)
    yield api.gateway(ACCOUNT, CREDENTIALS)
    api.close()


def tagged(**tags: list[str]) -> TimelineSpec:
    found = hashtags(**tags)
    assert found is not None
    return found.spec


def of_profile(portion: Portion, name: str = "01AB") -> TimelineSpec:
    return ProfilePosts(ProfileId(name), portion).spec


def away_status(**changes: object) -> dict[str, object]:
    author = {**statuses.account(), "url": "https://away.example/@ada", "acct": "ada"}
    return {**statuses.status(1), "id": "77", "url": URL, "account": author, **changes}


@pytest.mark.parametrize(
    ("spec", "path", "query"),
    [
        (BUBBLE, "/api/v1/timelines/bubble", ""),
        (FAVOURITES, "/api/v1/favourites", ""),
        (BOOKMARKS, "/api/v1/bookmarks", ""),
        (TimelineSpec(TimelineKind.LIST, "a/b"), "/api/v1/timelines/list/a%2Fb", ""),
        (tagged(any=["tea"]), "/api/v1/timelines/tag/tea", ""),
        (tagged(any=["নদী"]), "/api/v1/timelines/tag/%E0%A6%A8%E0%A6%A6%E0%A7%80", ""),
        (
            tagged(any=["tea", "coffee"], all=["hot"], none=["iced"]),
            "/api/v1/timelines/tag/coffee",
            "&any%5B%5D=tea&all%5B%5D=hot&none%5B%5D=iced",
        ),
        (tagged(all=["tea", "hot"]), "/api/v1/timelines/tag/hot", "&all%5B%5D=tea"),
        (of_profile(Portion.POSTS), "/api/v1/accounts/01AB/statuses", "&exclude_replies=true"),
        (of_profile(Portion.REPLIES), "/api/v1/accounts/01AB/statuses", ""),
        (of_profile(Portion.MEDIA), "/api/v1/accounts/01AB/statuses", "&only_media=true"),
        (
            LINK,
            "/api/v1/timelines/link",
            "&url=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc%26d",
        ),
    ],
)
async def test_where_each_kind_is_asked_for(
    server: Exchange, gateway: MastodonGateway, spec: TimelineSpec, path: str, query: str
) -> None:
    link = f'<https://social.example{path}?max_id=older1>; rel="next"'
    server.on(f"GET {path}", ok([statuses.status(1)], link=link))
    page = await gateway.timeline_page(spec)
    assert (len(page.bundles), page.older) == (1, "older1")
    await gateway.timeline_page(spec, older_than=page.older)
    assert server.asked() == [
        f"GET {path}?limit=40{query}",
        f"GET {path}?max_id=older1&limit=40{query}",
    ]


async def test_what_trends_is_paged_by_rank(server: Exchange, gateway: MastodonGateway) -> None:
    path = "/api/v1/trends/statuses"
    server.on(f"GET {path}", ok([statuses.status(1), statuses.status(2), 7]))
    page = await gateway.timeline_page(TRENDING)
    assert (len(page.bundles), page.older, page.newer, page.skipped) == (2, "3", None, 1)
    page = await gateway.timeline_page(TRENDING, older_than=page.older)
    assert page.older == "6"
    server.on(f"GET {path}", ok([]))
    assert (await gateway.timeline_page(TRENDING, older_than=page.older)).older is None
    assert [asked.partition("?")[2] for asked in server.asked()] == [
        "offset=0&limit=40",
        "offset=3&limit=40",
        "offset=6&limit=40",
    ]


@pytest.mark.parametrize(
    ("spec", "error"),
    [
        (BUBBLE, NotOffered),
        (TRENDING, NotOffered),
        (tagged(any=["tea"]), NotOffered),
        (LINK, NothingGathered),
        (TimelineSpec(TimelineKind.LIST, "1"), Gone),
        (of_profile(Portion.POSTS), Gone),
    ],
)
async def test_what_a_404_means(
    gateway: MastodonGateway, spec: TimelineSpec, error: type[ServerError]
) -> None:
    with pytest.raises(ServerError) as caught:
        await gateway.timeline_page(spec)
    assert type(caught.value) is error


async def test_a_server_without_hashtags_is_asked_for_none_of_them_again(
    server: Exchange, gateway: MastodonGateway
) -> None:
    for tag in ("tea", "coffee"):
        with pytest.raises(NotOffered):
            await gateway.timeline_page(tagged(any=[tag]))
    assert len(server.seen) == 1


async def test_lists(server: Exchange, gateway: MastodonGateway) -> None:
    said = [{"id": 7, "title": " Garden "}, {"title": "Nameless"}, {"id": "a", "title": None}, 3]
    server.on("GET /api/v1/lists", ok(said))
    found = await gateway.lists()
    assert [(one.id, one.title) for one in found] == [("7", "Garden"), ("a", "")]
    assert found[0].spec == TimelineSpec(TimelineKind.LIST, "7")


async def test_trending_tags_and_links(server: Exchange, gateway: MastodonGateway) -> None:
    history = [{"accounts": "12"}, {"accounts": 30}, {"accounts": "500"}]
    tags = [{"name": "Tea", "history": history}, {"name": ""}, {"name": "x", "history": None}]
    server.on("GET /api/v1/trends/tags", ok(tags))
    found = await gateway.trending_tags()
    assert [(tag.name, tag.people) for tag in found] == [("Tea", 42), ("x", 0)]
    assert found[0].spec == tagged(any=["tea"])
    bad = [{"accounts": "many"}, {"accounts": None}]
    links = [{"url": LINK.argument, "title": "A", "history": bad}, {"url": "ftp://x"}]
    server.on("GET /api/v1/trends/links", ok(links))
    (link,) = await gateway.trending_links()
    assert (link.card.title, link.people, link.spec) == ("A", 0, LINK)


async def test_profiles_by_handle_and_address(server: Exchange, gateway: MastodonGateway) -> None:
    own = {**statuses.account(2), "acct": "writer2", "url": "https://social.example/@writer2"}
    far = statuses.account(1)
    server.on("GET /api/v2/search", ok({"accounts": [far, own]}))
    for name, expected in (
        ("@writer1@far.example", far["id"]),
        ("Writer1@far.example", far["id"]),
        ("@writer2", own["id"]),
        ("@writer2@social.example", own["id"]),
        ("https://social.example/@Writer2", own["id"]),
        ("@writer3", None),
    ):
        found = await gateway.find_profile(name)
        assert (found and found.id) == expected
    assert "q=%40writer1%40far.example&type=accounts&resolve=true" in server.asked()[0]


async def test_timelines_that_are_disabled(server: Exchange, gateway: MastodonGateway) -> None:
    feeds = {"local": "disabled", "remote": "disabled"}
    access = {
        "live_feeds": {"local": "authenticated", "remote": "disabled"},
        "hashtag_feeds": {"local": "public", "remote": "disabled"},
        "trending_link_feeds": feeds,
    }
    for said, expected in (
        (access, TimelinesOffered(federated=False, links=False)),
        ({"live_feeds": feeds}, TimelinesOffered(local=False, federated=False)),
        ({}, TimelinesOffered()),
        (None, TimelinesOffered()),
        ("everything", TimelinesOffered()),
    ):
        server.on("GET /api/v2/instance", ok({"configuration": {"timelines_access": said}}))
        assert (await gateway.server()).timelines == expected


async def test_another_server_sees_no_token(server: Exchange, gateway: MastodonGateway) -> None:
    link = f'<https://away.example{PUBLIC}?max_id=5&local=true>; rel="next"'
    server.on(f"GET {PUBLIC}", ok([away_status(), away_status(url=None, uri=None)], link=link))
    page = await gateway.timeline_page(AWAY)
    assert [bundle.post.id for bundle in page.bundles] == [URL]
    assert page.bundles[0].post.author.handle == "ada@away.example"
    assert (page.older, page.skipped) == ("5", 1)
    await gateway.timeline_page(AWAY, older_than=page.older)
    assert [request.url for request in server.seen] == [
        f"https://away.example{PUBLIC}?limit=40&local=true",
        f"https://away.example{PUBLIC}?max_id=5&limit=40&local=true",
    ]
    assert not any("Authorization" in request.headers for request in server.seen)


@pytest.mark.parametrize(
    ("status", "said", "error"),
    [
        (401, None, NotOpen),
        (403, None, NotOpen),
        (422, None, NotOpen),
        (404, None, NotMastodon),
        (200, b"<html>", NotMastodon),
        (200, {}, NotMastodon),
        (503, None, ServerBusy),
    ],
)
async def test_trouble_elsewhere_is_told_of_the_other_server(
    server: Exchange, gateway: MastodonGateway, status: int, said: object, error: type[ServerError]
) -> None:
    server.on(f"GET {PUBLIC}", (status, {"error": "No"} if said is None else said, {}))
    with pytest.raises(error) as caught:
        await gateway.timeline_page(AWAY)
    assert caught.value.host == "away.example"


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no host", "http://plain.example"])
async def test_another_server_that_is_not_there(api_alone: MastodonGateway, host: str) -> None:
    with pytest.raises(OtherServerAway) as caught:
        await api_alone.timeline_page(TimelineSpec(TimelineKind.REMOTE, host))
    assert not isinstance(caught.value, Unreachable)


@pytest_asyncio.fixture
async def api_alone() -> AsyncIterator[MastodonGateway]:
    api = Api()
    yield api.gateway(ACCOUNT, CREDENTIALS)
    api.close()


async def test_a_post_from_elsewhere_is_found_at_home_before_anything_is_done_to_it(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("GET /api/v2/search", ok({"statuses": [{**statuses.status(1), "url": URL}]}))
    known = "/api/v1/statuses/115500000000000001"
    for act in ("reblog", "favourite", "bookmark"):
        server.on(f"POST {known}/{act}", ok(statuses.status(1)))
    server.on(f"GET {known}", ok(statuses.status(1)))
    server.on(f"GET {known}/context", ok({"descendants": [statuses.status(2)]}))
    server.on("POST /api/v1/statuses", ok(statuses.status(3)))
    name = PostId(URL)
    for do in (gateway.set_boost, gateway.set_favourite, gateway.set_bookmark):
        assert (await do(name, True)).id == URL
    assert (await gateway.post(name)).id == URL
    thread = await gateway.thread(name)
    assert thread.focus.id == URL
    assert [post.id for post in thread.descendants] == ["115500000000000002"]
    await gateway.create_post(Draft(text="Yes", reply_to=name, idempotency_key="k"))
    assert '"in_reply_to_id":"115500000000000001"' in str(server.seen[-1].body)
    assert sum("search" in asked for asked in server.asked()) == 1


async def test_a_post_from_elsewhere_that_is_not_to_be_found(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("GET /api/v2/search", ok({"statuses": []}))
    with pytest.raises(Gone):
        await gateway.set_boost(PostId(URL), True)


async def test_the_posts_of_somebody_from_elsewhere(
    server: Exchange, gateway: MastodonGateway
) -> None:
    spec = of_profile(Portion.REPLIES, "https://away.example/@ada")
    server.on("GET /api/v2/search", ok({"accounts": []}))
    with pytest.raises(Gone):
        await gateway.timeline_page(spec)
    found = {**statuses.account(), "id": "9", "url": "https://away.example/@ada"}
    server.on("GET /api/v2/search", ok({"accounts": [found]}))
    server.on("GET /api/v1/accounts/9/statuses", ok([statuses.status(1)]))
    for cursor in (None, Cursor("5")):
        assert len((await gateway.timeline_page(spec, older_than=cursor)).bundles) == 1
    assert sum("search" in asked for asked in server.asked()) == 2
