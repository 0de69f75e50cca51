"""What the demo's people are and what they write, read from the texts beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from fedidesk.app.demo.pictures import Picture


@dataclass(frozen=True)
class Person:
    """Somebody on the demo's server; a person without a domain is at home on it."""

    username: str
    name: str
    language: str
    note: str
    portrait: str
    header: str
    domain: str | None = None
    bot: bool = False

    @property
    def handle(self) -> str:
        """The name used in a mention: with the domain for people of other servers."""
        return f"{self.username}@{self.domain}" if self.domain else self.username


@dataclass(frozen=True)
class WrittenPicture:
    """A picture with the words for those who do not see it."""

    picture: Picture
    alt: str


@dataclass(frozen=True)
class WrittenPoll:
    """A question's answers, how often each was chosen, and the hours left."""

    options: tuple[str, ...]
    votes: tuple[int, ...]
    hours: int


@dataclass(frozen=True)
class WrittenPost:
    """One post before it is on the server; `ref` and its users are names inside the texts."""

    by: str
    text: str
    language: str
    ref: str | None = None
    minutes: float | None = None
    reply_to: str | None = None
    quotes: str | None = None
    warning: str = ""
    sensitive: bool = False
    visibility: str = "public"
    likes: int | None = None
    pictures: tuple[WrittenPicture, ...] = ()
    poll: WrittenPoll | None = None
    boosted_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """What is known about a linked page."""

    url: str
    title: str
    description: str
    provider: str
    picture: str


@dataclass(frozen=True)
class SmallTalk:
    """Sentences made of two halves, any first with any second."""

    by: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """Everything the demo can say. `people` starts with the two accounts that are signed in.

    `crowd` only reads, follows and favourites. `replies` and `afterthoughts` are by language.
    """

    people: tuple[Person, ...]
    crowd: tuple[Person, ...]
    posts: tuple[WrittenPost, ...]
    cards: tuple[Card, ...]
    later_posts: tuple[WrittenPost, ...]
    replies: dict[str, tuple[str, ...]]
    afterthoughts: dict[str, tuple[str, ...]]
    small_talk: tuple[SmallTalk, ...]

    @property
    def signed_in(self) -> tuple[Person, ...]:
        """The two people whose accounts are in use; nobody else writes in their name."""
        return self.people[:2]


def load_content() -> Content:
    """Read all texts."""
    somebody = _table("people.toml")
    people = tuple(Person(**entry) for entry in somebody["person"])
    languages = {person.username: person.language for person in people}
    moments, lately = _table("moments.toml"), _table("lately.toml")
    shown = tuple(_post(entry, languages) for entry in moments["post"])
    return Content(
        people=people,
        crowd=_crowd(**somebody["crowd"]),
        posts=shown + _plain_posts(_table("everyday.toml"), languages),
        cards=tuple(Card(**entry) for entry in moments["card"]),
        later_posts=_plain_posts(lately["posts"], languages),
        replies=_by_language(lately["replies"]),
        afterthoughts=_by_language(lately["afterthoughts"]),
        small_talk=tuple(
            SmallTalk(tuple(entry["by"]), tuple(entry["first"]), tuple(entry["second"]))
            for entry in lately["small_talk"].values()
        ),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("fedidesk.app.demo").joinpath(name).read_text(encoding="utf-8"))


def _by_language(texts: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(lines) for language, lines in texts.items()}


def _crowd(names: list[str], domains: list[str]) -> tuple[Person, ...]:
    return tuple(
        Person(name.lower(), name, "en", "", f"portrait-{name}-{domain}", "hills-4", domain)
        for domain in domains
        for name in names
    )


def _plain_posts(texts: dict[str, list[str]], languages: dict[str, str]) -> tuple[WrittenPost, ...]:
    return tuple(
        WrittenPost(by=username, text=text, language=languages[username])
        for username, lines in texts.items()
        for text in lines
    )


def _post(entry: dict[str, Any], languages: dict[str, str]) -> WrittenPost:
    fields = {"language": languages[entry["by"]], **entry}
    fields["pictures"] = tuple(
        WrittenPicture(Picture(one["name"], one.get("shape", "wide")), one["alt"])
        for one in entry.get("pictures", ())
    )
    fields["boosted_by"] = tuple(entry.get("boosted_by", ()))
    if poll := entry.get("poll"):
        fields["poll"] = WrittenPoll(tuple(poll["options"]), tuple(poll["votes"]), poll["hours"])
    return WrittenPost(**fields)
