"""Blocks of code: what they are written in, and of what kind their words are."""

from enum import StrEnum

from msgspec import Struct


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_LANGUAGE = ("language-", "lang-")
LANGUAGES = _names(
    "bash c c++ clojure cpp cs csharp css dart diff elixir erlang fish go golang haskell hs html "
    "java javascript js json kotlin lisp lua nix objc perl php powershell py python r rb rs ruby "
    "rust scheme sh shell sql swift toml ts typescript vim xml yaml yml zig zsh"
)
"""Those that are told apart quickly whatever somebody writes, by the names that people use."""


class Token(StrEnum):
    """What kind of word something is, where a colour helps to read it."""

    KEYWORD = "keyword"
    NAME = "name"
    """What is declared or built in: functions, classes, tags."""
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"


class Piece(Struct, frozen=True, gc=False):
    """A word of code, counted in characters from its beginning."""

    start: int
    end: int
    token: Token


class Code(Struct, gc=False):
    """What is known of a block beside its text.

    To tell its words apart takes time, so that is done later than the text is read, and where
    nobody waits for it. Whoever shows the block before does so without.
    """

    language: str
    pieces: tuple[Piece, ...] | None = None
    """Its words of a kind; None until somebody has looked."""


def language_in(classes: str) -> str:
    """Return the language that one of the words in a ``class`` names; nothing if none is known."""
    for word in classes.casefold().split():
        for before in _BEFORE_LANGUAGE:
            if word.startswith(before) and (name := word.removeprefix(before)) in LANGUAGES:
                return name
    return ""
