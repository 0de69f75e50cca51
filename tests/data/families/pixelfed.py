"""Pixelfed: albums, ids that are now text and now numbers, and numbers that are text."""

from fedidesk.domain.server import Letters, PollLimits, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "pix.test"
AT = f"https://{HOST}"


def account(number: int, name: str) -> Json:
    """An Account; there is one picture for all purposes."""
    return {
        "id": str(number),
        "username": name,
        "acct": name,
        "display_name": name.title(),
        "discoverable": True,
        "locked": False,
        "followers_count": "17",
        "following_count": 4,
        "statuses_count": 230,
        "note": "",
        "note_text": None,
        "url": f"{AT}/{name}",
        "avatar": f"{AT}/storage/avatars/{name}.jpg?v=2",
        "website": None,
        "local": True,
        "is_admin": False,
        "created_at": "2021-08-01T09:00:00.000000Z",
        "header_bg": None,
        "last_fetched_at": None,
        "pronouns": [],
        "location": None,
    }


def status(number: int, author: Json, caption: str, **more: object) -> Json:
    """A Status with Pixelfed's extras, and without some of the usual fields."""
    found: Json = {
        "_v": 1,
        "id": str(630000000000000000 + number),
        "shortcode": f"Cx{number}",
        "uri": f"{AT}/p/{author['username']}/{630000000000000000 + number}",
        "url": f"{AT}/p/{author['username']}/{630000000000000000 + number}",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "reblog": None,
        "content": caption,
        "content_text": None,
        "created_at": "2025-11-02T06:00:00.000Z",
        "emojis": [],
        "reblogs_count": 0,
        "favourites_count": "12",
        "reblogged": None,
        "favourited": None,
        "muted": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "application": {"name": "web", "website": None},
        "language": None,
        "mentions": [],
        "pf_type": "photo",
        "reply_count": 2,
        "comments_disabled": False,
        "thread": False,
        "replies": [],
        "parent": [],
        "place": {"id": 4, "slug": "north-shore", "name": "North Shore", "country": "Nowhere"},
        "local": True,
        "taggedPeople": [],
        "label": {"covid": False},
        "liked_by": {"username": None, "others": False, "total_count": 12},
        "media_attachments": [],
        "account": author,
        "tags": [],
        "poll": None,
        "edited_at": None,
        "pinned": False,
    }
    return found | more


def medium(number: int, **more: object) -> Json:
    """A picture of an album; its size may be unknown."""
    url = f"{AT}/storage/m/_v2/{number}.jpg"
    found: Json = {
        "id": str(900 + number),
        "type": "image",
        "url": url,
        "remote_url": None,
        "preview_url": f"{AT}/storage/m/_v2/{number}_thumb.jpg",
        "optimized_url": None,
        "text_url": None,
        "meta": {
            "focus": {"x": 0, "y": 0},
            "original": {
                "width": "1080",
                "height": "1350",
                "size": "1080x1350",
                "aspect": 0.8,
            },
        },
        "description": f"Picture {number}",
        "license": {"id": 1, "title": "All Rights Reserved", "url": ""},
        "is_nsfw": 0,
        "orientation": "portrait",
        "filter_name": None,
        "filter_class": "filter-juno",
        "mime": "image/jpeg",
        "blurhash": "U4Rfzst8?bt7ogayj[j[~pfQ9Goft7fQofWB",
    }
    return found | more


def emoji() -> Json:
    """A CustomEmoji."""
    url = f"{AT}/storage/emoji/lens.png"
    return {"shortcode": "lens", "url": url, "static_path": url, "visible_in_picker": True}


def _text() -> str:
    links = 'rel="external nofollow noopener" target="_blank"'
    return (
        f'Ten of the shore :lens: with <a class="u-url mention" href="{AT}/gull" {links}>@gull</a>'
        f'<br />\n<br />\n<a href="{AT}/discover/tags/Film?src=hash" title="#Film"'
        f' class="u-url hashtag" {links}>#Film</a>'
        f' <a href="https://lens.example/" {links}>https://lens.example/</a>'
    )


def _home(tern: Json, gull: Json) -> list[Json]:
    mention = {"id": "22", "url": gull["url"], "username": "gull", "acct": "gull"}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "Film", "slug": "film", "url": f"{AT}/discover/tags/film"}],
        "emojis": [emoji()],
    }
    album = [medium(number) for number in range(10)]
    boosted = status(20, gull, _text(), media_attachments=[medium(30)], **shared)
    unknown_size = medium(31, meta=None, description=None, blurhash=None)
    film = medium(32, type="video", mime="video/mp4", meta=None)
    return [
        status(8, tern, _text(), media_attachments=album, pf_type="photo:album", **shared),
        status(7, tern, "", reblog=boosted, pf_type="share", media_attachments=[]),
        status(
            6,
            gull,
            "nice",
            in_reply_to_id=630000000000000008,
            in_reply_to_account_id=21,
            pf_type="reply",
        ),
        status(5, gull, "", id=630000000000000005, media_attachments=[unknown_size]),
        status(4, tern, "", media_attachments=[film], pf_type="video", visibility="archived"),
        status(3, tern, "<br />", spoiler_text=None, sensitive=1, media_attachments=[medium(33)]),
        status(
            2,
            tern,
            "A cliff",
            spoiler_text="Heights",
            sensitive=True,
            media_attachments=[medium(34)],
            edited_at="2025-11-02T06:05:00.000Z",
        ),
        status(1, gull, "Mist", media_attachments=[medium(35)], visibility="draft", tags=None),
    ]


def _instances() -> tuple[Json, Json]:
    statuses = {
        "max_characters": "2000",
        "max_media_attachments": "20",
        "characters_reserved_per_url": 23,
    }
    configuration = {"statuses": statuses, "polls": {"max_options": 0}}
    version = "3.5.3 (compatible; Pixelfed 0.12.6)"
    first = {
        "uri": HOST,
        "title": "Pix",
        "short_description": None,
        "version": version,
        "urls": {"streaming_api": None},
        "stats": {"user_count": "5", "status_count": "6", "domain_count": "7"},
        "languages": ["en"],
        "registrations": 0,
        "configuration": configuration,
        "contact_account": {},
        "rules": [],
    }
    second = {
        "domain": HOST,
        "title": "Pix",
        "version": version,
        "usage": {"users": {"active_month": 3}},
        "languages": ["en"],
        "configuration": {"urls": {"streaming": None, "status": None}, **configuration},
        "registrations": {"enabled": False, "approval_required": False, "message": None},
        "rules": None,
    }
    return first, second


def pixelfed() -> Family:
    """Return the server."""
    tern, gull = account(21, "tern"), account(22, "gull")
    home = _home(tern, gull)
    first, second = _instances()
    marked = [
        (EMOJI, ":lens:", emoji()["url"]),
        (MENTION, "@gull", f"{AT}/gull"),
        (HASHTAG, "#Film", f"{AT}/discover/tags/Film?src=hash"),
        (LINK, "https://lens.example/", "https://lens.example/"),
    ]
    return Family(
        name="Pixelfed",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=first,
        instance_2=second,
        own={**tern, "source": {"privacy": "public", "sensitive": False}},
        thread=(home[0]["id"], {"ancestors": [], "descendants": [home[2]]}),
        kinds=frozenset({"boost", "reply", "warning", "media", "emoji", "edited"}),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=2000,
            characters_per_link=None,
            letters=Letters.CODE_UNITS,
            media=20,
            polls=PollLimits(options=0),
        ),
        not_found={"error": "Resource not found"},
    )
