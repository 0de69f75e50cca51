"""Lets the server live: every few seconds somebody posts, answers, boosts or edits."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from itertools import product

from fastapi import FastAPI
from mastodon_mock.db.models import Account, Favourite, Status
from mastodon_mock.services import add_notification
from mastodon_mock.streaming_events import emit_status_event, flush_stream_notifications
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from fedidesk.app.demo.chance import seeded
from fedidesk.app.demo.content import Content, Person, WrittenPost
from fedidesk.app.demo.population import Population
from fedidesk.app.demo.writing import Writer

BUSY_POSTS = 400
"""After so many new posts and boosts the server becomes quiet."""

_QUIET_FACTOR = 20
_RECENT = 40
_NOT_BOOSTED_YET = 12


class Life(threading.Thread):
    """A thread that acts in the name of everybody but the two accounts in use.

    `pace` is the mean pause in seconds; pauses are between two thirds and four thirds of it.
    """

    def __init__(
        self, app: FastAPI, content: Content, population: Population, writer: Writer, pace: float
    ) -> None:
        super().__init__(name="demo-life", daemon=True)
        self._app = app
        self._content = content
        self._population = population
        self._writer = writer
        self._pace = pace
        self._stopped = threading.Event()
        self._chance = seeded("life")
        self._written = 0
        users = {person.username for person in content.signed_in}
        self._actors = [person for person in content.people if person.username not in users]
        self._actor_ids = [population.people[person.handle] for person in self._actors]
        self._waiting = [post for post in content.later_posts if post.by not in users]
        self._chance.shuffle(self._waiting)

    def run(self) -> None:
        """Act until stopped."""
        while not self._stopped.wait(self._pause()):
            try:
                with self._app.state.session_factory() as session:
                    self._act(session)
            except OperationalError:
                continue  # the database was busy for seconds; the next turn comes anyway

    def stop(self) -> None:
        """Ask the thread to end; it does at its next pause."""
        self._stopped.set()

    def _pause(self) -> float:
        factor = 1 if self._written < BUSY_POSTS else _QUIET_FACTOR
        return self._pace * factor * self._chance.uniform(2 / 3, 4 / 3)

    def _act(self, session: Session) -> None:
        recent = self._recent_posts(session)
        for status in self._chance.sample(recent, min(5, len(recent))):
            self._favourite(session, status)
        turn = self._chance.random()
        if turn < 0.6 or not recent:
            self._publish(session, self._post(session))
        elif turn < 0.78:
            self._publish(session, self._reply(session, self._chance.choice(recent[:15])))
        elif turn < 0.94:
            self._boost(session, recent[_NOT_BOOSTED_YET:])
        else:
            self._edit(session, recent)
        session.commit()

    def _publish(self, session: Session, status: Status, event: str = "update") -> None:
        session.commit()
        config = self._app.state.config
        emit_status_event(self._app, session, status, config, name=event)
        flush_stream_notifications(self._app, session, config)
        self._written += 1

    def _recent_posts(self, session: Session) -> list[Status]:
        """The newest public posts, also those that the user of the demo wrote."""
        query = select(Status).where(Status.reblog_of_id.is_(None), Status.visibility == "public")
        return list(session.scalars(query.order_by(Status.id.desc()).limit(_RECENT)))

    def _post(self, session: Session) -> Status:
        if not self._waiting:
            self._waiting = self._small_talk()
        post = self._waiting.pop()
        return self._writer.write(session, post, self._account_id(post.by), datetime.now(UTC))

    def _small_talk(self) -> list[WrittenPost]:
        """Every combination of two halves once, in random order."""
        languages = {person.username: person.language for person in self._actors}
        posts = [
            WrittenPost(
                by=by, text=f"{first} {second}".replace("、 ", "、"), language=languages[by]
            )
            for talk in self._content.small_talk
            for first, second in product(talk.first, talk.second)
            for by in [self._chance.choice(talk.by)]
        ]
        self._chance.shuffle(posts)
        return posts

    def _reply(self, session: Session, parent: Status) -> Status:
        author = session.get_one(Account, parent.account_id)
        speakers = self._speakers(parent.language or "en", author) or self._speakers("en", author)
        speaker = self._chance.choice(speakers)
        handle = f"{author.username}@{author.domain}" if author.domain else author.username
        text = self._chance.choice(self._content.replies[speaker.language])
        post = WrittenPost(by=speaker.username, text=f"@{handle} {text}", language=speaker.language)
        account_id = self._population.people[speaker.handle]
        return self._writer.write(session, post, account_id, datetime.now(UTC), parent=parent)

    def _boost(self, session: Session, recent: list[Status]) -> None:
        """Somebody boosts a post that none of the people has boosted; a post is boosted once."""
        boosted = select(Status.reblog_of_id).where(Status.account_id.in_(self._actor_ids))
        taken = set(session.scalars(boosted))
        originals = [status for status in recent if status.id not in taken]
        if not originals:
            return
        original = self._chance.choice(originals)
        boosters = [one for one in self._actor_ids if one != original.account_id]
        booster = self._chance.choice(boosters)
        self._publish(session, self._writer.boost(session, original, booster, datetime.now(UTC)))

    def _edit(self, session: Session, recent: list[Status]) -> None:
        """Somebody adds an afterthought to a post that nobody has edited yet."""
        texts = self._content.afterthoughts
        status = next(
            (
                one
                for one in recent
                if one.account_id in self._actor_ids and not one.edited_at and one.language in texts
            ),
            None,
        )
        if status is None or status.language is None:
            return
        before = {
            "content": status.content,
            "spoiler_text": status.spoiler_text,
            "sensitive": status.sensitive,
            "created_at": status.created_at.isoformat(),
        }
        status.edit_history = [*status.edit_history, before]
        status.text = f"{status.text}\n\n{self._chance.choice(texts[status.language])}"
        status.edited_at = datetime.now(UTC)
        self._publish(session, status, "status_update")

    def _favourite(self, session: Session, status: Status) -> None:
        """One of the crowd likes a post; now and then it is one of the people."""
        if self._chance.random() < 0.2:
            person = self._chance.choice(self._actors)
            reader = self._population.people[person.handle]
        else:
            reader = self._chance.choice(self._population.crowd)
        known = select(Favourite.id).where(
            Favourite.account_id == reader, Favourite.status_id == status.id
        )
        if session.scalar(known) is None:
            session.add(Favourite(account_id=reader, status_id=status.id))
            add_notification(
                session,
                recipient_id=status.account_id,
                from_account_id=reader,
                type_="favourite",
                status_id=status.id,
            )

    def _speakers(self, language: str, author: Account) -> list[Person]:
        return [
            person
            for person in self._actors
            if person.language == language
            and not person.bot
            and self._population.people[person.handle] != author.id
        ]

    def _account_id(self, username: str) -> int:
        person = next(one for one in self._actors if one.username == username)
        return self._population.people[person.handle]
