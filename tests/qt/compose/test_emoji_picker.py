"""Choosing an emoji with the keyboard, with the mouse, by name."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView

from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.editor import Editor
from fedidesk.ui.compose.emoji_picker import EmojiPicker
from tests.qt.world import named, press, type_text
from tests.waiting import until


async def opened(editor: Editor) -> EmojiPicker:
    await press("Ctrl+Shift+E")
    await until(lambda: editor._picker is not None and editor._picker.isVisible())
    picker = editor._picker
    assert picker is not None
    await until(lambda: QApplication.focusWidget() is picker._search)
    return picker


def shown(picker: EmojiPicker) -> list[str]:
    return [each.written for each in picker._model._emojis]


async def test_what_is_typed_finds_and_enter_writes(
    editor: Editor, session: AccountSession
) -> None:
    await type_text("Good ")
    picker = await opened(editor)
    assert len(shown(picker)) > 1000
    await type_text("thumbs up")
    assert shown(picker) == ["👍"]
    await press("Return")
    assert not picker.isVisible()
    assert editor.toPlainText() == "Good 👍"
    assert [each.written for each in session.emojis.recent] == ["👍"]


async def test_those_chosen_lately_come_first(editor: Editor) -> None:
    picker = await opened(editor)
    await type_text("thumbs up")
    await press("Return")
    editor.setFocus()
    picker = await opened(editor)
    assert named(picker, "Search emoji by name", QLineEdit).text() == ""
    assert shown(picker)[:2] == ["👍", ":blobcat:"]
    assert shown(picker).count("👍") == 1


async def test_arrows_lead_into_the_emoji(editor: Editor) -> None:
    picker = await opened(editor)
    await type_text("grin")
    await press("Down")
    view = named(picker, "Emoji", QListView)
    assert QApplication.focusWidget() is view
    await press("Right")
    wanted = shown(picker)[1]
    assert picker._name.text()
    await press("Return")
    assert editor.toPlainText() == wanted


async def test_esc_writes_nothing(editor: Editor) -> None:
    picker = await opened(editor)
    await press("Esc")
    assert not picker.isVisible()
    assert editor.toPlainText() == ""


async def test_a_group_and_a_click(editor: Editor) -> None:
    picker = await opened(editor)
    box = named(picker, "Group of emoji", QComboBox)
    box.setCurrentIndex(box.findText("Of your server"))
    assert shown(picker) == [":blobcat:"]
    view = named(picker, "Emoji", QListView)
    first = picker._model.index(0)
    await until(lambda: view.indexAt(view.visualRect(first).center()) == first)
    place = view.visualRect(first).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.toPlainText() == ":blobcat:"


async def test_a_name_that_nothing_has(editor: Editor) -> None:
    picker = await opened(editor)
    await type_text("qqqq")
    assert shown(picker) == []
    assert picker._name.text() == "No emoji is called that."
    await press("Return")
    assert picker.isVisible()
    picker.hide()


async def test_pictures_of_the_server_are_asked_for(editor: Editor) -> None:
    picker = await opened(editor)
    await until(lambda: "https://a.example/cat.png" in picker._model._rows)
    assert picker._model.data(picker._model.index(0), Qt.ItemDataRole.ToolTipRole) == "blobcat"
    picker.hide()
