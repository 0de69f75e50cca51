"""Writing, as both servers take it; and what the strict one is strict about."""

import secrets
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft, PollDraft
from fedidesk.domain.errors import (
    Gone,
    NotOffered,
    NotReached,
    Refused,
    Unreachable,
    may_have_been_done,
)
from fedidesk.domain.ids import PostId, ScheduledId
from fedidesk.domain.post import Post
from fedidesk.domain.quoting import EVERYBODY, NOBODY, Quotable, policy_of, quotable
from fedidesk.domain.scheduled import ScheduledPost, is_of
from fedidesk.domain.server import LocalOnly
from tests.contract.conftest import gateway_to
from tests.strict_server.process import StrictServer


def a_draft(text: str = "Hello", **changes: object) -> Draft:
    return Draft(text=text, idempotency_key=secrets.token_hex(8), **changes)  # type: ignore[arg-type]


def in_an_hour() -> datetime:
    """Return a time that servers can keep: without less than milliseconds."""
    return (datetime.now(UTC) + timedelta(hours=1)).replace(microsecond=250_000)


@pytest.fixture
def writer(strict: StrictServer, api: Api) -> MastodonGateway:
    """Somebody's gateway to the strict server."""
    return gateway_to(api, strict.url, strict.sign_in("mina"))


@pytest.fixture
def quotes(strict: StrictServer) -> Iterator[None]:
    strict.control("settings", quotes=True)
    yield
    strict.control("settings", quotes=False)


async def test_a_post_is_changed_from_what_was_typed(gateway: MastodonGateway) -> None:
    post = await gateway.create_post(a_draft("Tea & *bread*", content_warning="Food"))
    source = await gateway.source(post.id)
    assert (source.text, source.content_warning) == ("Tea & *bread*", "Food")
    changed = await gateway.edit_post(post.id, a_draft(source.text + "!", language="de"))
    asked = await gateway.post(post.id)
    assert changed.id == asked.id == post.id
    assert asked.html.endswith("!</p>")
    assert (asked.content_warning, asked.sensitive) == ("", False)
    assert asked.edited_at is not None


async def test_a_post_for_later_is_moved_and_called_off(gateway: MastodonGateway) -> None:
    draft = a_draft("Later", scheduled_at=in_an_hour(), visibility="unlisted", language="bn")
    found = await gateway.schedule_post(draft)
    assert isinstance(found, ScheduledPost)
    assert (found.draft.text, found.draft.visibility) == ("Later", "unlisted")
    waiting = await gateway.scheduled_posts()
    assert [each for each in waiting if is_of(each, draft)] == [found]
    moved = await gateway.reschedule(found.id, in_an_hour() + timedelta(days=1))
    assert moved.at is not None
    assert moved.at - in_an_hour() > timedelta(hours=23)
    await gateway.cancel_scheduled(found.id)
    assert found.id not in [each.id for each in await gateway.scheduled_posts()]
    for call in (
        gateway.cancel_scheduled(found.id),
        gateway.reschedule(found.id, in_an_hour()),
    ):
        with pytest.raises(Gone):
            await call


async def test_what_is_late_is_published_at_once(gateway: MastodonGateway) -> None:
    draft = a_draft("Late", scheduled_at=datetime.now(UTC) - timedelta(minutes=1))
    assert isinstance(await gateway.schedule_post(draft), Post)


async def test_preferences_people_and_emoji(gateway: MastodonGateway) -> None:
    assert (await gateway.preferences()).visibility == "public"
    own = await gateway.own_profile()
    found = await gateway.find_people(own.handle[:3])
    assert own.id in [profile.id for profile in found]
    for emoji in await gateway.custom_emojis():
        assert emoji.shortcode
        assert emoji.url.startswith("http")


async def test_hashtags_to_choose_from(writer: MastodonGateway) -> None:
    await writer.create_post(a_draft("On #sourdough and #soup"))
    assert {"sourdough", "soup"} <= set(await writer.find_hashtags("so"))
    assert await writer.find_hashtags("nobody-says-so") == ()


async def test_emoji_have_categories(writer: MastodonGateway) -> None:
    assert {emoji.category for emoji in await writer.custom_emojis()} == {"kitchen"}


async def test_the_strict_server_says_what_it_takes(writer: MastodonGateway) -> None:
    limits = (await writer.server()).limits
    assert limits.content_types == ("text/plain", "text/markdown")
    assert limits.local_only is LocalOnly.FLAG
    assert (limits.polls.options, limits.files.description) == (6, 500)
    assert "image/png" in limits.files.types


async def test_a_poll_is_carried_through(writer: MastodonGateway) -> None:
    poll = PollDraft(options=("Tea", "Coffee", ""), multiple=True, seconds=600)
    post = await writer.create_post(a_draft("?", poll=poll))
    assert post.poll is not None
    assert [option.title for option in post.poll.options] == ["Tea", "Coffee"]
    assert post.poll.multiple
    changed = await writer.edit_post(post.id, a_draft("??", poll=poll))
    assert changed.poll is not None
    assert (await writer.edit_post(post.id, a_draft("???"))).poll is None


