"""Signing in, as seen in the window: every step, every failure, and the way on."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    NotAllowed,
    NotMastodon,
    NotSecure,
    NoVault,
    Refused,
    ServerBusy,
    SignInFailed,
    Silent,
    Unreachable,
    UnsafeVault,
    VaultDismissed,
    VaultLocked,
    VaultRefused,
    VaultSilent,
)
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.ui.accounts.sign_in_form import SignInForm
from fedidesk.ui.error_text import sentence_for
from tests.fakes.sign_in import CODE, TOKEN
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, delete_what_is_due, named, press, texts, type_text
from tests.waiting import until

HOST = "s.example"


def buttons(world: World) -> set[str]:
    """Return the buttons of the form on screen."""
    return {each.text() for each in form(world).findChildren(QAbstractButton) if each.isVisible()}


def form(world: World) -> QWidget:
    welcome = world.window._welcome
    assert welcome is not None
    return welcome


def button(world: World, name: str) -> QAbstractButton:
    return named(form(world), name, QAbstractButton)


async def begin(world: World) -> None:
    await until(lambda: QApplication.focusWidget() is named(world.window, "Server address"))
    await type_text(HOST)
    await press("Return")


async def wait_for_browser(world: World) -> None:
    await begin(world)
    await until(lambda: "Open the browser again" in buttons(world))


def agree(world: World) -> None:
    question = world.browser.question
    world.receivers.last.visit({"code": CODE, "state": question["state"]})


def says(world: World, text: str) -> bool:
    return any(text in each for each in texts(world.window))


async def sign_in_after_all(world: World) -> None:
    """Use the form as it is, now that nothing is wrong."""
    await click(button(world, "Continue"))
    await until(lambda: "Open the browser again" in buttons(world))
    agree(world)
    await until(lambda: world.registry.sessions)


async def asked_anew(world: World) -> None:
    """Wait until the form can be used from the beginning."""
    await until(lambda: buttons(world) == {"Continue"})
    address = named(world.window, "Server address", QLineEdit)
    assert address.text() == HOST
    assert QApplication.focusWidget() is address
    await until(lambda: not world.receivers.made or not world.receivers.last.open)


async def test_who_is_quicker_than_the_application_is_signed_in(make_world: MakeWorld) -> None:
    def at_once(world: World) -> None:
        sign_in = form(world).findChild(SignInForm)
        assert sign_in is not None
        sign_in._address.setText(HOST)
        sign_in._continue.click()

    world = await make_world(prepare=at_once)
    await until(lambda: "Open the browser again" in buttons(world))


async def test_from_the_address_to_the_timeline(world: World) -> None:
    await wait_for_browser(world)
    assert says(world, f"sign in at {HOST}")
    agree(world)
    await until(lambda: world.registry.sessions)
    (session,) = world.registry.sessions
    assert world.page.session is session
    assert session.account.handle == f"rosa@{HOST}"
    assert session.account.key in world.vault.kept
    assert world.window._welcome is None
    assert not world.receivers.last.open
    await until(lambda: not world.fedidesk._sign_ins.busy)
    assert "revoke" not in world.sign_in_server.calls


async def test_an_empty_address_asks_nobody(world: World) -> None:
    await click(button(world, "Continue"))
    await press("Return")
    assert buttons(world) == {"Continue"}
    assert world.sign_in_server.calls == []


async def test_it_says_whom_it_asks(world: World) -> None:
    world.sign_in_server.gate.clear()
    await begin(world)
    await until(lambda: says(world, f"Asking {HOST}…"))
    assert buttons(world) == {"Cancel"}
    world.sign_in_server.gate.set()
    await until(lambda: "Open the browser again" in buttons(world))
    world.sign_in_server.gate.clear()
    agree(world)
    await until(lambda: says(world, f"Signing in at {HOST}…"))
    assert buttons(world) == {"Cancel"}
    world.sign_in_server.gate.set()
    await until(lambda: world.registry.sessions)


async def test_cancel_while_a_server_is_asked(world: World) -> None:
    world.sign_in_server.gate.clear()
    await begin(world)
    await until(lambda: says(world, f"Asking {HOST}…"))
    await click(button(world, "Cancel"))
    await asked_anew(world)
    world.sign_in_server.gate.set()
    await sign_in_after_all(world)


async def test_cancel_while_the_browser_is_open(world: World) -> None:
    await wait_for_browser(world)
    await click(button(world, "Cancel"))
    await asked_anew(world)
    await sign_in_after_all(world)


async def test_cancel_while_the_keyring_thinks(world: World) -> None:
    world.vault.opened.clear()
    await wait_for_browser(world)
    agree(world)
    await until(lambda: says(world, "Keeping your sign-in in the keyring…"))
    assert buttons(world) == {"Cancel"}
    await click(button(world, "Cancel"))
    await asked_anew(world)
    await until(lambda: world.sign_in_server.revoked == [TOKEN])
    world.vault.opened.set()
    await sign_in_after_all(world)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("server", Unreachable(HOST)),
        ("server", Silent(HOST)),
        ("server", NotSecure(HOST)),
        ("server", NotMastodon(HOST)),
        ("server", BadAnswer(HOST, "html")),
        ("server", ServerBusy(HOST, 500)),
        ("register", ServerBusy(HOST, 429, 30)),
        ("register", Refused(HOST, "closed")),
        ("token", Unreachable(HOST)),
        ("profile", NotAllowed(HOST)),
    ],
    ids=str,
)
async def test_a_failure_is_said_beside_the_address(
    call: str, error: FedideskError, world: World
) -> None:
    world.sign_in_server.errors[call] = [error]
    await begin(world)
    if call in ("token", "profile"):
        await until(lambda: "Open the browser again" in buttons(world))
        agree(world)
    await asked_anew(world)
    assert says(world, sentence_for(error))


async def test_bad_addresses_are_said_to_be_bad(world: World) -> None:
    await type_text("not an address")
    await press("Return")
    await until(lambda: says(world, sentence_for(SignInFailed(SignInFailed.BAD_ADDRESS))))
    assert world.sign_in_server.calls == []


async def test_denied_in_the_browser(world: World) -> None:
    await wait_for_browser(world)
    state = world.browser.question["state"]
    world.receivers.last.visit({"error": "access_denied", "state": state})
    await asked_anew(world)
    assert says(world, "The sign-in was cancelled in the browser.")
    await sign_in_after_all(world)


async def test_nobody_comes_back_in_time(world: World) -> None:
    world.sign_in_deadline = 0.05
    await begin(world)
    await asked_anew(world)
    assert says(world, sentence_for(SignInFailed(SignInFailed.TIMED_OUT)))


async def test_by_code(world: World) -> None:
    await wait_for_browser(world)
    await click(button(world, "Use a code instead"))
    await until(lambda: "Sign in" in buttons(world))
    field = named(world.window, "Code from the browser", QLineEdit)
    assert says(world, "Your browser shows a code")
    await click(button(world, "Sign in"))
    assert "Sign in" in buttons(world)
    field.setFocus()
    await type_text(CODE)
    await press("Return")
    await until(lambda: world.registry.sessions)


async def test_a_wrong_code_is_refused(world: World) -> None:
    await wait_for_browser(world)
    await click(button(world, "Use a code instead"))
    await until(lambda: "Sign in" in buttons(world))
    named(world.window, "Code from the browser", QLineEdit).setFocus()
    await type_text("wrong")
    await click(button(world, "Sign in"))
    await asked_anew(world)
    assert says(world, sentence_for(SignInFailed(SignInFailed.CODE_REFUSED)))
    await wait_by_code_again(world)


async def wait_by_code_again(world: World) -> None:
    await click(button(world, "Continue"))
    await until(lambda: "Use a code instead" in buttons(world))
    await click(button(world, "Use a code instead"))
    await until(lambda: "Sign in" in buttons(world))
    assert named(world.window, "Code from the browser", QLineEdit).text() == ""


async def test_the_browser_opens_again_and_the_address_can_be_copied(world: World) -> None:
    await wait_for_browser(world)
    (url,) = world.browser.urls
    await click(button(world, "Open the browser again"))
    assert world.browser.urls == [url, url]
    await click(button(world, "Copy the address"))
    assert QGuiApplication.clipboard().text() == url


VAULT_TROUBLE = [
    NoVault(), UnsafeVault(), VaultLocked(), VaultDismissed(), VaultSilent(), VaultRefused(),
]  # fmt: skip


@pytest.mark.parametrize("trouble", VAULT_TROUBLE, ids=lambda error: type(error).__name__)
async def test_keyring_trouble_can_be_tried_again(trouble: VaultLocked, world: World) -> None:
    world.vault.trouble = trouble
    await wait_for_browser(world)
    agree(world)
    await until(lambda: buttons(world) == {"Try again", "This time only", "Cancel"})
    assert says(world, sentence_for(trouble))
    assert says(world, "You are signed in, but your sign-in could not be kept.")
    await click(button(world, "Try again"))
    await until(lambda: buttons(world) == {"Try again", "This time only", "Cancel"})
    assert not world.registry.sessions
    world.vault.trouble = None
    await click(button(world, "Try again"))
    await until(lambda: world.registry.sessions)
    assert world.registry.sessions[0].account.remember
    assert world.browser.urls == world.browser.urls[:1]


def test_every_keyring_trouble_has_its_own_words() -> None:
    assert len({sentence_for(trouble) for trouble in VAULT_TROUBLE}) == len(VAULT_TROUBLE)


async def test_this_time_only(world: World) -> None:
    world.vault.trouble = VaultLocked()
    await wait_for_browser(world)
    agree(world)
    await until(lambda: "This time only" in buttons(world))
    await click(button(world, "This time only"))
    await until(lambda: world.registry.sessions)
    (session,) = world.registry.sessions
    assert not session.account.remember
    assert not world.vault.kept
    await until(lambda: not world.fedidesk._sign_ins.busy)
    assert "revoke" not in world.sign_in_server.calls


async def test_keyring_trouble_can_be_given_up(world: World) -> None:
    world.vault.trouble = VaultLocked()
    await wait_for_browser(world)
    agree(world)
    await until(lambda: "This time only" in buttons(world))
    await click(button(world, "Cancel"))
    await asked_anew(world)
    await until(lambda: world.sign_in_server.revoked == [TOKEN])
    world.vault.trouble = None
    await sign_in_after_all(world)
    assert world.sign_in_server.revoked == [TOKEN]


async def test_a_token_that_the_keyring_may_still_take_for_an_account_stays_good(
    world: World,
) -> None:
    await world.add("01H2X", HOST, key=AccountKey(HOST, ProfileId("01H2X")))
    world.vault.opened.clear()
    await press("Ctrl+Shift+N")
    dialog = world.window.findChild(QDialog)
    await until(lambda: QApplication.focusWidget() is named(dialog, "Server address"))
    await type_text(HOST)
    await press("Return")
    await until(lambda: world.browser.urls)
    agree(world)
    await until(lambda: says(world, "Keeping your sign-in in the keyring…"))
    await press("Esc")
    await until(lambda: not world.fedidesk._sign_ins.busy)
    assert "revoke" not in world.sign_in_server.calls
    world.vault.opened.set()


async def test_the_dialog_adds_a_second_account_and_goes(world: World) -> None:
    await world.add("ann", "a.example")
    await press("Ctrl+Shift+N")
    dialog = world.window.findChild(QDialog)
    assert dialog.windowTitle() == "Add an account"
    await until(lambda: QApplication.focusWidget() is named(dialog, "Server address"))
    await type_text(HOST)
    await press("Return")
    await until(lambda: world.browser.urls)
    agree(world)
    await until(lambda: len(world.registry.sessions) == 2)
    assert world.page.session is world.registry.sessions[1]
    await until(lambda: not world.fedidesk._sign_ins.busy)
    assert "revoke" not in world.sign_in_server.calls
    delete_what_is_due()
    assert world.window.findChildren(QDialog) == []


async def test_closing_the_dialog_ends_the_sign_in(world: World) -> None:
    await world.add("ann", "a.example")
    await press("Ctrl+Shift+N")
    dialog = world.window.findChild(QDialog)
    await until(lambda: QApplication.focusWidget() is named(dialog, "Server address"))
    await type_text(HOST)
    await press("Return")
    await until(lambda: world.browser.urls)
    await press("Esc")
    delete_what_is_due()
    assert not world.window.findChildren(QDialog)
    await until(lambda: not world.receivers.last.open)
    assert len(world.registry.sessions) == 1


async def test_closing_the_window_ends_the_sign_in(world: World) -> None:
    await wait_for_browser(world)
    await world.close()
    assert not world.receivers.last.open
