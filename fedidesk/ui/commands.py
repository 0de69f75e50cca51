"""Everything one can do from the keyboard or a menu, in one table."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_CONTEXT = "Commands"
_IN_WINDOW, _AT_WIDGET = Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.WidgetShortcut

_TABLE: dict[str, tuple[object, tuple[str, ...]]] = {
    "new_post": (QT_TRANSLATE_NOOP("Commands", "New post"), ("Ctrl+N", "N")),
    "drafts": (QT_TRANSLATE_NOOP("Commands", "Drafts"), ("Ctrl+Shift+D",)),
    "outbox": (QT_TRANSLATE_NOOP("Commands", "Waiting to be sent"), ("Ctrl+Shift+U",)),
    "send_now": (QT_TRANSLATE_NOOP("Commands", "Send what waits"), ("Ctrl+Shift+S",)),
    "scheduled": (QT_TRANSLATE_NOOP("Commands", "Scheduled posts"), ("Ctrl+Shift+T",)),
    "home": (QT_TRANSLATE_NOOP("Commands", "Home"), ("Ctrl+1",)),
    "local": (QT_TRANSLATE_NOOP("Commands", "Local"), ("Ctrl+2",)),
    "federated": (QT_TRANSLATE_NOOP("Commands", "Federated"), ("Ctrl+3",)),
    "trending": (QT_TRANSLATE_NOOP("Commands", "Trending"), ("Ctrl+4",)),
    "favourites": (QT_TRANSLATE_NOOP("Commands", "Favourites"), ("Ctrl+5",)),
    "bookmarks": (QT_TRANSLATE_NOOP("Commands", "Bookmarks"), ("Ctrl+6",)),
    "catch_up": (QT_TRANSLATE_NOOP("Commands", "Catch up"), ("Ctrl+7",)),
    "open_timeline": (QT_TRANSLATE_NOOP("Commands", "Open timeline…"), ("Ctrl+K",)),
    "timeline_options": (QT_TRANSLATE_NOOP("Commands", "Timeline options"), ("Ctrl+Shift+O",)),
    "hide_boosts": (QT_TRANSLATE_NOOP("Commands", "Hide boosts"), ("Ctrl+Shift+B",)),
    "hide_replies": (QT_TRANSLATE_NOOP("Commands", "Hide replies"), ("Ctrl+Shift+E",)),
    "follow_live": (QT_TRANSLATE_NOOP("Commands", "Follow live"), ("Ctrl+Shift+F",)),
    "pin": (QT_TRANSLATE_NOOP("Commands", "Keep in the sidebar"), ("Ctrl+Shift+P",)),
    "pin_up": (QT_TRANSLATE_NOOP("Commands", "Move up in the sidebar"), ("Ctrl+Shift+PgUp",)),
    "pin_down": (
        QT_TRANSLATE_NOOP("Commands", "Move down in the sidebar"),
        ("Ctrl+Shift+PgDown",),
    ),
    "next_portion": (QT_TRANSLATE_NOOP("Commands", "Show the next part"), ("Ctrl+PgDown",)),
    "portion_before": (QT_TRANSLATE_NOOP("Commands", "Show the part before"), ("Ctrl+PgUp",)),
    "follow": (
        QT_TRANSLATE_NOOP("Commands", "Follow or unfollow this person"),
        ("Ctrl+Shift+G",),
    ),
    "refresh": (QT_TRANSLATE_NOOP("Commands", "Refresh"), ("F5", "Ctrl+R")),
    "newest": (QT_TRANSLATE_NOOP("Commands", "Go to the newest post"), (".",)),
    "jump_to_place": (
        QT_TRANSLATE_NOOP("Commands", "Go to your place elsewhere"),
        ("Ctrl+J",),
    ),
    "stay_here": (QT_TRANSLATE_NOOP("Commands", "Stay here"), ("Ctrl+Shift+J",)),
    "back": (QT_TRANSLATE_NOOP("Commands", "Back"), ("Esc", "Alt+Left")),
    "open_post": (QT_TRANSLATE_NOOP("Commands", "Open the thread"), ("Ctrl+Return", "O")),
    "reply": (QT_TRANSLATE_NOOP("Commands", "Reply"), ("R",)),
    "quote": (QT_TRANSLATE_NOOP("Commands", "Quote"), ("Q",)),
    "boost": (QT_TRANSLATE_NOOP("Commands", "Boost"), ("B",)),
    "boost_to": (QT_TRANSLATE_NOOP("Commands", "Boost to…"), ("Shift+B",)),
    "favourite": (QT_TRANSLATE_NOOP("Commands", "Favourite"), ("F",)),
    "bookmark": (QT_TRANSLATE_NOOP("Commands", "Bookmark"), ("D",)),
    "react": (QT_TRANSLATE_NOOP("Commands", "React with an emoji…"), ("E",)),
    "translate": (QT_TRANSLATE_NOOP("Commands", "Translate"), ("T",)),
    "alt_text": (QT_TRANSLATE_NOOP("Commands", "Read the descriptions"), ("A",)),
    "reveal": (QT_TRANSLATE_NOOP("Commands", "Show or hide what is covered"), ("X",)),
    "select_text": (QT_TRANSLATE_NOOP("Commands", "Select text"), ("S",)),
    "copy_text": (QT_TRANSLATE_NOOP("Commands", "Copy the text"), ("Ctrl+C",)),
    "open_media": (QT_TRANSLATE_NOOP("Commands", "Look at pictures and films"), ("M",)),
    "copy_link": (QT_TRANSLATE_NOOP("Commands", "Copy the link"), ("Ctrl+Shift+C",)),
    "open_in_browser": (QT_TRANSLATE_NOOP("Commands", "Open in the browser"), ("V",)),
    "open_on_own_server": (QT_TRANSLATE_NOOP("Commands", "Open on your server"), ("Shift+V",)),
    "about_link": (QT_TRANSLATE_NOOP("Commands", "Posts about this link"), ("Ctrl+Shift+L",)),
    "fold_replies": (QT_TRANSLATE_NOOP("Commands", "Fold or unfold the replies"), ("Z",)),
    "more_replies": (QT_TRANSLATE_NOOP("Commands", "Show more replies"), ("Ctrl+Shift+M",)),
    "boosted_by": (QT_TRANSLATE_NOOP("Commands", "Who boosted it"), ("W, B",)),
    "favourited_by": (QT_TRANSLATE_NOOP("Commands", "Who favourited it"), ("W, F",)),
    "quoted_by": (QT_TRANSLATE_NOOP("Commands", "Who quoted it"), ("W, Q",)),
    "edit_history": (QT_TRANSLATE_NOOP("Commands", "Edit history"), ("H",)),
    "follow_author": (QT_TRANSLATE_NOOP("Commands", "Follow or unfollow its author"), ("Shift+F",)),
    "edit_post": (QT_TRANSLATE_NOOP("Commands", "Edit the post"), ("Shift+E",)),
    "quote_policy": (QT_TRANSLATE_NOOP("Commands", "Who may quote it"), ("Shift+Q",)),
    "revoke_quote": (
        QT_TRANSLATE_NOOP("Commands", "Take your post out of this one…"),
        ("Ctrl+Shift+K",),
    ),
    "pin_post": (QT_TRANSLATE_NOOP("Commands", "Pin to your profile"), ("Shift+P",)),
    "mute_conversation": (
        QT_TRANSLATE_NOOP("Commands", "Mute the conversation"),
        ("Shift+M",),
    ),
    "redraft_post": (
        QT_TRANSLATE_NOOP("Commands", "Delete and write anew…"),
        ("Ctrl+Shift+Del",),
    ),
    "delete_post": (QT_TRANSLATE_NOOP("Commands", "Delete the post…"), ("Ctrl+Del",)),
    "accounts": (QT_TRANSLATE_NOOP("Commands", "Accounts"), ("Ctrl+Shift+A",)),
    "add_account": (QT_TRANSLATE_NOOP("Commands", "Add an account…"), ("Ctrl+Shift+N",)),
    "remove_account": (
        QT_TRANSLATE_NOOP("Commands", "Sign out of this account…"),
        ("Ctrl+Shift+Q",),
    ),
    "next_account": (QT_TRANSLATE_NOOP("Commands", "Next account"), ("Ctrl+Tab",)),
    "larger": (QT_TRANSLATE_NOOP("Commands", "Larger text"), ("Ctrl++", "Ctrl+=")),
    "smaller": (QT_TRANSLATE_NOOP("Commands", "Smaller text"), ("Ctrl+-",)),
    "normal_size": (QT_TRANSLATE_NOOP("Commands", "Normal text size"), ("Ctrl+0",)),
    "retry": (QT_TRANSLATE_NOOP("Commands", "Try again what failed"), ("Ctrl+Shift+R",)),
    "close_message": (QT_TRANSLATE_NOOP("Commands", "Close the message"), ("Ctrl+Shift+X",)),
    "settings": (QT_TRANSLATE_NOOP("Commands", "Settings…"), ("Ctrl+,",)),
    "shortcuts": (QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"), ("F1", "?")),
    "quit": (QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",)),
}

TIMELINES = ("home", "local", "federated", "trending", "favourites", "bookmarks", "catch_up")
LOOKS = ("hide_boosts", "hide_replies", "follow_live")
"""How the one on screen is looked at, by the names of what they change."""
ON_A_TIMELINE = (*LOOKS, "", "pin", "pin_up", "pin_down")
"""What can be changed about the one on screen, as a menu has it; an empty name is a line."""
_SWITCHES = (*LOOKS, "pin")
ON_A_POST = (
    "open_post",
    "reply",
    "quote",
    "boost",
    "boost_to",
    "favourite",
    "bookmark",
    "react",
    "translate",
    "alt_text",
    "reveal",
    "select_text",
    "copy_text",
    "open_media",
    "copy_link",
    "open_in_browser",
    "open_on_own_server",
    "about_link",
    "boosted_by",
    "favourited_by",
    "quoted_by",
    "edit_history",
    "follow_author",
    "edit_post",
    "quote_policy",
    "revoke_quote",
    "pin_post",
    "mute_conversation",
    "redraft_post",
    "delete_post",
)
WRITING = ("new_post", "drafts", "scheduled", "outbox", "send_now")
IN_A_THREAD = ("fold_replies", "more_replies")
"""What is done with the replies around a post."""
ON_THE_SCREEN = ("open_media", "alt_text", "reveal", "select_text", "copy_text")
"""What is done to a post where it is on screen."""
ON_A_STRIP = ("jump_to_place", "stay_here")
ON_OFFER = (*ON_A_STRIP, "follow")
"""What can be done only while something on screen offers it."""


class Commands(QObject):
    """One ``QAction`` for each row of the table, reached by its name: ``commands["boost"]``.

    The actions belong to ``window``, so their keys work wherever the focus is in it; a text field
    keeps the keys that type.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for name, (text, keys) in _TABLE.items():
            action = QAction(QCoreApplication.translate(_CONTEXT, str(text)), self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            window.addAction(action)
            self._actions[name] = action
        for name in ON_OFFER:
            self._actions[name].setEnabled(False)
        for name in (*TIMELINES, *_SWITCHES):
            self._actions[name].setCheckable(True)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def lend(self, keys: Sequence[QKeySequence]) -> None:
        """Leave ``keys``, and all that type something, to what has the keyboard in the window."""
        for action in self._actions.values():
            is_lent = any(key in keys or _types(key) for key in action.shortcuts())
            # Nobody ever is at the window itself.
            action.setShortcutContext(_AT_WIDGET if is_lent else _IN_WINDOW)

    def take_back(self) -> None:
        """Have all keys again."""
        for action in self._actions.values():
            action.setShortcutContext(_IN_WINDOW)

    def all(self) -> tuple[QAction, ...]:
        """Return every action in the order of the table."""
        return tuple(self._actions.values())

    def fill(self, menu: QMenu, *names: str) -> None:
        """Add the named actions to ``menu``; an empty name is a separator."""
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()


def _types(key: QKeySequence) -> bool:
    """Whether a text field would take the key, or the first of several, for a letter."""
    first = key.toString(QKeySequence.SequenceFormat.PortableText).partition(", ")[0]
    return len(first.removeprefix("Shift+")) == 1


def tooltip(action: QAction, text: str = "") -> str:
    """Return what the action does, by its own name or in the words of ``text``, and its key."""
    text = text or action.text().removesuffix("…")
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text
