"""A post is known again by what it says, whatever markup a server makes of that."""

import pytest
from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.ids import AttachmentId, PollId, PostId
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.sent_already import is_of
from tests.builders import a_picture, a_post

LINK = (
    '<p><a href="https://one.test/a/long/way"><span class="invisible">https://</span>'
    '<span class="ellipsis">one.test/a</span><span class="invisible">/long/way</span></a> '
    '<span class="h-card"><a href="https://b.test/@bo" class="u-url mention">@<span>bo</span></a>'
    '</span> <a href="https://a.test/tags/x" class="mention hashtag">#<span>x</span></a></p>'
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("hello", "<p>hello</p>"),
        ("one\n\ntwo\nthree", "<p>one</p><p>two<br>three</p>"),
        ("https://one.test/a/long/way @bo@b.test #x", LINK),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("আমি বাংলায় লিখি", "<p>আমি বাংলায় লিখি</p>"),
        ("**bold** and *more*", "<p><strong>bold</strong> and <em>more</em></p>"),
        ("🎉 !", "<p>🎉 !</p>"),
        ("  spaces  ", "spaces"),
    ],
)
def test_it_is_known_again(text: str, html: str) -> None:
    draft = Draft(text=text)
    assert is_of(a_post(html=html), draft)
    assert not is_of(a_post(html=html), Draft(text=text + " x"))


def test_the_line_that_names_what_is_quoted_is_not_the_authors() -> None:
    html = '<p class="quote-inline">RE: <a href="https://b.test/1">b.test/1</a></p><p>So true</p>'
    assert is_of(a_post(html=html), Draft(text="So true", quotes=PostId("1")))


@pytest.mark.parametrize(
    ("content_type", "text", "html"),
    [
        ("text/html", "<p>Hello <b>you</b></p>", "<p>Hello <strong>you</strong></p>"),
        ("text/markdown", "See [this page](https://b.test/a) *now*",
         '<p>See <a href="https://b.test/a">this page</a> <em>now</em></p>'),
        ("text/markdown", "![a cat](https://b.test/cat.png) and https://b.test/a",
         '<p>a cat and <a href="https://b.test/a">b.test/a</a></p>'),
    ],
)  # fmt: skip
def test_what_was_marked_up_is_known_again(content_type: str, text: str, html: str) -> None:
    assert is_of(a_post(html=html), Draft(text=text, content_type=content_type))


def test_another_parent_warning_or_number_of_files_is_another_post() -> None:
    post = a_post("1", "hello")
    draft = Draft(text="hello")
    assert is_of(post, draft)
    assert not is_of(replace(post, reply_to=PostId("2")), draft)
    assert not is_of(replace(post, content_warning="cw"), draft)
    assert not is_of(replace(post, media=(a_picture("m"),)), draft)
    attached = replace(draft, attachments=(Attachment(id=AttachmentId("a")),))
    assert is_of(replace(post, media=(a_picture("m"),)), attached)


def test_an_answer_to_a_post_from_elsewhere_is_known() -> None:
    """Its server has another name for what it answers."""
    draft = Draft(text="hello", reply_to=PostId("https://two.test/@bo/5"))
    assert is_of(replace(a_post("1", "hello"), reply_to=PostId("77")), draft)
    assert not is_of(a_post("1", "hello"), draft)


def test_a_poll_is_known_by_its_answers() -> None:
    options = (PollOption("yes", None), PollOption("no", 0))
    post = a_post("1", "hello", poll=Poll(id=PollId("p"), options=options))
    assert is_of(post, Draft(text="hello", poll=PollDraft(options=("yes", "no"))))
    assert not is_of(post, Draft(text="hello", poll=PollDraft(options=("yes", "nay"))))
    assert not is_of(post, Draft(text="hello"))


def test_signs_alone_are_compared_as_they_are() -> None:
    assert not is_of(a_post(html="<p>🎉</p>"), Draft(text="😀"))
