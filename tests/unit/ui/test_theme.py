from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.ui.colours import DARK, LIGHT
from fedidesk.ui.theme import FontRole, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, "light", 100)
    theme.put_on()
    yield theme
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")


def test_a_choice_dresses_the_whole_application(theme: Theme, qapp: QApplication) -> None:
    assert theme.colours is LIGHT
    theme.set_choice("dark")
    assert theme.colours is DARK
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window
    assert DARK.accent.name() in qapp.styleSheet()


def test_a_change_is_told_once_and_counted(theme: Theme, qtbot: QtBot) -> None:
    before = theme.generation
    with qtbot.waitSignal(theme.changed):
        theme.set_choice("dark")
    assert theme.generation == before + 1
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_choice("dark")
        theme.set_choice("purple")
        theme.set_text_percent(100)


def test_text_grows_between_bounds_and_lengths_with_it(theme: Theme) -> None:
    theme.set_text_percent(150)
    assert theme.font(FontRole.BODY).pixelSize() == round(15 * 1.5)
    assert theme.px(8) == 12
    theme.set_text_percent(1000)
    assert theme.text_percent == 200
    theme.set_text_percent(1)
    assert theme.text_percent == 80


def test_zoom_goes_in_steps_and_back_to_the_middle(theme: Theme) -> None:
    theme.zoom(1)
    assert theme.text_percent == 110
    for _ in range(20):
        theme.zoom(1)
    assert theme.text_percent == 200
    theme.zoom(-1)
    assert theme.text_percent == 175
    theme.zoom(0)
    assert theme.text_percent == 100


@pytest.mark.usefixtures("theme")
def test_no_rule_of_the_style_sheet_is_left_open(qapp: QApplication) -> None:
    assert "$" not in qapp.styleSheet()
    assert "@" not in qapp.styleSheet()
    assert qapp.styleSheet().count("{") == qapp.styleSheet().count("}")
