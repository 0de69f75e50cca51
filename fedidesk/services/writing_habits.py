"""What new posts begin with: as somebody set it on the server, and in the language they use."""

from msgspec.structs import replace

from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.habits import Habits
from fedidesk.services.connection import Connection
from fedidesk.store.habits_file import HabitsFile


class WritingHabits:
    """Remembers the habits of one account, also for when its server is away."""

    def __init__(
        self, file: HabitsFile, connection: Connection, disk: Lane[None], scope: TaskScope
    ) -> None:
        self._file = file
        self._connection = connection
        self._disk = disk
        self._scope = scope
        self._habits: Habits | None = None

    @property
    def current(self) -> Habits:
        """All of them; read from the disk when somebody asks for the first time."""
        if self._habits is None:
            self._habits = self._file.read()
        return self._habits

    def begun(self, draft: Draft) -> Draft:
        """Return ``draft``, a new one, as the account is used to begin."""
        set_there = self.current.preferences
        return replace(
            draft,
            visibility=set_there.visibility,
            sensitive=set_there.sensitive,
            language=self.current.language or set_there.language,
            quote_policy=set_there.quote_policy,
        )

    def take_note(self, draft: Draft) -> None:
        """Remember the language of what was written last."""
        if draft.language:
            self._become(replace(self.current, language=draft.language))

    def learn(self) -> None:
        """Ask the server in the background what is set there; until it answers the old holds."""
        self._scope.start(self._learn(), key="preferences")

    async def _learn(self) -> None:
        try:
            set_there = await self._connection.call(lambda gateway: gateway.preferences())
        except FedideskError:
            return
        self._become(replace(self.current, preferences=set_there))

    def _become(self, habits: Habits) -> None:
        if habits != self.current:
            self._habits = habits
            self._scope.start(self._disk.run(lambda _: self._file.write(habits)))
