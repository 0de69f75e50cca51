"""Posts in the reader's language, by the grace of the server."""

from functools import partial

from msgspec.structs import replace

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, NotOffered
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import says_the_same, with_translation
from fedidesk.domain.translation import TranslationNote
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.store.posts import PostStore

_KIND = "translation"
_ON_ITS_WAY = TranslationNote(is_pending=True)


class Translations:
    """Lays translations over posts until the reader wants the original, or the post is edited.

    They live in memory alone: what is kept on disk is what the author wrote.
    """

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        notices: Notices,
        scope: TaskScope,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._notices = notices
        self._scope = scope
        self._originals: dict[PostId, Post] = {}
        self.is_missing = False
        """Whether the server was asked, and has no such function."""
        posts.changed.connect(self._posts_changed)

    def toggle(self, post_id: PostId, into: str) -> None:
        """Translate the post into the language with the code ``into``, or show the original."""
        if post_id in self._originals:
            self.show_original(post_id)
        else:
            self.translate(post_id, into)

    def translate(self, post_id: PostId, into: str) -> None:
        """Show the post in the language with the code ``into`` as soon as the server has it."""
        original = self._posts.truth(post_id)
        if original is not None and post_id not in self._originals:
            self._originals[post_id] = original
            self._posts.hold(post_id, _KIND, lambda post: replace(post, translation=_ON_ITS_WAY))
            self._scope.start(self._translate(original, into))

    def show_original(self, post_id: PostId) -> None:
        """Show what the author wrote; a translation on its way is not shown any more."""
        if self._originals.pop(post_id, None) is not None:
            self._posts.release(post_id, _KIND)

    async def _translate(self, original: Post, into: str) -> None:
        post_id = original.id
        try:
            said = await self._connection.call(lambda gateway: gateway.translate(post_id, into))
        except FedideskError as error:
            self.is_missing = self.is_missing or isinstance(error, NotOffered)
            if self._originals.get(post_id) is original:
                self.show_original(post_id)
                retry = partial(self.translate, post_id, into)
                self._notices.tell(
                    Notice(NoticeKind.TRANSLATION_FAILED, self._account, error, retry)
                )
            return
        self.is_missing = False
        if self._originals.get(post_id) is original:
            self._posts.hold(post_id, _KIND, lambda post: with_translation(post, said, original))

    def _posts_changed(self, post_ids: frozenset[PostId]) -> None:
        for post_id in post_ids & self._originals.keys():
            truth = self._posts.truth(post_id)
            if truth is None or not says_the_same(truth, self._originals[post_id]):
                self.show_original(post_id)
