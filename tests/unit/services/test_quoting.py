"""Who may quote one's posts, and taking one out of another."""

import pytest

from fedidesk.domain.errors import NotOffered, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Quote
from fedidesk.domain.quoting import ITS_FOLLOWERS, policy_of
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.services.quoting import Quoting
from tests.account_builders import an_account
from tests.builders import a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk

OWN, OTHER = PostId("own"), PostId("other")


@pytest.fixture
def quoting(desk: Desk) -> Quoting:
    own = a_post("own")
    for post in (own, a_post("other", quote=Quote("accepted", own, OWN))):
        desk.server.posts[post.id] = post
        desk.posts.put([post])
    return Quoting(desk.posts, desk.connection, Errands(an_account(), desk.notices, desk.scope))


async def test_who_may_quote_is_changed_and_told(desk: Desk, quoting: Quoting) -> None:
    quoting.set_policy(OWN, ITS_FOLLOWERS)
    await desk.rest()
    post = desk.posts.get(OWN)
    assert post is not None
    assert policy_of(post.quote_approval) == ITS_FOLLOWERS
    assert desk.kinds == [NoticeKind.QUOTE_POLICY_SET]


async def test_ones_post_is_taken_out_of_another(desk: Desk, quoting: Quoting) -> None:
    other = desk.posts.get(OTHER)
    assert other is not None
    quoting.revoke(other)
    await desk.rest()
    now = desk.posts.get(OTHER)
    assert now is not None
    assert now.quote == Quote("revoked", post_id=OWN)
    assert desk.kinds == [NoticeKind.QUOTE_REVOKED]


async def test_what_fails_is_told(desk: Desk, quoting: Quoting) -> None:
    desk.gateway.fail("quote policy", NotOffered(HOST))
    desk.gateway.fail("revoke", Unreachable(HOST))
    quoting.set_policy(OWN, ITS_FOLLOWERS)
    await desk.rest()
    quoting.revoke(desk.server.posts[OTHER])
    await desk.rest()
    assert desk.kinds == [NoticeKind.QUOTE_POLICY_FAILED, NoticeKind.REVOKE_FAILED]
    retry = desk.told[1].retry
    assert retry is not None
    retry()
    await desk.rest()
    assert desk.kinds[-1] is NoticeKind.QUOTE_REVOKED
