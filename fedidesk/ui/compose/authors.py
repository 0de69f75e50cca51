"""The compose windows of all accounts, and the way of a draft from one to another."""

from msgspec.structs import replace
from PySide6.QtWidgets import QMainWindow

from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import DraftThread
from fedidesk.domain.errors import StorageError
from fedidesk.services.session import AccountSession
from fedidesk.ui.commands import Commands
from fedidesk.ui.compose.compose_dock import ComposeDock
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.composers import ComposeWindows


class Authors:
    """Makes the compose windows of an account when it is asked for them, and keeps them."""

    def __init__(self, tools: ComposeTools, commands: Commands, window: QMainWindow) -> None:
        self._tools = tools
        self._window = window
        self._dock = ComposeDock(window, commands, tools.theme, tools.icons)
        self._composers: dict[AccountSession, ComposeWindows] = {}

    def composers(self, session: AccountSession) -> ComposeWindows:
        """Return what opens the compose windows of ``session``."""
        if session not in self._composers:
            self._composers[session] = ComposeWindows(
                session, self._tools, self._change_author, self._dock, self._window
            )
        return self._composers[session]

    def forget(self, session: AccountSession) -> None:
        """Let go of an account that was signed out."""
        composers = self._composers.pop(session, None)
        if composers is not None:
            composers.deleteLater()

    def _change_author(
        self, thread: DraftThread, author: AccountSession, new_author: AccountSession
    ) -> None:
        author.scope.start(self._try_to_hand_over(thread, author, new_author))

    async def _try_to_hand_over(
        self, thread: DraftThread, author: AccountSession, new_author: AccountSession
    ) -> None:
        try:
            await self._hand_over(thread, author, new_author)
        except StorageError as error:
            self.composers(author).came_back(thread[0], error)

    async def _hand_over(
        self, thread: DraftThread, author: AccountSession, new_author: AccountSession
    ) -> None:
        """Give drafts to another account; until that has all of them nothing goes here."""
        handed: list[Draft] = []
        for draft in thread:
            await new_author.unsent.take_over(draft, author.unsent.files)
            handed.append(
                replace(
                    draft,
                    id=new_author.writing.new_draft().id,
                    follows=handed[-1].id if handed else None,
                    attachments=tuple(replace(one, media_id=None) for one in draft.attachments),
                )
            )
        for draft in handed:
            new_author.writing.keep(draft)
        await new_author.writing.settle()
        for draft in thread:
            author.writing.discard(draft)
        self.composers(new_author).open(handed[0])
