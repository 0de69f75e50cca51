"""What both servers agree on."""

import secrets

import pytest

from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import Gone, Refused
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, PAGE_LENGTH, Page


async def write(gateway: MastodonGateway, text: str = "Hello") -> Post:
    return await gateway.create_post(Draft(text=text, idempotency_key=secrets.token_hex(8)))


async def filled(gateway: MastodonGateway) -> Page:
    """Return the newest page of a home timeline that has two more at least."""
    page = await gateway.timeline_page(HOME)
    while len(page.bundles) < PAGE_LENGTH or not await has_older(gateway, page.older):
        for _ in range(PAGE_LENGTH):
            await write(gateway)
        page = await gateway.timeline_page(HOME)
    return page


async def has_older(gateway: MastodonGateway, cursor: Cursor | None) -> bool:
    if cursor is None:
        return False
    page = await gateway.timeline_page(HOME, older_than=cursor)
    return len(page.bundles) == PAGE_LENGTH


async def test_it_is_known_what_time_it_is_there(gateway: MastodonGateway) -> None:
    gateway._clock.seconds_ahead = 1000.0
    await gateway.own_profile()
    assert abs(gateway.seconds_ahead) < 60


async def test_pages_join_without_a_gap_in_both_directions(gateway: MastodonGateway) -> None:
    first = await filled(gateway)
    second = await gateway.timeline_page(HOME, older_than=first.older)
    assert len(second.bundles) == PAGE_LENGTH
    assert not ids(first) & ids(second)
    assert second.newer is not None
    back = await gateway.timeline_page(HOME, newer_than=second.newer)
    assert [bundle.row.id for bundle in back.bundles] == [bundle.row.id for bundle in first.bundles]


async def test_the_end_of_a_timeline(gateway: MastodonGateway) -> None:
    page = await gateway.timeline_page(HOME)
    seen = ids(page)
    while page.older is not None:
        page = await gateway.timeline_page(HOME, older_than=page.older)
        assert not seen & ids(page)
        seen |= ids(page)
        assert page.skipped == 0


async def test_nothing_new_and_then_something(gateway: MastodonGateway) -> None:
    await write(gateway)
    page = await gateway.timeline_page(HOME)
    nothing = await gateway.timeline_page(HOME, newer_than=page.newer)
    assert (nothing.bundles, nothing.newer) == ((), None)
    posts = [await write(gateway, text) for text in ("One", "Two", "Three")]
    new = await gateway.timeline_page(HOME, newer_than=page.newer)
    assert [bundle.post.id for bundle in new.bundles] == [post.id for post in reversed(posts)]


async def test_the_public_timelines(gateway: MastodonGateway) -> None:
    post = await write(gateway)
    for spec in (LOCAL, FEDERATED):
        page = await gateway.timeline_page(spec)
        assert page.bundles[0].post == post


@pytest.mark.parametrize(
    ("action", "switch", "count"),
    [
        ("set_boost", "boosted", "boosts_count"),
        ("set_favourite", "favourited", "favourites_count"),
        ("set_bookmark", "bookmarked", None),
    ],
)
async def test_switches_go_on_and_off(
    gateway: MastodonGateway, action: str, switch: str, count: str | None
) -> None:
    post = await write(gateway)
    for on in (True, False, True):
        answered = await getattr(gateway, action)(post.id, on)
        asked = await gateway.post(post.id)
        assert answered.id == asked.id == post.id
        assert getattr(answered, switch) == getattr(asked, switch) == on
        if count:
            assert getattr(asked, count) == int(on)


async def test_a_boost_stands_in_the_timeline_and_points_to_its_post(
    gateway: MastodonGateway,
) -> None:
    post = await write(gateway)
    await gateway.set_boost(post.id, True)
    page = await gateway.timeline_page(HOME)
    boosts = [bundle for bundle in page.bundles if bundle.row.boosted_by is not None]
    assert boosts[0].row.post_id == boosts[0].post.id == post.id
    assert boosts[0].row.id not in (post.id, "")
    assert boosts[0].row.boosted_by is not None
    assert boosts[0].row.boosted_by.id == (await gateway.own_profile()).id


async def test_what_was_written_comes_back(gateway: MastodonGateway) -> None:
    draft = Draft(
        text="নদী শান্ত।",
        content_warning="River",
        visibility="unlisted",
        language="bn",
        idempotency_key=secrets.token_hex(8),
    )
    post = await gateway.create_post(draft)
    assert "নদী শান্ত।" in post.html
    assert post.content_warning == "River"
    assert post.sensitive
    assert (post.visibility, post.language) == ("unlisted", "bn")
    assert post.author == await gateway.own_profile()
    assert await gateway.post(post.id) == post


async def test_the_same_draft_is_posted_once(gateway: MastodonGateway) -> None:
    draft = Draft(text="Once", idempotency_key=secrets.token_hex(8))
    assert (await gateway.create_post(draft)).id == (await gateway.create_post(draft)).id


async def test_a_post_of_nothing_is_refused_with_a_reason(gateway: MastodonGateway) -> None:
    with pytest.raises(Refused) as caught:
        await gateway.create_post(Draft(idempotency_key=secrets.token_hex(8)))
    assert caught.value.reason


async def test_a_reply_stands_in_the_thread(gateway: MastodonGateway) -> None:
    first = await write(gateway, "First")
    drafts = [
        Draft(text=text, reply_to=first.id, idempotency_key=secrets.token_hex(8))
        for text in ("Second", "Third")
    ]
    replies = [await gateway.create_post(draft) for draft in drafts]
    assert all(reply.reply_to == first.id for reply in replies)
    thread = await gateway.thread(first.id)
    assert thread.focus.id == first.id
    assert [post.id for post in thread.descendants] == [reply.id for reply in replies]
    thread = await gateway.thread(replies[1].id)
    assert [post.id for post in thread.ancestors] == [first.id]


async def test_deleted_is_gone(gateway: MastodonGateway) -> None:
    post = await write(gateway)
    await gateway.delete_post(post.id)
    for call in (gateway.post(post.id), gateway.thread(post.id), gateway.delete_post(post.id)):
        with pytest.raises(Gone):
            await call


async def test_what_never_was_is_gone(gateway: MastodonGateway) -> None:
    with pytest.raises(Gone):
        await gateway.set_boost(PostId("0"), True)


async def test_the_server_and_its_limits(gateway: MastodonGateway) -> None:
    server = await gateway.server()
    assert server.title
    assert server.version
    assert server.limits.characters >= 500


def ids(page: Page) -> set[str]:
    return {bundle.row.id for bundle in page.bundles}
