"""A compose window in the hands of a test."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit

from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.qt.world import World, named, press, type_text
from tests.waiting import until


async def new_post(world: World, text: str = "") -> ComposeWindow:
    """Open the window for a new post by its key, and type."""
    await world.activate()
    await press("Ctrl+N")
    (composer,) = world.composers()
    await at(composer)
    await type_text(text)
    return composer


async def at(composer: ComposeWindow) -> None:
    """Wait until the keyboard is in the text of ``composer``."""
    await until(lambda: QApplication.focusWidget() is field(composer))


async def back_to(composer: ComposeWindow) -> None:
    """Give the keyboard to ``composer``, as a window manager does when a dialog goes."""
    composer.activateWindow()
    await until(composer.isActiveWindow)


def field(composer: ComposeWindow) -> QPlainTextEdit:
    """Return where the text of the only post is typed."""
    return named(composer, "Post text", QPlainTextEdit)


async def at_rest(composer: ComposeWindow) -> None:
    """Wait until hints stand below what was typed: no key waits for them."""
    await until(lambda: not composer._rest_timer.isActive())


def count(composer: ComposeWindow) -> QLabel:
    """Return what says how much may still be typed."""
    return composer.parts.current.count


def post_button(composer: ComposeWindow) -> QAbstractButton:
    """Return the button that sends one post."""
    return named(composer, "Post", QAbstractButton)
