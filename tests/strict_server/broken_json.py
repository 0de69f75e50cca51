"""Answers that are far too big, or that say things no answer should say."""

import copy
import json
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
_ESSENTIAL = ("id", "account", "content", "created_at")


def enormous(body: bytes, style: str, size: int) -> bytes:
    """A proper answer blown up to at least `size` bytes.

    Styles: `many` repeats the posts under new ids, `long` makes each text very long, `garbage`
    is no JSON at all.
    """
    if style == "garbage":
        return b"\x00\xff{[garbage" * (size // 11 + 1)
    answer = json.loads(body)
    posts = answer if isinstance(answer, list) else [answer]
    if style == "long":
        for post in posts:
            words = "<p>" + "A very long text, and no end. " * 30 + "</p>"
            post["content"] = words * (size // len(posts) // len(words) + 1)
    elif style == "many" and isinstance(answer, list):
        one_round = max(len(json.dumps(posts, ensure_ascii=False).encode()), 1)
        originals = list(posts)
        for turn in range(size // one_round + 1):
            posts += [{**post, "id": f"{post['id']}{turn:04d}"} for post in originals]
    else:
        raise ValueError(f"no style {style} for this answer")
    return json.dumps(answer, ensure_ascii=False).encode()


def broken(body: bytes) -> bytes:
    """A proper answer in which every post but each sixth has something wrong with it."""
    answer = json.loads(body)
    if isinstance(answer, list):
        answer = [_WAYS[number % len(_WAYS)](post) for number, post in enumerate(answer)]
    else:
        answer = _half_missing(answer)
    return json.dumps(answer, ensure_ascii=False).encode()


def _untouched(post: Json) -> Json:
    return post


def _half_missing(post: Json) -> Json:
    keys = [key for key in post if key not in _ESSENTIAL]
    return {key: value for key, value in post.items() if key not in keys[::2]}


def _all_null(post: Json) -> Json:
    return {key: (value if key in _ESSENTIAL else None) for key, value in post.items()}


def _wrong_types(post: Json) -> Json:
    wrong = copy.deepcopy(post)
    wrong.update(
        favourites_count="many",
        media_attachments={"0": "none"},
        sensitive="perhaps",
        mentions="@somebody",
        created_at=20251103,
    )
    return wrong


def _no_author(post: Json) -> Json:
    return {**post, "account": None}


def _not_a_post(_post: Json) -> Any:
    return ["surprise", 7, None]


_WAYS: tuple[Callable[[Json], Any], ...] = (
    _untouched,
    _half_missing,
    _all_null,
    _wrong_types,
    _no_author,
    _not_a_post,
)
