"""Tells the words of code apart. It is imported where there is code, and never where one waits."""

import re
from collections.abc import Iterable
from functools import cache
from time import thread_time

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.token import Token as Said

from fedidesk.domain.code import Piece, Token
from fedidesk.domain.text import Paragraph

_LONGEST = 4000
"""Letters; for most languages there are texts of which each letter takes longer than the last."""
_SECONDS = 0.02
"""For all the code in a post; what is not done by then stays as it is."""
_BLANK = re.compile(r"\s{100}")
"""What nobody writes, and what C and its kin look through again and again."""
_KINDS = (
    (Said.Comment, Token.COMMENT),
    (Said.Keyword.Constant, Token.NUMBER),
    (Said.Keyword, Token.KEYWORD),
    (Said.Operator.Word, Token.KEYWORD),
    (Said.Literal.String, Token.STRING),
    (Said.Literal.Number, Token.NUMBER),
    (Said.Name.Function, Token.NAME),
    (Said.Name.Class, Token.NAME),
    (Said.Name.Builtin, Token.NAME),
    (Said.Name.Decorator, Token.NAME),
    (Said.Name.Exception, Token.NAME),
    (Said.Name.Tag, Token.KEYWORD),
    (Said.Name.Attribute, Token.NAME),
    (Said.Generic.Heading, Token.COMMENT),
    (Said.Generic.Subheading, Token.NAME),
    (Said.Generic.Inserted, Token.STRING),
    (Said.Generic.Deleted, Token.NUMBER),
)
"""Pygments' many kinds, the special ones first."""


def tell_apart(paragraphs: Iterable[Paragraph]) -> None:
    """Find of what kind the words are in all code that says its language."""
    spare = _SECONDS
    for paragraph in paragraphs:
        code = paragraph.code
        if code is not None and code.pieces is None:
            lexer = _lexer(code.language)
            begin = thread_time()
            code.pieces = _pieces(paragraph.text, lexer, begin + spare)
            spare -= thread_time() - begin


def _pieces(text: str, lexer: Lexer, until: float) -> tuple[Piece, ...]:
    """Return the words of a kind in ``text``; none where that takes too long."""
    if len(text) > _LONGEST or _BLANK.search(text):
        return ()
    found: list[Piece] = []
    for start, said, value in lexer.get_tokens_unprocessed(text):
        if thread_time() > until:
            return ()
        token = _token(said)
        if token is not None:
            found.append(Piece(start, start + len(value), token))
    return tuple(found)


@cache
def _lexer(language: str) -> Lexer:
    return find_lexer_class_by_name(language)()


@cache
def _token(said: object) -> Token | None:
    return next((token for kind, token in _KINDS if said in kind), None)
