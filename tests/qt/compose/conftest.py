"""A field to write in, with a server that knows what to suggest."""

from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fedidesk.domain.profile import CustomEmoji
from fedidesk.services import asking
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.editor import Editor
from tests.builders import a_profile
from tests.fakes.suggestions import FakeSuggestions
from tests.qt.world import World
from tests.waiting import until

MakeEditor = Callable[[], Awaitable[Editor]]


@pytest.fixture
def suggestions(monkeypatch: pytest.MonkeyPatch) -> FakeSuggestions:
    """What the server knows."""
    fake = FakeSuggestions()
    fake.people = [a_profile("Grace", handle="grace@two.test"), a_profile("Gran", handle="gran")]
    fake.hashtags = ["bread", "breakfast"]
    fake.emojis = [CustomEmoji("blobcat", "https://a.example/cat.gif", "https://a.example/cat.png")]
    monkeypatch.setattr(asking, "AskingServer", lambda _: fake)
    return fake


@pytest.fixture
async def session(world: World, suggestions: FakeSuggestions) -> AccountSession:
    """Somebody who is signed in."""
    assert suggestions
    return await world.add()


@pytest.fixture
async def editor(world: World, session: AccountSession) -> Editor:
    """An empty field with the keyboard in it, in a window of its own."""
    window = QWidget(world.window)
    window.setWindowFlag(window.windowFlags().Window)
    images, theme = world.page._tools.images, world.page._tools.theme
    field = Editor(session, images, theme, window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    window.resize(400, 400)
    window.show()
    window.activateWindow()
    field.setFocus()
    await until(lambda: QApplication.focusWidget() is field)
    await until(lambda: len(session.emojis.all) > 1000)
    await until(lambda: session.emojis.find("blobcat", 1))
    return field
