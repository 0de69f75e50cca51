"""Who liked a post, what it said before and in other words, on both servers and of every family."""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import Gone, NotAllowed, NotOffered, Refused, ServerBusy
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from fedidesk.domain.translation import TranslationNote
from tests.contract.conftest import gateway_to
from tests.contract.family_server import FamilyServer
from tests.contract.mock_server import TOKEN, MockServer
from tests.data.families import FAMILIES
from tests.data.families.family import INSTANCE_2, Family
from tests.strict_server.process import StrictServer
from tests.unit.api.raw_server import RawServer, answer
from tests.unit.strict_server.clients import ApiClient

NOWHERE = PostId("01ARZ3NDEKTSV4RRFFQ69G5FAV")


async def write(gateway: MastodonGateway, text: str = "Hello", **more: Any) -> Post:
    return await gateway.create_post(Draft(text=text, idempotency_key=secrets.token_hex(8), **more))


@pytest.mark.parametrize(("action", "switch"), [("set_pin", "pinned"), ("set_mute", "muted")])
async def test_pins_and_mutes_go_on_and_off(
    gateway: MastodonGateway, action: str, switch: str
) -> None:
    post = await write(gateway)
    for on in (True, False, True):
        assert getattr(await getattr(gateway, action)(post.id, on), switch) is on
        assert getattr(await gateway.post(post.id), switch) is on
    await gateway.delete_post(post.id)


async def test_who_boosted_and_favourited(gateway: MastodonGateway) -> None:
    post = await write(gateway)
    for ask in (gateway.boosted_by, gateway.favourited_by):
        assert (await ask(post.id)).profiles == ()
    await gateway.set_boost(post.id, True)
    await gateway.set_favourite(post.id, True)
    me = await gateway.own_profile()
    for ask in (gateway.boosted_by, gateway.favourited_by):
        page = await ask(post.id)
        assert [profile.id for profile in page.profiles] == [me.id]


async def test_people_come_page_by_page(api: Api, strict: StrictServer) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("mina"))
    other = gateway_to(api, strict.url, strict.sign_in("omar"))
    post = await write(gateway)
    for each in (gateway, other):
        await each.set_favourite(post.id, True)
    page = await gateway.favourited_by(post.id)
    assert len(page.profiles) == 2
    assert page.older is not None
    end = await gateway.favourited_by(post.id, page.older)
    assert (end.profiles, end.older) == ((), None)


async def test_a_boost_for_followers(api: Api, strict: StrictServer) -> None:
    token = strict.sign_in("mina")
    gateway = gateway_to(api, strict.url, token)
    post = await write(gateway)
    boosted = await gateway.set_boost(post.id, True, "private")
    assert (boosted.id, boosted.boosted) == (post.id, True)
    newest = (await gateway.timeline_page(HOME)).bundles[0]
    assert newest.row.boosted_by is not None
    with ApiClient(strict.url, token) as client:
        assert client.get("/api/v1/timelines/home", limit=1).json()[0]["reblog"]["id"] == post.id


async def test_too_many_pins_are_refused_with_a_reason(api: Api, strict: StrictServer) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("omar"))
    posts = [await write(gateway, text) for text in ("One", "Two", "Three")]
    for post in posts[:2]:
        await gateway.set_pin(post.id, True)
    with pytest.raises(Refused) as caught:
        await gateway.set_pin(posts[2].id, True)
    assert "limit" in caught.value.reason
    for post in posts:
        await gateway.delete_post(post.id)


async def test_the_history_oldest_first(api: Api, strict: StrictServer) -> None:
    token = strict.sign_in("mina")
    gateway = gateway_to(api, strict.url, token)
    post = await write(gateway, "One")
    (only,) = await gateway.history(post.id)
    assert (only.text, only.created_at) == ("One", post.created_at)
    with ApiClient(strict.url, token) as client:
        client.session.put(
            f"{strict.url}/api/v1/statuses/{post.id}",
            json={"status": "Two", "spoiler_text": "Later", "sensitive": True},
            timeout=10,
        ).raise_for_status()
    first, second = await gateway.history(post.id)
    assert (first.text, first.content_warning, first.sensitive) == ("One", "", False)
    assert (second.text, second.content_warning, second.sensitive) == ("Two", "Later", True)


