"""What a post says where it quotes another, and how it is copied."""

import pytest

from fedidesk.domain.post import Post, Quote
from fedidesk.domain.post_text import as_plain, paragraphs_of, said_aloud
from tests.builders import a_post

QUOTED = a_post("q", url="https://one.test/@ada/q")
LINK = '<a href="https://one.test/@ada/q">one.test/@ada/q</a>'
OTHER = '<a href="https://two.test/x">two.test/x</a>'


def text(source: str, quote: Quote | None) -> str:
    return as_plain(paragraphs_of(a_post("1", html=source, quote=quote)))


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (f'<p class="quote-inline">RE: {LINK}</p><p>Yes!</p>', "Yes!"),
        (f'<p>Yes!<span class="quote-inline"><br><br>RE: {LINK}</span></p>', "Yes!"),
        (f'Yes!<span class="quote-inline"><br/><br/><bdi>RT:</bdi> {OTHER}</span>', "Yes!"),
        (f"<p>RE: {LINK}</p><p>Yes!</p>", "Yes!"),
        (f"<p>Yes!<br><br>RE: {LINK}</p>", "Yes!"),
        (f"<p>Yes!<span><br><br>QT: </span>{LINK}</p>", "Yes!"),
        (f"<p>Yes!<br>RE: {OTHER}</p>", "Yes!\nRE: two.test/x"),
        (f"<p>Yes, as in RE: {LINK}</p>", "Yes, as in RE: one.test/@ada/q"),
        (f"<p>Yes! {LINK}</p>", "Yes! one.test/@ada/q"),
        (f"<p>RE: {LINK} is what I mean</p>", "RE: one.test/@ada/q is what I mean"),
        ("<p>a</p><hr><p>b</p>", "a\n———\nb"),
    ],
)
def test_the_address_of_what_is_quoted_goes_where_the_quote_is_shown(
    source: str, kept: str
) -> None:
    assert text(source, Quote("accepted", QUOTED)) == kept


@pytest.mark.parametrize("quote", [None, Quote("pending"), Quote("deleted"), Quote("odd")])
def test_it_stays_where_no_quote_is_shown(quote: Quote | None) -> None:
    assert text(f'<p class="quote-inline">RE: {LINK}</p><p>Yes!</p>', quote) == (
        "RE: one.test/@ada/q\nYes!"
    )
    source = f'<p>Yes!<span class="quote-inline"><br><br>RE: {LINK}</span></p>'
    assert text(source, quote) == "Yes!\nRE: one.test/@ada/q"


def test_a_post_of_only_that_says_nothing() -> None:
    post: Post = a_post("1", html=f"<p>RE: {LINK}</p>", quote=Quote("accepted", QUOTED))
    assert paragraphs_of(post) == ()
    assert len(paragraphs_of(post, quote_shown=False)) == 1


def test_what_is_said_aloud() -> None:
    source = "<p>a<br>b</p><hr><ul><li>c</ul><ol start=3><li>d</ol>"
    assert said_aloud(paragraphs_of(a_post("1", html=source))) == "a b c 3. d"


def test_lists_are_copied_with_their_labels() -> None:
    source = "<ul><li>a</li></ul><ol start=3><li>b</li></ol>"
    assert text(source, None) == "• a\n3. b"
