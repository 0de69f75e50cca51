"""Fills the empty server with people, two days of posts, favourites, boosts and votes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from mastodon_mock.db.models import (
    Account,
    Favourite,
    OAuthToken,
    PollVote,
    Relationship,
    Status,
)
from mastodon_mock.ids import next_id
from sqlalchemy import insert
from sqlalchemy.orm import Session

from fedidesk.app.demo.addresses import Addresses
from fedidesk.app.demo.chance import seeded
from fedidesk.app.demo.content import Content, Person, WrittenPost
from fedidesk.app.demo.markup import Markup
from fedidesk.app.demo.writing import Writer

SPAN = timedelta(hours=47)
"""How far back the posts reach."""

_SCOPES = ("read", "write", "follow", "push")
_NOT_FOLLOWED = {"mira": {"ines", "vikram"}, "teo": {"sora", "tide_table", "ananya"}}
_BOOSTED_AGE = timedelta(hours=5)
_BOOSTED_PART = 0.15
_OLDEST_ACCOUNT = timedelta(days=2200)


@dataclass(frozen=True)
class SignedIn:
    """One of the two accounts in use. The token never appears in the representation."""

    person: Person
    account_id: int
    token: str

    def __repr__(self) -> str:
        return f"SignedIn({self.person.username})"


@dataclass(frozen=True)
class Population:
    """Who lives on the server now: account ids by handle, the crowd's ids, the two in use."""

    people: dict[str, int]
    crowd: tuple[int, ...]
    signed_in: tuple[SignedIn, ...]


