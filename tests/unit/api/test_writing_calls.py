"""What is said to the server about posts that are written, and what is made of its answers."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.errors import Gone, NotOffered, Refused, ServerBusy
from fedidesk.domain.habits import Preferences
from fedidesk.domain.ids import AttachmentId, MediaId, PostId, ScheduledId
from fedidesk.domain.post import Post
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.scheduled import ScheduledPost
from tests.data import statuses
from tests.unit.api.test_gateway import ACCOUNT, CREDENTIALS, Exchange, no, ok

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = "/api/v1/scheduled_statuses"
ALL = Draft(
    text="Hello",
    visibility="unlisted",
    sensitive=True,
    language="en",
    quotes=PostId("7"),
    quote_policy="followers",
    attachments=(
        Attachment(
            id=AttachmentId("a"), media_id=MediaId("m1"), description="Rain", focus=(0.5, -1.0)
        ),
        Attachment(id=AttachmentId("b"), media_id=MediaId("m2")),
        Attachment(id=AttachmentId("c")),
    ),
    poll=PollDraft(options=("Tea", "", "Coffee"), multiple=True, hides_totals=True, seconds=600),
    content_type="text/markdown",
    idempotency_key="k",
)


@pytest.fixture
def server() -> Exchange:
    return Exchange()


@pytest_asyncio.fixture
async def gateway(server: Exchange) -> AsyncIterator[MastodonGateway]:
    api = Api(make_carrier=lambda: server)
    yield api.gateway(ACCOUNT, CREDENTIALS)
    api.close()


def said(server: Exchange, number: int = -1) -> dict[str, Any]:
    """Return what a request said."""
    body: dict[str, Any] = json.loads(server.seen[number].body or "{}")
    return body


def later(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a post that waits, as Mastodon has it."""
    params = {
        "text": "Later",
        "spoiler_text": "",
        "visibility": "unlisted",
        "language": "bn",
        "sensitive": False,
        "in_reply_to_id": 115400000000000001,
        "quoted_status_id": "7",
        "quote_approval_policy": "nobody",
        "poll": {"options": ["a", "b"], "expires_in": "300", "multiple": True},
        "idempotency": "the-key",
        "media_ids": ["m"],
    }
    return {
        "id": str(number),
        "scheduled_at": "2026-03-14T12:00:00.000Z",
        "params": params,
        "media_attachments": [{"id": "m", "type": "image", "description": "Rain"}],
        **changes,
    }


async def test_a_new_post_says_everything(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("POST /api/v1/statuses", ok(statuses.status()))
    await gateway.create_post(ALL)
    assert said(server) == {
        "status": "Hello",
        "visibility": "unlisted",
        "sensitive": True,
        "language": "en",
        "quoted_status_id": "7",
        "quote_id": "7",
        "quote_approval_policy": "followers",
        "media_ids": ["m1", "m2"],
        "poll": {
            "options": ["Tea", "Coffee"],
            "expires_in": 600,
            "multiple": True,
            "hide_totals": True,
        },
        "content_type": "text/markdown",
    }


async def test_a_change_says_all_that_the_post_is_to_be(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("PUT /api/v1/statuses/9", ok(statuses.status()))
    await gateway.edit_post(PostId("9"), ALL)
    whole = said(server)
    assert (whole["status"], whole["spoiler_text"]) == ("Hello", "")
    assert whole["media_ids"] == ["m1", "m2"]
    assert whole["media_attributes"] == [
        {"id": "m1", "description": "Rain", "focus": "0.50,-1.00"},
        {"id": "m2", "description": ""},
    ]
    assert whole["poll"]["options"] == ["Tea", "Coffee"]
    assert not {"visibility", "quoted_status_id", "in_reply_to_id"} & whole.keys()
    await gateway.edit_post(PostId("9"), Draft(text="Bare"))
    assert said(server)["media_ids"] == []


async def test_only_what_is_there_can_be_changed(
    server: Exchange, gateway: MastodonGateway
) -> None:
    with pytest.raises(Gone):
        await gateway.edit_post(PostId("9"), ALL)
    server.on("GET /api/v1/statuses/9", ok(statuses.status()))
    for call in (
        gateway.edit_post(PostId("9"), ALL),
        gateway.source(PostId("9")),
        gateway.set_quote_policy(PostId("9"), "nobody"),
        gateway.revoke_quote(PostId("1"), PostId("9")),
    ):
        with pytest.raises(NotOffered):
            await call


async def test_a_post_as_it_was_typed(server: Exchange, gateway: MastodonGateway) -> None:
    answers = {
        json.dumps({"id": "9", "text": "a\nb", "spoiler_text": "c"}): PostSource(
            text="a\nb", content_warning="c"
        ),
        json.dumps({"text": None, "content_type": "text/html", "spoiler_text": 7}): PostSource(
            content_type="text/html"
        ),
    }
    for answer, found in answers.items():
        server.on("GET /api/v1/statuses/9/source", ok(json.loads(answer)))
        assert await gateway.source(PostId("9")) == found


async def test_a_post_for_later(server: Exchange, gateway: MastodonGateway) -> None:
    when = datetime(2026, 3, 14, 14, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=2)))
    server.on("POST /api/v1/statuses", ok(later()))
    draft = Draft(text="Later", scheduled_at=when, idempotency_key="the-key")
    found = await gateway.schedule_post(draft)
    assert said(server)["scheduled_at"] == "2026-03-14T12:00:00.250Z"
    assert server.seen[-1].headers["Idempotency-Key"] == "the-key"
    assert found == ScheduledPost(
        id=ScheduledId("1"),
        at=NOON,
        draft=Draft(
            text="Later",
            visibility="unlisted",
            language="bn",
            reply_to=PostId("115400000000000001"),
            quotes=PostId("7"),
            quote_policy="nobody",
            attachments=(
                Attachment(id=AttachmentId("m"), description="Rain", media_id=MediaId("m")),
            ),
            poll=PollDraft(options=("a", "b"), multiple=True, seconds=300),
            scheduled_at=NOON,
            idempotency_key="the-key",
        ),
    )


