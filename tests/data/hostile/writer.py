"""Writes statuses as a server does, whose pictures and traps are at hosts of a test's own."""

from dataclasses import dataclass
from typing import Any

from tests.data.families.family import Json


@dataclass(frozen=True)
class Hosts:
    """Where pictures are, and where nobody may ask; both with their scheme, without a slash."""

    media: str = "http://media.test"
    trap: str = "http://trap.test"


class Writer:
    """Writes statuses in the style of Mastodon, whose pictures are all at one host."""

    def __init__(self, hosts: Hosts) -> None:
        self.hosts = hosts
        self._number = 0

    def status(self, content: str = "<p>text</p>", **more: Any) -> Json:
        """Return a public post, newer than the one before."""
        self._number += 1
        found: Json = {
            "id": f"2{self._number:017}",
            "created_at": "2026-03-14T12:00:00.000Z",
            "edited_at": None,
            "in_reply_to_id": None,
            "in_reply_to_account_id": None,
            "sensitive": False,
            "spoiler_text": "",
            "visibility": "public",
            "language": "en",
            "uri": f"https://social.test/users/writer/statuses/{self._number}",
            "url": f"https://social.test/@writer/{self._number}",
            "replies_count": 0,
            "reblogs_count": 0,
            "favourites_count": 0,
            "content": content,
            "account": self.account(f"writer{self._number % 5}"),
            "reblog": None,
            "media_attachments": [],
            "mentions": [],
            "tags": [],
            "emojis": [],
            "card": None,
            "poll": None,
            "quote": None,
            "filtered": [],
        }
        return found | more

    def account(self, name: str, **more: Any) -> Json:
        """Return somebody."""
        picture = f"{self.hosts.media}/avatar/{name}.png"
        found: Json = {
            "id": f"a-{name}",
            "username": name,
            "acct": f"{name}@social.test",
            "display_name": name.title(),
            "url": f"https://social.test/@{name}",
            "avatar": picture,
            "avatar_static": picture,
            "emojis": [],
        }
        return found | more

    def medium(self, name: str = "picture", kind: str = "image", **more: Any) -> Json:
        """Return an attachment; its file is named for what is wrong with it."""
        size = {"width": 1200, "height": 800}
        found: Json = {
            "id": f"m-{name}",
            "type": kind,
            "url": f"{self.hosts.media}/whole/{name}",
            "preview_url": f"{self.hosts.media}/media/{name}",
            "remote_url": None,
            "description": None,
            "blurhash": "UBL_:rOpGG-;~qRjxaRj-;j[j[ay",
            "meta": {"original": size, "small": size, "focus": {"x": 0, "y": 0}},
        }
        return found | more

    def emoji(self, shortcode: str) -> Json:
        """Return a custom emoji."""
        url = f"{self.hosts.media}/emoji/blob.png"
        return {"shortcode": shortcode, "url": url, "static_url": url}

    def card(self, **more: Any) -> Json:
        """Return a preview whose page nobody may ask for by himself."""
        found: Json = {
            "url": f"{self.hosts.trap}/page",
            "title": "A page",
            "description": "What it is about",
            "type": "rich",
            "provider_name": "",
            "provider_url": f"{self.hosts.trap}/provider",
            "html": f"<iframe src='{self.hosts.trap}/oembed'></iframe>",
            "embed_url": f"{self.hosts.trap}/embed",
            "image": f"{self.hosts.media}/card/page.png",
            "width": 400,
            "height": 200,
            "authors": [],
        }
        return found | more

    def poll(self, *titles: str, **more: Any) -> Json:
        """Return a poll."""
        options = [{"title": title, "votes_count": 1} for title in titles]
        found: Json = {
            "id": "p1",
            "options": options,
            "votes_count": len(titles),
            "voters_count": None,
            "multiple": False,
            "expired": False,
            "expires_at": "2026-03-20T12:00:00.000Z",
            "voted": False,
            "own_votes": [],
            "emojis": [],
        }
        return found | more
