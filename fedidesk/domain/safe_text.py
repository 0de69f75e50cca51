"""Words of others made safe to show, wherever they stand.

What looks for odd letters takes a while to load, and most words have none that could be odd.
"""

from unicodedata import category

from fedidesk.domain import odd_text

_MARKS = ("Mn", "Me")
_UNSEEN = "\u034f\u115f\u2800\u3164\uffa0"
"""What is printable and can't be seen."""


def may_be_odd(text: str) -> bool:
    """Return whether ``safe_body`` may have to change anything; quick for what is usual."""
    return not (text.isascii() and text.isprintable()) and odd_text.may_be_odd(text)


def safe_body(text: str) -> str:
    """Return ``text``, a stretch of what somebody wrote, so that it stays where it is put.

    Joiners and marks that scripts and emoji need stay; what turns the direction ends with it.
    """
    return odd_text.safe_body(text) if may_be_odd(text) else text


def one_line(text: str) -> str:
    """Return ``text``, a name or a label, as one line that can't leave its place or hide in it."""
    if "  " not in text and text.isprintable() and (text.isascii() or _is_plain(text)):
        return text
    return odd_text.one_line(text)


def _is_plain(text: str) -> bool:
    """Return whether a short printable ``text`` has few marks on a letter, and nothing unseen."""
    before = last = ""
    for letter in text:
        if letter > "~":
            if letter in _UNSEEN or (category(letter) in _MARKS and before in _MARKS):
                return False
            before, last = last, category(letter)
        else:
            before = last = ""
    return True
