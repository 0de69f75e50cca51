"""Answers of every kind of server, over HTTP, through the whole API layer."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.content import SpanKind, read_html
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.errors import Gone, NothingGathered, NotOffered
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Bundle, Post
from fedidesk.domain.timeline import BUBBLE, HOME, LOCAL, TRENDING, TimelineKind, TimelineSpec
from tests.contract.conftest import gateway_to
from tests.contract.family_server import FamilyServer
from tests.data.families import FAMILIES
from tests.data.families.family import INSTANCE_2, Family, Json, Marked

every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


@pytest.fixture
def server(family: Family) -> Iterator[FamilyServer]:
    with FamilyServer(family) as server:
        yield server


@pytest.fixture
def gateway(api: Api, server: FamilyServer) -> MastodonGateway:
    return gateway_to(api, server.url, "token")


def marked(post: Post) -> list[Marked]:
    """Return what stands out in the text of ``post``."""
    return [
        (span.kind, span.text, span.target)
        for paragraph in read_html(post.html, post.emojis).paragraphs
        for span in paragraph.spans
        if span.kind is not SpanKind.TEXT
    ]


def kinds(bundle: Bundle) -> set[str]:
    """Return of which kinds a row is, as far as it can be seen in it."""
    post = bundle.post
    found = {
        "boost": bundle.row.boosted_by is not None,
        "reply": post.reply_to is not None,
        "poll": post.poll is not None and len(post.poll.options) > 1,
        "card": post.card is not None,
        "quote": post.quote is not None and post.quote.post is not None,
        "warning": bool(post.content_warning),
        "media": any(media.url or media.preview_url for media in post.media),
        "emoji": any(kind is SpanKind.EMOJI for kind, _, _ in marked(post)),
        "edited": post.edited_at is not None,
    }
    return {name for name, there in found.items() if there}


@every_family
async def test_every_post_comes_through_in_the_order_of_the_server(
    family: Family, gateway: MastodonGateway
) -> None:
    page = await gateway.timeline_page(HOME)
    assert page.skipped == 0
    assert [bundle.row.id for bundle in page.bundles] == [str(raw["id"]) for raw in family.home]
    assert all(type(bundle.row.id) is str for bundle in page.bundles)
    ends = [str(page.bundles[0].row.id), str(page.bundles[-1].row.id)]
    assert [page.newer, page.older] == ends
    assert set().union(*map(kinds, page.bundles)) == family.kinds
    assert all(bundle.post.url for bundle in page.bundles)
    assert all(bundle.post.author.handle for bundle in page.bundles)


@every_family
async def test_a_boost_points_to_the_post_and_names_who_boosted(
    family: Family, gateway: MastodonGateway
) -> None:
    page = await gateway.timeline_page(HOME)
    boosts = [
        (bundle, raw)
        for bundle, raw in zip(page.bundles, family.home, strict=True)
        if raw["reblog"] is not None
    ]
    assert boosts
    for bundle, raw in boosts:
        assert bundle.row.id == raw["id"]
        assert bundle.row.post_id == bundle.post.id == raw["reblog"]["id"]
        assert bundle.row.boosted_by is not None
        assert bundle.row.boosted_by.handle == raw["account"]["acct"]
        assert bundle.post.author.handle == raw["reblog"]["account"]["acct"]
        assert bundle.post.html == raw["reblog"]["content"]


@every_family
async def test_mentions_hashtags_links_and_emoji_are_found(
    family: Family, gateway: MastodonGateway
) -> None:
    page = await gateway.timeline_page(HOME)
    posts = {bundle.row.id: bundle.post for bundle in page.bundles}
    assert {name: marked(post) for name, post in posts.items() if name in family.marked} == (
        family.marked
    )
    with_mentions = [post for post in posts.values() if post.mentions]
    assert with_mentions
    assert all(post.tags for post in with_mentions)


@every_family
async def test_the_limits_are_known(family: Family, gateway: MastodonGateway) -> None:
    server = await gateway.server()
    assert server.limits == family.limits
    assert server.domain == family.domain
    assert server.title
    assert server.version


@every_family
async def test_the_sign_in_knows_the_server(family: Family, api: Api, server: FamilyServer) -> None:
    found = await api.sign_in().server(server.url)
    assert (found.limits, found.domain) == (family.limits, family.domain)
    # The domain is what the server says, the host is what was asked.
    assert found.host == server.host


@every_family
async def test_a_thread_stands_in_its_order(family: Family, gateway: MastodonGateway) -> None:
    focus, around = family.thread
    thread = await gateway.thread(PostId(focus))
    assert thread.focus.id == focus
    for posts, raw in (
        (thread.ancestors, around["ancestors"]),
        (thread.descendants, around["descendants"]),
    ):
        assert [post.id for post in posts] == [str(status["id"]) for status in raw]


@every_family
async def test_ones_own_profile(family: Family, gateway: MastodonGateway) -> None:
    own = await gateway.own_profile()
    assert (own.id, own.handle) == (family.own["id"], family.own["acct"])
    assert own.name
    assert own.avatar_static_url == family.own.get("avatar_static", family.own["avatar"])


@every_family
async def test_what_is_missing_is_missed_quietly(
    family: Family, gateway: MastodonGateway, server: FamilyServer
) -> None:
    focus, _ = family.thread
    server.answers.pop(INSTANCE_2, None)
    del server.answers[f"/api/v1/statuses/{focus}/context"]
    # That Mastodon has quotes it says in the newer description alone.
    quotes = family.limits.quotes and family.instance_2 is None
    assert (await gateway.server()).limits == replace(family.limits, quotes=quotes)
    thread = await gateway.thread(PostId(focus))
    assert (thread.focus.id, thread.ancestors, thread.descendants) == (focus, (), ())
    for _ in range(2):
        with pytest.raises(NotOffered):
            await gateway.timeline_page(LOCAL)
    assert server.asked.count("GET /api/v1/timelines/public") == 1
    with pytest.raises(Gone):
        await gateway.post(PostId("nothing"))


async def one(api: Api, family: Family, status: Json) -> Post:
    """Return what becomes of one status of ``family``."""
    with FamilyServer(family) as server:
        server.answers["/api/v1/statuses/x"] = status
        return await gateway_to(api, server.url, "token").post(PostId("x"))


def named(name: str) -> Family:
    return next(family for family in FAMILIES if family.name == name)


async def test_an_album_of_ten_pictures_is_whole(api: Api) -> None:
    family = named("Pixelfed")
    raw = family.home[0]
    post = await one(api, family, raw)
    assert [media.id for media in post.media] == [each["id"] for each in raw["media_attachments"]]
    assert {(media.width, media.height) for media in post.media} == {(1080, 1350)}
    assert post.favourites_count == 12


async def test_ids_that_are_numbers_are_text_like_the_others(api: Api) -> None:
    family = named("Pixelfed")
    post = await one(api, family, family.home[2])
    assert (post.reply_to, post.reply_to_profile) == (family.home[0]["id"], "21")


async def test_the_size_of_a_picture_is_found_where_iceshrimp_has_it(api: Api) -> None:
    family = named("Iceshrimp")
    (media,) = (await one(api, family, family.home[6])).media
    assert (media.width, media.height) == (800, 500)


async def test_a_day_before_all_days_is_no_date(api: Api) -> None:
    family = named("GoToSocial 0.20")
    assert (await one(api, family, family.home[-1])).created_at is None
    assert (await one(api, family, family.home[0])).created_at is not None


async def test_visibilities_pass_as_they_are(api: Api) -> None:
    words = {
        str(raw["visibility"]): (await one(api, family, raw)).visibility
        for family in FAMILIES
        for raw in family.home
        if raw["reblog"] is None
    }
    assert len(words) > 8
    assert all(said == found for said, found in words.items())


@pytest.mark.parametrize("name", ["Mastodon 4.5", "Akkoma", "Iceshrimp"])
async def test_a_quote_of_any_style_holds_its_post(api: Api, name: str) -> None:
    family = named(name)
    raw = next(status for status in family.home if status.get("quote"))
    quoted = raw["quote"].get("quoted_status") or raw["quote"]
    quote = (await one(api, family, raw)).quote
    assert quote is not None
    assert quote.post is not None
    assert (quote.post.id, quote.post.html) == (quoted["id"], quoted["content"])


async def test_quotes_that_may_not_be_seen_say_why(api: Api) -> None:
    family = named("Mastodon 4.5")
    states = [(await one(api, family, raw)).quote for raw in family.home[-2:]]
    assert [(quote.state, quote.post) for quote in states if quote] == [
        ("revoked", None),
        ("pending", None),
    ]


@every_family
async def test_timelines_that_a_server_does_not_have(
    family: Family, gateway: MastodonGateway
) -> None:
    assert "/api/v1/lists" not in family.answers
    for spec, error in (
        (BUBBLE, NotOffered),
        (TRENDING, NotOffered),
        (TimelineSpec(TimelineKind.HASHTAG, "tea"), NotOffered),
        (TimelineSpec(TimelineKind.LINK, "https://news.example/"), NothingGathered),
        (TimelineSpec(TimelineKind.LIST, "1"), Gone),
    ):
        with pytest.raises(error):
            await gateway.timeline_page(spec)
    for ask in (gateway.lists, gateway.trending_tags, gateway.trending_links):
        with pytest.raises(NotOffered):
            await ask()


@every_family
async def test_posts_in_every_kind_of_timeline(
    family: Family, server: FamilyServer, gateway: MastodonGateway
) -> None:
    for path, spec in (
        ("/api/v1/timelines/bubble", BUBBLE),
        ("/api/v1/trends/statuses", TRENDING),
        ("/api/v1/timelines/tag/tea", TimelineSpec(TimelineKind.HASHTAG, "tea")),
        ("/api/v1/accounts/1/statuses", TimelineSpec(TimelineKind.PROFILE, "1")),
    ):
        server.answers[path] = family.home
        page = await gateway.timeline_page(spec)
        assert [bundle.row.id for bundle in page.bundles] == [str(raw["id"]) for raw in family.home]
    server.answers["/api/v1/timelines/public"] = family.home
    away = await gateway.timeline_page(TimelineSpec(TimelineKind.REMOTE, server.host))
    assert len(away.bundles) == len(family.home)
    assert all(is_address(bundle.post.id) for bundle in away.bundles)


async def test_where_a_server_gives_no_links_ids_lead_on(api: Api) -> None:
    family = named("Akkoma")
    with FamilyServer(family) as server:
        server.answers["/api/v1/timelines/public"] = family.home
        page = await gateway_to(api, server.url, "token").timeline_page(LOCAL)
    assert (page.newer, page.older) == (page.bundles[0].row.id, page.bundles[-1].row.id)
