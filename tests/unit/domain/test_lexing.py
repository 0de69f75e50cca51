"""Words of code: told apart where that is quick, left alone where somebody made it slow."""

from time import thread_time

import pytest

from fedidesk.domain.code import LANGUAGES, Code, Token
from fedidesk.domain.lexing import tell_apart
from fedidesk.domain.text import Paragraph, ParagraphKind, Span

SLOW = (" \n", "a::", "f(", "{", '\\"', "/*")
LETTERS = 4000


def block(text: str, language: str) -> Paragraph:
    return Paragraph((Span(text, code=True),), ParagraphKind.CODE, code=Code(language))


def words(text: str, language: str) -> list[tuple[str, Token]]:
    paragraph = block(text, language)
    tell_apart([paragraph])
    assert paragraph.code is not None
    assert paragraph.code.pieces is not None
    return [(text[piece.start : piece.end], piece.token) for piece in paragraph.code.pieces]


def test_words_are_told_apart() -> None:
    assert words('def f(a):  # why\n    return "é", 12', "python") == [
        ("def", Token.KEYWORD),
        ("f", Token.NAME),
        ("# why", Token.COMMENT),
        ("return", Token.KEYWORD),
        ('"', Token.STRING),
        ("é", Token.STRING),
        ('"', Token.STRING),
        ("12", Token.NUMBER),
    ]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_is_known(language: str) -> None:
    words("a", language)


def test_what_is_no_code_is_left_alone() -> None:
    plain = Paragraph((Span("def"),))
    tell_apart([plain])
    assert plain.code is None


def test_what_is_told_apart_stays_so() -> None:
    paragraph = block("return", "python")
    tell_apart([paragraph])
    assert paragraph.code is not None
    before = paragraph.code.pieces
    tell_apart([paragraph])
    assert paragraph.code.pieces is before


@pytest.mark.parametrize("text", ["a = 1\n" * LETTERS, "x = 1" + " " * 200])
def test_what_nobody_writes_by_hand_has_no_colours(text: str) -> None:
    assert words(text, "python") == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_text_keeps_the_lane_for_long(language: str) -> None:
    words("a", language)
    for piece in SLOW:
        paragraphs = [block((piece * LETTERS)[:LETTERS], language) for _ in range(3)]
        begin = thread_time()
        tell_apart(paragraphs)
        assert thread_time() - begin < 0.15
