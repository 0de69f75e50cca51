"""What a post can be beside its text: how it is marked up, who quotes it, when it comes."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from fedidesk.domain.draft import Draft
from fedidesk.domain.quoting import EVERYBODY, ITS_FOLLOWERS, NOBODY
from fedidesk.domain.server import LocalOnly, ServerLimits
from fedidesk.ui.icons import Icons
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.theme import Theme
from fedidesk.ui.times import date_and_time

_ICON = 20


class PostOptions(MenuButton):
    """A button with a menu of those that the server offers. What is not offered stays as it was."""

    changed = Signal()
    schedule_requested = Signal()

    def __init__(self, draft: Draft, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._limits = ServerLimits()
        self._values: dict[str, object] = {
            "sensitive": draft.sensitive,
            "quote_policy": draft.quote_policy,
            "local_only": draft.local_only,
            "content_type": draft.content_type,
            "scheduled_at": draft.scheduled_at,
        }
        self._can_wait = draft.edits is None
        self.setAccessibleName(self.tr("Options"))
        self.setToolTip(self.tr("Options of this post (Ctrl+Shift+O)"))
        self.choices.setAccessibleName(self.tr("Options"))
        self.clicked.connect(self.open_options)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def values(self) -> dict[str, object]:
        """What is chosen, by the names of the draft's fields."""
        return dict(self._values)

    @property
    def scheduled_at(self) -> datetime | None:
        """When it is to be posted; None for as soon as it is sent."""
        moment = self._values["scheduled_at"]
        return moment if isinstance(moment, datetime) else None

    @property
    def summary(self) -> list[str]:
        """What is chosen and not usual, in words."""
        values = self._values
        told = []
        if self.scheduled_at is not None:
            when = date_and_time(self.scheduled_at)
            told.append(self.tr("Will be posted {when}").format(when=when))
        if values["sensitive"]:
            told.append(self.tr("Pictures are covered"))
        if values["quote_policy"]:
            policy = str(values["quote_policy"])
            told.append(self._policies().get(policy, policy))
        if values["local_only"]:
            told.append(self.tr("Only on this server"))
        if values["content_type"]:
            told.append(_format_name(str(values["content_type"])))
        return told

    def set_limits(self, limits: ServerLimits) -> None:
        """Offer what the server has."""
        self._limits = limits

    def set_can_wait(self, can: bool) -> None:
        """Say whether it can be posted later."""
        self._can_wait = can

    def schedule(self, moment: datetime | None) -> None:
        """Let it be posted at ``moment``, or as soon as it is sent."""
        self._set("scheduled_at", moment)

    def open_options(self) -> None:
        """Show the menu."""
        menu = self.choices
        menu.clear()
        self._add_switch(menu, self.tr("Cover the pictures"), "sensitive")
        if self._limits.local_only is not LocalOnly.NO:
            self._add_switch(menu, self.tr("Only on this server"), "local_only")
        if self._limits.quotes:
            menu.addSection(self.tr("Quotes"))
            self._add_choices(menu, "quote_policy", self._policies())
        if len(self._limits.content_types) > 1:
            menu.addSection(self.tr("Format"))
            formats = {each: _format_name(each) for each in self._limits.content_types}
            self._add_choices(menu, "content_type", formats)
        if self._can_wait:
            menu.addSeparator()
            later = menu.addAction(self.tr("Post later…"))
            later.setShortcut("Ctrl+Shift+T")
            later.triggered.connect(self.schedule_requested)
        self.open_menu()

    def _add_switch(self, menu: QMenu, text: str, name: str) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(bool(self._values[name]))
        action.toggled.connect(partial(self._set, name))

    def _add_choices(self, menu: QMenu, name: str, choices: dict[str, str]) -> None:
        group = QActionGroup(menu)
        chosen = self._values[name]
        for value, text in choices.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(value == chosen or (not chosen and value == next(iter(choices))))
            action.triggered.connect(partial(self._set, name, value))
            menu.addAction(action)

    def _set(self, name: str, value: object) -> None:
        if self._values[name] != value:
            self._values[name] = value
            self.changed.emit()

    def _policies(self) -> dict[str, str]:
        return {
            EVERYBODY: self.tr("Anybody can quote it"),
            ITS_FOLLOWERS: self.tr("Only followers can quote it"),
            NOBODY: self.tr("Nobody can quote it"),
        }

    def _dress(self) -> None:
        side = self._theme.px(_ICON)
        self.setIcon(self._icons.icon("sliders-horizontal", self._theme.colours.text, side))
        self.setIconSize(QSize(side, side))


def _format_name(content_type: str) -> str:
    """Return what people call a way to mark up text: these names are the same in all languages."""
    names = {
        "text/plain": QCoreApplication.translate("PostOptions", "Plain text"),
        "text/markdown": "Markdown",
        "text/html": "HTML",
        "text/bbcode": "BBCode",
        "text/x.misskeymarkdown": "MFM",
    }
    return names.get(content_type, content_type)
