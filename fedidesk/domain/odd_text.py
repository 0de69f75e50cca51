"""Letters that do harm in the words of others: they turn a text round, pile up, or hide.

Ask ``safe_text``, which knows at once where there are none.
"""

import re

from fedidesk.domain.late_pattern import late_pattern

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d"
    "\u0859-\u085b\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    "\u0eb4-\u0ebc\u0ec8-\u0ece\u135d-\u135f\u1a55-\u1a60\u1a65-\u1a7f\u1ab0-\u1ace\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8\u1cf9\u1dc0-\u1dff"
    "\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302d\u3099\u309a\ua66f-\ua672"
    "\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ufe00-\ufe0f\ufe20-\ufe2f\U0001e130-\U0001e136"
    "\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a\U000e0100-\U000e01ef"
)
"""What is put above and below letters where nothing keeps it from piling up."""
_TIBETAN = "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u0fc6"
"""Likewise, but a syllable may be a high stack."""
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\r"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_SPACES = " \t\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000" + _BREAKS
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u034f\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
_JOINERS = "\u200c\u200d"
_TAGS = "\U000e0000-\U000e007f"
_BODY_ODD = late_pattern(
    f"[{_MARKS}{_TIBETAN}{_CONTROLS}{_BREAKS}{_TURNING}{_UNSEEN}{_JOINERS}{_TAGS}\ud800-\udfff]"
)
_LINE_ODD = late_pattern(
    f"[{_MARKS}{_TIBETAN}{_CONTROLS}{_BREAKS}{_TURNING}{_UNSEEN}{_JOINERS}{_TAGS}\ud800-\udfff"
    "\t\n\u00ad\u061c\u115f\u2800\u3164\uffa0]"
)
_HARMFUL = late_pattern(
    f"[{_CONTROLS}{_BREAKS}{_TURNING}{_TAGS}\ud800-\udfff\u034f\u180e\u2061-\u2065\u206a-\u206f"
    "\ufeff\ufff0-\ufffb]"
)
_PILED = late_pattern(f"[{_MARKS}{_TIBETAN}]{{5}}")
_HIDING = late_pattern(f"[{_UNSEEN}{_JOINERS}]{{2}}")
_MANY_MARKS = late_pattern(f"([{_MARKS}]{{4}})[{_MARKS}]+|([{_TIBETAN}]{{8}})[{_TIBETAN}]+")
_SURROGATE = late_pattern("[\ud800-\udfff]")
_ANY_BREAK = late_pattern(f"[{_BREAKS}]")
_ANY_CONTROL = late_pattern(f"[{_CONTROLS}]+")
_FLAG_OR_TAGS = late_pattern(
    "(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)|[\U000e0000-\U000e007f]+"
)
_MANY_UNSEEN = late_pattern(f"([{_UNSEEN}{_JOINERS}])[{_UNSEEN}{_JOINERS}]+")
_USELESS = late_pattern("[\u034f\u180e\u2061-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb]+")
_TURN = late_pattern(f"([{_TURNING}])")
_BLANK = late_pattern(f"[{_SPACES}]{{2,}}|[\t\n\u2800{_BREAKS}]")
_SPACES_IN_A_ROW = late_pattern("  +")
_LINE_UNSEEN = late_pattern(f"[{_UNSEEN}\u00ad\u061c\u115f\u3164\uffa0\u202a-\u202e]+")
_IDLE_JOINERS = late_pattern(
    f"(^|[\x00-\x7f{_SPACES}{_JOINERS}])[{_JOINERS}]+|([{_JOINERS}])[{_JOINERS}]+"
)
_SELECTORS = late_pattern(
    "([\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_ISOLATES, _EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
_END_OF_ISOLATE, _END_OF_EMBEDDING = "\u2069", "\u202c"
_DEEPEST = 16
"""As many directions inside one another are enough for anybody."""


def may_be_odd(text: str) -> bool:
    """Return whether ``safe_body`` may have to change anything."""
    if text.isprintable():
        return _PILED.search(text) is not None
    return _BODY_ODD.search(text) is not None and any(
        pattern.search(text) is not None for pattern in (_PILED, _HARMFUL, _HIDING)
    )


def safe_body(text: str) -> str:
    """Return ``text``, a stretch of what somebody wrote, so that it stays where it is put.

    Joiners and marks that scripts and emoji need stay; what turns the direction ends with it.
    """
    text = _ANY_BREAK.sub("\n", _SURROGATE.sub("\ufffd", text))
    text = _USELESS.sub("", _ANY_CONTROL.sub("", text))
    return _balanced(_MANY_UNSEEN.sub(_kept, _fewer_marks(text)))


def one_line(text: str) -> str:
    """Return ``text``, a name or a label, as one line that can't leave its place or hide in it."""
    if _LINE_ODD.search(text) is None:
        return _SPACES_IN_A_ROW.sub(" ", text)
    text = _LINE_UNSEEN.sub("", _ANY_CONTROL.sub("", _SURROGATE.sub("\ufffd", text)))
    text = _IDLE_JOINERS.sub(_kept, _balanced(_fewer_marks(text)))
    return _BLANK.sub(" ", text)


def _fewer_marks(text: str) -> str:
    """Return ``text`` with as many marks on a letter as any script needs, and no hidden tags."""
    text = _FLAG_OR_TAGS.sub(_kept, text)
    return _MANY_MARKS.sub(_kept, _SELECTORS.sub(_kept, text))


def _kept(match: re.Match[str]) -> str:
    """Return what a pattern wants to keep of its match: a template would cost an import each."""
    return "".join(match.groups(""))


def _balanced(text: str) -> str:
    """Return ``text`` in which every change of direction that begins also ends."""
    pieces = _TURN.split(text)
    if len(pieces) == 1:
        return text
    kept, ends = [pieces[0]], ""
    for turn, words in zip(pieces[1::2], pieces[2::2], strict=True):
        turn, ends = _turn(turn, ends)
        kept += (turn, words)
    return "".join((*kept, ends[::-1]))


def _turn(turn: str, ends: str) -> tuple[str, str]:
    """Return what to write for ``turn``, and what has to follow then (the last comes first)."""
    if turn in _ISOLATES or turn in _EMBEDDINGS:
        if len(ends) >= _DEEPEST:
            return "", ends
        return turn, ends + (_END_OF_ISOLATE if turn in _ISOLATES else _END_OF_EMBEDDING)
    if turn == _END_OF_EMBEDDING:
        return (turn, ends[:-1]) if ends.endswith(turn) else ("", ends)
    before, found, inside = ends.rpartition(turn)
    return (inside[::-1] + turn, before) if found else ("", ends)
