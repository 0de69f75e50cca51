"""Everything one can do has a word, a key and a tip that names the key."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

from fedidesk.ui.commands import tooltip
from tests.qt.world import World, named


def keys_of(world: World) -> list[str]:
    """Return every key of the window, as often as something answers to it."""
    actions = [each for each in world.window.actions() if isinstance(each, QAction)]
    shortcuts = world.window.findChildren(QShortcut)
    return [
        key.toString()
        for key in (
            *(key for action in actions for key in action.shortcuts()),
            *(shortcut.key() for shortcut in shortcuts),
        )
    ]


async def test_every_command_has_text_keys_and_a_tip_that_names_the_first(world: World) -> None:
    commands = world.commands.all()
    assert len(commands) > 20
    for command in commands:
        assert command.text(), command.objectName()
        assert command.shortcuts(), command.objectName()
        assert command.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in (
            tooltip(command)
        )
        assert command in world.window.actions()


async def test_no_key_means_two_things(world: World) -> None:
    await world.add()
    counted = Counter(keys_of(world))
    assert len(counted) > 30
    assert [key for key, times in counted.items() if times > 1] == []


async def test_a_key_that_means_two_things_would_be_found(world: World) -> None:
    QShortcut(QKeySequence("Ctrl+N"), world.window)
    assert Counter(keys_of(world))["Ctrl+N"] == 2


@pytest.mark.parametrize(
    "name", ["Home", "Local", "Federated", "New post", "Accounts", "Settings", "Refresh"]
)
async def test_buttons_say_their_key(world: World, name: str) -> None:
    await world.add()
    tip = named(world.window, name, QAbstractButton).toolTip()
    key = tip.rpartition("(")[2].rstrip(")")
    assert QKeySequence(key).toString() in keys_of(world)


async def test_what_needs_an_account_waits_for_one(world: World) -> None:
    assert not world.commands["new_post"].isEnabled()
    assert not world.commands["boost"].isEnabled()
    assert world.commands["settings"].isEnabled()
    await world.add()
    assert world.commands["new_post"].isEnabled()
    assert world.commands["boost"].isEnabled()
