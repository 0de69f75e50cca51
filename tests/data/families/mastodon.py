"""Mastodon 4.2, 4.3 and 4.5: what each version has more than the one before."""

from fedidesk.domain.server import MediaLimits, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "mammoth.test"
AT = f"https://{HOST}"
FILES = f"https://files.{HOST}"


def account(number: int, name: str, version: str, host: str = "") -> Json:
    """An Account."""
    known_as = f"{name}@{host}" if host else name
    home = f"https://{host}" if host else AT
    found: Json = {
        "id": f"1110{number:014d}",
        "username": name,
        "acct": known_as,
        "display_name": f"{name.title()} :fern:",
        "locked": False,
        "bot": False,
        "discoverable": None,
        "group": False,
        "created_at": "2023-04-01T00:00:00.000Z",
        "note": "<p>Counts ferns.</p>",
        "url": f"{home}/@{name}",
        "uri": f"{home}/users/{name}",
        "avatar": f"{FILES}/avatars/{number}/original/fern.gif",
        "avatar_static": f"{FILES}/avatars/{number}/static/fern.png",
        "header": f"{AT}/headers/original/missing.png",
        "header_static": f"{AT}/headers/original/missing.png",
        "followers_count": 12,
        "following_count": 40,
        "statuses_count": 333,
        "last_status_at": "2025-11-02",
        "emojis": [emoji("fern")],
        "fields": [],
    }
    if not host:
        found |= {"noindex": False, "roles": []}
    if version != "4.2":
        found |= {"indexable": True, "hide_collections": False}
    return found


def emoji(name: str) -> Json:
    """A CustomEmoji."""
    path = f"{FILES}/custom_emojis/images"
    return {
        "shortcode": name,
        "url": f"{path}/original/{name}.png",
        "static_url": f"{path}/static/{name}.png",
        "visible_in_picker": True,
    }


def status(number: int, author: Json, content: str, version: str, **more: object) -> Json:
    """A Status."""
    name = author["username"]
    found: Json = {
        "id": f"1150{number:014d}",
        "created_at": f"2025-11-02T10:{59 - number:02d}:07.412Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"{AT}/users/{name}/statuses/1150{number:014d}",
        "url": f"{AT}/@{name}/1150{number:014d}",
        "replies_count": 1,
        "reblogs_count": 2,
        "favourites_count": 3,
        "edited_at": None,
        "favourited": False,
        "reblogged": False,
        "muted": False,
        "bookmarked": False,
        "content": content,
        "filtered": [],
        "reblog": None,
        "application": {"name": "Web", "website": None},
        "account": author,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
    }
    if version == "4.5":
        approval = {"automatic": ["public"], "manual": [], "current_user": "automatic"}
        found |= {"quote": None, "quotes_count": 0, "quote_approval": approval}
    return found | more


def rich_text(version: str) -> str:
    """A mention, a hashtag, a link that is cut short and an emoji, as a version writes them."""
    rel = "nofollow noopener noreferrer" if version == "4.2" else "nofollow noopener"
    card = '<span class="h-card" translate="no">'
    return (
        f'<p>{card}<a href="https://pond.test/@heron" class="u-url mention">@<span>heron</span></a>'
        f'</span> and {card}<a href="{AT}/@moss" class="u-url mention">@<span>moss</span></a>'
        f'</span> walk :fern:<br />near <a href="https://walks.example/north/shore/in-november"'
        f' target="_blank" rel="{rel}" translate="no"><span class="invisible">https://</span>'
        '<span class="ellipsis">walks.example/north/shore</span>'
        '<span class="invisible">/in-november</span></a></p>'
        f'<p><a href="{AT}/tags/ShoreWalk" class="mention hashtag" rel="tag">'
        "#<span>ShoreWalk</span></a> A &amp; B</p>"
    )


