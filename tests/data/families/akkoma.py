"""Akkoma: flake ids, its own extras in objects of their own, and an old idea of an instance."""

from fedidesk.domain.server import LocalOnly, MediaLimits, PollLimits, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "akko.test"
AT = f"https://{HOST}"
GHOST = "_"
"""Stands for the id of a post that it knows of and does not have."""


def account(flake: str, name: str, host: str = "") -> Json:
    """An Account, with the fields of Pleroma that change nothing for us."""
    home = f"https://{host}" if host else AT
    return {
        "id": flake,
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "fqn": f"{name}@{host or HOST}",
        "display_name": f"{name} :fox:",
        "locked": False,
        "bot": False,
        "created_at": "2022-12-12T12:12:12.000Z",
        "note": "one<br/>two",
        "url": f"{home}/users/{name}",
        "uri": f"{home}/users/{name}",
        "avatar": f"{AT}/images/avi.png",
        "avatar_static": f"{AT}/images/avi.png",
        "header": f"{AT}/images/banner.png",
        "header_static": f"{AT}/images/banner.png",
        "followers_count": 10,
        "following_count": 20,
        "statuses_count": 30,
        "last_status_at": "2025-11-02T08:00:00",
        "emojis": [emoji("fox")],
        "fields": [],
        "akkoma": {"instance": {"name": host or HOST, "nodeinfo": None}, "status_ttl_days": None},
        "pleroma": {
            "ap_id": f"{home}/users/{name}",
            "background_image": None,
            "is_confirmed": True,
            "tags": [],
            "relationship": {},
        },
        "source": {"fields": [], "note": "", "pleroma": {}, "sensitive": False},
    }


def emoji(name: str) -> Json:
    """A CustomEmoji."""
    url = f"{AT}/emoji/pack/{name}.png"
    return {"shortcode": name, "url": url, "static_url": url, "visible_in_picker": False}


def status(flake: str, author: Json, content: str, **more: object) -> Json:
    """A Status."""
    reactions = [
        {"name": "🦊", "count": 2, "me": False, "url": None, "account_ids": ["Aa1"]},
        {"name": "fox@far.test", "count": 1, "me": True, "url": f"{AT}/proxy/fox.png"},
    ]
    found: Json = {
        "id": flake,
        "uri": f"{AT}/objects/3f0c{flake}",
        "url": f"{AT}/notice/{flake}",
        "account": author,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "reblog": None,
        "card": None,
        "content": content,
        "text": None,
        "created_at": "2025-11-02T08:00:00.000Z",
        "edited_at": None,
        "reblogs_count": 1,
        "replies_count": 0,
        "favourites_count": 2,
        "reblogged": False,
        "favourited": False,
        "bookmarked": False,
        "muted": False,
        "pinned": False,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "media_attachments": [],
        "poll": None,
        "mentions": [],
        "tags": [],
        "application": None,
        "language": None,
        "emojis": [],
        "quote_id": None,
        "quote": None,
        "emoji_reactions": reactions,
        "pleroma": {
            "local": True,
            "conversation_id": 1234567,
            "context": f"{AT}/contexts/9",
            "content": {"text/plain": "the same without markup"},
            "spoiler_text": {"text/plain": ""},
            "emoji_reactions": reactions,
            "parent_visible": False,
            "thread_muted": False,
            "expires_at": None,
        },
        "akkoma": {
            "source": {"content": "the source", "mediaType": "text/x.misskeymarkdown"},
            "in_reply_to_apid": None,
            "quote_apid": None,
        },
    }
    return found | more


def _boost(flake: str, author: Json, boosted: Json) -> Json:
    """A boost: it lacks what only the post inside has."""
    whole = status(flake, author, "", reblog=boosted, uri=f"{AT}/activities/{flake}")
    lacking = ("card", "poll", "quote", "quote_id", "edited_at", "emoji_reactions", "akkoma")
    kept = {name: value for name, value in whole.items() if name not in lacking}
    return kept | {"pleroma": {"local": True, "pinned_at": None}}


def _text() -> str:
    return (
        '<span class="h-card"><a class="u-url mention" data-user="AhLx3kO9wYq2mZ7cT4"'
        ' href="https://den.test/users/vixen" rel="ugc">@<span>vixen</span></a></span>'
        " look :fox: what <em>I</em> found<br/><br/>"
        f'<a class="hashtag" data-tag="foxes" href="{AT}/tag/foxes" rel="tag ugc">#foxes</a><br/>'
        '<a href="https://den.example/found" rel="ugc">https://den.example/found</a>'
    )


def _media() -> Json:
    url = f"{AT}/media/0f/fox.png?name=fox.png"
    return {
        "id": "-1203944772",
        "url": url,
        "remote_url": url,
        "preview_url": url,
        "text_url": url,
        "type": "image",
        "description": "",
        "pleroma": {"mime_type": "image/png"},
        "blurhash": None,
        "meta": {"original": {"width": 640, "height": 960, "aspect": 0.6666666666666666}},
    }


