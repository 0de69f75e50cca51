"""What the lists of what is unsent call each thing in them."""

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from fedidesk.core.resources import resource
from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.ids import AttachmentId, DraftId, PollId, PostId, ProfileId
from fedidesk.domain.outgoing import Following, Outgoing, Posting, Switch, Switching, Voting
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import FOLLOWERS
from fedidesk.store.posts import PostStore
from fedidesk.ui.compose.unsent_text import detail_of_outgoing, icon_of, title_of_outgoing
from tests.builders import NOON, a_picture, a_post, a_profile

GRACE = a_profile("Grace")
TEA = Poll(id=PollId("p"), options=(PollOption("Tea", 1), PollOption("Milk", 2)))


def store(**changes: Any) -> PostStore:
    """Return what knows one post."""
    posts = PostStore()
    posts.put([a_post(**{"author": GRACE, **changes})])
    return posts


def plain(text: str) -> str:
    """Return ``text`` without what keeps directions apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


def a_switch(switch: Switch, *, on: bool, **changes: Any) -> Switching:
    return Switching(switch=switch, post_id=PostId("1"), on=on, asked_at=NOON, **changes)


def a_vote(*choices: int) -> Voting:
    return Voting(post_id=PostId("1"), poll_id=PollId("p"), choices=choices, asked_at=NOON)


def a_follow(*, on: bool = True, handle: str = "grace@one.test") -> Following:
    return Following(profile_id=ProfileId("g"), handle=handle, on=on, asked_at=NOON)


def a_posting(**changes: Any) -> Posting:
    return Posting(draft=Draft(id=DraftId("d"), text="Mine", **changes), asked_at=NOON)


SWITCHES = {
    (Switch.BOOST, True): "Boost: Hello",
    (Switch.BOOST, False): "Take back the boost: Hello",
    (Switch.FAVOURITE, True): "Favourite: Hello",
    (Switch.FAVOURITE, False): "Take back the favourite: Hello",
    (Switch.BOOKMARK, True): "Bookmark: Hello",
    (Switch.BOOKMARK, False): "Take away the bookmark: Hello",
    (Switch.PIN, True): "Pin: Hello",
    (Switch.PIN, False): "Unpin: Hello",
    (Switch.MUTE, True): "Mute the conversation: Hello",
    (Switch.MUTE, False): "Unmute the conversation: Hello",
    (Switch.REACTION, True): "React with 🎉: Hello",
    (Switch.REACTION, False): "Take back 🎉: Hello",
}


@pytest.mark.parametrize("switch", Switch)
@pytest.mark.parametrize("on", [True, False])
def test_every_wish_says_what_is_done_and_to_which_post(switch: Switch, on: bool) -> None:
    wish = a_switch(switch, on=on, emoji="🎉" if switch is Switch.REACTION else "")
    assert plain(title_of_outgoing(wish, store())) == SWITCHES[switch, on]


def test_an_emoji_of_the_servers_own_is_named_in_words() -> None:
    wish = a_switch(Switch.REACTION, on=True, emoji="blob_cat@a.example")
    assert plain(title_of_outgoing(wish, store())) == "React with blob cat: Hello"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Boost: Hello"),
        ({"content_warning": "Food"}, "Boost: Food"),
        ({"html": "", "media": (a_picture(),)}, "Boost: a post by Grace"),
        ({"id": "another"}, "Boost: a post"),
    ],
)
def test_a_post_without_words_is_called_by_its_author(changes: dict[str, Any], said: str) -> None:
    assert plain(title_of_outgoing(a_switch(Switch.BOOST, on=True), store(**changes))) == said


@pytest.mark.parametrize(
    ("choices", "poll", "said"),
    [
        ((1,), TEA, "Vote for Milk: Hello"),
        ((0, 1), TEA, "Vote for Tea, Milk: Hello"),
        ((7,), TEA, "Vote: Hello"),
        ((0,), None, "Vote: Hello"),
    ],
)
def test_a_vote_says_for_what(choices: tuple[int, ...], poll: Poll | None, said: str) -> None:
    assert plain(title_of_outgoing(a_vote(*choices), store(poll=poll))) == said


@pytest.mark.parametrize(
    ("wish", "said", "icon"),
    [
        (a_follow(), "Follow @grace@one.test", "user-plus"),
        (a_follow(on=False), "Unfollow @grace@one.test", "user-minus"),
        (a_follow(handle="a\n" * 99), f"Follow @{'a ' * 29}a…", "user-plus"),
        (a_follow(handle=""), "Follow somebody", "user-plus"),
    ],
)
def test_following_says_whom(wish: Following, said: str, icon: str) -> None:
    assert plain(title_of_outgoing(wish, PostStore())) == said
    assert icon_of(wish) == icon


@pytest.mark.parametrize(
    ("posting", "title", "detail"),
    [
        (a_posting(), "Mine", ""),
        (a_posting(reply_to=PostId("1")), "Mine", "Reply to Grace"),
        (a_posting(reply_to=PostId("?")), "Mine", "Reply"),
        (a_posting(quotes=PostId("1")), "Mine", "Quote of Grace"),
        (a_posting(edits=PostId("1")), "Mine", "Change of a post"),
        (a_posting(poll=PollDraft(options=("Tea", "Milk"))), "Mine", "Poll"),
    ],
)
def test_a_post_says_what_it_is(posting: Posting, title: str, detail: str) -> None:
    said = plain(detail_of_outgoing(posting, store(), None))
    assert title_of_outgoing(posting, store()) == title
    assert said.startswith(f"{detail} · since" if detail else "since")


def test_files_without_words_are_counted() -> None:
    files = tuple(Attachment(id=AttachmentId(name)) for name in "ab")
    posting = a_posting(attachments=files)
    posting = replace(posting, draft=replace(posting.draft, text=""))
    assert title_of_outgoing(posting, store()) == "Without words"
    said = detail_of_outgoing(posting, store(), {files[0].id: 0.5})
    assert said.startswith("2 file")
    assert said.endswith("being sent now · 25%")


def test_a_boost_for_few_says_for_whom() -> None:
    boost = a_switch(Switch.BOOST, on=True, visibility=FOLLOWERS)
    assert detail_of_outgoing(boost, store(), None).startswith("Followers only · since")


@pytest.mark.parametrize("kind", get_args(Outgoing))
def test_nothing_that_waits_is_without_words_and_icon(kind: type) -> None:
    waiting: list[Outgoing] = [
        a_posting(),
        a_vote(0),
        *(a_follow(on=on) for on in (True, False)),
        *(a_switch(each, on=True, emoji="🎉") for each in Switch),
    ]
    of_this_kind = [each for each in waiting if type(each) is kind]
    assert of_this_kind
    for each in of_this_kind:
        assert title_of_outgoing(each, store())
        assert detail_of_outgoing(each, store(), None)
        assert resource("icons", "lucide", f"{icon_of(each)}.svg").exists()
