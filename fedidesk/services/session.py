"""Everything of one account that is signed in."""

import asyncio
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from fedidesk.core.clock import Clock, SystemClock
from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.resources import resource
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import RowId
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.services import (
    about_posts,
    asking,
    attachments,
    catching_up,
    completions,
    emojis,
    errands,
    outbox,
    post_actions,
    publishing,
    quoting,
    relationships,
    rewriting,
    scheduled,
    spelling,
    translations,
    unsent,
    uploads,
    wish_sender,
    writing,
    writing_habits,
)
from fedidesk.services.at_hand import AtHand
from fedidesk.services.connection import Connection
from fedidesk.services.keeper import Keeper
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.people import People
from fedidesk.services.polling import INTERVAL, Polling
from fedidesk.services.ports import PictureFitting
from fedidesk.services.reading_place import ReadingPlace
from fedidesk.services.shelf import Shelf, usual_room
from fedidesk.services.streaming import Streaming
from fedidesk.services.threads import Threads
from fedidesk.services.timelines import Timelines
from fedidesk.services.trends import Trends
from fedidesk.store import (
    attachment_folder,
    catch_up_file,
    dictionaries,
    habits_file,
    recent_emoji_file,
    unsent_file,
)
from fedidesk.store.at_hand_file import AtHandFile
from fedidesk.store.cache_db import CacheDb, CacheLost
from fedidesk.store.place_file import PlaceFile
from fedidesk.store.posts import PostStore

_SILENCE = 600.0
"""Seconds between two notices about the disk: else every page and letter would bring one."""


