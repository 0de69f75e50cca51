"""Signing in, step by step, on the welcome page or in a dialog."""

import asyncio
from collections.abc import Awaitable, Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.errors import FedideskError, VaultError
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.sign_in import (
    ContactingServer,
    Exchanging,
    SignIn,
    WaitingForBrowser,
)
from fedidesk.ui.announcing import announce
from fedidesk.ui.error_text import sentence_for


class SignInForm(QWidget):
    """Asks for a server, waits for the browser, and keeps the token.

    ``done`` comes when the account is there, ``given_up`` when the person pressed Cancel. It ends
    what is under way when it is hidden.
    """

    done = Signal()
    given_up = Signal()

    def __init__(
        self,
        make_sign_in: Callable[[], Awaitable[SignIn]],
        registry: AccountRegistry,
        scope: TaskScope,
        address: str = "",
    ) -> None:
        super().__init__()
        self._make_sign_in = make_sign_in
        self._registry = registry
        self._scope = scope
        self._work = f"sign-in {id(self)}"
        self._sign_in: SignIn | None = None
        self._signed_in: tuple[Account, Credentials] | None = None
        self._build(address)
        self._show_address()

    def leave(self) -> None:
        """End what is under way and begin anew; a token that is not kept yet is given back."""
        if self._sign_in is not None:
            if self._signed_in is not None:
                account, credentials = self._signed_in
                self._sign_in.give_back(account.base_url, credentials)
            self._sign_in.changed.disconnect(self._show_step)
            self._sign_in = None
        self._scope.cancel(self._work)
        self._signed_in = None
        self._show_address()

    def _build(self, address: str) -> None:
        self._address = QLineEdit(address, placeholderText="mastodon.example")
        self._address.setAccessibleName(self.tr("Server address"))
        self._address.returnPressed.connect(self._begin)
        self.setFocusProxy(self._address)
        self._continue = self._button(self.tr("Continue"), self._begin, main=True)
        self._message = QLabel(wordWrap=True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._code = QLineEdit(placeholderText=self.tr("Paste the code here"))
        self._code.setAccessibleName(self.tr("Code from the browser"))
        self._code.returnPressed.connect(self._use_pasted_code)
        self._use_code = self._button(self.tr("Sign in"), self._use_pasted_code, main=True)
        self._open_again = self._button(self.tr("Open the browser again"), self._browse_again)
        self._copy = self._button(self.tr("Copy the address"), self._copy_address)
        self._by_code = self._button(self.tr("Use a code instead"), self._ask_for_code)
        self._try_again = self._button(self.tr("Try again"), self._keep_again, main=True)
        self._once = self._button(self.tr("This time only"), self._keep_once)
        self._once.setToolTip(self.tr("Sign in until fedidesk ends; nothing is kept"))
        self._cancel = self._button(self.tr("Cancel"), self._give_up)
        self._buttons = (
            self._continue, self._use_code, self._try_again, self._once, self._open_again,
            self._copy, self._by_code, self._cancel,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._message)
        column.addWidget(self._address)
        column.addWidget(self._code)
        stack = QVBoxLayout()
        stack.setSpacing(8)
        for button in self._buttons:
            stack.addWidget(button)
        column.addLayout(stack)

    def _button(self, text: str, do: Callable[[], None], *, main: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("main", main)
        button.setAutoDefault(main)
        button.clicked.connect(do)
        return button

    def _begin(self) -> None:
        if self._address.text().strip():
            self._scope.start(self._run(self._address.text()), key=self._work)

    async def _run(self, address: str) -> None:
        self._show(self.tr("One moment…"), self._cancel)
        self._sign_in = await self._make_sign_in()
        self._sign_in.changed.connect(self._show_step)
        accounts = [session.account for session in self._registry.sessions]
        try:
            self._signed_in = await self._sign_in.run(address, accounts)
        except FedideskError as error:
            self._show_address(sentence_for(error))
        else:
            await self._keep()

    async def _keep(self) -> None:
        """Give what came to the keyring, and say so: it may ask the person for a password."""
        if self._signed_in is None or self._sign_in is None:
            return
        self._show(self.tr("Keeping your sign-in in the keyring…"), self._cancel)
        # The registry's from here on: it shows the account, and this form may be left then.
        sign_in, signed_in, self._signed_in = self._sign_in, self._signed_in, None
        account, credentials = signed_in
        try:
            await self._registry.add(account, credentials)
        except asyncio.CancelledError:
            if not self._is_known(account):
                sign_in.give_back(account.base_url, credentials)
            raise
        except VaultError as error:
            self._signed_in = signed_in
            self._show(
                self.tr(
                    "You are signed in, but your sign-in could not be kept. {what_happened}"
                ).format(what_happened=sentence_for(error)),
                self._try_again,
                self._once,
                self._cancel,
                trouble=True,
            )
        else:
            self.done.emit()

    def _is_known(self, account: Account) -> bool:
        """Whether the account is there already: the keyring may still take the new token for it."""
        return any(session.account.key == account.key for session in self._registry.sessions)

    def _keep_again(self) -> None:
        self._scope.start(self._keep(), key=self._work)

    def _keep_once(self) -> None:
        if self._signed_in is not None:
            account, credentials = self._signed_in
            self._signed_in = (replace(account, remember=False), credentials)
            self._keep_again()

    def _give_up(self) -> None:
        self.leave()
        self.given_up.emit()

    def _show_step(self) -> None:
        step = self._sign_in.step if self._sign_in is not None else None
        if isinstance(step, ContactingServer):
            self._show(self.tr("Asking {host}…").format(host=step.host), self._cancel)
        elif isinstance(step, Exchanging):
            self._show(self.tr("Signing in at {host}…").format(host=step.host), self._cancel)
        elif isinstance(step, WaitingForBrowser):
            self._show_waiting(step)

    def _show_waiting(self, step: WaitingForBrowser) -> None:
        if step.by_code:
            text = self.tr(
                "Your browser shows a code when you have signed in at {host}. Copy it here."
            )
            shown = (self._use_code, self._open_again, self._copy, self._cancel)
        else:
            text = self.tr("Go on in your browser: sign in at {host} and allow fedidesk to use it.")
            shown = (self._open_again, self._copy, self._by_code, self._cancel)
        self._show(text.format(host=step.host), *shown)
        self._code.clear()
        self._code.setVisible(step.by_code)
        if step.by_code:
            self._code.setFocus()

    def _show_address(self, trouble: str = "") -> None:
        self._show(trouble, self._continue, trouble=bool(trouble))
        self._address.show()
        self._address.setFocus()

    def _show(self, text: str, *buttons: QPushButton, trouble: bool = False) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._message.setProperty("tone", "danger" if trouble else "plain")
        self._message.style().polish(self._message)
        self._address.hide()
        self._code.hide()
        for button in self._buttons:
            button.setVisible(button in buttons)
        buttons[0].setFocus()
        if text:
            announce(self, text)

    def _ask_for_code(self) -> None:
        if self._sign_in is not None:
            self._sign_in.use_code()

    def _use_pasted_code(self) -> None:
        if self._sign_in is not None:
            self._sign_in.paste_code(self._code.text())

    def _browse_again(self) -> None:
        if self._sign_in is not None:
            self._sign_in.open_again()

    def _copy_address(self) -> None:
        if self._sign_in is not None and isinstance(self._sign_in.step, WaitingForBrowser):
            QGuiApplication.clipboard().setText(self._sign_in.step.url)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what is under way, unless it is only the system that hides the window."""
        if not event.spontaneous():
            self.leave()
        super().hideEvent(event)
