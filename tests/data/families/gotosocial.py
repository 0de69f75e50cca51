"""GoToSocial 0.20: ULIDs, an interaction policy, and nothing where there is nothing to say."""

from fedidesk.domain.server import Letters, LocalOnly, ServerLimits
from tests.data.families.family import EMOJI, HASHTAG, LINK, MENTION, Family, Json

HOST = "sloth.test"
AT = f"https://{HOST}"
OTTO, WREN = "01K8ZQ4T0R9E2V5M7X1B3C6D8F", "01K8ZQ5A7WJ0N4P6S8T2V5X9YB"
REL = "nofollow noreferrer noopener"


def account(ulid: str, name: str, host: str = "") -> Json:
    """An Account; one without a picture of its own has an empty address there."""
    home = f"https://{host}" if host else AT
    return {
        "id": ulid,
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "display_name": "",
        "locked": True,
        "discoverable": False,
        "bot": False,
        "created_at": "2024-02-29T12:00:00Z",
        "note": "",
        "url": f"{home}/@{name}",
        "avatar": "",
        "avatar_static": "",
        "header": f"{AT}/assets/default_header.webp",
        "header_static": f"{AT}/assets/default_header.webp",
        "header_description": "Flat gray background (default header).",
        "followers_count": 3,
        "following_count": 4,
        "statuses_count": 5,
        "last_status_at": None,
        "emojis": [],
        "fields": [],
        "group": False,
    }


def policy() -> Json:
    """Who may do what with a post."""
    rule = {
        "automatic_approval": ["public", "me"],
        "manual_approval": [],
        "always": ["public", "me"],
        "with_approval": [],
    }
    return {"can_favourite": rule, "can_reply": rule, "can_reblog": rule}


def emoji() -> Json:
    """A CustomEmoji."""
    path = f"{AT}/fileserver/01K8ZQ0000000000000000000A/emoji"
    return {
        "shortcode": "sloth_wave",
        "url": f"{path}/original/01K8ZQEM0J1.png",
        "static_url": f"{path}/static/01K8ZQEM0J1.png",
        "visible_in_picker": True,
        "category": "sloths",
    }


def status(ending: str, author: Json, content: str, **more: object) -> Json:
    """A Status; dates have no fraction of a second."""
    ulid = f"01K90{ending:0>21}"
    found: Json = {
        "id": ulid,
        "created_at": "2025-11-02T09:30:00Z",
        "edited_at": None,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"{AT}/users/{author['username']}/statuses/{ulid}",
        "url": f"{AT}/@{author['username']}/statuses/{ulid}",
        "replies_count": 0,
        "reblogs_count": 0,
        "favourites_count": 0,
        "favourited": False,
        "reblogged": False,
        "muted": False,
        "bookmarked": False,
        "pinned": False,
        "content": content,
        "reblog": None,
        "account": author,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
        "content_type": "text/markdown",
        "interaction_policy": policy(),
    }
    return found | more


def _text() -> str:
    return (
        f'<p><span class="h-card"><a href="https://nest.test/@wren" class="u-url mention"'
        f' rel="{REL}" target="_blank">@<span>wren</span></a></span> slow is <strong>fine</strong>'
        f' :sloth_wave:</p><p><a href="{AT}/tags/slowlife" class="mention hashtag" rel="tag {REL}"'
        f' target="_blank">#<span>slowlife</span></a></p><ul><li>wait</li><li>then wait</li></ul>'
        f'<pre><code class="language-sh">sleep 60\n</code></pre>'
        f'<p><a href="https://moss.example/a?b=c&amp;d=e" rel="{REL}" target="_blank">'
        "https://moss.example/a?b=c&amp;d=e</a></p>"
    )


def _media() -> Json:
    path = f"{AT}/fileserver/{OTTO}/attachment"
    return {
        "id": "01K8ZQMED1A0000000000000AA",
        "type": "audio",
        "url": f"{path}/original/01K8ZQMED1A0000000000000AA.mp3",
        "text_url": f"{path}/original/01K8ZQMED1A0000000000000AA.mp3",
        "preview_url": None,
        "remote_url": None,
        "preview_remote_url": None,
        "meta": {"original": {"duration": 61.3, "bitrate": 128000}, "small": {}},
        "description": "Rain on leaves",
        "blurhash": None,
    }


def _unknown_media() -> Json:
    """Something that it did not fetch: only where it is."""
    return {
        "id": "01K8ZQMED1A0000000000000AB",
        "type": "unknown",
        "url": None,
        "text_url": None,
        "preview_url": None,
        "remote_url": "https://nest.test/files/film.mkv",
        "preview_remote_url": None,
        "meta": None,
        "description": None,
        "blurhash": None,
    }