def _card() -> Json:
    return {
        "type": "link",
        "provider_name": "den.example",
        "provider_url": "https://den.example",
        "url": "https://den.example/found",
        "image": f"{AT}/proxy/card.jpg",
        "image_description": "",
        "title": "Found",
        "description": "A thing",
        "pleroma": {"opengraph": {"image": f"{AT}/proxy/card.jpg"}},
    }


def _poll() -> Json:
    return {
        "id": "887766",
        "expires_at": "2025-11-02T20:00:00.000Z",
        "expired": True,
        "multiple": False,
        "votes_count": 9,
        "voters_count": 9,
        "options": [
            {"title": "Red fox", "votes_count": 6},
            {"title": "Grey fox", "votes_count": 3},
        ],
        "emojis": [],
        "voted": False,
        "own_votes": [],
        "pleroma": {"non_anonymous": False},
    }


def _home(tod: Json, vixen: Json) -> list[Json]:
    mention = {key: vixen[key] for key in ("acct", "id", "url", "username")}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "foxes", "url": f"{AT}/tag/foxes"}],
        "emojis": [emoji("fox")],
    }
    boosted = status("AzInner1kO9wYq2mZ7", vixen, _text(), **shared)
    quoted = status("AzQuoted5kO9wYq2m", vixen, "quoted")
    quote_text = (
        "I agree"
        f'<span class="quote-inline"><br/><br/>RE: <a href="{quoted["url"]}">there</a></span>'
    )
    return [
        status("AzTop9kO9wYq2mZ7cT", tod, _text(), card=_card(), **shared),
        _boost("AzBoost2kO9wYq2mZ7", tod, boosted),
        status(
            "AzReply3kO9wYq2mZ7",
            vixen,
            "to nobody you know",
            in_reply_to_id=GHOST,
            in_reply_to_account_id=GHOST,
        ),
        status("AzPoll4kO9wYq2mZ7c", tod, "Which one?", poll=_poll()),
        status("AzQuote5kO9wYq2mZ7", tod, quote_text, quote_id=quoted["id"], quote=quoted),
        status(
            "AzWarn6kO9wYq2mZ7c",
            tod,
            "Foxes <b>everywhere</b>",
            spoiler_text="foxes",
            visibility="local",
            edited_at="2025-11-02T08:30:00.000Z",
        ),
        status("AzMedia7kO9wYq2mZ7", vixen, "", media_attachments=[_media()], sensitive=True),
        status("AzLast8kO9wYq2mZ7c", vixen, "<p><span>かわいい<br></span></p>", visibility="list"),
    ]


def akkoma() -> Family:
    """Return the server."""
    tod = account("AhLx3kO9wYq2mZ7cT3", "tod")
    vixen = account("AhLx3kO9wYq2mZ7cT4", "vixen", "den.test")
    home = _home(tod, vixen)
    marked = [
        (MENTION, "@vixen", "https://den.test/users/vixen"),
        (EMOJI, ":fox:", emoji("fox")["static_url"]),
        (HASHTAG, "#foxes", f"{AT}/tag/foxes"),
        (LINK, "https://den.example/found", "https://den.example/found"),
    ]
    instance: Json = {
        "uri": HOST,
        "title": "Akko",
        "description": "",
        "version": "2.7.2 (compatible; Akkoma 3.15.2-0-gbadcafe)",
        "email": "",
        "urls": {"streaming_api": f"wss://{HOST}"},
        "stats": {"domain_count": 1, "status_count": 2, "user_count": 3},
        "thumbnail": f"{AT}/instance/thumbnail.jpeg",
        "languages": ["en"],
        "registrations": True,
        "approval_required": True,
        "max_toot_chars": 5000,
        "poll_limits": {"max_options": 20, "max_option_chars": 200},
        "upload_limit": 16000000,
        "pleroma": {
            "metadata": {"features": ["pleroma_api", "quote_posting"]},
            "stats": {"mau": 3},
        },
    }
    return Family(
        name="Akkoma",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=instance,
        own=tod,
        thread=(home[4]["id"], {"ancestors": [home[0]], "descendants": [home[6], home[7]]}),
        kinds=frozenset(
            {"boost", "reply", "poll", "card", "quote", "warning", "media", "emoji", "edited"}
        ),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=5000,
            characters_per_link=None,
            files=MediaLimits(image_bytes=16_000_000, video_bytes=16_000_000),
            polls=PollLimits(options=20, characters=200),
            quotes=True,
            local_only=LocalOnly.VISIBILITY,
        ),
        not_found={"error": "Not implemented"},
    )
