"""What is known of the posts that a pane shows right now, and of the people in them."""

from collections.abc import Iterator

from fedidesk.domain.post import Post, Row
from fedidesk.domain.profile import Profile
from fedidesk.store.posts import PostStore
from fedidesk.ui.timeline.timeline_pane import TimelinePane


def posts_on(pane: TimelinePane | None, posts: PostStore) -> list[Post]:
    """Return the posts on screen, from top to bottom."""
    ids = [] if pane is None else [row.post_id for row in pane.view.stage.rows]
    found = (posts.get(each) for each in ids if each is not None)
    return [post for post in found if post is not None]


def people_on(pane: TimelinePane | None, posts: PostStore) -> Iterator[Profile]:
    """Yield who wrote, is quoted, wrote what is linked to, or boosted what is on screen."""
    for post in posts_on(pane, posts):
        yield post.author
        if post.quote is not None and post.quote.post is not None:
            yield post.quote.post.author
        if post.card is not None:
            yield from (one.profile for one in post.card.authors if one.profile is not None)
    if pane is not None:
        yield from _boosters(pane)


def _boosters(pane: TimelinePane) -> Iterator[Profile]:
    for shown in pane.view.stage.rows:
        index = None if shown.row_id is None else pane.model.index_of(shown.row_id)
        row = None if index is None else pane.model.row_at(index)
        if isinstance(row, Row) and row.boosted_by is not None:
            yield row.boosted_by
