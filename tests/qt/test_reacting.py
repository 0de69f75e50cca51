"""An emoji under a post, from the menu, by its key, and as it is typed."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from fedidesk.domain.ids import PostId
from fedidesk.domain.reaction import Reaction
from fedidesk.ui.dialogs.react_dialog import ReactDialog, reaction_in
from tests.builders import a_post
from tests.qt.world import World, named
from tests.waiting import until


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("👍", "👍"),
        (" 👩‍👩‍👧‍👦 ", "👩‍👩‍👧‍👦"),
        ("❤️", "❤️"),
        (":blob_cat:", "blob_cat"),
        ("👍👍", ""),
        ("👍 ok", ""),
        ("yes", ""),
        ("", ""),
        ("::", ""),
    ],
)
def test_exactly_one_emoji_or_name(typed: str, name: str) -> None:
    assert reaction_in(typed) == name


async def open_dialog(world: World) -> ReactDialog:
    server = world.servers["a.example"]
    server.posts[PostId("p1")] = a_post("p1", reactions=(Reaction(name="⭐", count=1),))
    server.publish(["p1"])
    await world.add()
    pane = world.page.places.top.pane
    assert pane is not None
    await until(lambda: pane.view.rows)
    world.page.focus_posts()
    world.do("react")
    await until(lambda: isinstance(QApplication.activeModalWidget(), ReactDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReactDialog)
    return dialog


async def test_one_of_the_usual_ones(world: World) -> None:
    dialog = await open_dialog(world)
    named(dialog, "🎉", QPushButton).click()
    gateway = next(iter(world.gateways.values()))
    await until(lambda: "react 🎉" in gateway.calls)
    assert QApplication.activeModalWidget() is None


async def test_another_one_is_typed(world: World) -> None:
    dialog = await open_dialog(world)
    dialog.text.setText("no emoji")
    named(dialog, "React", QPushButton).click()
    assert dialog.isVisible()
    assert "Type one emoji" in dialog._trouble.text()
    dialog.text.setText(":blob:")
    assert not dialog._trouble.isVisible()
    named(dialog, "React", QPushButton).click()
    gateway = next(iter(world.gateways.values()))
    await until(lambda: "react blob" in gateway.calls)


async def test_where_nobody_has_such_the_key_does_nothing(world: World) -> None:
    await world.add()
    world.page.focus_posts()
    world.do("react")
    assert QApplication.activeModalWidget() is None