def _poll() -> Json:
    return {
        "id": "01K8ZQP0110000000000000000",
        "expires_at": "2025-11-09T09:30:00Z",
        "expired": False,
        "multiple": True,
        "votes_count": 4,
        "voters_count": 3,
        "options": [{"title": "Slow", "votes_count": 3}, {"title": "Slower", "votes_count": 1}],
        "emojis": [],
    }


def _home(otto: Json, wren: Json) -> list[Json]:
    mention = {"id": WREN, "username": "wren", "url": wren["url"], "acct": wren["acct"]}
    shared: Json = {
        "mentions": [mention],
        "tags": [{"name": "slowlife", "url": f"{AT}/tags/slowlife"}],
        "emojis": [emoji()],
    }
    boosted = status("B", wren, _text(), **shared)
    first = status("1", otto, _text(), application={"name": "unknown application"}, **shared)
    return [
        first,
        status("2", otto, "", reblog=boosted),
        status("3", wren, "<p>Yes</p>", in_reply_to_id=first["id"], in_reply_to_account_id=OTTO),
        status("4", otto, "<p>Which?</p>", poll=_poll()),
        status(
            "5",
            otto,
            "<p>Slow news</p>",
            spoiler_text="News\n\nNothing happened",
            sensitive=True,
            visibility="mutuals_only",
            local_only=True,
        ),
        status("6", otto, "<p>Listen</p>", media_attachments=[_media(), _unknown_media()]),
        status("7", otto, "", language=None, edited_at="2025-11-02T10:00:00Z"),
        status("8", wren, "<p>สวัสดี</p>", language="th", created_at="0001-01-01T00:00:00.000Z"),
    ]


def _instances() -> tuple[Json, Json]:
    statuses = {
        "max_characters": 5000,
        "max_media_attachments": 6,
        "characters_reserved_per_url": 25,
        "supported_mime_types": ["text/plain", "text/markdown"],
    }
    emojis = {"emoji_size_limit": 51200}
    common: Json = {
        "title": "Sloth",
        "description": "",
        "version": "0.20.0+git-0badcafe",
        "languages": [],
        "rules": [],
        "terms": "",
    }
    first = {
        "uri": AT,
        "account_domain": HOST,
        "short_description": "",
        "email": "",
        "registrations": False,
        "invites_enabled": False,
        "configuration": {"statuses": statuses, "emojis": emojis},
        "urls": {"streaming_api": f"wss://{HOST}"},
        "stats": {"domain_count": 2, "status_count": 3, "user_count": 1},
        "thumbnail": "",
        "max_toot_chars": 5000,
    }
    second = {
        "domain": HOST,
        "account_domain": HOST,
        "source_url": "https://code.example/sloth",
        "usage": {"users": {"active_month": 0}},
        "thumbnail": {"url": ""},
        "configuration": {
            "urls": {"streaming": f"wss://{HOST}"},
            "statuses": statuses,
            "emojis": emojis,
        },
        "contact": {"email": ""},
    }
    return {**common, **first}, {**common, **second}


def gotosocial() -> Family:
    """Return the server."""
    otto, wren = account(OTTO, "otto"), account(WREN, "wren", "nest.test")
    home = _home(otto, wren)
    first, second = _instances()
    marked = [
        (MENTION, "@wren", "https://nest.test/@wren"),
        (EMOJI, ":sloth_wave:", emoji()["static_url"]),
        (HASHTAG, "#slowlife", f"{AT}/tags/slowlife"),
        (LINK, "https://moss.example/a?b=c&d=e", "https://moss.example/a?b=c&d=e"),
    ]
    return Family(
        name="GoToSocial 0.20",
        host=HOST,
        domain=HOST,
        home=home,
        instance_1=first,
        instance_2=second,
        own={**otto, "source": {"privacy": "unlisted", "status_content_type": "text/plain"}},
        thread=(home[2]["id"], {"ancestors": [home[0]], "descendants": []}),
        kinds=frozenset({"boost", "reply", "poll", "warning", "media", "emoji", "edited"}),
        marked={home[0]["id"]: marked, home[1]["id"]: marked},
        limits=ServerLimits(
            characters=5000,
            characters_per_link=None,
            letters=Letters.CODE_POINTS,
            media=6,
            content_types=("text/plain", "text/markdown"),
            local_only=LocalOnly.FLAG,
        ),
        not_found={"error": "Not Found"},
    )