def _media() -> Json:
    size = {"width": 1920, "height": 1080, "size": "1920x1080", "aspect": 1.7777777777777777}
    return {
        "id": "115000000000000901",
        "type": "gifv",
        "url": f"{FILES}/media_attachments/files/901/original/heron.mp4",
        "preview_url": f"{FILES}/media_attachments/files/901/small/heron.png",
        "remote_url": None,
        "preview_remote_url": None,
        "text_url": None,
        "meta": {
            "length": "0:00:02.04",
            "duration": 2.04,
            "fps": 25,
            "original": {"width": 1920, "height": 1080, "frame_rate": "25/1", "bitrate": 812000},
            "small": size,
        },
        "description": None,
        "blurhash": "UBL_:rOpGG-;~qRjxaRj-;j[j[ay",
    }


def _poll() -> Json:
    return {
        "id": "4711",
        "expires_at": None,
        "expired": False,
        "multiple": False,
        "votes_count": 0,
        "voters_count": None,
        "voted": False,
        "own_votes": [],
        "options": [
            {"title": "Rain :fern:", "votes_count": None},
            {"title": "Snow", "votes_count": None},
        ],
        "emojis": [emoji("fern")],
    }


def _card(version: str) -> Json:
    found: Json = {
        "url": "https://walks.example/north",
        "title": "North",
        "description": "",
        "language": None,
        "type": "video",
        "author_name": "",
        "author_url": "",
        "provider_name": "",
        "provider_url": "",
        "html": '<iframe src="https://walks.example/embed"></iframe>',
        "width": 560,
        "height": 315,
        "image": None,
        "image_description": "",
        "embed_url": "",
        "blurhash": None,
        "published_at": None,
    }
    return found if version == "4.2" else found | {"authors": [], "missing_attribution": False}


def _home(version: str) -> list[Json]:
    moss = account(1, "moss", version)
    heron = account(2, "heron", version, "pond.test")
    text = rich_text(version)
    mentions = [
        {"id": each["id"], "username": each["username"], "url": each["url"], "acct": each["acct"]}
        for each in (heron, moss)
    ]
    shared: Json = {
        "mentions": mentions,
        "tags": [{"name": "shorewalk", "url": f"{AT}/tags/shorewalk"}],
        "emojis": [emoji("fern")],
    }
    boosted = status(30, heron, text, version, **shared)
    boost: Json = {**shared, "reblog": boosted, "application": None}
    match = {
        "filter": {
            "id": "5",
            "title": "Weather",
            "context": ["home"],
            "expires_at": None,
            "filter_action": "warn",
        },
        "keyword_matches": ["snow"],
        "status_matches": None,
    }
    page = [
        status(1, moss, text, version, **shared),
        status(2, moss, text, version, **boost),
        status(
            3,
            heron,
            "<p>Yes</p>",
            version,
            in_reply_to_id="115000000000000001",
            in_reply_to_account_id=moss["id"],
            application=None,
        ),
        status(4, moss, "<p>Tomorrow?</p>", version, poll=_poll(), filtered=[match]),
        status(5, moss, "<p>See there</p>", version, card=_card(version), language=None),
        status(
            6,
            moss,
            "<p>It ends well.</p>",
            version,
            spoiler_text="The end :fern:",
            sensitive=True,
            emojis=[emoji("fern")],
            visibility="private",
            edited_at="2025-11-02T11:00:00.000Z",
        ),
        status(7, heron, "", version, media_attachments=[_media()], sensitive=True),
        status(8, moss, "<p>নদী শান্ত।</p>", version, language="bn", visibility="unlisted"),
    ]
    return page + (_quotes(moss, heron) if version == "4.5" else [])


def _quotes(moss: Json, heron: Json) -> list[Json]:
    """A quote that may be seen, one that may not, and one that is only named."""
    quoted = status(31, heron, "<p>A heron stands.</p>", "4.5")
    line = f'<p class="quote-inline">RE: <a href="{quoted["url"]}">{quoted["url"]}</a></p>'
    deep = {**quoted, "quote": {"state": "accepted", "quoted_status_id": "115000000000000032"}}
    return [
        status(9, moss, f"{line}<p>So it does.</p>", "4.5", quote=_quote("accepted", deep)),
        status(10, moss, f"{line}<p>Gone</p>", "4.5", quote=_quote("revoked", None)),
        status(11, moss, f"{line}<p>Wait</p>", "4.5", quote=_quote("pending", None)),
    ]