class AccountSession:
    """An account in use: its posts, its line to the server and what can be done with both.

    Widgets get one in their constructor and keep it; there is no "current account".
    """

    def __init__(
        self,
        account: Account,
        folder: Path,
        disk: Lane[None],
        notices: Notices,
        polling_interval: float = INTERVAL,
        clock: Clock | None = None,
        most_bytes: Callable[[], int] = usual_room,
        load_fitting: Callable[[], PictureFitting] | None = None,
    ) -> None:
        self._load_fitting = load_fitting
        clock = self._clock = clock or SystemClock()
        self.account = account
        self._disk = disk
        self.notices = notices
        self.folder = folder
        """Where this account's data lives, and nothing else."""
        self._silent_until = 0.0
        self.has_begun = False
        self.begun: Signal[()] = Signal()
        self.posts = PostStore()
        self.connection = Connection()
        self.scope = TaskScope(f"session {account.key}", self._work_failed)
        self.at_hand = AtHand(
            AtHandFile(folder / "at-hand.json"), self.connection, disk, self.scope
        )
        self.trends = Trends(self.connection, self.scope)
        self.people = People(self.connection, self.scope)
        self._keeper = Keeper(CacheDb(folder / "cache.db"), disk, self.scope)
        self._keeper.lost.connect(self._cache_lost)
        self.shelf = Shelf(
            account.key.profile_id,
            self.posts,
            self._keeper,
            self.scope,
            most_bytes,
            self.at_hand.look,
        )
        self.at_hand.look_changed.connect(self.shelf.look_changed)
        self.timelines = Timelines(self.posts, self.connection, self.shelf, self.scope)
        self.threads = Threads(
            account, self.posts, self.connection, self.shelf.kept_way_to, self.scope, clock
        )
        self.timelines.arrived.connect(self.threads.take)
        self.shelf.shown_elsewhere.append(self.threads.post_ids)
        self.reading_place = ReadingPlace(
            self.connection, self.scope, PlaceFile(folder / "place.json"), disk, self._is_newer
        )
        self.streaming = Streaming(self.timelines, self.connection, self.scope, clock)
        self.polling = Polling(
            self.timelines,
            self.connection,
            self.scope,
            polling_interval,
            clock.sleep,
            self.streaming.is_live,
        )
        self.streaming.fell_back.connect(self.polling.look)

    @cached_property
    def catch_ups(self) -> "catching_up.CatchUps":
        """What there is to catch up with; nobody asks before the first frame."""
        made = catching_up.CatchUps(
            self.posts,
            self.timelines,
            self.shelf,
            self.connection,
            partial(self.at_hand.look, HOME),
            catch_up_file.CatchUpFile(self.folder / "catch-up.json"),
            self._disk,
            self.scope,
            self._clock,
            self.account.key.profile_id,
        )
        self.shelf.shown_elsewhere.append(made.post_ids)
        return made

    @cached_property
    def unsent(self) -> "unsent.Unsent":
        """What the server does not have yet."""
        return unsent.Unsent(
            unsent_file.UnsentFile(self.folder / "unsent.json"),
            attachment_folder.AttachmentFolder(self.folder / "attachments"),
            self._disk,
            self.scope,
            self._clock,
            self._unsent_not_kept,
        )

    @cached_property
    def outbox(self) -> "outbox.Outbox":
        """What brings it there."""
        return outbox.Outbox(self.unsent, self.connection, self.scope, self._clock)

    @cached_property
    def post_actions(self) -> "post_actions.PostActions":
        """What one can do to posts."""
        return post_actions.PostActions(
            self.account,
            self.posts,
            self.connection,
            self.notices,
            self.scope,
            self.unsent,
            self.outbox,
        )

    @cached_property
    def relationships(self) -> "relationships.Relationships":
        """How other people and the account stand to each other."""
        return relationships.Relationships(
            self.account, self.connection, self.notices, self.scope, self.unsent, self.outbox
        )

    @cached_property
    def uploads(self) -> "uploads.Uploads":
        """The files that are on their way to the server."""
        return uploads.Uploads(self.unsent.files, self.connection, self._clock)

    @cached_property
    def _publishing(self) -> "publishing.Publishing":
        made = publishing.Publishing(
            self.account.key,
            self.posts,
            self.unsent,
            self.uploads,
            self.connection,
            self._clock,
            self.timelines.add_own,
            self._work_failed,
        )
        made.scheduled.connect(self._post_scheduled)
        return made

    @cached_property
    def habits(self) -> "writing_habits.WritingHabits":
        """What new posts begin with."""
        return writing_habits.WritingHabits(
            habits_file.HabitsFile(self.folder / "habits.json"),
            self.connection,
            self._disk,
            self.scope,
        )

    @cached_property
    def writing(self) -> "writing.Writing":
        """Drafts, from their first letter until they are handed over."""
        return writing.Writing(
            self.account.handle,
            self.unsent,
            self.outbox,
            self._publishing,
            self.habits,
            self.connection,
            self.scope,
            self._clock,
        )

    @cached_property
    def attachments(self) -> "attachments.Attachments":
        """What takes files to go with posts."""
        return attachments.Attachments(
            self.unsent.files,
            self._load_fitting or (lambda: attachments.as_it_is),
            lambda: self.writing.limits.files,
        )

    @cached_property
    def about_posts(self) -> "about_posts.AboutPosts":
        """Who did what to a post, and what it said before."""
        return about_posts.AboutPosts(self.connection, self._disk, self.scope)

    @cached_property
    def translations(self) -> "translations.Translations":
        """Posts in the reader's language."""
        return translations.Translations(
            self.account, self.posts, self.connection, self.notices, self.scope
        )

    @cached_property
    def rewriting(self) -> "rewriting.Rewriting":
        """Own posts as drafts again."""
        return rewriting.Rewriting(
            self.posts,
            self.unsent,
            self.outbox,
            self.writing,
            self.connection,
            self._errands,
            self._clock,
        )

    @cached_property
    def quoting(self) -> "quoting.Quoting":
        """Who may quote own posts."""
        return quoting.Quoting(self.posts, self.connection, self._errands)

    @cached_property
    def scheduled(self) -> "scheduled.Scheduled":
        """What the server will publish later."""
        return scheduled.Scheduled(
            self.writing, self._publishing, self.connection, self._errands, self.scope
        )

    @cached_property
    def _errands(self) -> "errands.Errands":
        return errands.Errands(self.account, self.notices, self.scope)

    @cached_property
    def emojis(self) -> "emojis.Emojis":
        """The emoji that one can write."""
        return emojis.Emojis(
            resource("emoji"),
            recent_emoji_file.RecentEmojiFile(self.folder / "recent-emoji.json"),
            asking.AskingServer(self.connection),
            self._disk,
            self.scope,
        )

    @cached_property
    def completions(self) -> "completions.Completions":
        """What words that one begins may become."""
        return completions.Completions(
            self.posts,
            self.emojis,
            asking.AskingServer(self.connection),
            self.scope,
            self._clock.sleep,
        )

    @cached_property
    def spelling(self) -> "spelling.Spelling":
        """Whether words are spelt right; its thread is idle until somebody writes."""
        return spelling.Spelling(Lane("spelling", dictionaries.Dictionaries), self.scope)

    def begin(self) -> None:
        """Take up what the first frame did without."""
        self.shelf.begin()
        if not self.has_begun:
            self.has_begun = True
            self.begun.emit()

    def start_sending(self) -> None:
        """Send what an earlier run left, and what comes from now on."""
        queue, actions = outbox.Queue, self.post_actions
        wishes = wish_sender.WishSender(actions.wishes, actions.polls, self.relationships)
        self.outbox.begin({queue.POSTS: self._publishing, queue.ACTIONS: wishes})
        self.scope.start(self.unsent.sweep())

    def start_watching(self) -> None:
        """Let new posts come from now on; again after a new sign-in."""
        self.streaming.start()
        self.polling.start()

    def watch(self, spec: TimelineSpec) -> None:
        """Say which timeline the person looks at."""
        self.streaming.watch(spec)
        self.polling.watch(spec)

    def network_changed(self) -> None:
        """Find out at once what came meanwhile: the machine has slept, or is in another network."""
        self.streaming.network_changed()
        self.polling.look()
        self.outbox.hurry()

    async def close(self) -> None:
        """Save what is unsent, hang up and end all work."""
        for name in self._made("attachments", "unsent", "at_hand"):
            try:
                await getattr(self, name).settle()
            except StorageError as error:
                self._work_failed(error)
        self.connection.close()
        await self.scope.close()
        for name in self._made("spelling", "attachments"):
            getattr(self, name).close()
        await self._keeper.close()

    def _made(self, *names: str) -> list[str]:
        """Return those of ``names`` that somebody has asked for."""
        return [name for name in names if name in self.__dict__]

    def _is_newer(self, row_id: RowId, than: RowId) -> bool | None:
        """Whether a row of the home timeline stands above another; None if one is not there."""
        rows = self.shelf.open(HOME)
        one, other = rows.index_of(row_id), rows.index_of(than)
        return None if one is None or other is None else one < other

    def _post_scheduled(self, *_: object) -> None:
        self.notices.tell(Notice(NoticeKind.POST_SCHEDULED, self.account))

    def _unsent_not_kept(self, error: StorageError) -> None:
        self.notices.tell(Notice(NoticeKind.UNSENT_NOT_KEPT, self.account, error))

    def _work_failed(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._tell_of_cache(NoticeKind.CACHE_NOT_KEPT, error)

    def _cache_lost(self, lost: CacheLost) -> None:
        kind = NoticeKind.CACHE_REBUILT if lost.damaged else NoticeKind.CACHE_NOT_KEPT
        self._tell_of_cache(kind, StorageError(str(lost)))

    def _tell_of_cache(self, kind: NoticeKind, error: StorageError) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self._silent_until:
            self._silent_until = now + _SILENCE
            self.notices.tell(Notice(kind, self.account, error))
