"""Things about a post that are on or off: how each is read, shown and asked for."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

from fedidesk.domain.outgoing import Switch, Switching
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import (
    with_bookmark,
    with_boost,
    with_favourite,
    with_mute,
    with_pin,
    with_reaction,
)
from fedidesk.domain.reaction import has_own
from fedidesk.services.notices import NoticeKind
from fedidesk.services.ports import Gateway


class Way(Struct, frozen=True):
    """How a wish about a post comes true, and what to say where it does not."""

    failure: NoticeKind
    is_on: Callable[[Post, str], bool]
    """Of a reaction the emoji says which one is meant."""
    fulfilled: Callable[[Post, Switching], Post]
    ask: Callable[[Gateway, Switching], Awaitable[Post]]


WAYS = {
    Switch.BOOST: Way(
        NoticeKind.BOOST_FAILED,
        lambda post, _: post.boosted,
        lambda post, wish: with_boost(post, wish.on),
        lambda gateway, wish: gateway.set_boost(wish.post_id, wish.on, wish.visibility),
    ),
    Switch.FAVOURITE: Way(
        NoticeKind.FAVOURITE_FAILED,
        lambda post, _: post.favourited,
        lambda post, wish: with_favourite(post, wish.on),
        lambda gateway, wish: gateway.set_favourite(wish.post_id, wish.on),
    ),
    Switch.BOOKMARK: Way(
        NoticeKind.BOOKMARK_FAILED,
        lambda post, _: post.bookmarked,
        lambda post, wish: with_bookmark(post, wish.on),
        lambda gateway, wish: gateway.set_bookmark(wish.post_id, wish.on),
    ),
    Switch.PIN: Way(
        NoticeKind.PIN_FAILED,
        lambda post, _: post.pinned,
        lambda post, wish: with_pin(post, wish.on),
        lambda gateway, wish: gateway.set_pin(wish.post_id, wish.on),
    ),
    Switch.MUTE: Way(
        NoticeKind.MUTE_FAILED,
        lambda post, _: post.muted,
        lambda post, wish: with_mute(post, wish.on),
        lambda gateway, wish: gateway.set_mute(wish.post_id, wish.on),
    ),
    Switch.REACTION: Way(
        NoticeKind.REACTION_FAILED,
        lambda post, emoji: has_own(post.reactions, emoji),
        lambda post, wish: with_reaction(post, wish.emoji, wish.on),
        lambda gateway, wish: gateway.react(wish.post_id, wish.emoji, wish.on),
    ),
}
