"""Posts: what is wished lies over what the server says, each wish by itself."""

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_boost, with_favourite
from fedidesk.store.posts import PostStore
from tests.builders import NOON, a_post

ONE = PostId("1")


class Watched:
    """A store and what it told."""

    def __init__(self) -> None:
        self.store = PostStore()
        self.changes: list[frozenset[PostId]] = []
        self.removed: list[PostId] = []
        self.store.changed.connect(self.changes.append)
        self.store.removed.connect(self.removed.append)

    def take(self) -> list[frozenset[PostId]]:
        changes, self.changes[:] = list(self.changes), []
        return changes


def _boost(post: Post) -> Post:
    return with_boost(post, True)


def _favourite(post: Post) -> Post:
    return with_favourite(post, True)


def _get(store: PostStore) -> Post:
    post = store.get(ONE)
    assert post is not None
    return post


def test_only_what_looks_different_is_told() -> None:
    watched = Watched()
    watched.store.put([a_post("1"), a_post("2")])
    assert watched.take() == []
    watched.store.put([a_post("1"), a_post("2")])
    assert watched.take() == []
    watched.store.put([a_post("1", text="edited"), a_post("2"), a_post("3")])
    assert watched.take() == [{ONE}]


def test_an_unknown_post_is_none() -> None:
    store = PostStore()
    store.hold(ONE, "boost", _boost)
    assert store.get(ONE) is None
    assert store.truth(ONE) is None
    store.release(ONE, "boost")


def test_the_disk_knows_nothing_newer() -> None:
    store = PostStore()
    store.put([a_post("1", favourited=True)])
    store.put_kept([a_post("1"), a_post("2")])
    assert _get(store).favourited
    assert store.get(PostId("2")) is not None


def test_no_door_lets_an_edit_be_undone() -> None:
    store = PostStore()
    store.put([a_post("1", "edited", edited_at=NOON)])
    store.put([a_post("1", "before")])
    store.learn([a_post("1", "before")])
    store.hold(ONE, "favourite", _favourite)
    store.release(ONE, "favourite", truth=a_post("1", "before", favourited=True))
    assert _get(store).html == "<p>edited</p>"
    assert _get(store).favourited


def test_wishes_lie_over_the_truth_until_they_are_released() -> None:
    watched = Watched()
    store = watched.store
    store.put([a_post("1", boosts_count=3, favourites_count=5)])
    store.hold(ONE, "boost", _boost)
    store.hold(ONE, "favourite", _favourite)
    assert (_get(store).boosted, _get(store).boosts_count) == (True, 4)
    assert (_get(store).favourited, _get(store).favourites_count) == (True, 6)
    truth = store.truth(ONE)
    assert truth is not None
    assert not truth.boosted
    assert watched.take() == [{ONE}, {ONE}]


def test_the_answer_to_a_boost_does_not_wipe_a_favourite_on_its_way() -> None:
    store = PostStore()
    store.put([a_post("1")])
    store.hold(ONE, "boost", _boost)
    store.hold(ONE, "favourite", _favourite)
    store.release(ONE, "boost", truth=a_post("1", boosted=True, boosts_count=1))
    assert _get(store).boosted
    assert _get(store).favourited
    store.release(ONE, "favourite", truth=a_post("1", boosted=True, favourited=True))
    assert _get(store).favourited


def test_a_failed_boost_leaves_the_others_alone() -> None:
    store = PostStore()
    store.put([a_post("1", boosts_count=3)])
    store.hold(ONE, "favourite", _favourite)
    store.hold(ONE, "boost", _boost)
    store.release(ONE, "boost")
    assert (_get(store).boosted, _get(store).boosts_count) == (False, 3)
    assert _get(store).favourited


def test_a_newer_page_does_not_wipe_wishes() -> None:
    store = PostStore()
    store.put([a_post("1", favourites_count=1)])
    store.hold(ONE, "favourite", _favourite)
    store.put([a_post("1", favourites_count=7)])
    assert (_get(store).favourited, _get(store).favourites_count) == (True, 8)


def test_a_new_wish_of_a_kind_takes_the_place_of_the_old_one() -> None:
    store = PostStore()
    store.put([a_post("1", boosts_count=3)])
    store.hold(ONE, "boost", _boost)
    store.hold(ONE, "boost", lambda post: with_boost(post, False))
    assert (_get(store).boosted, _get(store).boosts_count) == (False, 3)


def test_a_truth_of_another_post_is_not_taken() -> None:
    store = PostStore()
    store.put([a_post("1")])
    store.hold(ONE, "boost", _boost)
    store.release(ONE, "boost", truth=a_post("2", text="other"))
    assert _get(store) == a_post("1")
    assert store.get(PostId("2")) is None


def test_a_removed_post_stays_gone() -> None:
    watched = Watched()
    store = watched.store
    store.put([a_post("1")])
    store.hold(ONE, "boost", _boost)
    store.remove(ONE)
    store.remove(ONE)
    assert watched.removed == [ONE]
    store.release(ONE, "boost", truth=a_post("1", boosted=True))
    assert store.get(ONE) is None
    assert store.is_removed("1")
    store.put([a_post("1")])
    assert store.get(ONE) is None
