"""Writing: words are completed, and nothing that one types does anything else."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fedidesk.services.session import AccountSession
from fedidesk.ui.compose import completion_popup
from fedidesk.ui.compose.completion_popup import CompletionPopup
from fedidesk.ui.compose.editor import Editor
from tests.builders import a_post, a_profile
from tests.fakes.suggestions import FakeSuggestions
from tests.qt.world import press, settle, type_text
from tests.waiting import until


def popup(editor: Editor) -> CompletionPopup:
    return editor._completing._popup


def offered(editor: Editor) -> list[str]:
    shown = popup(editor)
    return [each.written for each in shown._shown] if shown.isVisible() else []


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(completion_popup, "announce", lambda _, text: heard.append(text))
    return heard


def know(session: AccountSession) -> None:
    session.posts.put(
        [
            a_post("k1", author=a_profile("Grace Hopper", handle="grace@navy.test")),
            a_post("k2", author=a_profile("Old Gran", handle="nan"), tags=("Bread", "baking")),
        ]
    )


async def test_people_in_memory_come_at_once_and_the_servers_later(
    editor: Editor, session: AccountSession, suggestions: FakeSuggestions
) -> None:
    know(session)
    await type_text("Hi @gr")
    assert offered(editor) == ["@nan", "@grace@navy.test"]
    await until(lambda: "@gr" in suggestions.asked)
    await until(lambda: offered(editor) == ["@nan", "@grace@navy.test", "@grace@two.test", "@gran"])


async def test_the_server_is_asked_once_nothing_is_typed(
    editor: Editor, suggestions: FakeSuggestions
) -> None:
    await type_text("@gran")
    await until(lambda: offered(editor) == ["@gran"] or "@gran" in suggestions.asked)
    assert [question for question in suggestions.asked if question != "emoji"] == ["@gran"]


async def test_an_answer_to_what_was_given_up_is_not_shown(
    editor: Editor, suggestions: FakeSuggestions
) -> None:
    suggestions.gate.clear()
    await type_text("@gr")
    await until(lambda: "@gr" in suggestions.asked)
    await type_text(" and")
    suggestions.gate.set()
    await settle()
    assert offered(editor) == []
    assert editor.toPlainText() == "@gr and"


async def test_enter_is_a_new_line_until_an_entry_is_chosen(
    editor: Editor, session: AccountSession
) -> None:
    know(session)
    await type_text("@grace")
    assert offered(editor)
    await press("Return")
    assert editor.toPlainText() == "@grace\n"
    assert offered(editor) == []
    await type_text("@grace")
    await press("Down")
    await press("Return")
    assert editor.toPlainText() == "@grace\n@grace@navy.test "


async def test_tab_takes_the_first_and_stays_in_the_text(
    editor: Editor, session: AccountSession
) -> None:
    know(session)
    await type_text("#br")
    await press("Tab")
    assert editor.toPlainText() == "#Bread "
    assert QApplication.focusWidget() is editor


@pytest.mark.usefixtures("editor")
async def test_arrows_go_round(session: AccountSession, said: list[str]) -> None:
    know(session)
    await type_text("@gr")
    for key in ("Down", "Down", "Down", "Up"):
        await press(key)
    assert said[0].startswith("2 ")
    assert said[1:] == [
        "Old Gran, @nan, 1 of 2",
        "Grace Hopper, @grace@navy.test, 2 of 2",
        "Old Gran, @nan, 1 of 2",
        "Grace Hopper, @grace@navy.test, 2 of 2",
    ]


async def test_esc_closes_the_list_alone(editor: Editor, session: AccountSession) -> None:
    know(session)
    await type_text("@gr")
    await press("Esc")
    assert offered(editor) == []
    assert editor.window().isVisible()
    assert editor.toPlainText() == "@gr"
    await type_text("ac")
    assert offered(editor) == ["@grace@navy.test"]


async def test_undo_takes_a_completion_back_as_one_step(
    editor: Editor, session: AccountSession
) -> None:
    know(session)
    await type_text("Hello @grac")
    await press("Tab")
    assert editor.toPlainText() == "Hello @grace@navy.test "
    await press("Ctrl+Z")
    assert editor.toPlainText() == "Hello @grac"
    await press("Ctrl+Shift+Z")
    assert editor.toPlainText() == "Hello @grace@navy.test "


async def test_a_word_in_the_middle_gets_no_second_space(
    editor: Editor, session: AccountSession
) -> None:
    know(session)
    editor.setPlainText("👨‍👩‍👧  and you")
    cursor = editor.textCursor()
    cursor.setPosition(len("👨‍👩‍👧 ".encode("utf-16-le")) // 2)
    editor.setTextCursor(cursor)
    await type_text("@grac")
    await press("Tab")
    assert editor.toPlainText() == "👨‍👩‍👧 @grace@navy.test and you"


async def test_emoji_by_their_names(editor: Editor) -> None:
    await type_text(":blob")
    assert offered(editor) == [":blobcat:"]
    await press("Tab")
    await type_text(":thumbs u")
    assert offered(editor) == []
    for _ in range(2):
        await press("Backspace")
    assert "👍" in offered(editor)
    await press("Tab")
    assert editor.toPlainText() == ":blobcat: 👍 "


@pytest.mark.parametrize(
    "text", ["10:30", "https://a.example/@gr", ":)", ": no", "grace@navy", "#", "@", "a#br", "##br"]
)
async def test_what_is_no_beginning(text: str, editor: Editor, session: AccountSession) -> None:
    know(session)
    await type_text(text)
    assert offered(editor) == []


async def test_moving_away_closes_the_list(editor: Editor, session: AccountSession) -> None:
    know(session)
    await type_text("@gr")
    await press("Left")
    assert offered(editor) == []
    await press("Right")
    assert offered(editor) == []


async def compose(widget: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)
    await settle()


async def test_an_input_method_keeps_its_keys(editor: Editor, session: AccountSession) -> None:
    session.posts.put([a_post("k3", tags=("ক্ষমা", "ক্ষণ"))])
    await type_text("#")
    await compose(editor, "ক্")
    assert offered(editor) == []
    await compose(editor, "", "ক্ষ")
    assert offered(editor) == ["#ক্ষমা", "#ক্ষণ"]
    await compose(editor, "ম")
    assert offered(editor) == []
    await press("Down")
    assert popup(editor).current() is None
    await compose(editor, "", "ম")
    assert offered(editor) == ["#ক্ষমা"]
    await press("Tab")
    assert "#ক্ষমা " in editor.toPlainText()


async def test_an_entry_is_pressed(editor: Editor, session: AccountSession) -> None:
    know(session)
    await type_text("@gr")
    shown = popup(editor)
    place = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.toPlainText() == "@grace@navy.test "
    assert QApplication.focusWidget() is editor


async def test_another_field_gets_the_keyboard(editor: Editor, session: AccountSession) -> None:
    know(session)
    await type_text("@gr")
    editor.clearFocus()
    assert offered(editor) == []


async def test_the_server_being_away_leaves_what_is_known(
    editor: Editor, session: AccountSession, suggestions: FakeSuggestions
) -> None:
    know(session)
    suggestions.is_away = True
    await type_text("@grace")
    await until(lambda: "@grace" in suggestions.asked)
    await settle()
    assert offered(editor) == ["@grace@navy.test"]


async def test_the_list_stays_in_a_small_window_and_at_the_right_side(
    editor: Editor, session: AccountSession
) -> None:
    know(session)
    editor.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    editor.window().resize(200, 120)
    for _ in range(3):
        await press("Return")
    await type_text("@gr")
    assert offered(editor)
    room = QRect(editor.window().rect())
    assert room.contains(popup(editor).geometry())


async def test_files_and_pictures_go_beside_the_text(editor: Editor, tmp_path: Path) -> None:
    files: list[list[Path]] = []
    pictures: list[QImage] = []
    editor.files_dropped.connect(files.append)
    editor.image_pasted.connect(pictures.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert files == [[tmp_path / "a.png"]]
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    editor.insertFromMimeData(data)
    assert [each.size() for each in pictures] == [image.size()]
    data = QMimeData()
    data.setText("words")
    data.setUrls([QUrl("https://a.example/")])
    editor.insertFromMimeData(data)
    assert editor.toPlainText() == "words"
