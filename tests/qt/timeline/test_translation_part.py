"""The line below a translated text: whole at every width, and its way back can be pressed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.translation import TranslationNote
from fedidesk.ui.languages import language_name, primary, reader_language
from fedidesk.ui.timeline.parts.translation_part import TranslationPart, translation_text
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_poll, a_post, a_row
from tests.qt.timeline.reading import Reading

GERMAN = TranslationNote("de", "A machine")
LONG = TranslationNote("de", "A translator with a very long name that goes on and on and on")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def translated(note: TranslationNote = GERMAN, **changes: object) -> Post:
    return a_post("1", "Good day", translation=note, **changes)


def layout_of(reading: Reading) -> PostLayout:
    shown = reading.row("1").shown
    assert isinstance(shown, PostLayout)
    return shown


def part_of(layout: PostLayout) -> TranslationPart:
    return next(part for part in layout.parts if isinstance(part, TranslationPart))


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (GERMAN, "Translated from German by \u2068A machine\u2069"),
        (TranslationNote("pt-BR", ""), "Translated from Portuguese"),
        (TranslationNote("", "A machine"), "Translated by \u2068A machine\u2069"),
        (TranslationNote("nonsense", "A machine"), "Translated by \u2068A machine\u2069"),
        (TranslationNote(), "Translated"),
        (TranslationNote(is_pending=True), "Translating…"),
    ],
)
def test_what_is_said_of_it(note: TranslationNote, text: str) -> None:
    assert translation_text(note) == text


def test_languages_are_called_as_the_reader_may_know_them() -> None:
    assert (reader_language(), language_name("bn"), language_name("zh-TW")) == (
        "en",
        "Bangla",
        "Chinese",
    )
    QLocale.setDefault(QLocale("bn_BD"))
    assert (reader_language(), language_name("de")) == ("bn", "Deutsch")
    assert [primary(code) for code in ("en-GB", "sr_Latn", "DE", "")] == ["en", "sr", "de", ""]
    assert [language_name(code) for code in ("", "xx", "not a code", "💥", "C")] == [""] * 5


@pytest.mark.parametrize("note", [GERMAN, LONG, TranslationNote(is_pending=True)])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
@pytest.mark.parametrize("width", [300, 1000])
def test_nothing_of_it_leaves_the_column(
    qtbot: QtBot, note: TranslationNote, direction: Qt.LayoutDirection, width: int
) -> None:
    reading = Reading(qtbot, width=width)
    reading.pane.setLayoutDirection(direction)
    reading.show([(a_row("1"), translated(note, poll=a_poll()))])
    qtbot.waitUntil(lambda: bool(reading.view.rows))
    layout = layout_of(reading)
    part = part_of(layout)
    (spot,) = part.spots()
    assert 0 <= spot.rect.left() < spot.rect.right() < layout.line.right() + 16 <= width + 16
    assert layout.header.bottom < part.top < spot.rect.bottom() <= part.bottom
    below = layout.parts[layout.parts.index(part) + 1]
    assert below.top >= part.bottom
    reading.pane.grab()


def test_the_way_back_can_be_pressed_and_is_spoken_of(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), translated())])
    assert "Translated from German" in layout_of(reading).spoken()
    back = reading.button("1", "Show original")
    with qtbot.waitSignal(reading.view.original_requested) as asked:
        back.click()
    assert asked.args == [PostId("1")]


def test_what_a_warning_hides_has_it_below_the_warning(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), translated(content_warning="The end"))])
    layout = layout_of(reading)
    assert layout.spot(Act.ORIGINAL) is not None
    assert layout.body is None
    reading.view.toggle_revealed(PostId("1"))
    layout = layout_of(reading)
    assert layout.body is not None
    assert part_of(layout).top > layout.body.top


def test_a_post_in_its_own_words_has_none(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), a_post("1"))])
    assert layout_of(reading).spot(Act.ORIGINAL) is None
    assert "Translated" not in layout_of(reading).spoken()
