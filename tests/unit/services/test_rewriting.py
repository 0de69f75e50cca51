"""Own posts become drafts again, and nothing of them is lost on the way."""

import pytest

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    FedideskError,
    Gone,
    NotAllowed,
    NotOffered,
    NotReached,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.post_source import PostSource
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.services.rewriting import Rewriting
from tests.account_builders import an_account
from tests.builders import a_picture, a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop
from tests.waiting import until

ONE = PostId("1")


class Rewriter:
    """A desktop with an own post, and what came of rewriting it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.desktop = Desktop(desk)
        post = a_post("1", "as shown", media=(a_picture("m"),))
        desk.server.posts[ONE] = post
        desk.server.sources[ONE] = PostSource(text="as *typed*", content_warning="cw")
        desk.posts.put([post])
        self.rewriting = Rewriting(
            desk.posts,
            self.desktop.unsent,
            self.desktop.outbox,
            self.desktop.writing,
            desk.connection,
            Errands(an_account(), desk.notices, desk.scope),
            self.desktop.clock,
        )
        self.ready: list[Draft] = []
        self.rewriting.ready.connect(self.ready.append)


@pytest.fixture
def rewriter(desk: Desk) -> Rewriter:
    return Rewriter(desk)


async def test_a_post_is_opened_as_it_was_typed(desk: Desk, rewriter: Rewriter) -> None:
    rewriter.rewriting.begin_edit(ONE)
    await desk.rest()
    (draft,) = rewriter.ready
    assert (draft.text, draft.content_warning, draft.edits) == ("as *typed*", "cw", ONE)
    assert [each.media_id for each in draft.attachments] == ["m"]
    assert rewriter.desktop.writing.unsent == (), "nothing was written yet"


async def test_a_change_that_was_begun_goes_on(desk: Desk, rewriter: Rewriter) -> None:
    writing = rewriter.desktop.writing
    begun = rewriter.desktop.a_draft("half done", edits=ONE)
    writing.keep(begun)
    rewriter.rewriting.begin_edit(ONE)
    await desk.rest()
    assert rewriter.ready == [begun]
    assert desk.gateway.count("source") == 0


async def test_a_change_that_waits_to_be_sent_is_taken_back(desk: Desk, rewriter: Rewriter) -> None:
    desktop = rewriter.desktop
    desk.gateway.fail("edit", Unreachable(HOST))
    desktop.writing.send(desktop.a_draft("waits", edits=ONE))
    await until(lambda: desktop.outbox.troubles)
    rewriter.rewriting.begin_edit(ONE)
    await until(lambda: rewriter.ready)
    assert [draft.text for draft in rewriter.ready] == ["waits"]
    assert desktop.unsent.outgoing == ()


async def test_a_post_that_can_not_be_opened_is_told_of(desk: Desk, rewriter: Rewriter) -> None:
    desk.gateway.fail("source", Unreachable(HOST), NotOffered(HOST))
    rewriter.rewriting.begin_edit(ONE)
    await desk.rest()
    rewriter.rewriting.begin_edit(ONE)
    await desk.rest()
    assert desk.kinds == [NoticeKind.EDIT_FAILED] * 2
    again, for_good = (notice.retry for notice in desk.told)
    assert for_good is None
    assert again is not None
    again()
    await desk.rest()
    assert len(rewriter.ready) == 1


async def test_what_is_written_anew_is_on_disk_before_it_is_deleted(
    desk: Desk, rewriter: Rewriter
) -> None:
    gate = desk.gateway.hold("delete")
    rewriter.rewriting.begin_redraft(ONE)
    await until(lambda: desk.gateway.count("delete"))
    (kept,) = rewriter.desktop.on_disk().drafts
    assert (kept.text, kept.edits) == ("as *typed*", None)
    gate.set()
    await desk.rest()
    assert rewriter.ready == [kept]
    assert desk.posts.get(ONE) is None
    assert ONE not in desk.server.posts


async def test_a_post_that_is_gone_already_is_written_anew_too(
    desk: Desk, rewriter: Rewriter
) -> None:
    desk.gateway.fail("delete", Gone(HOST))
    rewriter.rewriting.begin_redraft(ONE)
    await desk.rest()
    assert len(rewriter.ready) == 1


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (NotAllowed(HOST), False),
        (NotReached(HOST), False),
        (Silent(HOST), True),
        (Unreachable(HOST), True),
    ],
)
async def test_where_the_post_stays_there_is_no_draft_of_it(
    desk: Desk, rewriter: Rewriter, error: FedideskError, kept: bool
) -> None:
    desk.gateway.fail("delete", error)
    rewriter.rewriting.begin_redraft(ONE)
    await desk.rest()
    assert desk.kinds == [NoticeKind.REDRAFT_FAILED]
    assert (len(rewriter.desktop.writing.unsent) == 1) == kept
    assert desk.posts.get(ONE) is not None
    assert rewriter.ready == []


async def test_a_full_disk_deletes_nothing(desk: Desk, rewriter: Rewriter) -> None:
    rewriter.desktop.file.mkdir()
    rewriter.rewriting.begin_redraft(ONE)
    await until(lambda: desk.kinds == [NoticeKind.REDRAFT_FAILED])
    assert desk.gateway.count("delete") == 0
    desk.errors.clear()


async def test_what_nobody_knows_is_not_rewritten(desk: Desk, rewriter: Rewriter) -> None:
    rewriter.rewriting.begin_edit(PostId("x"))
    rewriter.rewriting.begin_redraft(PostId("x"))
    await desk.rest()
    assert (rewriter.ready, desk.gateway.calls) == ([], [])
