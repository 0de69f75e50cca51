"""A desk: the parts of one session over a server in memory."""

from pathlib import Path

from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.post import Bundle, Gap, Post
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, TimelineSpec, cursor_at
from fedidesk.services.connection import Connection
from fedidesk.services.keeper import Keeper
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.outbox import Outbox, Queue
from fedidesk.services.post_actions import PostActions
from fedidesk.services.relationships import Relationships
from fedidesk.services.shelf import Shelf, usual_room
from fedidesk.services.timelines import Timelines
from fedidesk.services.unsent import Unsent
from fedidesk.services.wish_sender import WishSender
from fedidesk.store.attachment_folder import AttachmentFolder
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.store.unsent_file import UnsentFile
from tests.account_builders import an_account
from tests.builders import a_post, a_row
from tests.fakes.clock import VirtualClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import FakeServer
from tests.waiting import until


class Desk:
    """What the services of one account share."""

    def __init__(self, folder: Path, server: FakeServer | None = None) -> None:
        self.folder = folder
        self.server = server or FakeServer(page_length=4)
        self.gateway = FakeGateway(self.server)
        self.connection = Connection()
        self.connection.provide(self.gateway)
        self.posts = PostStore()
        self.disk: Lane[None] = Lane("disk", lambda: None)
        self.errors: list[Exception] = []
        self.scope = TaskScope("test", self.errors.append)
        self.told: list[Notice] = []
        self.notices = Notices()
        self.notices.attach(self.told.append)
        self.keeper = Keeper(CacheDb(folder / "cache.db"), self.disk, self.scope)
        self.shelf = Shelf(ProfileId("me"), self.posts, self.keeper, self.scope, usual_room)
        self.shelf.begin()
        self.timelines = Timelines(self.posts, self.connection, self.shelf, self.scope)

    def again(self) -> "Desk":
        """Return the same after a restart: nothing is in memory."""
        return Desk(self.folder, self.server)

    async def rest(self) -> None:
        """Wait until nothing is under way."""
        await until(lambda: not self.scope.busy)

    def an_outbox(self) -> "DeskOutbox":
        """Return what waits to be sent, as the disk has it."""
        return DeskOutbox(self)

    async def refreshed(self, spec: TimelineSpec = HOME) -> list[str]:
        """Catch up with a timeline and return what is in it."""
        self.timelines.refresh(spec)
        await self.rest()
        return ids(self.shelf.open(spec))

    async def close(self) -> None:
        """End everything."""
        await self.scope.close()
        await self.keeper.close()
        self.disk.close()

    @property
    def kinds(self) -> list[NoticeKind]:
        """The kinds of the notices that were told."""
        return [notice.kind for notice in self.told]


class DeskOutbox:
    """What a desk has to send, in a time of its own."""

    def __init__(self, desk: Desk) -> None:
        self.clock = VirtualClock()
        self.file = UnsentFile(desk.folder / "unsent.json")
        files = AttachmentFolder(desk.folder / "attachments")
        self.unsent = Unsent(
            self.file, files, desk.disk, desk.scope, self.clock, desk.errors.append
        )
        self.outbox = Outbox(self.unsent, desk.connection, desk.scope, self.clock)
        self.actions = PostActions(
            an_account(),
            desk.posts,
            desk.connection,
            desk.notices,
            desk.scope,
            self.unsent,
            self.outbox,
        )

        self.relationships = Relationships(
            an_account(), desk.connection, desk.notices, desk.scope, self.unsent, self.outbox
        )

    def begin(self) -> PostActions:
        """Send from now on."""
        actions = self.actions
        wishes = WishSender(actions.wishes, actions.polls, self.relationships)
        self.outbox.begin({Queue.ACTIONS: wishes})
        return self.actions


def arrived(post: Post | str, spec: TimelineSpec = HOME) -> Arrived:
    """Return what a stream says of a post that has come to a timeline."""
    post = a_post(post) if isinstance(post, str) else post
    bundle = Bundle(a_row(post), post)
    cursor = cursor_at(bundle.row.id)
    return Arrived(spec, bundle, cursor, cursor)


def ids(rows: Rows) -> list[str]:
    """Return the ids of ``rows`` in their order, and ``…`` for a gap."""
    items = (rows[index] for index in range(len(rows)))
    return ["…" if isinstance(item, Gap) else str(item.id) for item in items]