def _quote(state: str, quoted: Json | None) -> Json:
    return {"state": state, "quoted_status": quoted}


def _limits() -> Json:
    return {
        "statuses": {
            "max_characters": 500,
            "max_media_attachments": 4,
            "characters_reserved_per_url": 23,
        },
        "media_attachments": {"supported_mime_types": ["image/jpeg"], "image_size_limit": 16777216},
        "polls": {"max_options": 4, "max_characters_per_option": 50},
    }


def _instance_2(version: str) -> Json:
    found: Json = {
        "domain": HOST,
        "title": "Mammoth",
        "version": f"{version}.1",
        "source_url": "https://code.example/mammoth",
        "description": "",
        "usage": {"users": {"active_month": 123}},
        "thumbnail": {"url": f"{FILES}/thumbnail.png", "blurhash": None, "versions": {}},
        "languages": ["en"],
        "configuration": {
            "urls": {"streaming": f"wss://streaming.{HOST}", "status": None},
            "accounts": {"max_featured_tags": 10},
            "translation": {"enabled": False},
            **_limits(),
        },
        "registrations": {"enabled": False, "approval_required": False, "message": None},
        "contact": {"email": "", "account": None},
        "rules": [],
    }
    if version != "4.2":
        found["api_versions"] = {"mastodon": 2 if version == "4.3" else 7}
        found["icon"] = []
    if version == "4.5":
        access = {"local": "public", "remote": "authenticated"}
        found["configuration"]["timelines_access"] = {"live_feeds": access, "hashtag_feeds": access}
        found["configuration"]["limited_federation"] = False
    return found


def _instance_1(version: str) -> Json:
    return {
        "uri": HOST,
        "title": "Mammoth",
        "short_description": "",
        "description": "",
        "email": "",
        "version": f"{version}.1",
        "urls": {"streaming_api": f"wss://streaming.{HOST}"},
        "stats": {"user_count": 1234, "status_count": 99, "domain_count": 5},
        "thumbnail": f"{FILES}/thumbnail.png",
        "languages": ["en"],
        "registrations": False,
        "approval_required": False,
        "invites_enabled": True,
        "configuration": _limits(),
        "contact_account": None,
        "rules": [],
    }


def mastodon(version: str) -> Family:
    """Return a server of ``version``: 4.2, 4.3 or 4.5."""
    moss = account(1, "moss", version)
    home = _home(version)
    before = status(40, moss, "<p>First</p>", version)
    after = status(41, moss, "<p>Last</p>", version, in_reply_to_id="115000000000000001")
    source = {"privacy": "public", "sensitive": False, "language": None, "note": "", "fields": []}
    role = {"id": "-99", "name": "", "permissions": "65536", "color": "", "highlighted": False}
    marked = [
        (MENTION, "@heron", "https://pond.test/@heron"),
        (MENTION, "@moss", f"{AT}/@moss"),
        (EMOJI, ":fern:", emoji("fern")["static_url"]),
        (LINK, "walks.example/north/shore…", "https://walks.example/north/shore/in-november"),
        (HASHTAG, "#ShoreWalk", f"{AT}/tags/ShoreWalk"),
    ]
    kinds = {"boost", "reply", "poll", "card", "warning", "media", "emoji", "edited"}
    return Family(
        name=f"Mastodon {version}",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=_instance_1(version),
        instance_2=_instance_2(version),
        own={**moss, "source": source, "role": role},
        thread=(home[0]["id"], {"ancestors": [before], "descendants": [home[2], after]}),
        kinds=frozenset(kinds | ({"quote"} if version == "4.5" else set())),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(files=MediaLimits(types=("image/jpeg",)), quotes=version == "4.5"),
    )