async def test_what_was_for_later_and_is_late_is_published(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("POST /api/v1/statuses", ok(statuses.status()))
    found = await gateway.schedule_post(Draft(text="Now", scheduled_at=NOON))
    assert isinstance(found, Post)


async def test_all_that_waits_page_by_page_and_in_order(
    server: Exchange, gateway: MastodonGateway
) -> None:
    early = later(2, scheduled_at="2026-03-14T11:00:00.000Z")
    pages = [
        ok([later(1), {"id": "x"}, 7, {"id": None, "params": {}}],
           link=f'<https://social.example{LATER}?max_id=1>; rel="next"'),
        ok([early, {"id": 3, "scheduled_at": None, "params": {"text": 5}}]),
    ]  # fmt: skip
    server.replies[f"GET {LATER}"] = lambda: pages.pop(0)
    found = await gateway.scheduled_posts()
    assert [each.id for each in found] == ["2", "1", "3"]
    assert server.asked()[1].endswith("?limit=40&max_id=1")


async def test_a_list_that_goes_round_in_circles_ends(
    server: Exchange, gateway: MastodonGateway
) -> None:
    link = f'<https://social.example{LATER}?max_id=1>; rel="next"'
    server.on(f"GET {LATER}", ok([later(1)], link=link))
    assert len(await gateway.scheduled_posts()) == 1
    assert len(server.seen) == 2


async def test_moving_and_calling_off(server: Exchange, gateway: MastodonGateway) -> None:
    server.on(f"PUT {LATER}/1", ok(later()))
    moved = await gateway.reschedule(ScheduledId("1"), NOON)
    assert (moved.at, said(server)) == (NOON, {"scheduled_at": "2026-03-14T12:00:00.000Z"})
    server.on(f"DELETE {LATER}/1", ok({}))
    await gateway.cancel_scheduled(ScheduledId("1"))
    server.on(f"PUT {LATER}/1", no(422, json.dumps({"error": "too soon"})))
    with pytest.raises(Refused, match=r"social\.example"):
        await gateway.reschedule(ScheduledId("1"), NOON)
    server.on(f"DELETE {LATER}/1", no(404))
    with pytest.raises(Gone):
        await gateway.cancel_scheduled(ScheduledId("1"))


async def test_a_server_that_schedules_nothing(server: Exchange, gateway: MastodonGateway) -> None:
    for status in (404, 405, 501):
        server.on(f"GET {LATER}", no(status))
        with pytest.raises(NotOffered):
            await gateway.scheduled_posts()


async def test_who_may_quote(server: Exchange, gateway: MastodonGateway) -> None:
    approval = {"current_user": "automatic", "automatic": ["followers"], "manual": None}
    server.on(
        "PUT /api/v1/statuses/9/interaction_policy",
        ok({**statuses.status(), "quote_approval": approval}),
    )
    post = await gateway.set_quote_policy(PostId("9"), "followers")
    assert said(server) == {"quote_approval_policy": "followers"}
    assert post.quote_approval is not None
    assert post.quote_approval.automatic == ("followers",)
    server.on("POST /api/v1/statuses/9/quotes/8/revoke", ok(statuses.status()))
    await gateway.revoke_quote(PostId("9"), PostId("8"))


async def test_posts_that_stay_on_the_server(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("POST /api/v1/statuses", ok(statuses.status()))
    local = Draft(text="Psst", local_only=True)
    server.on("GET /api/v2/instance", ok({"title": "Mastodon", "version": "4.5.0"}))
    with pytest.raises(NotOffered):
        await gateway.create_post(local)
    assert not any(each.startswith("POST") for each in server.asked()), "nobody shall see it"
    server.on("GET /api/v2/instance", ok({"pleroma": {"metadata": {}}}))
    await gateway.create_post(local)
    assert said(server)["visibility"] == "local"
    assert "local_only" not in said(server)
    server.on("GET /api/v2/instance", ok({"configuration": {"emojis": {"emoji_size_limit": 5}}}))
    await gateway.create_post(local)
    assert (said(server)["local_only"], said(server)["federated"]) == (True, False)


async def test_emoji_to_choose_from(server: Exchange, gateway: MastodonGateway) -> None:
    url = "https://social.example/e.png"
    server.on(
        "GET /api/v1/custom_emojis",
        ok([
            {"shortcode": "b", "url": url, "static_url": None, "category": " Cats "},
            {"shortcode": "a", "url": url, "category": None, "visible_in_picker": True},
            {"shortcode": "hidden", "url": url, "visible_in_picker": False},
            {"shortcode": "c", "url": "javascript:alert()"},
            {"url": url},
            None,
        ]),
    )  # fmt: skip
    assert await gateway.custom_emojis() == (
        CustomEmoji("b", url, url, "Cats"),
        CustomEmoji("a", url, url),
    )


async def test_people_and_hashtags_to_choose_from(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(
        "GET /api/v1/accounts/search",
        ok([statuses.account(2), {"id": "3"}, {"acct": "nobody"}, 5]),
    )
    assert len(await gateway.find_people("wri")) == 1
    assert server.asked()[-1].endswith("search?q=wri&limit=8&resolve=false")
    server.on(
        "GET /api/v2/search",
        ok({"hashtags": [{"name": "bread"}, {"name": None}, {"name": "#brioche"}]}),
    )
    assert await gateway.find_hashtags("br") == ("bread", "brioche")
    server.on("GET /api/v2/search", ok({}))
    assert await gateway.find_hashtags("br") == ()


async def test_preferences(server: Exchange, gateway: MastodonGateway) -> None:
    names = ("visibility", "sensitive", "language", "quote_policy")
    values = ("private", True, "bn", "nobody")
    prefixed = {f"posting:default:{name}": v for name, v in zip(names, values, strict=True)}
    server.on("GET /api/v1/preferences", ok(prefixed))
    found = Preferences(visibility="private", sensitive=True, language="bn", quote_policy="nobody")
    assert await gateway.preferences() == found
    server.on("GET /api/v1/preferences", ok({"posting:default:language": None}))
    assert await gateway.preferences() == Preferences()


async def test_preferences_where_they_stand_beside_the_profile(
    server: Exchange, gateway: MastodonGateway
) -> None:
    source = {"privacy": "unlisted", "sensitive": None, "language": "de"}
    server.on("GET /api/v1/accounts/verify_credentials", ok({"id": "1", "source": source}))
    assert await gateway.preferences() == Preferences(visibility="unlisted", language="de")
    server.on("GET /api/v1/accounts/verify_credentials", ok({"id": "1"}))
    assert await gateway.preferences() == Preferences()


async def test_trouble_says_nothing_of_what_there_is(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("GET /api/v1/preferences", no(503))
    with pytest.raises(ServerBusy):
        await gateway.preferences()
