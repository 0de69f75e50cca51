from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.content import Content, Paragraph, Span, SpanKind, read_html
from fedidesk.ui.timeline.shortening import FOLDED, first_lines, shortened

WORDS = st.text("ab cd ", max_size=400)
LINK = '<a href="https://one.test">here</a>'


def said(html: str, *, whole: bool = False) -> tuple[str, bool]:
    paragraphs, cut = shortened(read_html(html).paragraphs, whole=whole)
    return Content(tuple(paragraphs)).text, cut


@given(st.lists(WORDS, max_size=30))
def test_what_is_left_is_the_beginning(texts: list[str]) -> None:
    html = "".join(f"<p>{text}</p>" for text in texts)
    all_of_it, _ = said(html, whole=True)
    text, cut = said(html)
    if cut:
        assert len(text) <= FOLDED + 50
        assert all_of_it.startswith(text.removesuffix("…"))
    else:
        assert text == all_of_it


def test_a_usual_post_is_left_alone() -> None:
    assert said("<p>" + "word " * 300 + "</p>") == ("word " * 299 + "word", False)


def test_words_are_not_broken() -> None:
    text, cut = said("<p>" + "word " * 3000 + "</p>")
    assert cut
    assert text.endswith(" word…")


def test_one_endless_word_is_cut() -> None:
    text, cut = said("x" * 100_000)
    assert cut
    assert text == "x" * FOLDED + "…"


def test_many_lines_and_many_links_are_long_too() -> None:
    lines, cut = said("<p>x</p>" * 5000)
    assert cut
    assert lines.count("\n") < 100
    links, cut = said((LINK + " ") * 5000)
    assert cut
    assert links.count("here") < 150


def test_all_of_a_long_post_is_there_when_it_is_asked_for() -> None:
    text, cut = said("<p>" + "word " * 3000 + "</p>", whole=True)
    assert not cut
    assert text.count("word") == 3000


def test_what_costs_most_to_show_is_bounded_even_when_all_is_asked_for() -> None:
    lines, cut = said("<p>x</p>" * 5000, whole=True)
    assert cut
    assert 300 < lines.count("\n") < 1500
    links, cut = said((LINK + " ") * 5000, whole=True)
    assert cut
    assert 800 < links.count("here") < 2000


@given(st.integers(0, 70), st.booleans())
def test_an_emoji_is_there_or_not_but_never_cut(number: int, whole: bool) -> None:
    face = Span(":face:", SpanKind.EMOJI, "https://one.test/face.png")
    spans = [Span("x" * (number + (59_000 if whole else 1450)))]
    spans += [face, Span(" ")] * 1000
    (kept,), cut = shortened([Paragraph(tuple(spans))], whole=whole)
    assert cut
    assert {span for span in kept.spans if span.kind is SpanKind.EMOJI} <= {face}
    assert kept.text.endswith("…")


def begun(html: str, lines: int = 4, letters: int = 20) -> tuple[str, bool]:
    paragraphs, cut = first_lines(read_html(html).paragraphs, lines, letters)
    return Content(tuple(paragraphs)).text, cut


@given(st.lists(WORDS, max_size=8), st.integers(1, 9), st.integers(5, 60))
def test_the_first_lines_are_the_beginning(texts: list[str], lines: int, letters: int) -> None:
    html = "".join(f"<p>{text}</p>" for text in texts)
    all_of_it, _ = said(html, whole=True)
    text, cut = begun(html, lines, letters)
    if cut:
        assert len(text) <= lines * (letters + 1) + 2
        assert all_of_it.startswith(text.removesuffix("…").rstrip())
        assert text.endswith("…")
    else:
        assert text == all_of_it


def test_broken_lines_count_as_whole_ones() -> None:
    assert begun("<p>one<br>two<br>three</p>") == ("one\ntwo\nthree", False)
    assert begun("<p>1<br>2<br>3<br>4<br>5</p>")[0].startswith("1\n2\n3")
    assert begun("".join(f"<p>{n}</p>" for n in range(9))) == ("0\n1\n2\n3 …", True)