async def test_markup_and_staying_on_the_server_are_carried_through(
    writer: MastodonGateway, strict: StrictServer
) -> None:
    post = await writer.create_post(
        a_draft("*Psst*", local_only=True, content_type="text/markdown")
    )
    accepted = next(each for each in strict.accepted_posts() if each["id"] == post.id)
    assert (accepted["local_only"], accepted["content_type"]) == (True, "text/markdown")
    assert (await writer.source(post.id)).content_type == "text/markdown"


async def test_a_time_that_is_too_near_is_refused_with_a_reason(writer: MastodonGateway) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=2)
    with pytest.raises(Refused) as caught:
        await writer.schedule_post(a_draft("Soon", scheduled_at=soon))
    assert "5 minutes" in caught.value.reason


async def test_many_posts_for_later(writer: MastodonGateway) -> None:
    first = in_an_hour()
    names: list[ScheduledId] = []
    for number in range(45):
        draft = a_draft(f"{number}", scheduled_at=first + timedelta(minutes=45 - number))
        found = await writer.schedule_post(draft)
        assert isinstance(found, ScheduledPost)
        names.insert(0, found.id)
    assert [each.id for each in await writer.scheduled_posts()] == names
    for name in names:
        await writer.cancel_scheduled(name)


async def test_the_key_says_nothing_about_posts_for_later(writer: MastodonGateway) -> None:
    draft = a_draft("Twice", scheduled_at=in_an_hour())
    one, other = [await writer.schedule_post(draft) for _ in range(2)]
    assert isinstance(one, ScheduledPost)
    assert isinstance(other, ScheduledPost)
    assert one.id != other.id
    for each in (one, other):
        await writer.cancel_scheduled(each.id)


async def test_a_post_for_later_whose_answer_is_lost_is_known_again(
    writer: MastodonGateway, strict: StrictServer
) -> None:
    draft = a_draft("Lost", scheduled_at=in_an_hour())
    strict.fault("lost_answer", "/api/v1/statuses", method="POST")
    with pytest.raises(Unreachable) as caught:
        await writer.schedule_post(draft)
    assert may_have_been_done(caught.value)
    forgetful = replace(draft, idempotency_key="")
    (found,) = [each for each in await writer.scheduled_posts() if is_of(each, draft)]
    unnamed = replace(found, draft=replace(found.draft, idempotency_key=""))
    assert is_of(unnamed, forgetful)
    await writer.cancel_scheduled(found.id)


async def test_where_nobody_listens_nothing_was_done(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(NotReached) as caught:
        await gateway_to(api, address, "token").create_post(a_draft())
    assert not may_have_been_done(caught.value)


async def test_one_that_was_published_meanwhile_is_gone(
    writer: MastodonGateway, strict: StrictServer
) -> None:
    found = await writer.schedule_post(a_draft("Now", scheduled_at=in_an_hour()))
    assert isinstance(found, ScheduledPost)
    strict.control("publish_scheduled", scheduled_id=found.id)
    with pytest.raises(Gone):
        await writer.cancel_scheduled(found.id)


@pytest.mark.usefixtures("quotes")
async def test_quotes_go_where_they_may(
    writer: MastodonGateway, api: Api, strict: StrictServer
) -> None:
    other = gateway_to(api, strict.url, strict.sign_in("omar"))
    assert (await writer.server()).limits.quotes
    quoted = await writer.create_post(a_draft("Quote me"))
    seen = await other.post(quoted.id)
    assert quotable(seen, is_own=False) is Quotable.AT_ONCE
    quote = await other.create_post(a_draft("So true", quotes=quoted.id))
    assert quote.quote is not None
    assert quote.quote.post_id == quoted.id

    closed = await writer.set_quote_policy(quoted.id, NOBODY)
    assert policy_of(closed.quote_approval) == NOBODY
    assert quotable(await other.post(quoted.id), is_own=False) is Quotable.BY_NOBODY
    for missing in (quoted.id, PostId("01NEVER")):
        with pytest.raises(Gone):
            await other.create_post(a_draft("Again", quotes=missing))

    revoked = await writer.revoke_quote(quoted.id, quote.id)
    assert revoked.quote is not None
    assert (revoked.quote.state, revoked.quote.post) == ("revoked", None)
    with pytest.raises(Gone):
        await other.set_quote_policy(PostId("01NEVER"), EVERYBODY)


async def test_a_server_without_quotes_has_no_policy(writer: MastodonGateway) -> None:
    post = await writer.create_post(a_draft())
    with pytest.raises(NotOffered):
        await writer.set_quote_policy(post.id, NOBODY)


async def test_quotes_on_the_lenient_server(api: Api, request: pytest.FixtureRequest) -> None:
    mock = request.getfixturevalue("mock")
    gateway = gateway_to(api, mock.url, "ada_token")
    post = await gateway.create_post(a_draft("Quote me"))
    quote = await gateway.create_post(a_draft("I do", quotes=post.id))
    assert quote.quote is not None
    assert quote.quote.post_id == post.id
    assert (await gateway.set_quote_policy(post.id, NOBODY)).id == post.id
    assert (await gateway.revoke_quote(post.id, quote.id)).id == quote.id
