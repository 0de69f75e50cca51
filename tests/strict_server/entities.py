"""What the world looks like in the words and JSON of the API, with a real server's gaps.

On purpose some answers leave fields out, some say null where others have a list, and a few
values belong to no list a client can know.
"""

import zlib
from datetime import datetime
from typing import Any

from tests.strict_server.markup import MentionLink, hashtags_in, to_html
from tests.strict_server.pictures import striped_png
from tests.strict_server.state import Medium, Notification, Poll, Post, Profile, World

Json = dict[str, Any]
EMOJI = {"teapot": 0.08, "fern": 0.36}
_SPARSE = ("card", "poll", "application", "in_reply_to_account_id", "edited_at", "muted", "pinned")
_NULLABLE = ("tags", "emojis", "mentions")
_BLURHASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"


def timestamp(moment: datetime) -> str:
    """A moment as GoToSocial writes it, in UTC with milliseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Entities:
    """Turns the world into JSON, always as seen by one signed-in profile."""

    def __init__(self, world: World, base_url: str) -> None:
        self._world = world
        self.base_url = base_url

    # Profiles

    def profile_url(self, profile: Profile) -> str:
        """The page of a profile on its own server."""
        home = f"https://{profile.domain}" if profile.domain else self.base_url
        return f"{home}/@{profile.username}"

    def post_url(self, post: Post) -> str:
        """The page of a post on its own server."""
        return f"{self.profile_url(self._author(post))}/statuses/{post.id}"

    def account(self, profile: Profile) -> Json:
        """An `Account`."""
        posts = [post for post in self._world.posts.values() if post.author_id == profile.id]
        avatar = f"{self.base_url}/fileserver/{profile.id}/avatar/original/{profile.username}.png"
        found: Json = {
            "id": profile.id,
            "username": profile.username,
            "acct": profile.handle,
            "display_name": profile.display_name,
            "locked": profile.locked,
            "bot": profile.bot,
            "created_at": timestamp(profile.created_at),
            "note": self._html(profile.note),
            "url": self.profile_url(profile),
            "avatar": avatar,
            "avatar_static": avatar,
            "header": f"{self.base_url}/fileserver/{profile.id}/header/original/header.png",
            "followers_count": self._followers(profile),
            "following_count": len(profile.following),
            "statuses_count": len(posts),
            "last_status_at": max((post.created_at for post in posts), default=None),
            "emojis": self._emojis(profile.display_name + profile.note),
            "fields": [],
            "enable_rss": True,
            "roles": [],
        }
        if found["last_status_at"] is not None:
            found["last_status_at"] = found["last_status_at"].date().isoformat()
        if profile.domain is not None:
            del found["enable_rss"], found["roles"]
            found["header"] = ""
        if profile.username == "noa":
            del found["avatar_static"], found["fields"], found["last_status_at"]
            found["avatar"] = None
        return found

    def own_account(self, profile: Profile) -> Json:
        """An `Account` with what only its owner sees."""
        source = {
            "privacy": "public",
            "sensitive": False,
            "language": profile.language,
            "note": profile.note,
            "fields": [],
            "status_content_type": "text/plain",
            "follow_requests_count": 0,
        }
        return {**self.account(profile), "source": source, "role": {"name": "user"}}

    def _followers(self, profile: Profile) -> int:
        others = self._world.profiles.values()
        return sum(profile.id in other.following for other in others)

    # Posts

    def status(self, post: Post, viewer: Profile) -> Json:
        """A `Status`; a boost is a wrapper with the post in `reblog`."""
        if post.boost_of is not None:
            original = self._world.posts[post.boost_of]
            inner = self.status(original, viewer)
            return {
                **self._plain(post, viewer),
                "visibility": inner["visibility"],
                "content": inner["content"],
                "url": inner["url"],
                "uri": f"{self.base_url}/users/{self._author(post).username}/statuses/{post.id}",
                "reblog": inner,
                "reblogged": inner["reblogged"],
                "favourited": inner["favourited"],
            }
        return _with_gaps(self._plain(post, viewer), post.id)

    def _plain(self, post: Post, viewer: Profile) -> Json:
        world = self._world
        author = self._author(post)
        boosts = [other for other in world.posts.values() if other.boost_of == post.id]
        parent = world.posts.get(post.in_reply_to_id or "")
        url = self.post_url(post)
        found: Json = {
            "id": post.id,
            "created_at": timestamp(post.created_at),
            "edited_at": timestamp(post.edited_at) if post.edited_at else None,
            "in_reply_to_id": post.in_reply_to_id,
            "in_reply_to_account_id": parent.author_id if parent else None,
            "sensitive": post.sensitive,
            "spoiler_text": post.spoiler_text,
            "visibility": post.visibility,
            "language": post.language,
            "uri": url,
            "url": url,
            "replies_count": sum(o.in_reply_to_id == post.id for o in world.posts.values()),
            "reblogs_count": len(boosts),
            "favourites_count": len(post.favourited_by),
            "favourited": viewer.id in post.favourited_by,
            "reblogged": any(boost.author_id == viewer.id for boost in boosts),
            "muted": viewer.id in post.muted_by,
            "bookmarked": viewer.id in post.bookmarked_by,
            "pinned": post.pinned,
            "reblog": None,
            "application": None if author.domain else {"name": "superseriousbusiness"},
            "account": self.account(author),
            **self._contents(post, viewer),
        }
        if author.id == viewer.id:
            found["text"] = post.text
            found["content_type"] = post.content_type
        if post.local_only:
            found["local_only"] = True
        if world.settings.quotes:
            found |= self._quoting(post, viewer)
        return found

    def _quoting(self, post: Post, viewer: Profile) -> Json:
        """What Mastodon 4.5 says of quotes."""
        policy = {"nobody": []}.get(post.quote_policy, [post.quote_policy])
        may = self._world.may_quote(viewer, post)
        return {
            "quote": self._quote(post, viewer),
            "quote_approval": {
                "automatic": policy,
                "manual": [],
                "current_user": "automatic" if may else "denied",
            },
        }

    def _quote(self, post: Post, viewer: Profile) -> Json | None:
        if post.quoted_id is None:
            return None
        quoted = self._world.posts.get(post.quoted_id)
        if quoted is None:
            return {"state": "deleted", "quoted_status": None}
        if post.quote_state != "accepted":
            return {"state": post.quote_state, "quoted_status": None}
        shown = {**self._plain(quoted, viewer), "quote": None}
        return {"state": "accepted", "quoted_status": shown}

    def _contents(self, post: Post, viewer: Profile) -> Json:
        mentioned = self._world.mentioned(post)
        media = (self._world.media[medium_id] for medium_id in post.media_ids)
        can = {"always": ["public", "me"], "with_approval": []}
        return {
            "content": self._html(post.text),
            "media_attachments": [self.attachment(medium) for medium in media],
            "mentions": [self._mention(profile) for profile in mentioned],
            "tags": [
                {"name": tag, "url": f"{self.base_url}/tags/{tag}"}
                for tag in hashtags_in(post.text)
            ],
            "emojis": self._emojis(post.text + post.spoiler_text),
            "card": None,
            "poll": self.poll(post.poll, post, viewer) if post.poll else None,
            "interaction_policy": {"can_favourite": can, "can_reply": can, "can_reblog": can},
        }

    def _author(self, post: Post) -> Profile:
        return self._world.profiles[post.author_id]

    def _html(self, text: str) -> str:
        return to_html(text, self.base_url, self._resolve)

    def _resolve(self, handle: str) -> MentionLink | None:
        profile = self._world.profile_named(handle)
        return MentionLink(self.profile_url(profile), profile.username) if profile else None

    def _mention(self, profile: Profile) -> Json:
        return {
            "id": profile.id,
            "username": profile.username,
            "acct": profile.handle,
            "url": self.profile_url(profile),
        }

    def _emojis(self, text: str) -> list[Json]:
        return [self.emoji(name) for name in EMOJI if f":{name}:" in text]

    def emoji(self, shortcode: str) -> Json:
        """A `CustomEmoji`."""
        url = f"{self.base_url}/fileserver/emoji/{shortcode}.png"
        return {
            "shortcode": shortcode,
            "url": url,
            "static_url": url,
            "visible_in_picker": True,
            "category": "kitchen",
        }

    def poll(self, poll: Poll, post: Post, viewer: Profile) -> Json:
        """A `Poll`, as `viewer` sees it."""
        return {
            "id": poll.id,
            "expires_at": timestamp(poll.expires_at),
            "expired": poll.expires_at < self._world.now(),
            "multiple": poll.multiple,
            "votes_count": sum(poll.votes),
            "voters_count": None if poll.multiple else sum(poll.votes),
            "voted": viewer.id == post.author_id or viewer.id in poll.voters,
            "own_votes": poll.voters.get(viewer.id, []),
            "options": [
                {"title": title, "votes_count": votes}
                for title, votes in zip(poll.options, poll.votes, strict=True)
            ],
            "emojis": [],
        }

    # Media

    def attachment(self, medium: Medium) -> Json:
        """A `MediaAttachment`; without an address as long as it is being processed."""
        found: Json = {
            "id": medium.id,
            "type": medium.kind,
            "url": None,
            "preview_url": None,
            "remote_url": None,
            "description": medium.description,
            "blurhash": None,
        }
        if medium.kind == "hologram" or medium.polls_left > 0:
            return found
        extension = medium.mime.partition("/")[2]
        place = f"{self.base_url}/fileserver/{medium.owner_id}/attachment"
        found["url"] = f"{place}/original/{medium.id}.{extension}"
        found["preview_url"] = f"{place}/small/{medium.id}.{extension}"
        width, height = medium.size
        if width:
            size = {
                "width": width,
                "height": height,
                "size": f"{width}x{height}",
                "aspect": width / height,
            }
            found["meta"] = {"original": size, "small": size, "focus": {"x": 0, "y": 0}}
            found["blurhash"] = _BLURHASH
        return found

    def picture_of(self, profile: Profile) -> bytes:
        """The bytes of an avatar."""
        return striped_png(96, 96, profile.hue)

    # Notifications

    def notification(self, notification: Notification, viewer: Profile) -> Json:
        """A `Notification`; the kind need not be one a client knows."""
        found: Json = {
            "id": notification.id,
            "type": notification.kind,
            "created_at": timestamp(notification.created_at),
            "account": self.account(self._world.profiles[notification.from_id]),
        }
        post = self._world.posts.get(notification.post_id or "")
        if post is not None:
            found["status"] = self.status(post, viewer)
        return found


def _with_gaps(found: Json, post_id: str) -> Json:
    """The same post with the gaps this post always has; which ones depends on its id alone."""
    pattern = zlib.crc32(post_id.encode()) % 5
    if pattern == 1:
        return {k: v for k, v in found.items() if k not in _SPARSE or v not in (None, False)}
    if pattern == 2:
        return {k: (None if k in _NULLABLE and not v else v) for k, v in found.items()}
    if pattern == 3 and not found["spoiler_text"]:
        found["spoiler_text"] = None
    return found
