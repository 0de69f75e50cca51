"""Posts as a Mastodon 4.5 server sends them, with every field that fedidesk reads; all invented."""

import json
from typing import Any

Json = dict[str, Any]
HOST = "https://social.example"


def account(number: int = 1) -> Json:
    """An Account."""
    return {
        "id": f"1087{number:014d}",
        "username": f"writer{number}",
        "acct": f"writer{number}@far.example" if number % 2 else f"writer{number}",
        "display_name": f"Writer {number} :leaf:",
        "locked": False,
        "bot": number % 7 == 0,
        "discoverable": True,
        "indexable": False,
        "group": False,
        "created_at": "2022-11-05T00:00:00.000Z",
        "note": "<p>Writes about bread, birds and the sea.</p>" * 3,
        "url": f"{HOST}/@writer{number}",
        "uri": f"{HOST}/users/writer{number}",
        "avatar": f"{HOST}/avatars/{number}.gif",
        "avatar_static": f"{HOST}/avatars/{number}.png",
        "header": f"{HOST}/headers/{number}.png",
        "header_static": f"{HOST}/headers/{number}.png",
        "followers_count": 512 + number,
        "following_count": 128,
        "statuses_count": 4096,
        "last_status_at": "2025-11-20",
        "hide_collections": None,
        "noindex": False,
        "emojis": [emoji("leaf")],
        "roles": [],
        "fields": [
            {
                "name": "Garden",
                "value": f'<a href="{HOST}/garden" rel="me nofollow">garden</a>',
                "verified_at": "2023-01-01T00:00:00.000+00:00",
            }
        ],
    }


def emoji(shortcode: str) -> Json:
    """A CustomEmoji."""
    return {
        "shortcode": shortcode,
        "url": f"{HOST}/emoji/{shortcode}.gif",
        "static_url": f"{HOST}/emoji/{shortcode}.png",
        "visible_in_picker": True,
        "category": "plants",
    }


def medium(number: int) -> Json:
    """A MediaAttachment."""
    size = {"width": 1600, "height": 1200, "size": "1600x1200", "aspect": 1.3333333333333333}
    return {
        "id": f"1146{number:014d}",
        "type": "image",
        "url": f"{HOST}/media/{number}.jpg",
        "preview_url": f"{HOST}/media/small/{number}.jpg",
        "remote_url": None,
        "preview_remote_url": None,
        "text_url": None,
        "meta": {"original": size, "small": size, "focus": {"x": -0.25, "y": 0.5}},
        "description": "A loaf of bread on a wooden board.",
        "blurhash": "UBL_:rOpGG-;~qRjxaRj-;j[j[ay",
    }


def poll(number: int) -> Json:
    """A Poll."""
    return {
        "id": f"{number}",
        "expires_at": "2025-11-23T12:00:00.000Z",
        "expired": False,
        "multiple": True,
        "votes_count": 7,
        "voters_count": 5,
        "voted": True,
        "own_votes": [1],
        "options": [
            {"title": "Rye", "votes_count": 3},
            {"title": "Wheat", "votes_count": 4},
        ],
        "emojis": [],
    }


def card() -> Json:
    """A PreviewCard."""
    return {
        "url": "https://bread.example/rye",
        "title": "Rye, slowly",
        "description": "Three days for one loaf.",
        "language": "en",
        "type": "link",
        "author_name": "",
        "author_url": "",
        "provider_name": "Bread and more",
        "provider_url": "",
        "html": "",
        "width": 1200,
        "height": 630,
        "image": f"{HOST}/cards/rye.png",
        "image_description": "",
        "embed_url": "",
        "blurhash": None,
        "published_at": None,
        "authors": [],
    }


def status(number: int = 1) -> Json:
    """A Status with everything that one can hold, but neither a boost nor a quote."""
    return {
        "id": f"1155{number:014d}",
        "created_at": "2025-11-22T10:15:30.000Z",
        "in_reply_to_id": "115400000000000001",
        "in_reply_to_account_id": "108700000000000002",
        "sensitive": True,
        "spoiler_text": "Bread",
        "visibility": "unlisted",
        "language": "en",
        "uri": f"{HOST}/users/writer1/statuses/{number}",
        "url": f"{HOST}/@writer1/{number}",
        "replies_count": 2,
        "reblogs_count": 3,
        "favourites_count": 4,
        "quotes_count": 1,
        "edited_at": "2025-11-22T10:20:00.000Z",
        "favourited": True,
        "reblogged": True,
        "muted": False,
        "bookmarked": True,
        "pinned": False,
        "content": f"<p>Loaf number {number} is in the oven. রুটি। パン。</p>" * 4,
        "filtered": [],
        "reblog": None,
        "application": {"name": "Web", "website": None},
        "account": account(number % 40),
        "media_attachments": [medium(number)],
        "mentions": [
            {
                "id": "108700000000000002",
                "username": "writer2",
                "url": f"{HOST}/@writer2",
                "acct": "writer2",
            }
        ],
        "tags": [{"name": "bread", "url": f"{HOST}/tags/bread"}],
        "emojis": [emoji("loaf")],
        "quote": None,
        "card": card(),
        "poll": poll(number),
        "quote_approval": {"automatic": ["public"], "manual": [], "current_user": "automatic"},
    }


def boost(number: int = 2, of: Json | None = None) -> Json:
    """A Status around another one."""
    inner = status(1) if of is None else of
    bare: Json = {"media_attachments": [], "mentions": [], "tags": [], "card": None, "poll": None}
    return {**status(number), **bare, "content": inner["content"], "reblog": inner}


def quote_of(inner: Json, state: str = "accepted") -> Json:
    """A Quote."""
    return {"state": state, "quoted_status": inner}


def home_page(length: int = 40) -> bytes:
    """A page of a home timeline: every fourth post is a boost, every tenth has a quote."""
    page = []
    for number in range(1, length + 1):
        found = boost(number, of=status(number + 500)) if number % 4 == 0 else status(number)
        if number % 10 == 5:
            found["quote"] = quote_of(status(number + 700))
        page.append(found)
    return json.dumps(page).encode()
