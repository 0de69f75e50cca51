"""The strip that says what keeps an account from working, and the way on."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit

from fedidesk.domain.errors import (
    NoVault,
    SignedOut,
    TokenLost,
    Unreachable,
    UnsafeVault,
    VaultDismissed,
    VaultError,
    VaultLocked,
    VaultSilent,
    VaultUnreadable,
)
from fedidesk.domain.timeline import HOME
from fedidesk.services.connection import Line
from fedidesk.ui.banner import Banner
from fedidesk.ui.error_text import sentence_for
from tests.account_builders import some_credentials
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, named, texts
from tests.waiting import until


def shown(world: World) -> tuple[str, list[str]]:
    """Return what the banner says and offers; nothing where there is none."""
    banner = world.page.findChild(Banner)
    if not banner.isVisible():
        return "", []
    buttons = [each.text() for each in banner.findChildren(QAbstractButton) if each.isVisible()]
    return banner.findChild(QLabel).text(), buttons


async def world_with_trouble(make_world: MakeWorld, trouble: VaultError) -> World:
    """Return a world in which the keyring fails when the application starts."""
    first = await make_world()
    await first.add()
    await first.close()

    def prepare(world: World) -> None:
        world.vault.trouble = trouble
        world.servers = first.servers

    return await make_world(prepare=prepare)


@pytest.mark.parametrize(
    "trouble",
    [
        NoVault(),
        UnsafeVault(),
        VaultLocked(),
        VaultDismissed(),
        VaultSilent(),
        VaultUnreadable(),
        TokenLost(),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_keyring_in_trouble_is_asked_again(
    trouble: VaultError, make_world: MakeWorld
) -> None:
    world = await world_with_trouble(make_world, trouble)
    await until(lambda: shown(world) == (sentence_for(trouble), ["Try again", "Sign in again"]))
    assert "Not signed in" in texts(world.page)
    world.servers["a.example"].publish(["new"])
    world.vault.trouble = None
    (session,) = world.registry.sessions
    world.vault.kept[session.account.key] = some_credentials()
    await click(named(world.page, "Try again", QAbstractButton))
    await until(lambda: session.connection.line is Line.ONLINE)
    assert shown(world) == ("", [])
    await until(lambda: "new" in world.rows(session))


async def test_the_cached_timeline_is_there_whatever_the_keyring_does(
    make_world: MakeWorld,
) -> None:
    world = await world_with_trouble(make_world, VaultLocked())
    (session,) = world.registry.sessions
    assert world.rows(session) == ["p3", "p2", "p1"]


async def test_one_who_was_signed_out_signs_in_again(world: World) -> None:
    session = await world.add("ann", "a.example")
    world.gateway(session).fail("newest", SignedOut("a.example"))
    session.timelines.refresh(HOME)
    await until(lambda: shown(world) == (sentence_for(SignedOut("a.example")), ["Sign in again"]))
    await click(named(world.page, "Sign in again", QAbstractButton))
    dialog = world.window.findChild(QDialog)
    assert dialog.windowTitle() == "Sign in again"
    address = named(dialog, "Server address", QLineEdit)
    assert address.text() == "https://a.example"
    await until(lambda: QApplication.focusWidget() is address)


async def test_a_server_that_is_away_needs_no_banner(world: World) -> None:
    session = await world.add()
    world.gateway(session).fail("newest", Unreachable("a.example"))
    session.timelines.refresh(HOME)
    await until(lambda: session.connection.line is Line.OFFLINE)
    assert shown(world) == ("", [])
    assert "Offline" in texts(world.page)


async def test_trouble_of_one_account_is_not_that_of_another(world: World) -> None:
    session = await world.add("ann", "a.example")
    await world.add("bob", "b.example")
    world.gateway(session).fail("newest", SignedOut("a.example"))
    session.timelines.refresh(HOME)
    await until(lambda: session.connection.line is Line.SIGNED_OUT)
    assert shown(world) == ("", [])
