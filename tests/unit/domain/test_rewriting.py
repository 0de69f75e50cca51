"""A post that is there keeps all that belongs to it when it becomes a draft."""

from datetime import timedelta

from fedidesk.domain.draft import Draft, PollDraft
from fedidesk.domain.ids import DraftId, MediaId, PostId
from fedidesk.domain.poll import PollOption
from fedidesk.domain.post import Quote
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.rewriting import to_edit, to_redraft
from tests.builders import NOON, a_picture, a_poll, a_post

NEW = Draft(id=DraftId("d"), idempotency_key="k", visibility="public", quote_policy="nobody")
SOURCE = PostSource(text="Hello **you**", content_warning="", content_type="text/markdown")
POST = a_post(
    "9",
    "Hello <b>you</b>",
    visibility="private",
    language="bn",
    sensitive=True,
    reply_to=PostId("1"),
    media=(a_picture("m", description="Rain", focus_x=0.5, focus_y=-0.25),),
    poll=a_poll(multiple=True),
    quote=Quote("accepted", a_post("q"), PostId("q")),
)


def test_a_change_carries_everything_over() -> None:
    draft = to_edit(NEW, POST, SOURCE, NOON + timedelta(days=1))
    assert (draft.id, draft.idempotency_key, draft.edits) == ("d", "k", "9")
    assert (draft.text, draft.content_type) == ("Hello **you**", "text/markdown")
    assert (draft.visibility, draft.language, draft.sensitive) == ("private", "bn", True)
    assert (draft.reply_to, draft.quotes, draft.quote_policy) == ("1", None, "")
    (file,) = draft.attachments
    assert (file.media_id, file.description, file.focus) == (MediaId("m"), "Rain", (0.5, -0.25))
    assert file.preview_url == "https://one.test/m-small.png"
    assert draft.poll == PollDraft(
        options=("Tea", "Coffee", "Water"), multiple=True, seconds=86_400
    )


def test_what_is_written_anew_is_a_post_of_its_own_with_a_whole_poll() -> None:
    draft = to_redraft(NEW, POST, SOURCE, NOON + timedelta(days=1))
    assert draft.edits is None
    assert (draft.reply_to, draft.quotes) == ("1", "q")
    assert draft.poll is not None
    assert draft.poll.seconds == 2 * 86_400


def test_a_warning_covers_by_itself() -> None:
    draft = to_edit(NEW, POST, PostSource(text="x", content_warning="cw"), NOON)
    assert (draft.content_warning, draft.sensitive) == ("cw", False)


def test_a_poll_that_is_over_or_hides_its_votes() -> None:
    hidden = a_poll(options=(PollOption("a", None), PollOption("b", None)), expires_at=NOON)
    poll = to_edit(NEW, a_post(poll=hidden), SOURCE, NOON + timedelta(hours=1)).poll
    assert poll == PollDraft(options=("a", "b"), hides_totals=True, seconds=300)


def test_a_post_of_words_alone() -> None:
    draft = to_edit(NEW, a_post("9", "Hi"), PostSource(text="Hi"), NOON)
    assert (draft.attachments, draft.poll, draft.quotes) == ((), None, None)
