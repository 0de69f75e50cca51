"""Puts what somebody wrote into the server's database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from mastodon_mock.db.models import (
    MediaAttachment,
    Poll,
    PollOption,
    Status,
    StatusMention,
    StatusTag,
)
from mastodon_mock.ids import next_id
from mastodon_mock.services import add_notification
from sqlalchemy import event
from sqlalchemy.orm import Session

from fedidesk.app.demo.addresses import Addresses
from fedidesk.app.demo.content import WrittenPicture, WrittenPoll, WrittenPost
from fedidesk.app.demo.markup import Markup
from fedidesk.app.demo.pictures import picture_blurhash


def keep_markup(markup: Markup) -> None:
    """From now on every post saved in this process, by whomever, gets Mastodon's kind of HTML."""

    def write_html(_mapper: object, _connection: object, status: Status) -> None:
        if status.text:
            status.content = markup.html(status.text)

    event.listen(Status, "before_insert", write_html)
    event.listen(Status, "before_update", write_html)


class Writer:
    """Writes posts and boosts of known people; `people` maps their handles to account ids."""

    def __init__(self, markup: Markup, addresses: Addresses, people: Mapping[str, int]) -> None:
        self._markup = markup
        self._addresses = addresses
        self._people = people

    def write(
        self,
        session: Session,
        post: WrittenPost,
        author_id: int,
        created: datetime,
        *,
        status_id: int | None = None,
        parent: Status | None = None,
        quoted: Status | None = None,
    ) -> Status:
        """Add a post with everything that belongs to it. The caller commits."""
        status = Status(
            id=status_id or next_id(),
            account_id=author_id,
            text=post.text,
            created_at=created,
            language=post.language,
            spoiler_text=post.warning,
            sensitive=post.sensitive or bool(post.warning),
            visibility=post.visibility,
            in_reply_to_id=parent.id if parent else None,
            in_reply_to_account_id=parent.account_id if parent else None,
            quoted_status_id=quoted.id if quoted else None,
            edit_history=[],
        )
        session.add(status)
        for picture in post.pictures:
            session.add(self._attachment(picture, status))
        if post.poll:
            status.poll_id = self._add_poll(session, post.poll, status)
        for name in self._markup.hashtags(post.text):
            session.add(StatusTag(status_id=status.id, name=name))
        session.flush()
        self._add_mentions(session, post.text, status)
        return status

    def boost(
        self,
        session: Session,
        original: Status,
        booster_id: int,
        created: datetime,
        *,
        status_id: int | None = None,
    ) -> Status:
        """Add a boost and tell the author. The caller commits."""
        status = Status(
            id=status_id or next_id(),
            account_id=booster_id,
            created_at=created,
            reblog_of_id=original.id,
            language=original.language,
            edit_history=[],
        )
        session.add(status)
        session.flush()
        self._tell(session, "reblog", original.account_id, status, original.id)
        return status

    def _add_mentions(self, session: Session, text: str, status: Status) -> None:
        for handle in self._markup.mentions(text):
            account_id = self._people[handle]
            session.add(StatusMention(status_id=status.id, account_id=account_id))
            self._tell(session, "mention", account_id, status, status.id)

    @staticmethod
    def _tell(session: Session, kind: str, recipient: int, by: Status, about: int) -> None:
        notification = add_notification(
            session,
            recipient_id=recipient,
            from_account_id=by.account_id,
            type_=kind,
            status_id=about,
        )
        if notification is not None:
            notification.created_at = by.created_at

    def _attachment(self, written: WrittenPicture, status: Status) -> MediaAttachment:
        picture = written.picture
        return MediaAttachment(
            account_id=status.account_id,
            status_id=status.id,
            type="image",
            url=self._addresses.picture(picture),
            preview_url=self._addresses.preview(picture),
            description=written.alt,
            blurhash=picture_blurhash(picture),
            meta={"original": _measures(picture.size), "small": _measures(picture.preview_size)},
        )

    @staticmethod
    def _add_poll(session: Session, written: WrittenPoll, status: Status) -> int:
        poll = Poll(
            id=next_id(),
            status_id=status.id,
            expires_at=datetime.now(UTC) + timedelta(hours=written.hours),
            options=[
                PollOption(position=place, title=title)
                for place, title in enumerate(written.options)
            ],
        )
        session.add(poll)
        return poll.id


def _measures(size: tuple[int, int]) -> dict[str, Any]:
    """A picture's size the way the API tells it."""
    width, height = size
    return {
        "width": width,
        "height": height,
        "size": f"{width}x{height}",
        "aspect": width / height,
    }
