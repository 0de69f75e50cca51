"""Friendica: numbers as ids, titles as headings, shared posts as HTML, pictures in the text."""

from fedidesk.domain.server import Letters, PollLimits, ServerLimits
from tests.data.families.family import HASHTAG, LINK, MENTION, Family, Json

HOST = "hill.test"
AT = f"https://{HOST}"


def account(number: int, name: str, host: str = "") -> Json:
    """An Account."""
    home = f"https://{host}" if host else AT
    return {
        "id": str(number),
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "display_name": name.title(),
        "locked": False,
        "bot": False,
        "discoverable": True,
        "group": False,
        "created_at": "2019-04-02T00:00:00.000Z",
        "note": "A hill and its sheep",
        "url": f"{home}/profile/{name}",
        "avatar": f"{AT}/photo/contact/320/{name}?ts=1700000000",
        "avatar_static": f"{AT}/photo/contact/320/{name}?ts=1700000000&static=1",
        "header": f"{AT}/photo/header/{name}",
        "header_static": f"{AT}/photo/header/{name}?static=1",
        "followers_count": 3,
        "following_count": 0,
        "statuses_count": 90,
        "last_status_at": "2025-11-01T00:00:00.000Z",
        "emojis": [],
        "fields": [],
    }


def status(number: int, author: Json, content: str, **more: object) -> Json:
    """A Status; the marks that other servers leave out are ``null`` here, and some are missing."""
    found: Json = {
        "id": str(7_000_000 + number),
        "created_at": "2025-11-02T05:00:00.000Z",
        "in_reply_to_id": None,
        "in_reply_to_status": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": None,
        "uri": f"{AT}/objects/0b6b25a8-1267-{number:04}-0000-000000000000",
        "url": f"{AT}/display/0b6b25a8-1267-{number:04}-0000-000000000000",
        "replies_count": 1,
        "reblogs_count": 0,
        "favourites_count": 2,
        "edited_at": None,
        "favourited": False,
        "reblogged": False,
        "muted": False,
        "bookmarked": False,
        "content": content,
        "reblog": None,
        "application": {"name": "Friendica"},
        "account": author,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
        "quote": None,
        "friendica": {
            "title": "",
            "dislikes_count": 0,
            "disliked": False,
            "visibility": {"allow_cid": [], "deny_cid": []},
        },
    }
    return found | more


def _text() -> str:
    return (
        "<h4>A walk</h4>"
        '@<span class="vcard"><a href="https://dale.test/profile/ewe" class="url u-url mention"'
        ' title="Ewe"><span class="fn nickname mention">ewe</span></a></span> came along.<br><br>'
        f'<a href="{AT}/photos/1" target="_blank"><img src="{AT}/photo/1-1.jpeg" alt=""></a><br>'
        '#<a href="https://hill.test/search?tag=Wool" class="mention hashtag" rel="tag">'
        '<span>Wool</span></a> <a href="https://wool.example/prices" target="_blank"'
        ' rel="noopener noreferrer">wool.example/prices</a>'
    )


def _shared() -> str:
    return (
        "Read this<br><blockquote><p><bdi>ewe</bdi> wrote the following "
        '<a href="https://dale.test/display/9">post</a></p><p>Grass, mostly.</p></blockquote>'
    )


def _card() -> Json:
    """A PreviewCard with everything that can be empty as an empty text."""
    return {
        "url": "https://wool.example/prices",
        "title": "Prices of wool",
        "description": "",
        "type": "link",
        "provider_name": "",
        "provider_url": "",
        "author_name": "",
        "author_url": "",
        "image": f"{AT}/photo/preview/1",
        "blurhash": "",
        "width": "0",
        "height": "0",
    }


def _home(ram: Json, ewe: Json) -> list[Json]:
    mention = {"id": ewe["id"], "username": "ewe", "url": ewe["url"], "acct": ewe["acct"]}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "wool", "url": f"{AT}/search?tag=wool"}],
    }
    boosted = status(20, ewe, _text(), **shared)
    picture: Json = {
        "id": "55",
        "type": "image",
        "url": f"{AT}/photo/media/55",
        "preview_url": f"{AT}/photo/preview/640/55",
        "remote_url": None,
        "text_url": f"{AT}/photo/media/55",
        "meta": {"small": {"width": 640, "height": 480, "size": "640x480", "aspect": 1.3333}},
        "description": "",
        "blurhash": "",
    }
    warning = {"friendica": {"title": "Shearing"}, "spoiler_text": "Shearing"}
    return [
        status(8, ram, _text(), **shared),
        status(7, ram, "", reblog=boosted),
        status(6, ewe, "Baa", in_reply_to_id="7000008", in_reply_to_account_id=ram["id"]),
        status(5, ram, _shared()),
        status(4, ewe, "Prices", card=_card()),
        status(3, ram, "", media_attachments=[picture], visibility="private"),
        status(2, ewe, "Wool everywhere", edited_at="2025-11-02T05:05:00.000Z", **warning),
    ]


def friendica() -> Family:
    """Return the server."""
    ram, ewe = account(31, "ram"), account(32, "ewe", "dale.test")
    home = _home(ram, ewe)
    marked = [
        (MENTION, "ewe", "https://dale.test/profile/ewe"),
        (HASHTAG, "Wool", f"{AT}/search?tag=Wool"),
        (LINK, "wool.example/prices", "https://wool.example/prices"),
    ]
    instance: Json = {
        "uri": AT,
        "title": "Hill",
        "short_description": "",
        "description": "",
        "email": "",
        "version": "2.8.0 (compatible; Friendica 2025.07)",
        "urls": [],
        "stats": {"user_count": 2, "status_count": 90, "domain_count": 4},
        "thumbnail": f"{AT}/images/friendica-banner.jpg",
        "languages": ["en"],
        "max_toot_chars": 200000,
        "registrations": True,
        "approval_required": False,
        "invites_enabled": False,
        "configuration": {
            "statuses": {
                "max_characters": 200000,
                "max_media_attachments": 100,
                "characters_reserved_per_url": 0,
            },
            "polls": {"max_options": 0},
        },
        "contact_account": None,
        "rules": [],
    }
    return Family(
        name="Friendica",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=instance,
        own=ram,
        thread=(home[0]["id"], {"ancestors": [], "descendants": [home[2]]}),
        kinds=frozenset({"boost", "reply", "card", "warning", "media", "edited"}),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=200000,
            characters_per_link=None,
            letters=Letters.CODE_UNITS,
            media=100,
            polls=PollLimits(options=0),
        ),
    )