async def test_the_lenient_server_knows_them_all(api: Api, mock: MockServer) -> None:
    gateway = gateway_to(api, mock.url, TOKEN)
    post = await write(gateway, "Hello world", content_warning="Greeting")
    assert [version.text for version in await gateway.history(post.id)] == ["Hello world"]
    translation = await gateway.translate(post.id, "de")
    assert translation.note == TranslationNote("en", "mastodon_mock")
    assert translation.html not in ("", post.html)
    assert translation.content_warning not in ("", "Greeting")
    page = await gateway.timeline_page(TimelineSpec(TimelineKind.QUOTES, post.id))
    assert (page.bundles, page.older) == ((), None)


async def test_what_a_server_lacks_is_told_from_what_is_gone(
    api: Api, strict: StrictServer
) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("mina"))
    post = await write(gateway)
    with pytest.raises(NotOffered):
        await gateway.translate(post.id, "en")
    with pytest.raises(NotOffered):
        await gateway.timeline_page(TimelineSpec(TimelineKind.QUOTES, post.id))
    for call in (
        gateway.boosted_by(NOWHERE),
        gateway.history(NOWHERE),
        gateway.translate(NOWHERE, "en"),
        gateway.set_mute(NOWHERE, True),
    ):
        with pytest.raises(Gone):
            await call


async def test_whether_a_server_translates_is_known_before_it_is_asked(
    api: Api, strict: StrictServer
) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("mina"))
    assert (await gateway.server()).translates is False


@pytest.mark.parametrize(
    ("said", "translates"),
    [
        ({"translation": {"enabled": True}}, True),
        ({"translation": {"enabled": "perhaps"}}, None),
        ({"translation": []}, None),
        ({}, None),
    ],
)
async def test_what_is_said_of_translations(
    api: Api, said: dict[str, Any], translates: bool | None
) -> None:
    family = FAMILIES[-1]
    with FamilyServer(family) as server:
        server.answers[INSTANCE_2] = {"title": "A", "version": "4", "configuration": said}
        assert (await gateway_to(api, server.url, "token").server()).translates is translates


# --- every family

every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


@pytest.fixture
def server(family: Family) -> Iterator[FamilyServer]:
    with FamilyServer(family) as server:
        yield server


@every_family
async def test_a_family_without_any_of_it_says_so(
    family: Family, api: Api, server: FamilyServer
) -> None:
    gateway = gateway_to(api, server.url, "token")
    focus = PostId(family.thread[0])
    for call in (
        gateway.boosted_by(focus),
        gateway.favourited_by(focus),
        gateway.history(focus),
        gateway.translate(focus, "en"),
        gateway.timeline_page(TimelineSpec(TimelineKind.QUOTES, focus)),
    ):
        with pytest.raises(NotOffered):
            await call


@every_family
async def test_a_family_that_has_it(family: Family, api: Api, server: FamilyServer) -> None:
    gateway = gateway_to(api, server.url, "token")
    focus = PostId(family.thread[0])
    status = next(each for each in family.home if str(each["id"]) == focus)
    one = f"/api/v1/statuses/{focus}"
    server.answers[f"{one}/reblogged_by"] = [family.own, {"id": None}, 7, status["account"]]
    server.answers[f"{one}/history"] = [status, {"content": None, "poll": 7}, "nothing"]
    server.answers[f"{one}/quotes"] = family.home
    server.answers[f"POST {one}/translate"] = {"content": "<p>Hi</p>", "poll": "none"}
    people = await gateway.boosted_by(focus)
    assert [profile.handle for profile in people.profiles] == [
        family.own["acct"],
        status["account"]["acct"].removeprefix("@"),
    ]
    versions = await gateway.history(focus)
    assert [version.html for version in versions] == [status["content"], ""]
    assert len(versions[0].media) == len(status["media_attachments"])
    quotes = await gateway.timeline_page(TimelineSpec(TimelineKind.QUOTES, focus))
    assert len(quotes.bundles) == len(family.home)
    translation = await gateway.translate(focus, "en")
    assert (translation.html, translation.note) == ("<p>Hi</p>", TranslationNote())


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("403 Forbidden", NotAllowed),
        ("503 Service Unavailable", ServerBusy),
        ("405 Method Not Allowed", NotOffered),
    ],
)
async def test_a_translator_that_does_not_want_to(
    api: Api, status: str, error: type[Exception]
) -> None:
    reply = answer(b'{"error": "This action is not allowed"}', status)
    with RawServer(reply) as server, pytest.raises(error):
        await gateway_to(api, server.url, "token").translate(PostId("1"), "en")
