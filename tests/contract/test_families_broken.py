"""Answers in which anything may be missing or wrong: what can be read of them is read."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.content import read_html, read_plain
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import HOME
from tests.contract.conftest import gateway_to
from tests.contract.family_server import FamilyServer
from tests.data.families import FAMILIES
from tests.data.families import family as paths
from tests.data.families.broken import STATUSES, broken, makes_a_row, readable_id, within_reason
from tests.data.families.family import Json

FIRST, LAST = STATUSES[0], STATUSES[-1]


@pytest.fixture
def server() -> Iterator[FamilyServer]:
    with FamilyServer(FAMILIES[0]) as server:
        yield server


@pytest.fixture
def gateway(api: Api, server: FamilyServer) -> MastodonGateway:
    return gateway_to(api, server.url, "token")


def read_all(bundle: Bundle) -> None:
    """Read every text of a post as the application does, and check what names it."""
    post = bundle.post
    assert all(type(name) is str for name in (bundle.row.id, post.id, post.author.id))
    assert "" not in (bundle.row.id, post.id, post.author.id)
    assert bundle.row.post_id == post.id
    assert read_html(post.html, post.emojis) is not None
    assert read_plain(post.content_warning, post.emojis) is not None
    assert read_plain(post.author.name, post.author.emojis) is not None
    assert post.author.name
    assert all(media.width >= 0 and media.aspect > 0 for media in post.media)


@within_reason(200)
@given(status=broken())
async def test_a_post_is_skipped_only_where_nothing_names_it(
    gateway: MastodonGateway, server: FamilyServer, status: Json
) -> None:
    server.answers[paths.HOME] = [FIRST, status, LAST]
    page = await gateway.timeline_page(HOME)
    wanted = [raw for raw in (FIRST, status, LAST) if makes_a_row(raw)]
    assert [bundle.row.id for bundle in page.bundles] == [readable_id(raw) for raw in wanted]
    assert page.skipped == 3 - len(wanted)
    for bundle in page.bundles:
        read_all(bundle)


@within_reason(60)
@given(status=broken())
async def test_a_thread_loses_no_more_than_what_is_unreadable(
    gateway: MastodonGateway, server: FamilyServer, status: Json
) -> None:
    server.answers["/api/v1/statuses/x"] = FIRST
    server.answers["/api/v1/statuses/x/context"] = {"ancestors": [status], "descendants": [LAST]}
    thread = await gateway.thread(PostId("x"))
    assert len(thread.ancestors) == makes_a_row(status)
    assert [post.id for post in thread.descendants] == [LAST["id"]]
    many = [{**LAST, "id": f"many{number}"} for number in range(60)]
    server.answers["/api/v1/statuses/x/context"] = {"ancestors": many, "descendants": [status]}
    large = await gateway.thread(PostId("x"))
    while large.unread:
        large = await gateway.read_on(large)
    assert [post.id for post in large.ancestors] == [each["id"] for each in many]
    assert large.descendants == thread.ancestors


@within_reason(60)
@given(
    instance=broken(tuple(family.instance_2 or family.instance_1 for family in FAMILIES)),
    own=broken(tuple(family.own for family in FAMILIES)),
)
async def test_a_server_has_limits_and_an_owner_a_name_or_there_is_a_plain_error(
    gateway: MastodonGateway, server: FamilyServer, instance: Json, own: Json
) -> None:
    server.answers[paths.INSTANCE_2] = instance
    server.answers[paths.OWN] = own
    found = await gateway.server()
    assert found.limits.characters > 0
    assert found.limits.characters_per_link != 0
    assert found.limits.media >= 0
    try:
        profile = await gateway.own_profile()
    except BadAnswer:
        assert not makes_a_row({"id": "1", "account": own})
    else:
        assert profile.id == readable_id(own)
        assert profile.name
