"""What is changed, comes later, or belongs to something that is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    AnsweredGone,
    BeforeItUnsent,
    EditedGone,
    FedideskError,
    Gone,
    MaybeScheduled,
    NotOffered,
    NotReached,
    QuoteDenied,
    QuotedGone,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId, ScheduledId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import QuoteApproval
from fedidesk.domain.quoting import Quotable
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.services.outbox import Queue
from tests.builders import a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop
from tests.waiting import until

ONE = PostId("1")


@pytest.fixture
def desktop(desk: Desk) -> Desktop:
    return Desktop(desk)


def change_of(desktop: Desktop, text: str = "better") -> Draft:
    """Return a change of a post that is on the server and in memory."""
    post = desktop.desk.server.posts[ONE] = a_post("1", "good")
    desktop.desk.posts.put([post])
    return desktop.a_draft(text, edits=ONE)


def for_later(desktop: Desktop, text: str = "later") -> Draft:
    """Return what is to be published in an hour."""
    now = datetime.fromtimestamp(desktop.clock.wall(), UTC)
    return desktop.a_draft(text, scheduled_at=now + timedelta(hours=1))


class Later:
    """Notes what was scheduled."""

    def __init__(self, desktop: Desktop) -> None:
        self.found: list[ScheduledPost] = []
        desktop.publishing.scheduled.connect(self._note)

    def _note(self, _draft: Draft, scheduled: ScheduledPost) -> None:
        self.found.append(scheduled)


async def test_a_change_is_shown_where_the_post_is(desktop: Desktop) -> None:
    desktop.writing.send(change_of(desktop))
    await desktop.desk.rest()
    ((draft, post),) = desktop.sent
    assert (draft.edits, post.id) == (ONE, ONE)
    shown = desktop.desk.posts.get(ONE)
    assert shown is not None
    assert shown.html == "<p>better</p>"
    assert desktop.desk.server.ids() == [], "it is no new post"
    assert desktop.on_disk().outgoing == desktop.on_disk().sent == ()


async def test_a_change_whose_answer_is_lost_is_said_again(desktop: Desktop) -> None:
    desktop.desk.gateway.lose_answer("edit", Silent(HOST))
    desktop.writing.send(change_of(desktop))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert len(desktop.sent) == 1
    assert desktop.desk.gateway.count("newest") == 0
    assert desktop.desk.gateway.count("edit") == 2


async def test_what_was_to_be_changed_is_gone(desktop: Desktop) -> None:
    draft = change_of(desktop)
    desktop.desk.server.delete(ONE)
    desktop.writing.send(draft)
    await desktop.desk.rest()
    ((given_back, error),) = desktop.failed
    assert isinstance(error, EditedGone)
    assert given_back.text == "better"


async def test_a_server_without_changes_gives_the_draft_back(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("edit", NotOffered(HOST))
    desktop.writing.send(change_of(desktop))
    await desktop.desk.rest()
    assert [type(error) for _, error in desktop.failed] == [NotOffered]


async def test_a_post_for_later_is_with_the_server(desktop: Desktop) -> None:
    later = Later(desktop)
    draft = for_later(desktop)
    desktop.writing.send(draft)
    await desktop.desk.rest()
    assert [each.at for each in later.found] == [draft.scheduled_at]
    assert desktop.sent == []
    assert not desktop.file.exists()


@pytest.mark.parametrize("keeps_keys", [True, False])
@pytest.mark.parametrize("error", [Silent(HOST), Unreachable(HOST), ServerBusy(HOST, 502)])
async def test_a_post_for_later_whose_answer_is_lost_is_found(
    desktop: Desktop, error: FedideskError, keeps_keys: bool
) -> None:
    later = Later(desktop)
    desktop.desk.server.keeps_keys = keeps_keys
    desktop.desk.gateway.lose_answer("schedule", error)
    desktop.writing.send(for_later(desktop))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    assert len(later.found) == len(desktop.desk.server.scheduled) == 1
    assert desktop.desk.gateway.count("schedule") == 1


async def test_a_post_for_later_that_may_have_come_is_never_sent_again(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("schedule", Silent(HOST))
    desktop.writing.send(for_later(desktop))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    ((draft, error),) = desktop.failed
    assert isinstance(error, MaybeScheduled)
    assert (draft.text, draft.tried_at) == ("later", None)
    assert desktop.writing.unsent == (draft,)
    assert desktop.desk.gateway.count("schedule") == 1


@pytest.mark.parametrize(
    "error",
    [NotReached(HOST), SignedOut(HOST), ServerBusy(HOST, 429)],
    ids=lambda error: type(error).__name__,
)
async def test_a_post_for_later_that_surely_did_not_come_is_sent_again(
    desktop: Desktop, error: FedideskError
) -> None:
    later = Later(desktop)
    desktop.desk.gateway.fail("schedule", error)
    desktop.writing.send(for_later(desktop))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await until(lambda: desktop.on_disk().outgoing == desktop.unsent.outgoing)
    (waiting,) = desktop.unsent.outgoing
    assert isinstance(waiting, Posting)
    assert waiting.draft.tried_at is None
    await desktop.wait(10)
    assert (len(later.found), desktop.failed) == (1, [])
    assert desktop.desk.gateway.count("scheduled") == 0


async def test_an_earlier_try_is_not_forgotten_over_one_that_surely_failed(
    desktop: Desktop,
) -> None:
    desktop.desk.gateway.lose_answer("create", Silent(HOST))
    desktop.desk.gateway.fail("newest", NotReached(HOST))
    desktop.writing.send(desktop.a_draft())
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    await desktop.wait(10)
    await desktop.wait(60)
    assert len(desktop.sent) == 1
    assert desktop.desk.gateway.count("create") == 1


async def test_one_for_later_that_was_published_meanwhile_is_found(desktop: Desktop) -> None:
    draft = for_later(desktop)
    desktop.desk.gateway.fail("schedule", Silent(HOST))
    desktop.writing.send(draft)
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    desktop.desk.server.create(draft)
    await desktop.wait(10)
    assert [sent.text for sent, _ in desktop.sent] == ["later"]


async def test_the_answered_post_is_gone(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("create", Gone(HOST))
    desktop.writing.send(desktop.a_draft(reply_to=PostId("x")))
    await desktop.desk.rest()
    ((draft, error),) = desktop.failed
    assert type(error) is AnsweredGone
    assert (draft.text, draft.reply_to) == ("hello", "x")


async def test_the_quoted_post_is_gone_or_may_not_be_quoted_any_more(desktop: Desktop) -> None:
    server, gateway = desktop.desk.server, desktop.desk.gateway
    server.posts[ONE] = a_post("1", quote_approval=QuoteApproval("denied"))
    for quoted in (ONE, PostId("x")):
        gateway.fail("create", Gone(HOST))
        desktop.writing.send(desktop.a_draft(quotes=quoted))
        await desktop.desk.rest()
    (_, denied), (draft, gone) = desktop.failed
    assert isinstance(denied, QuoteDenied)
    assert denied.why == Quotable.BY_NOBODY
    assert type(gone) is QuotedGone
    assert draft.text == "hello"


@pytest.mark.parametrize(
    ("about", "known_as"), [("reply_to", AnsweredGone), ("quotes", QuotedGone), ("edits", Refused)]
)
async def test_some_servers_refuse_what_is_about_a_post_that_is_gone(
    desktop: Desktop, about: str, known_as: type
) -> None:
    for call in ("create", "edit"):
        desktop.desk.gateway.fail(call, Refused(HOST, "Cannot reply to a deleted status"))
    desktop.writing.send(desktop.a_draft(**{about: PostId("x")}))
    await desktop.desk.rest()
    assert [type(error) for _, error in desktop.failed] == [known_as]


async def test_what_is_refused_for_another_reason_says_so(desktop: Desktop) -> None:
    desktop.desk.server.posts[ONE] = a_post("1")
    for about in ("reply_to", "quotes"):
        desktop.desk.gateway.fail("create", Refused(HOST, "too long"))
        desktop.writing.send(desktop.a_draft(**{about: ONE}))
        await desktop.desk.rest()
    assert [type(error) for _, error in desktop.failed] == [Refused, Refused]
    assert [draft.refusal for draft, _ in desktop.failed] == ["too long", "too long"]


async def test_something_else_that_is_gone_is_told_as_it_is(desktop: Desktop) -> None:
    desktop.desk.server.posts[ONE] = a_post("1")
    desktop.desk.gateway.fail("create", Gone(HOST), Gone(HOST))
    desktop.writing.send(desktop.a_draft(reply_to=ONE))
    desktop.writing.send(desktop.a_draft())
    await desktop.desk.rest()
    assert [type(error) for _, error in desktop.failed] == [Gone, Gone]


async def test_what_is_gone_is_not_known_while_the_server_is_away(desktop: Desktop) -> None:
    desktop.desk.gateway.fail("create", Gone(HOST), Gone(HOST))
    desktop.desk.gateway.fail("post", Unreachable(HOST))
    desktop.writing.send(desktop.a_draft(reply_to=ONE))
    await until(lambda: Queue.POSTS in desktop.outbox.troubles)
    assert desktop.failed == []
    await desktop.wait(10)
    assert [type(error) for _, error in desktop.failed] == [AnsweredGone]


async def test_what_continues_a_post_is_taken_back_with_it(desktop: Desktop) -> None:
    first = desktop.a_draft("first")
    second = desktop.a_draft("second", follows=first.id)
    desktop.writing.send(first, delay=10)
    desktop.writing.send(second, delay=10)
    assert desktop.outbox.take_back(desktop.unsent.outgoing[0])
    await desktop.wait(11)
    assert [each.text for each in desktop.writing.unsent] == ["first", "second"]
    assert desktop.desk.gateway.count("create") == 0


async def test_what_would_continue_a_post_that_is_a_draft_comes_back(desktop: Desktop) -> None:
    first = desktop.a_draft("first")
    desktop.writing.keep(first)
    desktop.writing.send(desktop.a_draft("second", follows=first.id))
    await desktop.desk.rest()
    ((draft, error),) = desktop.failed
    assert (draft.text, type(error)) == ("second", BeforeItUnsent)
    assert [each.text for each in desktop.writing.unsent] == ["first", "second"]
    assert desktop.desk.gateway.count("create") == 0


async def test_a_time_that_the_server_does_not_take_comes_back_with_its_reason(
    desktop: Desktop,
) -> None:
    desktop.desk.gateway.fail("schedule", Refused(HOST, "too soon"))
    desktop.writing.send(for_later(desktop))
    await desktop.desk.rest()
    ((draft, _),) = desktop.failed
    assert draft.refusal == "too soon"
    assert draft.scheduled_at is not None
    assert replace(draft, scheduled_at=None).text == "later"
    assert ScheduledId("later-1") not in desktop.desk.server.scheduled