class Populator:
    """Writes the demo's past; the same content gives the same past, but for the clock."""

    def __init__(self, session: Session, content: Content, addresses: Addresses) -> None:
        self._session = session
        self._content = content
        self._addresses = addresses
        self._chance = seeded("population")
        self._now = datetime.now(UTC)
        self._used_ids: set[int] = set()

    def fill(self, markup: Markup) -> Population:
        """Write everything and commit; takes about a second."""
        people = self._add_people(self._content.people, markup)
        crowd = tuple(self._add_people(self._content.crowd, markup).values())
        population = Population(people, crowd, tuple(self._signed_in(people)))
        self._add_follows(population)
        self._add_posts(population, Writer(markup, self._addresses, people))
        self._session.commit()
        self._session.info.clear()
        return population

    def _add_people(self, people: Iterable[Person], markup: Markup) -> dict[str, int]:
        """Insert accounts; the answer has their ids by handle."""
        rows: list[dict[str, Any]] = [
            {
                "id": next_id(),
                "username": person.username,
                "domain": person.domain,
                "display_name": person.name,
                "note": markup.html(person.note) if person.note else "",
                "bot": person.bot,
                "avatar_url": self._addresses.avatar(person.portrait),
                "header_url": self._addresses.header(person.header),
                "default_language": person.language,
                "created_at": self._now - _OLDEST_ACCOUNT * self._chance.uniform(0.05, 1),
                "fields": [],
            }
            for person in people
        ]
        self._session.execute(insert(Account), rows)
        return {person.handle: row["id"] for person, row in zip(people, rows, strict=True)}

    def _signed_in(self, people: dict[str, int]) -> Iterable[SignedIn]:
        for person in self._content.signed_in:
            token = secrets.token_urlsafe(32)
            account_id = people[person.handle]
            row = OAuthToken(access_token=token, account_id=account_id, scopes=list(_SCOPES))
            self._session.add(row)
            yield SignedIn(person, account_id, token)

    def _add_follows(self, population: Population) -> None:
        """The people follow each other; each of the crowd follows about half of them."""
        handles = {person.handle: person.username for person in self._content.people}
        follows = {
            (source, target)
            for reader, source in population.people.items()
            for writer, target in population.people.items()
            if source != target and handles[writer] not in _NOT_FOLLOWED.get(reader, set())
        }
        follows |= {
            (reader, writer)
            for reader in population.crowd
            for writer in population.people.values()
            if self._chance.random() < 0.5
        }
        pairs = follows | {(target, source) for source, target in follows}
        rows = [
            {
                "source_account_id": source,
                "target_account_id": target,
                "following": (source, target) in follows,
                "followed_by": (target, source) in follows,
            }
            for source, target in sorted(pairs)
        ]
        self._session.execute(insert(Relationship), rows)

    def _add_posts(self, population: Population, writer: Writer) -> None:
        """Write the posts oldest first, then what the crowd made of them."""
        accounts = {
            person.username: population.people[person.handle] for person in self._content.people
        }
        by_ref: dict[str, Status] = {}
        favourites: list[dict[str, Any]] = []
        boosts: list[dict[str, Any]] = []
        for created, post in self._dated_posts():
            status = writer.write(
                self._session,
                post,
                accounts[post.by],
                created,
                status_id=self._id_at(created),
                parent=by_ref.get(post.reply_to or ""),
                quoted=by_ref.get(post.quotes or ""),
            )
            if post.ref:
                by_ref[post.ref] = status
            for booster in post.boosted_by or self._booster(post, created):
                when = created + (self._now - created) * self._chance.uniform(0.1, 0.8)
                writer.boost(
                    self._session, status, accounts[booster], when, status_id=self._id_at(when)
                )
            liked_by = self._some(population.crowd, self._likes(post))
            favourites += [{"account_id": one, "status_id": status.id} for one in liked_by]
            boosts += self._quiet_boosts(status, liked_by)
            self._add_votes(post, status, population.crowd)
        self._session.execute(insert(Favourite), favourites)
        self._session.execute(insert(Status), boosts)

    def _booster(self, post: WrittenPost, created: datetime) -> Sequence[str]:
        """Who boosted an older everyday post; mostly nobody."""
        if post.minutes is not None or self._now - created < _BOOSTED_AGE:
            return ()
        others = [
            person.username
            for person in self._content.people[2:]
            if not person.bot and person.username != post.by
        ]
        return [self._chance.choice(others)] if self._chance.random() < _BOOSTED_PART else ()

    def _dated_posts(self) -> list[tuple[datetime, WrittenPost]]:
        """All posts with their times, oldest first, every reply after what it answers."""
        posts = list(self._content.posts)
        plain = [post for post in posts if post.minutes is None and not post.reply_to]
        self._chance.shuffle(plain)
        ages: dict[WrittenPost, timedelta] = {
            post: SPAN * ((place + self._chance.random()) / len(plain)) ** 1.4
            + timedelta(minutes=4)
            for place, post in enumerate(plain)
        }
        by_ref = {post.ref: post for post in posts if post.ref}
        for post in posts:
            if post.reply_to:
                parent = ages[by_ref[post.reply_to]]
                ages[post] = parent - min(
                    parent * 0.3, timedelta(minutes=self._chance.uniform(2, 9))
                )
            elif post.minutes is not None:
                ages[post] = timedelta(minutes=post.minutes)
        dated = [(self._now - age, post) for post, age in ages.items()]
        return sorted(dated, key=lambda entry: entry[0])

    def _id_at(self, moment: datetime) -> int:
        """A post id that sorts by time, as those of a real server do."""
        number = int(moment.timestamp() * 1000)
        while number in self._used_ids:
            number += 1
        self._used_ids.add(number)
        return number

    def _likes(self, post: WrittenPost) -> int:
        if post.likes is not None:
            return post.likes
        return min(90, int(self._chance.lognormvariate(1.9, 0.9)))

    def _some(self, crowd: Sequence[int], count: int) -> list[int]:
        return self._chance.sample(list(crowd), min(count, len(crowd)))

    def _quiet_boosts(self, status: Status, liked_by: Sequence[int]) -> list[dict[str, Any]]:
        """Boosts by people whom nobody here follows: they only count."""
        if status.visibility != "public":
            return []
        return [
            {
                "id": self._id_at(status.created_at + timedelta(milliseconds=place + 1)),
                "account_id": reader,
                "reblog_of_id": status.id,
                "created_at": status.created_at,
            }
            for place, reader in enumerate(liked_by[: len(liked_by) // 4])
        ]

    def _add_votes(self, post: WrittenPost, status: Status, crowd: Sequence[int]) -> None:
        if post.poll is None:
            return
        voters = iter(self._some(crowd, sum(post.poll.votes)))
        rows = [
            {"poll_id": status.poll_id, "account_id": voter, "option_position": place}
            for place, count in enumerate(post.poll.votes)
            for voter, _ in zip(voters, range(count), strict=False)
        ]
        self._session.execute(insert(PollVote), rows)
