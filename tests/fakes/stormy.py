"""A server in bad weather: it streams, is away, answers late, forgets."""

from datetime import timedelta

from msgspec.structs import replace

from fedidesk.domain.errors import NotOffered, Unreachable
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Bundle
from fedidesk.domain.stream import Arrived, Deleted, Edited
from fedidesk.domain.timeline import HOME
from fedidesk.services.ports import Stream
from tests.builders import NOON, a_row
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST, FakeServer
from tests.fakes.stream import MergingStream


class StormyServer(FakeServer):
    """One home timeline of numbered posts, and everybody who streams it.

    ``alive`` are the posts that nobody deleted, forgotten ones too, oldest first.
    """

    def __init__(self, page_length: int) -> None:
        super().__init__(page_length)
        self.alive: list[str] = []
        self.is_away = False
        self.has_streams = True
        self._streams: list[MergingStream] = []
        self._versions = 0

    @property
    def streams(self) -> list[MergingStream]:
        """Those that somebody listens to."""
        self._streams = [stream for stream in self._streams if not stream.closed]
        return self._streams

    def write(self, count: int) -> None:
        """Let so many posts come."""
        for _ in range(count):
            name = str(self._number + 1)
            self.publish([name])
            self.alive.append(name)
            bundle = Bundle(a_row(name), self.posts[PostId(name)])
            cursor = Cursor(RowId(name))
            for stream in self.streams:
                stream.bring(Arrived(HOME, bundle, older=cursor, newer=cursor))

    def edit(self, name: str) -> None:
        """Let somebody change a post."""
        self._versions += 1
        when = NOON + timedelta(minutes=self._versions)
        post = self.change(
            PostId(name),
            lambda post: replace(post, html=f"<p>{self._versions}</p>", edited_at=when),
        )
        for stream in self.streams:
            stream.bring(Edited(post))

    def take_back(self, name: str) -> None:
        """Let somebody delete a post."""
        self.alive.remove(name)
        self.delete(name)
        for stream in self.streams:
            stream.bring(Deleted(PostId(name)))

    def listen(self) -> Stream:
        """Open a stream."""
        if self.is_away:
            raise Unreachable(HOST)
        if not self.has_streams:
            raise NotOffered(HOST)
        stream = MergingStream()
        self._streams.append(stream)
        return stream

    def cut(self) -> None:
        """Let all streams break off, after what is on its way in them."""
        for stream in self.streams:
            stream.end()
        self._streams = []

    def go_away(self) -> None:
        """Answer nothing any more."""
        self.is_away = True
        self.cut()


class StormyGateway(FakeGateway):
    """The way to a ``StormyServer``."""

    def __init__(self, server: StormyServer) -> None:
        super().__init__(server)
        self._weather = server

    def hold_back(self, kind: str) -> None:
        """Keep answers back, with those that are kept back already."""
        if kind not in self._held:
            self.hold(kind)

    def release(self) -> None:
        """Let all answers come that are held back."""
        for gate in self._held.values():
            gate.set()
        self._held.clear()

    async def open_stream(self) -> Stream:
        """Open a stream where there are any."""
        return self._weather.listen()

    def _refuses(self) -> Exception | None:
        return Unreachable(HOST) if self._weather.is_away else None
