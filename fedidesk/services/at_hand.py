"""What an account has within reach: pinned timelines, its lists, and how it looks at them."""

from msgspec.structs import replace

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError, NotOffered
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.domain.timeline_look import EVERYTHING, TimelineLook
from fedidesk.services.connection import Connection
from fedidesk.store.at_hand_file import AtHandFile, ContentAtHand, Pin


class AtHand:
    """Holds it, and writes each change to the disk.

    ``changed`` tells of pins, lists and what the server offers, ``look_changed`` of one timeline.
    """

    def __init__(
        self, file: AtHandFile, connection: Connection, disk: Lane[None], scope: TaskScope
    ) -> None:
        self._file = file
        self._connection = connection
        self._disk = disk
        self._scope = scope
        self._content: ContentAtHand | None = None
        self._saved: ContentAtHand | None = None
        self.changed: Signal[()] = Signal()
        self.look_changed: Signal[TimelineSpec] = Signal()

    @property
    def content(self) -> ContentAtHand:
        """All of it as it is now; read from the disk when somebody asks for the first time."""
        if self._content is None:
            self._content = self._saved = self._file.read()
        return self._content

    def is_pinned(self, spec: TimelineSpec) -> bool:
        """Whether the timeline is among the pins."""
        return any(pin.spec == spec for pin in self.content.pins)

    def pin(self, spec: TimelineSpec, title: str) -> None:
        """Put the timeline behind the other pins, under a name."""
        if not self.is_pinned(spec):
            self._change(pins=(*self.content.pins, Pin(spec, title)))

    def unpin(self, spec: TimelineSpec) -> None:
        """Take the timeline from the pins."""
        self._change(pins=tuple(pin for pin in self.content.pins if pin.spec != spec))

    def move(self, spec: TimelineSpec, steps: int) -> None:
        """Let a pin change its place among the others: up for negative ``steps``."""
        pins = list(self.content.pins)
        index = next((i for i, pin in enumerate(pins) if pin.spec == spec), None)
        if index is not None:
            pin = pins.pop(index)
            pins.insert(min(max(index + steps, 0), len(pins)), pin)
            self._change(pins=tuple(pins))

    def look(self, spec: TimelineSpec) -> TimelineLook:
        """Return what of the timeline is to be seen."""
        return self.content.looks.get(str(spec), EVERYTHING)

    def set_look(self, spec: TimelineSpec, look: TimelineLook) -> None:
        """Say what of the timeline is to be seen from now on."""
        if look == self.look(spec):
            return
        looks = {name: kept for name, kept in self.content.looks.items() if name != str(spec)}
        if look != EVERYTHING:
            looks[str(spec)] = look
        self._keep(replace(self.content, looks=looks))
        self.look_changed.emit(spec)

    def refresh(self) -> None:
        """Ask the server in the background which lists there are and what it offers."""
        self._scope.start(self._refresh(), key="at_hand")

    async def settle(self) -> None:
        """Write what is not written yet. Raises ``StorageError``."""
        if self._content != self._saved:
            await self._write()

    async def _refresh(self) -> None:
        try:
            lists = await self._connection.call(lambda gateway: gateway.lists())
        except NotOffered:
            lists = ()
        except FedideskError:
            return
        self._change(lists=lists)
        try:
            server = await self._connection.call(lambda gateway: gateway.server())
        except FedideskError:
            return
        self._change(
            offered=server.timelines,
            reactions=server.reactions,
            translates=server.translates,
            quotes=server.limits.quotes,
        )

    def _change(self, **changes: object) -> None:
        content = replace(self.content, **changes)
        if content != self.content:
            self._keep(content)
            self.changed.emit()

    def _keep(self, content: ContentAtHand) -> None:
        self._content = content
        self._scope.start(self._write())

    async def _write(self) -> None:
        content = self.content
        await self._disk.run(lambda _: self._file.write(content))
        self._saved = content
