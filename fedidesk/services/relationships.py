"""How the account and other people stand to each other, and following them."""

from functools import partial

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import BadAnswer, FedideskError, Unreachable
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.outgoing import Following
from fedidesk.domain.profile import Profile
from fedidesk.domain.relationship import Relationship, with_wish
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.outbox import Outbox
from fedidesk.services.unsent import Unsent

_STRANGERS = Relationship()


class Relationships:
    """Knows those that were asked for, each with the wish about it that waits in the outbox.

    A wish is taken back where the server refuses it. ``changed`` tells of all of it.
    """

    def __init__(
        self,
        account: Account,
        connection: Connection,
        notices: Notices,
        scope: TaskScope,
        unsent: Unsent,
        outbox: Outbox,
    ) -> None:
        self._account = account
        self._connection = connection
        self._notices = notices
        self._scope = scope
        self._unsent = unsent
        self._outbox = outbox
        self._truths: dict[ProfileId, Relationship] = {}
        self._waiting = self._wishes()
        self._asked = {wish.key for wish in self._waiting.values()}
        """What the server may have been asked for; nobody knows how far an earlier run came."""
        self.changed: Signal[()] = Signal()
        unsent.changed.connect(self._follow_wishes)

    def known(self, profile_id: ProfileId) -> Relationship | None:
        """Return how things are, or will be once what waits is sent; None where nobody knows."""
        wish, truth = self._waiting.get(profile_id), self._truths.get(profile_id)
        return truth if wish is None else with_wish(truth or _STRANGERS, wish)

    def truth(self, profile_id: ProfileId) -> Relationship | None:
        """Return what the server said last."""
        return self._truths.get(profile_id)

    def look(self, profile_id: ProfileId) -> None:
        """Ask the server how things are now; what is known stays until it answers."""
        self._scope.start(self._look(profile_id), key=f"relationship:{profile_id}")

    def follow(self, profile: Profile, on: bool) -> None:
        """Follow somebody from now on, or no longer."""
        self._put(
            Following(
                profile_id=profile.id,
                handle=profile.handle,
                locked=profile.locked,
                on=on,
                asked_at=self._outbox.now(),
            )
        )

    async def send(self, wish: Following) -> None:
        """Ask the server for it. Raises a ``FedideskError``.

        https://docs.joinmastodon.org/methods/accounts/#follow
        """
        self._asked.add(wish.key)
        try:
            truth = await self._connection.call(
                lambda gateway: gateway.set_following(wish.profile_id, wish.on)
            )
        except (Unreachable, BadAnswer) as error:
            # Perhaps only the answer was lost.
            found = await self._looked_up(wish.profile_id)
            if found is not None and found.is_wished == wish.on:
                self._decided(wish, found)
            elif isinstance(error, BadAnswer):
                self.refused(wish, error)
            else:
                raise
        else:
            self._decided(wish, truth)

    def refused(self, wish: Following, error: FedideskError) -> None:
        """Take it back and say why, unless something else is wished by now."""
        if self._decided(wish, None):
            again = partial(self._put, wish)
            kind = NoticeKind.FOLLOW_FAILED
            self._notices.tell(Notice(kind, self._account, error, again, about=wish.handle))

    def _put(self, wish: Following) -> None:
        if not (self._is_so(wish) and self._outbox.take_back(wish)):
            self._outbox.put(wish)

    def _is_so(self, wish: Following) -> bool:
        """Whether things are as wished already, and the server was never asked otherwise."""
        truth = self._truths.get(wish.profile_id, _STRANGERS)
        return wish.key not in self._asked and truth.is_wished == wish.on

    def _decided(self, wish: Following, truth: Relationship | None) -> bool:
        """Let it wait no longer; False where something else is wished by now, which goes on."""
        if truth is not None:
            self._truths[wish.profile_id] = truth
        waiting = self._waiting.get(wish.profile_id)
        if waiting is not None and waiting.on != wish.on:
            return False
        self._asked.discard(wish.key)
        self._unsent.done(wish)
        return True

    async def _look(self, profile_id: ProfileId) -> None:
        before = self._truths.get(profile_id)
        truth = await self._looked_up(profile_id)
        # What came of a wish meanwhile is newer than what was asked before.
        if truth is not None and self._truths.get(profile_id) is before:
            self._truths[profile_id] = truth
            self.changed.emit()

    async def _looked_up(self, profile_id: ProfileId) -> Relationship | None:
        try:
            return await self._connection.call(lambda gateway: gateway.relationship(profile_id))
        except FedideskError:
            return None

    def _wishes(self) -> dict[ProfileId, Following]:
        waiting = self._unsent.outgoing
        return {each.profile_id: each for each in waiting if isinstance(each, Following)}

    def _follow_wishes(self) -> None:
        wishes = self._wishes()
        if wishes != self._waiting:
            self._waiting = wishes
            self.changed.emit()
