"""What waits is laid over its post, as long as it waits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.ids import PollId, PostId
from fedidesk.domain.outgoing import Switch, Switching, Voting
from fedidesk.domain.post import Post
from fedidesk.services.foresight import Foresight
from fedidesk.services.unsent import Unsent
from fedidesk.store.attachment_folder import AttachmentFolder
from fedidesk.store.posts import PostStore
from fedidesk.store.unsent_file import UnsentFile
from tests.builders import a_poll, a_post
from tests.fakes.clock import VirtualClock
from tests.fakes.lane import InlineLane

ONE = PostId("1")
NOW = datetime(2026, 3, 14, tzinfo=UTC)
BOOST = Switching(switch=Switch.BOOST, post_id=ONE, on=True, asked_at=NOW)
VOTE = Voting(post_id=ONE, poll_id=PollId("p"), choices=(1,), asked_at=NOW)


@pytest.fixture
def unsent(tmp_path: Path) -> Unsent:
    files = AttachmentFolder(tmp_path / "attachments")
    return Unsent(
        UnsentFile(tmp_path / "unsent.json"),
        files,
        InlineLane(),
        TaskScope("test"),
        VirtualClock(),
        pytest.fail,
    )


@pytest.fixture
def posts() -> PostStore:
    posts = PostStore()
    posts.put([a_post("1", boosts_count=3, poll=a_poll())])
    return posts


def shown(posts: PostStore) -> Post:
    post = posts.get(ONE)
    assert post is not None
    return post


async def test_it_comes_and_goes_with_what_waits(posts: PostStore, unsent: Unsent) -> None:
    foresight = Foresight(posts, unsent)
    unsent.put(BOOST)
    unsent.put(VOTE)
    post = shown(posts)
    assert (post.boosted, post.boosts_count) == (True, 4)
    assert post.poll is not None
    assert post.poll.own_votes == (1,)
    unsent.done(BOOST)
    unsent.done(VOTE)
    assert shown(posts) == posts.truth(ONE)
    await unsent.settle()
    del foresight


async def test_the_last_wish_is_shown(posts: PostStore, unsent: Unsent) -> None:
    posts.put([a_post("1", boosted=True)])
    foresight = Foresight(posts, unsent)
    unsent.put(Switching(switch=Switch.BOOST, post_id=ONE, on=False, asked_at=NOW))
    assert not shown(posts).boosted
    unsent.put(BOOST)
    assert shown(posts).boosted
    await unsent.settle()
    del foresight


async def test_what_comes_true_is_as_the_server_says(posts: PostStore, unsent: Unsent) -> None:
    foresight = Foresight(posts, unsent)
    unsent.put(BOOST)
    looks: list[int | None] = []
    note = lambda _: looks.append(shown(posts).boosts_count)  # noqa: E731
    posts.changed.connect(note)
    foresight.come_true(BOOST, a_post("1", boosted=True, boosts_count=9))
    assert unsent.outgoing == ()
    assert set(looks) == {9}
    await unsent.settle()


async def test_what_an_earlier_run_left_is_shown_from_the_start(
    posts: PostStore, unsent: Unsent
) -> None:
    unsent.put(BOOST)
    foresight = Foresight(posts, unsent)
    assert shown(posts).boosted
    await unsent.settle()
    del foresight
