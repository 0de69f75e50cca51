"""Makes statuses that nobody has thought of from those that somebody has."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.data.families import FAMILIES
from tests.data.families.broken import WRONG
from tests.data.families.family import Json
from tests.data.hostile import Hosts, hostile_posts, huge_posts
from tests.data.hostile.letters import TRICKS
from tests.data.hostile.markup import hostile_markup

_HUGE = 0.0015
"""How many of the posts are far too large, and not changed any more."""
_BYTES = 0.12
"""How many are broken as bytes too."""
_LONGEST = 40_000
"""Characters to which a text grows."""
_CONTROLS = "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\xa0\u200b\u200f\u2028\u202e\u2066\ufeff\ufffe"
_NUMBERS = (0, -1, 1, 2**31 - 1, 2**31, 2**53, 2**63, 2**64, 10**30, -(10**30), 0.5, 1e308, -1e-308)
_DATES = (
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999-12:00", "2025-02-30T25:00:00Z", "2026",
    "2026-03-14T12:00:00.123456789Z", "1700000000", "1970-01-01T00:00:00+14:00", "0000-00-00",
)  # fmt: skip
_STRAY_BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf0\x9f",
    b"\0",
    b"NaN",
    b"Infinity",
    b"\\ud800",
)

_POSTS_IN_POSTS = ("reblog", "quote", "quoted_status")

Place = tuple[Any, Any]
"""A dictionary or list, and the key or index of something in it."""


class Mutator:
    """Gives the bytes of post after post; the same ones for the same seed and number."""

    def __init__(self, seed: int, hosts: Hosts) -> None:
        self._seed = seed
        whole = [status for family in FAMILIES for status in family.home]
        hostile = [status for _, status in hostile_posts(hosts)]
        # Those of real servers are as many as the others together.
        whole *= max(1, len(hostile) // len(whole))
        self._wholes = [json.dumps(status) for status in (*whole, *hostile)]
        self._huge = [json.dumps(status).encode() for _, status in huge_posts(hosts)]
        self._fragments = [*hostile_markup(hosts.trap), *TRICKS]
        self._operations: tuple[Callable[[Random, Json], None], ...] = (
            self._drop, self._null, self._retype, self._retype, self._repeat, self._swap,
            self._graft, self._splice, self._splice, self._splice, self._sprinkle, self._cut,
            self._nest, self._count, self._date, self._grow, self._filter,
        )  # fmt: skip

    def body(self, number: int) -> bytes:
        """Return the bytes of a list with one status, which may be beyond reading."""
        dice = Random(f"{self._seed}:{number}")
        if dice.random() < _HUGE:
            return b"[" + dice.choice(self._huge) + b"]"
        status = json.loads(dice.choice(self._wholes))
        for _ in range(dice.choice((1, 1, 2, 2, 3, 4, 6, 10))):
            dice.choice(self._operations)(dice, status)
        body = json.dumps([status], ensure_ascii=dice.random() < 0.5)
        encoded = body.encode("utf-8", "surrogatepass")
        return _broken(dice, encoded) if dice.random() < _BYTES else encoded

    def _drop(self, dice: Random, status: Json) -> None:
        inside, key = _any_place(dice, status)
        del inside[key]

    def _null(self, dice: Random, status: Json) -> None:
        inside, key = _any_place(dice, status)
        inside[key] = None

    def _retype(self, dice: Random, status: Json) -> None:
        inside, key = _any_place(dice, status)
        inside[key] = json.loads(json.dumps(dice.choice(WRONG)))

    def _repeat(self, dice: Random, status: Json) -> None:
        """Let a list have what it has again and again."""
        lists = [inside[key] for inside, key in _places(status) if isinstance(inside[key], list)]
        found = dice.choice(lists) if lists else []
        if 0 < len(found) < 300:
            found.extend(json.loads(json.dumps(found)) * dice.choice((1, 2, 5, 20)))
            del found[600:]

    def _swap(self, dice: Random, status: Json) -> None:
        (one, of_one), (other, of_other) = _any_place(dice, status), _any_place(dice, status)
        first, second = (json.dumps(value) for value in (one[of_one], other[of_other]))
        one[of_one] = json.loads(second)
        if of_other in other or (isinstance(other, list) and of_other < len(other)):
            other[of_other] = json.loads(first)

    def _graft(self, dice: Random, status: Json) -> None:
        """Take a field from another post, or a whole post as one that is boosted or quoted."""
        other = json.loads(dice.choice(self._wholes))
        if dice.random() < 0.3:
            status["reblog"] = other
        elif dice.random() < 0.3:
            status["quote"] = {"state": "accepted", "quoted_status": other}
        else:
            key = dice.choice(sorted(other))
            status[key] = other[key]

    def _splice(self, dice: Random, status: Json) -> None:
        """Put a piece of markup or of tricky text somewhere into a text."""
        inside, key = _text(dice, status)
        text, at = inside[key], dice.randint(0, len(inside[key]))
        inside[key] = (text[:at] + dice.choice(self._fragments) + text[at:])[:_LONGEST]

    def _sprinkle(self, dice: Random, status: Json) -> None:
        inside, key = _text(dice, status)
        text = inside[key]
        for _ in range(dice.randint(1, 12)):
            at = dice.randint(0, len(text))
            text = text[:at] + dice.choice(_CONTROLS) + text[at:]
        inside[key] = text

    def _cut(self, dice: Random, status: Json) -> None:
        inside, key = _text(dice, status)
        at = dice.randint(0, len(inside[key]))
        inside[key] = inside[key][:at] if dice.random() < 0.7 else inside[key][at:]

    def _nest(self, dice: Random, status: Json) -> None:
        """Put something deep into lists, objects or elements."""
        depth = dice.choice((1, 3, 30, 300))
        if dice.random() < 0.5:
            inside, key = _text(dice, status)
            tag = dice.choice(("blockquote", "ul><li", "b", "span", "div", "a href=https://a.test"))
            inside[key] = f"<{tag}>" * depth + inside[key][:_LONGEST]
            return
        inside, key = _any_place(dice, status)
        value = inside[key]
        for _ in range(min(depth, 100)):
            value = [value] if dice.random() < 0.7 else {"id": "1", "quoted_status": value}
        inside[key] = value

    def _count(self, dice: Random, status: Json) -> None:
        numbers = [at for at in _places(status) if type(at[0][at[1]]) in (int, float)]
        inside, key = dice.choice(numbers) if numbers else _any_place(dice, status)
        inside[key] = dice.choice(_NUMBERS)

    def _date(self, dice: Random, status: Json) -> None:
        dates = [at for at in _places(status) if str(at[1]).endswith(("_at", "_reply"))]
        inside, key = dice.choice(dates) if dates else _any_place(dice, status)
        inside[key] = dice.choice(_DATES)

    def _filter(self, dice: Random, status: Json) -> None:
        """Let filters of the reader meet the post, or one in it."""
        posts = [status, *(at[0][at[1]] for at in _places(status) if at[1] in _POSTS_IN_POSTS)]
        met = dice.choice(posts)
        if isinstance(met, dict):
            met["filtered"] = [
                {
                    "filter": {
                        "title": "filter",
                        "filter_action": dice.choice(("hide", "warn", "warn", "blur", "blur", "x")),
                        "context": dice.choice((["home"], ["home"], ["public", "home"], [], None)),
                    },
                    "keyword_matches": dice.choice((None, ["word"])),
                }
                for _ in range(dice.choice((1, 1, 2)))
            ]

    def _grow(self, dice: Random, status: Json) -> None:
        inside, key = _text(dice, status)
        times = dice.choice((2, 10, 100, 1000))
        inside[key] = (inside[key][:2000] * times)[:_LONGEST]


def _places(status: Json) -> list[Place]:
    found: list[Place] = []
    waiting: list[Any] = [status]
    while waiting and len(found) < 3000:
        inside = waiting.pop()
        for key in list(inside) if isinstance(inside, dict) else range(len(inside)):
            found.append((inside, key))
            if isinstance(inside[key], (dict, list)):
                waiting.append(inside[key])
    return found


def _any_place(dice: Random, status: Json) -> Place:
    places = _places(status)
    if not places:
        status["content"] = ""
        return status, "content"
    return dice.choice(places)


def _text(dice: Random, status: Json) -> Place:
    """Return the place of a text: of the post itself as often as all others."""
    if dice.random() < 0.5 and isinstance(status.get("content"), str):
        return status, "content"
    texts = [at for at in _places(status) if isinstance(at[0][at[1]], str)]
    if not texts:
        status["content"] = ""
        return status, "content"
    return dice.choice(texts)


def _broken(dice: Random, body: bytes) -> bytes:
    """Return the bytes after an accident on their way."""
    at = dice.randint(0, len(body))
    way = dice.randrange(5)
    if way == 0:
        return body[:at]
    if way == 1:
        return body[:at] + dice.choice(_STRAY_BYTES) + body[at:]
    if way == 2:
        return body[:at] + body[at + 1 :]
    if way == 3:
        # In a text it is only a wrong letter, and the rest is to be read.
        at = body.find(b'"content": "') + 12
        return body[:at] + dice.choice(_STRAY_BYTES[:4]) + body[at:]
    return b"\xef\xbb\xbf" + body
