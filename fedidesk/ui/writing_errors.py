"""What went wrong with a post on its way, for ``error_text``; the text is kept each time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.errors import (
    AnsweredGone,
    BeforeItUnsent,
    EditedGone,
    MaybeScheduled,
    QuoteDenied,
    QuotedGone,
)
from fedidesk.domain.quoting import Quotable

_translate = QCoreApplication.translate


def why_not_quotable(why: str) -> str:
    """Return why one can't quote a post, for a ``Quotable`` that is none of ``POSSIBLE``."""
    sentences = {
        Quotable.BY_FOLLOWERS: _translate("Errors", "Only those who follow its author may do so."),
        Quotable.BY_NOBODY: _translate("Errors", "Its author does not want that."),
        Quotable.SEEN_BY_FEW: _translate("Errors", "It is not meant for everybody."),
    }
    unknown = _translate("Errors", "Its server does not say that one may.")
    return next((text for each, text in sentences.items() if each == why), unknown)


def _answered_gone(_error: AnsweredGone) -> str:
    return _translate(
        "Errors",
        "The post that you answer is no longer there. Your text is kept: you can make it a post of "
        "its own.",
    )


def _quoted_gone(_error: QuotedGone) -> str:
    return _translate(
        "Errors",
        "The post that you quote is no longer there. Your text is kept: you can leave the quote "
        "out.",
    )


def _edited_gone(_error: EditedGone) -> str:
    return _translate(
        "Errors",
        "The post that you changed is no longer there. Your text is kept: you can post it anew.",
    )


def _quote_denied(error: QuoteDenied) -> str:
    text = _translate("Errors", "This post may not be quoted.")
    kept = _translate("Errors", "Your text is kept: you can leave the quote out.")
    return f"{text} {why_not_quotable(error.why)} {kept}"


def _maybe_scheduled(error: MaybeScheduled) -> str:
    return _translate(
        "Errors",
        "%1 did not say whether it will publish this later, and does not show it. Your text is "
        "kept. Look at the scheduled posts before you send it again.",
    ).replace("%1", error.host)


def _before_it_unsent(_error: BeforeItUnsent) -> str:
    return _translate("Errors", "The post before this one was not sent. Both are kept as drafts.")


SENTENCES: dict[type, Callable[[Any], str]] = {
    AnsweredGone: _answered_gone,
    QuotedGone: _quoted_gone,
    EditedGone: _edited_gone,
    QuoteDenied: _quote_denied,
    MaybeScheduled: _maybe_scheduled,
    BeforeItUnsent: _before_it_unsent,
}
