"""Things about a post that are on or off, as the reader wishes and the server allows."""

from functools import partial

from fedidesk.domain.account import Account
from fedidesk.domain.errors import BadAnswer, FedideskError, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Outgoing, Switch, Switching
from fedidesk.domain.post import Post
from fedidesk.services.connection import Connection
from fedidesk.services.foresight import Foresight
from fedidesk.services.notices import Notice, Notices
from fedidesk.services.outbox import Outbox
from fedidesk.services.switches import WAYS
from fedidesk.services.unsent import Unsent
from fedidesk.store.posts import PostStore


class Wishes:
    """Lets each wish wait in the outbox until the server grants it, or refuses.

    For each post and switch one request is under way; presses meanwhile change the wish and the
    last wish wins.
    """

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        notices: Notices,
        unsent: Unsent,
        outbox: Outbox,
        foresight: Foresight,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._notices = notices
        self._unsent = unsent
        self._outbox = outbox
        self._foresight = foresight
        self._asked = {each.key for each in unsent.outgoing}
        """What the server may have been asked for; nobody knows how far an earlier run came."""
        self.granted: set[Switch] = set()
        """Those of which the server has granted a wish since the start."""

    def toggle(self, switch: Switch, post_id: PostId, emoji: str = "") -> None:
        """Wish for the other of on and off than is shown."""
        post = self._posts.get(post_id)
        if post is not None:
            is_on = WAYS[switch].is_on(post, emoji)
            self.wish(switch, post_id, not is_on, emoji=emoji)

    def wish(
        self, switch: Switch, post_id: PostId, on: bool, *, visibility: str = "", emoji: str = ""
    ) -> None:
        """Let it be on, or off, from now on; ``visibility`` says who sees a boost."""
        self._put(
            Switching(
                switch=switch,
                post_id=post_id,
                on=on,
                asked_at=self._outbox.now(),
                visibility=visibility,
                emoji=emoji,
            )
        )

    async def send(self, wish: Switching) -> None:
        """Ask the server for it. Raises a ``FedideskError``."""
        self._asked.add(wish.key)
        try:
            truth = await self._ask(wish)
        except BadAnswer as error:
            self.refused(wish, error)
        else:
            self._decided(wish, truth)

    def refused(self, wish: Switching, error: FedideskError) -> None:
        """Take it back and say why, unless something else is wished by now."""
        if self._decided(wish, None):
            again = partial(self._put, wish)
            kind = WAYS[wish.switch].failure
            self._notices.tell(Notice(kind, self._account, error, again))

    def _put(self, wish: Switching) -> None:
        if not (self._is_so(wish) and self._outbox.take_back(wish)):
            self._outbox.put(wish)

    def _is_so(self, wish: Switching) -> bool:
        """Whether the post is as wished already, and the server was never asked otherwise."""
        truth = self._posts.truth(wish.post_id)
        is_on = truth is not None and WAYS[wish.switch].is_on(truth, wish.emoji)
        return wish.key not in self._asked and is_on == wish.on

    async def _ask(self, wish: Switching) -> Post:
        """Return what the server says of the post once it is as wished."""
        way = WAYS[wish.switch]
        try:
            truth = await self._connection.call(lambda gateway: way.ask(gateway, wish))
        except (Unreachable, BadAnswer):
            # Perhaps only the answer was lost.
            looked_up = await self._looked_up(wish.post_id)
            if looked_up is None or way.is_on(looked_up, wish.emoji) != wish.on:
                raise
            return looked_up
        self.granted.add(wish.switch)
        return truth

    async def _looked_up(self, post_id: PostId) -> Post | None:
        try:
            return await self._connection.call(lambda gateway: gateway.post(post_id))
        except FedideskError:
            return None

    def _decided(self, wish: Switching, truth: Post | None) -> bool:
        """Let it wait no longer; False where something else is wished by now, which goes on."""
        waiting = self._waiting(wish.key)
        if isinstance(waiting, Switching) and waiting.on != wish.on:
            return False
        self._asked.discard(wish.key)
        self._foresight.come_true(wish, truth)
        return True

    def _waiting(self, key: str) -> Outgoing | None:
        return next((each for each in self._unsent.outgoing if each.key == key), None)
