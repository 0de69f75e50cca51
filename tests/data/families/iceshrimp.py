"""Iceshrimp, of the Misskey branch: aid ids, markup in its own style, many fields left out."""

from fedidesk.domain.server import Letters, PollLimits, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "shrimp.test"
AT = f"https://{HOST}"


def account(aid: str, name: str, host: str = "") -> Json:
    """An Account; nothing says whether its picture moves."""
    home = f"https://{host}" if host else AT
    return {
        "id": aid,
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "fqn": f"{name}@{host or HOST}",
        "display_name": f"{name} \u200b:krill:\u200b",
        "locked": False,
        "created_at": "2023-07-14T10:00:00.123Z",
        "followers_count": 0,
        "following_count": 0,
        "statuses_count": 1,
        "note": "<p></p>",
        "url": f"{home}/@{name}",
        "avatar": f"{AT}/identicon/{aid}",
        "avatar_static": f"{AT}/identicon/{aid}",
        "header": f"{AT}/static-assets/transparent.png",
        "header_static": f"{AT}/static-assets/transparent.png",
        "emojis": [emoji("krill")],
        "moved": None,
        "fields": [],
        "bot": False,
        "discoverable": True,
    }


def emoji(name: str) -> Json:
    """A CustomEmoji."""
    url = f"{AT}/files/emoji-{name}"
    return {
        "shortcode": name,
        "static_url": url,
        "url": url,
        "visible_in_picker": True,
        "category": None,
    }


def status(aid: str, author: Json, content: str, **more: object) -> Json:
    """A Status; it has neither ``url`` nor ``edited_at``, and null where others have lists."""
    found: Json = {
        "id": aid,
        "uri": f"{AT}/notes/{aid}",
        "account": author,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "reblog": None,
        "content": content,
        "content_type": "text/x.misskeymarkdown",
        "text": "the source",
        "created_at": "2025-11-02T07:00:00.001Z",
        "emojis": [],
        "replies_count": 0,
        "reblogs_count": 0,
        "favourites_count": 3,
        "reblogged": None,
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
        "reactions": [
            {"count": 2, "me": False, "name": "🦐"},
            {"count": 1, "me": True, "name": "krill", "url": f"{AT}/files/emoji-krill"},
        ],
        "bookmarked": False,
        "quote": None,
        "quote_id": None,
        "filtered": None,
    }
    return found | more


def _text() -> str:
    return (
        '<p><span>*<span>hello</span>* </span><span class="h-card" translate="no">'
        '<a href="https://reef.test/@prawn" class="u-url mention">@<span>prawn</span></a></span>'
        "<span> \u200b:krill:\u200b<br>second line<br></span>"
        f'<a href="{AT}/tags/plankton" rel="tag">#plankton</a><span> </span>'
        '<a rel="nofollow noopener noreferrer" target="_blank" href="https://reef.example/x">'
        "reef.example/x</a><blockquote><span>deep</span></blockquote>"
        "<div><small><span>centred and small</span></small></div><code>a = b</code></p>"
    )


def _media() -> Json:
    url = f"{AT}/files/webpublic-1"
    return {
        "id": "9yq2mfile1",
        "type": "image",
        "url": url,
        "remote_url": url,
        "preview_url": f"{AT}/files/thumbnail-1",
        "text_url": url,
        "meta": {"width": 800, "height": 500},
        "description": None,
        "blurhash": "yFIE|gRj00WB-;j[t7j[4nWBj[Rj",
    }


def _poll(aid: str) -> Json:
    return {
        "id": aid,
        "expires_at": None,
        "expired": False,
        "multiple": True,
        "options": [{"title": "krill", "votes_count": 1}, {"title": "kelp", "votes_count": 0}],
        "votes_count": 1,
        "voters_count": 0,
        "voted": True,
        "own_votes": [0],
        "emojis": [],
    }


def _home(nori: Json, prawn: Json) -> list[Json]:
    mention = {key: prawn[key] for key in ("id", "username", "url", "acct")}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "plankton", "url": f"{AT}/tags/plankton"}],
        "emojis": [emoji("krill")],
    }
    boosted = status("9yq2minner", prawn, _text(), **shared)
    quoted = status("9yq2mquoted", prawn, "<p><span>quoted</span></p>")
    # It answers those who know the old quotes and those who know the new ones in one.
    both = {"state": "accepted", "quoted_status": quoted, **quoted}
    return [
        status("9yq2m8a1zk", nori, _text(), **shared),
        status("9yq2m8a1zj", nori, "", reblog=boosted),
        status(
            "9yq2m8a1zi",
            prawn,
            "<p><span>ok</span></p>",
            in_reply_to_id="9yq2m8a1zk",
            in_reply_to_account_id=nori["id"],
        ),
        status("9yq2m8a1zh", nori, "<p><span>vote</span></p>", poll=_poll("9yq2m8a1zh")),
        status(
            "9yq2m8a1zg",
            nori,
            f'<p><span>true</span><span class="quote-inline"><br><br>RE: <a href="{quoted["uri"]}">'
            f"{quoted['uri'][8:]}</a></span></p>",
            quote=both,
            quote_id=quoted["id"],
        ),
        status("9yq2m8a1zf", nori, "<p><span>boo</span></p>", spoiler_text="a fright"),
        status("9yq2m8a1ze", nori, "", media_attachments=[_media()]),
        status("9yq2m8a1zd", prawn, "<p><span>海老</span></p>", visibility="specified"),
    ]


def iceshrimp() -> Family:
    """Return the server."""
    nori = account("9xk0nori01", "nori")
    prawn = account("9xk0prawn2", "prawn", "reef.test")
    home = _home(nori, prawn)
    marked = [
        (MENTION, "@prawn", "https://reef.test/@prawn"),
        (EMOJI, ":krill:", emoji("krill")["url"]),
        (HASHTAG, "#plankton", f"{AT}/tags/plankton"),
        (LINK, "reef.example/x", "https://reef.example/x"),
    ]
    instance: Json = {
        "uri": HOST,
        "title": "Shrimp",
        "short_description": "",
        "description": "",
        "email": "",
        "version": "4.2.1 (compatible; Iceshrimp 2023.12.9)",
        "urls": {"streaming_api": f"wss://{HOST}"},
        "stats": {"user_count": 2, "status_count": 8, "domain_count": 2},
        "thumbnail": None,
        "languages": ["en"],
        "registrations": True,
        "configuration": {
            "accounts": {"max_featured_tags": 20},
            "statuses": {
                "supported_mime_types": ["text/x.misskeymarkdown"],
                "max_characters": 3000,
                "max_media_attachments": 16,
                "characters_reserved_per_url": 23,
            },
            "polls": {"max_options": 10},
            "reactions": {"max_reactions": 1, "default_reaction": "⭐"},
        },
        "contact_account": None,
    }
    around = {"ancestors": [], "descendants": [home[2], home[7]]}
    return Family(
        name="Iceshrimp",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=instance,
        own=nori,
        thread=(home[0]["id"], around),
        kinds=frozenset({"boost", "reply", "poll", "quote", "warning", "media", "emoji"}),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=3000,
            characters_per_link=None,
            letters=Letters.CODE_UNITS,
            media=16,
            polls=PollLimits(options=10),
        ),
        not_found={"error": "This method doesn't exist"},
    )
