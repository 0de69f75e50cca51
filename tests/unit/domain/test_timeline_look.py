import pytest

from fedidesk.domain.filters import HIDE, WARN, FilterMatch
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.timeline import (
    BOOKMARKS,
    FAVOURITES,
    FEDERATED,
    HOME,
    LOCAL,
    TimelineKind,
    TimelineSpec,
)
from fedidesk.domain.timeline_look import (
    EVERYTHING,
    TimelineLook,
    filter_context,
    is_left_out,
    is_shown,
)
from tests.builders import NOON, a_post, a_profile, a_row

BOB = a_profile("Bob")
POST = a_post()
REPLY = a_post("2", reply_to=PostId("0"), reply_to_profile=ProfileId("somebody"))
TO_A_STRANGER = a_post("3", reply_to=PostId("0"))
GOING_ON = a_post("4", reply_to=PostId("1"), reply_to_profile=POST.author.id)


@pytest.mark.parametrize(
    ("look", "hidden"),
    [
        (EVERYTHING, set()),
        (TimelineLook(hide_boosts=True), {"boost", "boosted reply"}),
        (TimelineLook(hide_replies=True), {"reply", "to a stranger"}),
        (
            TimelineLook(hide_boosts=True, hide_replies=True),
            {"boost", "boosted reply", "reply", "to a stranger"},
        ),
    ],
)
def test_what_is_left_out(look: TimelineLook, hidden: set[str]) -> None:
    rows = {
        "post": (a_row(POST), POST),
        "boost": (a_row(POST, BOB), POST),
        "reply": (a_row(REPLY), REPLY),
        "to a stranger": (a_row(TO_A_STRANGER), TO_A_STRANGER),
        "going on": (a_row(GOING_ON), GOING_ON),
        "boosted reply": (a_row(REPLY, BOB), REPLY),
    }
    left_out = {name for name, (row, post) in rows.items() if not is_shown(row, post, look)}
    assert left_out == hidden


@pytest.mark.parametrize(
    ("spec", "context"),
    [
        (HOME, "home"),
        (TimelineSpec(TimelineKind.LIST, "1"), "home"),
        (LOCAL, "public"),
        (FEDERATED, "public"),
        (TimelineSpec(TimelineKind.HASHTAG, "bread"), "public"),
        (TimelineSpec(TimelineKind.PROFILE, "1"), "account"),
        (FAVOURITES, ""),
        (BOOKMARKS, ""),
    ],
)
def test_what_filters_take_a_timeline_for(spec: TimelineSpec, context: str) -> None:
    assert filter_context(spec) == context


def test_what_a_filter_leaves_out() -> None:
    post = a_post(filters=(FilterMatch(action=HIDE, contexts=("home", "thread")),))
    assert is_left_out(post, None, "home", NOON)
    assert not is_left_out(post, None, "public", NOON)
    assert not is_left_out(post, None, "thread", NOON)
    assert not is_left_out(post, post.author.id, "home", NOON)
    assert not is_left_out(a_post(filters=(FilterMatch(action=WARN),)), None, "home", NOON)
