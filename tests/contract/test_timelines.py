"""Every kind of timeline, on both servers."""

import secrets

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.address import host_of
from fedidesk.domain.draft import Draft
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.errors import Gone, NothingGathered, NotOffered, NotOpen
from fedidesk.domain.hashtags import hashtags
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.timeline import (
    BOOKMARKS,
    BUBBLE,
    FAVOURITES,
    TRENDING,
    Page,
    TimelineKind,
    TimelineSpec,
)
from tests.contract.conftest import gateway_to
from tests.contract.mock_server import MockServer
from tests.strict_server.process import StrictServer

LINK = "https://harbour.example/notes/ferns"


def a_tag() -> str:
    return f"tag{secrets.token_hex(6)}"


async def write(gateway: MastodonGateway, text: str, reply_to: PostId | None = None) -> Post:
    key = secrets.token_hex(8)
    return await gateway.create_post(Draft(text=text, reply_to=reply_to, idempotency_key=key))


def tagged(**tags: list[str]) -> TimelineSpec:
    found = hashtags(**tags)
    assert found is not None
    return found.spec


def ids(page: Page) -> list[str]:
    return [bundle.post.id for bundle in page.bundles]


async def strict_gateway(api: Api, strict: StrictServer) -> MastodonGateway:
    return gateway_to(api, strict.url, strict.sign_in("mina"))


async def test_a_hashtag_in_pages(gateway: MastodonGateway) -> None:
    tag = a_tag()
    posts = [(await write(gateway, f"{number} #{tag.upper()}")).id for number in range(43)]
    first = await gateway.timeline_page(tagged(any=[tag]))
    second = await gateway.timeline_page(tagged(any=[tag]), older_than=first.older)
    assert [*ids(first), *ids(second)] == posts[::-1]
    newest = await write(gateway, f"Newest #{tag}")
    newer = await gateway.timeline_page(tagged(any=[tag]), newer_than=first.newer)
    assert ids(newer) == [newest.id]


async def test_several_hashtags_at_once(api: Api, strict: StrictServer) -> None:
    gateway = await strict_gateway(api, strict)
    one, two, three = a_tag(), a_tag(), a_tag()
    a = await write(gateway, f"#{one}")
    b = await write(gateway, f"#{two}")
    c = await write(gateway, f"#{one} #{two} #{three}")
    for spec, expected in (
        (tagged(any=[one, two]), [c.id, b.id, a.id]),
        (tagged(any=[one, two], none=[three]), [b.id, a.id]),
        (tagged(any=[one], all=[two]), [c.id]),
        (tagged(any=[one, two], all=[three]), [c.id]),
    ):
        assert ids(await gateway.timeline_page(spec)) == expected


async def test_the_posts_of_a_profile(gateway: MastodonGateway) -> None:
    own = (await gateway.own_profile()).id
    post = await write(gateway, "First")
    reply = await write(gateway, "Second", post.id)
    for portion, expected in (
        (Portion.POSTS, [post.id]),
        (Portion.REPLIES, [reply.id, post.id]),
    ):
        page = await gateway.timeline_page(ProfilePosts(own, portion).spec)
        assert ids(page)[: len(expected)] == expected
    page = await gateway.timeline_page(ProfilePosts(own, Portion.MEDIA).spec)
    assert all(bundle.post.media for bundle in page.bundles)
    with pytest.raises(Gone):
        await gateway.timeline_page(ProfilePosts(ProfileId("0")).spec)


async def test_favourites_and_bookmarks(gateway: MastodonGateway) -> None:
    posts = [await write(gateway, text) for text in ("One", "Two")]
    for spec, switch in ((FAVOURITES, gateway.set_favourite), (BOOKMARKS, gateway.set_bookmark)):
        for post in posts:
            await switch(post.id, True)
        page = await gateway.timeline_page(spec)
        assert ids(page)[:2] == [posts[1].id, posts[0].id]
        await switch(posts[1].id, False)
        assert posts[1].id not in ids(await gateway.timeline_page(spec))


async def test_lists(api: Api, strict: StrictServer) -> None:
    gateway = await strict_gateway(api, strict)
    lists = await gateway.lists()
    assert [one.title for one in lists] == ["Gärten & mehr", "নদী"]
    page = await gateway.timeline_page(lists[1].spec)
    assert {bundle.post.author.handle for bundle in page.bundles} == {"hana@ramen.example"}
    older = await gateway.timeline_page(lists[0].spec, older_than=page.older)
    assert not set(ids(older)) & set(ids(page))


async def test_a_list_that_is_gone(gateway: MastodonGateway) -> None:
    await gateway.lists()
    with pytest.raises(Gone):
        await gateway.timeline_page(TimelineSpec(TimelineKind.LIST, "0"))


async def test_what_trends(gateway: MastodonGateway) -> None:
    tag = a_tag()
    for text in (f"One #{tag}", f"Two #{tag} {LINK}"):
        await gateway.set_favourite((await write(gateway, text)).id, True)
    first = await gateway.timeline_page(TRENDING)
    assert first.bundles
    assert first.older == str(len(first.bundles))
    second = await gateway.timeline_page(TRENDING, older_than=first.older)
    assert not set(ids(first)) & set(ids(second))
    assert await gateway.trending_tags()
    for link in await gateway.trending_links():
        assert link.card.url.startswith("https://")


async def test_posts_about_a_link(api: Api, strict: StrictServer) -> None:
    gateway = await strict_gateway(api, strict)
    link, *_ = await gateway.trending_links()
    assert link.people
    page = await gateway.timeline_page(link.spec)
    assert page.bundles
    assert all(link.card.url in bundle.post.html for bundle in page.bundles)
    with pytest.raises(NothingGathered):
        await gateway.timeline_page(TimelineSpec(TimelineKind.LINK, "https://nobody.example/"))


async def test_what_neither_offers(gateway: MastodonGateway) -> None:
    with pytest.raises(NotOffered):
        await gateway.timeline_page(BUBBLE)


async def test_people_by_their_handles(gateway: MastodonGateway) -> None:
    own = await gateway.own_profile()
    assert await gateway.find_profile(f"@{own.handle}") == own
    assert await gateway.find_profile("@nobody.of.that.name") is None


async def test_a_visit_to_another_server(api: Api, mock: MockServer, strict: StrictServer) -> None:
    gateway = await strict_gateway(api, strict)
    away = TimelineSpec(TimelineKind.REMOTE, host_of(mock.url))
    page = await gateway.timeline_page(away)
    assert page.bundles
    assert all(is_address(name) for name in ids(page))
    older = await gateway.timeline_page(away, older_than=page.older)
    assert not set(ids(page)) & set(ids(older))


async def test_a_server_that_lets_nobody_in_and_one_that_does(
    api: Api, mock: MockServer, strict: StrictServer
) -> None:
    host = host_of(strict.url)
    away = TimelineSpec(TimelineKind.REMOTE, host)
    with pytest.raises(NotOpen):
        await gateway_to(api, mock.url, "ada_token").timeline_page(away)
    strict.control("settings", open_to_visitors=True)
    page = await gateway_to(api, mock.url, "ada_token").timeline_page(away)
    strict.control("settings", open_to_visitors=False)
    assert page.bundles
    # Whoever has an account there can act on what a visitor found.
    at_home = await strict_gateway(api, strict)
    post = await at_home.set_favourite(page.bundles[0].post.id, True)
    assert (post.id, post.favourited) == (page.bundles[0].post.id, True)
    thread = await at_home.thread(post.id)
    assert thread.focus.id == post.id
