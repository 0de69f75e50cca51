"""The window: the sidebar, a page for each account, and the messages at its foot."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.errors import StorageError
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.session import AccountSession
from fedidesk.store.settings import SettingsStore
from fedidesk.ui import question, waiting_page
from fedidesk.ui.account_page import AccountPage
from fedidesk.ui.accounts.account_switcher import AccountSwitcher
from fedidesk.ui.commands import IN_A_THREAD, ON_A_POST, WRITING, Commands
from fedidesk.ui.navigation import Navigation
from fedidesk.ui.notices.notice_bar import NoticeBar
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.sidebar import Sidebar

_NARROW_BELOW = 720
"""Pixels of width, at 100 % text, below which the sidebar shows pictures alone."""


class MainWindow(QMainWindow):
    """Shows the accounts of a registry. ``first_painted`` comes once, after the first frame."""

    first_painted = Signal()
    closing = Signal()

    def __init__(
        self,
        registry: AccountRegistry,
        settings: SettingsStore,
        notices: Notices,
        make_tools: Callable[[Commands], PageTools],
        *,
        is_demo: bool = False,
    ) -> None:
        super().__init__()
        self._registry = registry
        self._settings = settings
        self._notices = notices
        self._is_demo = is_demo
        self._painted = False
        self._may_end = False
        self._welcome: QWidget | None = None
        self._pages: dict[AccountSession, AccountPage] = {}
        self.setWindowTitle(self.tr("fedidesk (demo)") if is_demo else "fedidesk")
        self._commands = Commands(self)
        self._tools = make_tools(self._commands)
        self._build()
        self._connect_commands()
        registry.added.connect(self._session_added)
        registry.removed.connect(self._session_removed)
        notices.attach(self._notice_bar.show_notice)
        sessions = registry.sessions
        if sessions:
            self.show_session(sessions[0])
        else:
            self._show_welcome()
        self._restore_geometry()

    def show_session(self, session: AccountSession) -> None:
        """Bring the page of ``session`` to the screen."""
        page = self._pages.get(session)
        if page is None:
            page = self._pages[session] = AccountPage(session, self._tools, self)
            page.token_wanted.connect(self._registry.connect)
            page.sign_in_wanted.connect(self._sign_in_again)
            page.screen_wanted.connect(self.show_session)
            page.place_changed.connect(self._navigation.show)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.focus_posts()
        self._switcher.set_current(session)
        self._sidebar.set_account(True)
        self._navigation.show()
        for name in (*ON_A_POST, *IN_A_THREAD, *WRITING, "remove_account"):
            self._commands[name].setEnabled(True)

    def open_url(self, url: str) -> None:
        """Open the post at ``url`` with the account on screen."""
        page = self._page()
        if page is not None:
            page.open_url(url)

    def come_forward(self, url: str) -> None:
        """Show the window to who asked for it, and the post at ``url`` where there is one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if url:
            self.open_url(url)

    def _build(self) -> None:
        tools = self._tools
        self._sidebar = Sidebar(self._commands, tools.icons, tools.theme)
        self._switcher = AccountSwitcher(self._sidebar.accounts, self._registry, tools)
        self._switcher.chosen.connect(self.show_session)
        self._stack = QStackedWidget()
        self._navigation = Navigation(self, self._commands, self._sidebar, self._page)
        self._notice_bar = NoticeBar(self._commands, tools.icons, tools.theme)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._notice_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(column, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if self._is_demo:
            rows.addWidget(self._demo_strip())
        rows.addLayout(row, 1)
        self.setCentralWidget(whole)

    def _demo_strip(self) -> QLabel:
        strip = QLabel(
            self.tr(
                "This is a demo: the people and their posts are made up, and nothing leaves this "
                "computer."
            ),
            wordWrap=True,
        )
        strip.setObjectName("demoStrip")
        strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        strip.setAccessibleName(strip.text())
        return strip

    def _connect_commands(self) -> None:
        commands = self._commands
        for name in ON_A_POST:
            commands[name].triggered.connect(
                partial(self._on_page, AccountPage.on_current_post, name)
            )
        for name, do in (
            ("refresh", AccountPage.refresh),
            ("newest", AccountPage.show_newest),
            ("back", AccountPage.go_back),
            ("new_post", AccountPage.write),
            ("drafts", AccountPage.open_drafts),
            ("outbox", AccountPage.open_outbox),
            ("send_now", AccountPage.send_now),
            ("scheduled", AccountPage.open_scheduled),
            ("fold_replies", AccountPage.fold_replies),
            ("more_replies", AccountPage.show_more_replies),
        ):
            commands[name].triggered.connect(partial(self._on_page, do))
        theme = self._tools.theme
        for name, steps in (("larger", 1), ("smaller", -1), ("normal_size", 0)):
            commands[name].triggered.connect(partial(theme.zoom, steps))
        theme.changed.connect(self._keep_text_size)
        theme.changed.connect(self._fit_sidebar)
        commands["accounts"].triggered.connect(self._switcher.open_menu)
        commands["add_account"].triggered.connect(partial(self.sign_in, ""))
        commands["remove_account"].triggered.connect(self._ask_to_remove)
        commands["next_account"].triggered.connect(self._next_account)
        commands["open_timeline"].triggered.connect(self._open_opener)
        commands["settings"].triggered.connect(self._open_settings)
        commands["shortcuts"].triggered.connect(self._open_shortcuts)
        commands["quit"].triggered.connect(self.close)
        for number in range(1, 10):
            QShortcut(f"Ctrl+Alt+{number}", self, partial(self._show_number, number))

    def _on_page(self, do: Callable[..., None], *values: object) -> None:
        """Call a method of the page on screen, if an account's page is."""
        page = self._page()
        if page is not None:
            do(page, *values)

    def _page(self) -> AccountPage | None:
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, AccountPage) else None

    def sign_in(self, address: str) -> None:
        """Open the dialog that adds an account, with ``address`` typed in already."""
        self._tools.windows().sign_in(address, self).open()

    def _sign_in_again(self, session: AccountSession) -> None:
        self.sign_in(session.account.base_url)

    def _session_added(self, session: AccountSession) -> None:
        self.show_session(session)
        self.raise_()
        self.activateWindow()
        if self._welcome is not None:
            self._stack.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None

    def _session_removed(self, session: AccountSession) -> None:
        page = self._pages.pop(session, None)
        rest = self._registry.sessions
        if rest:
            self.show_session(rest[0])
        else:
            self._show_welcome()
        if page is not None:
            self._stack.removeWidget(page)
            page.leave()

    def _show_welcome(self) -> None:
        self._welcome = (
            waiting_page.WaitingPage() if self._is_demo else self._tools.windows().welcome()
        )
        self._stack.addWidget(self._welcome)
        self._stack.setCurrentWidget(self._welcome)
        self._welcome.setFocus()
        self._switcher.set_current(None)
        self._sidebar.set_account(False)
        self._navigation.show()
        for name in (*ON_A_POST, *IN_A_THREAD, *WRITING, "remove_account"):
            self._commands[name].setEnabled(False)

    def _show_number(self, number: int) -> None:
        sessions = self._registry.sessions
        if number <= len(sessions):
            self.show_session(sessions[number - 1])

    def _next_account(self) -> None:
        sessions = self._registry.sessions
        page = self._page()
        if page is not None and len(sessions) > 1:
            self.show_session(sessions[(sessions.index(page.session) + 1) % len(sessions)])

    def _ask_to_remove(self) -> None:
        page = self._page()
        if page is None:
            return
        session = page.session
        question.ask(
            self,
            self.tr("Sign out of @{handle}?").format(handle=session.account.handle),
            self.tr(
                "fedidesk gives its permission back to the server and deletes what it keeps of "
                "this account, unsent posts too. Your account on the server stays as it is."
            ),
            yes=self.tr("Sign out"),
            no=self.tr("Stay"),
            do=partial(self._registry.start_removing, session),
        )

    def _open_settings(self) -> None:
        self._tools.windows().settings(self).open()

    def _open_opener(self) -> None:
        page = self._page()
        if page is not None:
            page.open_opener()

    def _open_shortcuts(self) -> None:
        self._tools.windows().shortcuts(self).open()

    def _keep_text_size(self) -> None:
        percent = self._tools.theme.text_percent
        if percent != self._settings.current.text_percent:
            self._keep(text_percent=percent)

    def _keep(self, **changes: object) -> None:
        try:
            self._settings.update(**changes)
        except StorageError as error:
            self._notices.tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))

    def _fit_sidebar(self) -> None:
        self._sidebar.set_narrow(self.width() < self._tools.theme.px(_NARROW_BELOW))

    def _restore_geometry(self) -> None:
        self.resize(960, 800)
        kept = self._settings.current.window_geometry
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        self.setMinimumSize(360, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sidebar shrink where the window is narrow."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first frame, once all of it is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _must_ask_to_end(self) -> bool:
        """Ask, where somebody may not want to end like this; return whether that was necessary."""
        unsent = [session.unsent for session in self._registry.sessions]
        count = sum(len(each.drafts) + len(each.outgoing) for each in unsent)
        is_lost = any(each.trouble for each in unsent)
        if self._may_end or not (is_lost or (count and self._settings.current.asks_about_drafts)):
            return False
        if is_lost:
            what = self.tr("What you wrote last is not saved")
            why = self.tr("The disk has no room for it. It is lost when fedidesk ends now.")
        else:
            what = self.tr("%Ln post(s) not sent", "", count)
            why = self.tr("They are kept. What waits is sent when fedidesk is started again.")
        end, stay = self.tr("Quit"), self.tr("Stay")
        question.ask(self, what, why, yes=end, no=stay, do=self._end)
        return True

    def _end(self) -> None:
        self._may_end = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood and let the application end in order."""
        if self._must_ask_to_end():
            event.ignore()
            return
        for page in self._pages.values():
            page.stop_writing()
            page.stop_playing()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if geometry != self._settings.current.window_geometry:
            self._keep(window_geometry=geometry)
        event.accept()
        self.closing.emit()
