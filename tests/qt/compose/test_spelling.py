"""Mistakes are marked while one writes, without waiting for any dictionary."""

from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu

from fedidesk.store.dictionaries import Dictionaries
from fedidesk.ui.compose.editor import Editor
from tests.qt.world import press, settle, type_text
from tests.waiting import until

_WAVY = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


def marked(editor: Editor) -> list[str]:
    """Return the words that have a mark."""
    block, found = editor.document().firstBlock(), []
    while block.isValid():
        raw = block.text().encode("utf-16-le")
        found += [
            raw[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
            for each in block.layout().formats()
            if each.format.underlineStyle() == _WAVY
        ]
        block = block.next()
    return found


async def test_a_word_is_marked_once_it_is_left(editor: Editor) -> None:
    editor.set_language("en")
    await type_text("Hello wrold")
    editor._marks._rest.setInterval(0)
    await type_text(" ")
    await until(lambda: marked(editor) == ["wrold"])
    await type_text("and teh")
    await settle()
    assert marked(editor) == ["wrold"]
    await press("Return")
    await until(lambda: marked(editor) == ["wrold", "teh"])


async def test_marks_stand_right_behind_emoji(editor: Editor) -> None:
    editor._marks._rest.setInterval(0)
    editor.setPlainText("👨‍👩‍👧 👍🏽 wrold and 🇧🇩 teh end")
    editor.set_language("en")
    await until(lambda: marked(editor) == ["wrold", "teh"])


async def test_another_language_has_other_mistakes_and_none_without_dictionary(
    editor: Editor,
) -> None:
    editor._marks._rest.setInterval(0)
    editor.setPlainText("wrold end")
    editor.set_language("en")
    await until(lambda: marked(editor))
    editor.set_language("xx")
    assert marked(editor) == []
    learned: list[str] = []
    editor._session.spelling.learned.connect(learned.append)
    await until(lambda: learned == ["xx"])
    assert marked(editor) == []


async def menu_at_cursor(editor: Editor) -> QMenu:
    place = editor.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, place, editor.mapToGlobal(place))
    QApplication.sendEvent(editor.viewport(), event)
    await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


async def test_the_menu_suggests_what_was_meant(editor: Editor) -> None:
    editor._marks._rest.setInterval(0)
    editor.setPlainText("👍 wrold end")
    editor.set_language("en")
    await until(lambda: marked(editor))
    cursor = editor.textCursor()
    cursor.setPosition(5)
    editor.setTextCursor(cursor)
    menu = await menu_at_cursor(editor)
    await until(lambda: any(action.text() == "world" for action in menu.actions()))
    next(action for action in menu.actions() if action.text() == "world").trigger()
    menu.close()
    assert editor.toPlainText() == "👍 world end"
    await press("Ctrl+Z")
    assert editor.toPlainText() == "👍 wrold end"


async def test_a_word_can_be_called_right(editor: Editor) -> None:
    editor._marks._rest.setInterval(0)
    editor.setPlainText("fedidesk and wrold\nFedidesk fedidesk end")
    editor.set_language("en")
    await until(lambda: marked(editor) == ["fedidesk", "wrold", "Fedidesk", "fedidesk"])
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    menu = await menu_at_cursor(editor)
    next(action for action in menu.actions() if "“fedidesk”" in action.text()).trigger()
    menu.close()
    await until(lambda: marked(editor) == ["wrold"])
    assert editor.toPlainText().startswith("fedidesk and")
    assert Dictionaries().wrong_among(["fedidesk"], "en") == frozenset()


async def test_the_menu_of_a_right_word_is_as_ever(editor: Editor) -> None:
    editor.set_language("en")
    await type_text("hello")
    menu = await menu_at_cursor(editor)
    assert menu.actions()
    assert not any("suggestions" in action.text() for action in menu.actions())
    menu.close()
