"""Which addresses a post may make the application ask for, worked out from what the server sent."""

import json
import re
from typing import Any

from fedidesk.api import decoding

_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
_YES = (True, 1, "1", "true", "True", "TRUE")
_QUOTE_SHOWN = "accepted"
_ACTIONS = ("hide", "warn", "blur")
_HOME = "home"


def may_be_asked(body: bytes, *, revealed: bool) -> set[str]:
    """Return the addresses of the pictures that the posts in ``body`` may show.

    Only avatars, emoji, media and the pictures of cards, at addresses of the web, and nothing that
    is made of a blurhash; neither media that are sensitive nor anything behind a content warning,
    unless ``revealed``; nothing of what a filter hides where home is read, the author's avatar at
    most of what it warns of, and no media of what it blurs, unless ``revealed``.
    """
    try:
        statuses = _read(body)
    except (ValueError, RecursionError):
        return set()
    found: set[str] = set()
    for status in statuses if isinstance(statuses, list) else ():
        _of_row(status, revealed, found)
    return {_mended(url) for url in found if url.startswith(("http://", "https://"))}


def _read(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8", "replace").lstrip("\ufeff"))
    except ValueError:
        # The application makes sense of a few things that are no JSON.
        return decoding._plain(body)


def _of_row(status: Any, revealed: bool, found: set[str]) -> None:
    boosted = _object(status, "reblog")
    shown = boosted or status
    actions = _actions(status) | _actions(shown)
    if "hide" in actions:
        return
    if "warn" not in actions:
        _of_account(_object(status, "account"), found)
    _of_post(shown, revealed, actions, found)


def _of_post(status: Any, revealed: bool, actions: set[str], found: set[str]) -> None:
    _of_account(_object(status, "account"), found)
    if "warn" in actions:
        return
    _of_emojis(status, found)
    for reactions in ("reactions", "emoji_reactions"):
        _of_pictures(_list(status, reactions), ("url", "static_url"), found)
    pleroma = _object(status, "pleroma")
    _of_pictures(_list(pleroma, "emoji_reactions"), ("url", "static_url"), found)
    if _is_closed(status) and not revealed:
        return
    _of_emojis(_object(status, "poll"), found)
    card = _object(status, "card")
    _add(card, "image", found)
    for author in _list(card, "authors"):
        _of_account(_object(author, "account"), found)
    if revealed or not (_field(status, "sensitive") in _YES or "blur" in actions):
        addresses = ("preview_url", "url", "remote_url")
        _of_pictures(_list(status, "media_attachments"), addresses, found)
    for quoted in _quoted(status):
        _of_quoted(quoted, found)


def _of_quoted(status: Any, found: set[str]) -> None:
    """Find what a quote shows: what is revealed is the post around it, never the one in it."""
    actions = _actions(status)
    _of_account(_object(status, "account"), found)
    if "hide" in actions or "warn" in actions:
        return
    _of_emojis(status, found)
    if _is_closed(status):
        return
    _of_emojis(_object(status, "poll"), found)
    if _field(status, "sensitive") not in _YES and "blur" not in actions:
        _of_pictures(_list(status, "media_attachments"), ("preview_url", "url"), found)


def _is_closed(status: Any) -> bool:
    warning = _field(status, "spoiler_text")
    return isinstance(warning, str) and bool(warning)


def _actions(status: Any) -> set[str]:
    """Return what filters want where home is read.

    Only where it is beyond doubt: a list in which something has the wrong type says nothing.
    """
    found: set[str] = set()
    for result in _list(status, "filtered"):
        met = _object(result, "filter")
        action, where = met.get("filter_action"), met.get("context")
        title, words = met.get("title"), _field(result, "keyword_matches")
        sure = action in _ACTIONS and isinstance(title, str | None) and _are_texts(where)
        if not (sure and _are_texts(words) and met.get("expires_at") is None):
            return set()
        if not where or _HOME in where:
            found.add(action)
    return found


def _are_texts(these: Any) -> bool:
    return these is None or (isinstance(these, list) and all(isinstance(one, str) for one in these))


def _quoted(status: Any) -> list[Any]:
    quote = _object(status, "quote")
    found = [_object(_object(status, "pleroma"), "quote")]
    if _field(quote, "state") == _QUOTE_SHOWN:
        found.append(_object(quote, "quoted_status"))
    elif not isinstance(_field(quote, "state"), str) or not quote.get("state"):
        found.append(quote)
    return [each for each in found if each]


def _of_account(account: Any, found: set[str]) -> None:
    for name in ("avatar", "avatar_static"):
        _add(account, name, found)
    _of_emojis(account, found)


def _of_emojis(of: Any, found: set[str]) -> None:
    _of_pictures(_list(of, "emojis"), ("url", "static_url"), found)


def _of_pictures(pictures: list[Any], names: tuple[str, ...], found: set[str]) -> None:
    for picture in pictures:
        for name in names:
            _add(picture, name, found)


def _add(of: Any, name: str, found: set[str]) -> None:
    value = _field(of, name)
    if isinstance(value, str):
        found.add(value)


def _field(of: Any, name: str) -> Any:
    return of.get(name) if isinstance(of, dict) else None


def _object(of: Any, name: str) -> dict[str, Any]:
    value = _field(of, name)
    return value if isinstance(value, dict) else {}


def _list(of: Any, name: str) -> list[Any]:
    value = _field(of, name)
    return value if isinstance(value, list) else []


def _mended(url: str) -> str:
    return _HALF_A_LETTER.sub("\ufffd", url)
