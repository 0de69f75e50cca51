"""Sharkey, of the Misskey branch: animated text that stands still, quotes that are only true."""

from fedidesk.domain.server import Letters, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "fin.test"
AT = f"https://{HOST}"


def account(aid: str, name: str, host: str = "") -> Json:
    """An Account; emoji of other servers have their addresses on this one."""
    home = f"https://{host}" if host else AT
    return {
        "id": aid,
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "fqn": f"{name}@{host or HOST}",
        "display_name": name,
        "locked": False,
        "created_at": "2024-02-02T02:02:02.002Z",
        "followers_count": 1,
        "following_count": 1,
        "statuses_count": 1,
        "note": "",
        "url": f"{home}/@{name}",
        "uri": f"{home}/users/{aid}",
        "avatar": f"{AT}/proxy/avatar.webp?url={aid}",
        "avatar_static": f"{AT}/proxy/avatar.webp?url={aid}&static=1",
        "header": f"{AT}/static-assets/transparent.png",
        "header_static": f"{AT}/static-assets/transparent.png",
        "emojis": [],
        "moved": None,
        "fields": [],
        "bot": None,
        "discoverable": True,
        "group": False,
    }


def emoji(name: str) -> Json:
    """A CustomEmoji."""
    url = f"{AT}/emoji/{name}.webp"
    return {"shortcode": name, "static_url": f"{url}?static=1", "url": url, "category": ""}


def status(aid: str, author: Json, content: str, **more: object) -> Json:
    """A Status; what is said in one place is said again in another."""
    found: Json = {
        "id": aid,
        "uri": f"{AT}/notes/{aid}",
        "url": f"{AT}/notes/{aid}",
        "account": author,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "reblog": None,
        "content": content,
        "content_type": "text/x.misskeymarkdown",
        "text": "$[spin the source]",
        "created_at": "2025-11-02T04:00:00.000Z",
        "edited_at": None,
        "emojis": [],
        "replies_count": 0,
        "reblogs_count": 0,
        "favourites_count": 1,
        "reblogged": False,
        "favourited": False,
        "muted": False,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "card": None,
        "poll": None,
        "application": None,
        "language": None,
        "pinned": False,
        "reactions": [{"name": "⭐", "count": 1, "me": False}],
        "emoji_reactions": [{"name": "⭐", "count": 1, "me": False}],
        "bookmarked": False,
        "quote": False,
        "quote_id": None,
    }
    return found | more


def _text() -> str:
    return (
        '<p><a href="https://gill.test/@shark" class="u-url mention">@shark@gill.test</a>'
        "<span> </span><i><b><span>round and round</span></b></i><span> :bite:<br><br></span>"
        "<ruby><span>鮫</span><rp>(</rp><rt><span>さめ</span></rt><rp>)</rp></ruby>"
        "<small><span>(quietly)</span></small><br>"
        f'<a href="{AT}/tags/teeth" rel="tag" class="hashtag">#teeth</a>'
        '<span> </span><a href="https://gill.example/y">https://gill.example/y</a></p>'
    )


def _poll(aid: str) -> Json:
    return {
        "id": aid,
        "expires_at": "2025-11-03T04:00:00.000Z",
        "expired": False,
        "multiple": False,
        "votes_count": 3,
        "options": [
            {"title": "fin", "votes_count": 2},
            {"title": "tail", "votes_count": 1},
        ],
        "emojis": [],
        "voted": False,
        "own_votes": None,
    }


def _home(ray: Json, shark: Json) -> list[Json]:
    mention = {key: shark[key] for key in ("id", "username", "url", "acct")}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "teeth", "url": f"{AT}/tags/teeth"}],
        "emojis": [emoji("bite")],
    }
    boosted = status("a0k7quiet1", shark, _text(), **shared)
    inline = (
        f'<p><span>see</span><span class="quote-inline"><br><br>RE: <a href="{boosted["uri"]}">'
        f"{boosted['uri']}</a></span></p>"
    )
    medium: Json = {
        "id": "a0k7file01",
        "type": "image",
        "url": f"{AT}/files/a.webp",
        "preview_url": f"{AT}/proxy/a.webp?preview=1",
        "remote_url": f"{AT}/files/a.webp",
        "text_url": f"{AT}/files/a.webp",
        "meta": {"width": 300, "height": 900},
        "description": "A fin",
        "blurhash": "",
    }
    return [
        status("a0k7post08", ray, _text(), **shared),
        status("a0k7post07", ray, "", reblog=boosted),
        status(
            "a0k7post06",
            shark,
            "<p><span>chomp</span></p>",
            in_reply_to_id="a0k7post08",
            in_reply_to_account_id=ray["id"],
        ),
        status("a0k7post05", ray, "<p><span>which?</span></p>", poll=_poll("a0k7post05")),
        status("a0k7post04", ray, inline, quote=True, quote_id=boosted["id"]),
        status("a0k7post03", ray, "<p><span>blood</span></p>", spoiler_text="teeth"),
        status("a0k7post02", shark, "", media_attachments=[medium], visibility="unlisted"),
        status("a0k7post01", shark, "<p>x</p>", edited_at="2025-11-02T04:10:00.000Z"),
    ]


def sharkey() -> Family:
    """Return the server."""
    ray = account("a0ray00001", "ray")
    shark = account("a0shark001", "shark", "gill.test")
    home = _home(ray, shark)
    marked = [
        (MENTION, "@shark@gill.test", "https://gill.test/@shark"),
        (EMOJI, ":bite:", f"{emoji('bite')['static_url']}"),
        (HASHTAG, "#teeth", f"{AT}/tags/teeth"),
        (LINK, "https://gill.example/y", "https://gill.example/y"),
    ]
    instance: Json = {
        "uri": HOST,
        "title": "Fin",
        "short_description": "",
        "description": "",
        "email": "",
        "version": "3.0.0 (compatible; Sharkey 2025.4.3; like Akkoma)",
        "urls": {"streaming_api": f"wss://{HOST}"},
        "stats": {"user_count": 2, "status_count": 8, "domain_count": 2},
        "thumbnail": "/static-assets/transparent.png",
        "languages": [],
        "registrations": True,
        "configuration": {
            "accounts": {"max_featured_tags": 20, "max_pinned_statuses": 5},
            "statuses": {
                "max_characters": 8192,
                "max_media_attachments": 16,
                "characters_reserved_per_url": 23,
            },
            "reactions": {"max_reactions": 1},
        },
        "contact_account": None,
        "rules": [],
    }
    around = {"ancestors": [], "descendants": [home[2]]}
    return Family(
        name="Sharkey",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=instance,
        own=ray,
        thread=(home[0]["id"], around),
        kinds=frozenset({"boost", "reply", "poll", "warning", "media", "emoji", "edited"}),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=8192, characters_per_link=None, letters=Letters.CODE_UNITS, media=16
        ),
        not_found={"error": "Not found"},
    )
