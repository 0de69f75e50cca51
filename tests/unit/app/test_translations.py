"""The application speaks the language that is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fedidesk.app.translations import install_translators
from tests.pseudo_locale import disguise, install_pseudo_locale, is_disguised

_translate = QCoreApplication.translate


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_bengali(qapp: QApplication) -> None:
    assert install_translators(qapp, "bn") is not None
    assert _translate("Commands", "Home") == "হোম"
    assert QLocale().language() is QLocale.Language.Bengali


def test_numbers_are_written_in_the_digits_of_the_language(qapp: QApplication) -> None:
    install_translators(qapp, "bn")
    assert _translate("Post", "%Ln vote(s)", "", 128).startswith("১২৮")


def test_a_region_speaks_the_language_of_its_country(qapp: QApplication) -> None:
    assert install_translators(qapp, "bn_IN") is not None
    assert _translate("Commands", "Home") == "হোম"


def test_english_has_plurals(qapp: QApplication) -> None:
    install_translators(qapp, "en")
    assert _translate("Times", "%Ln minute(s) left", "", 1) == "1 minute left"
    assert _translate("Times", "%Ln minute(s) left", "", 5) == "5 minutes left"


def test_a_language_nobody_translated_to_is_english_with_its_own_dates(qapp: QApplication) -> None:
    assert install_translators(qapp, "is") is None
    assert _translate("Commands", "Home") == "Home"
    assert _translate("Times", "%Ln minute(s) left", "", 1) == "1 minute left"
    assert QLocale().language() is QLocale.Language.Icelandic


def test_qt_itself_speaks_it_too(qapp: QApplication) -> None:
    install_translators(qapp, "de")
    assert _translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_qt_itself_speaks_bengali_through_us(
    kind: type[QLineEdit | QPlainTextEdit], qapp: QApplication, qtbot: QtBot
) -> None:
    install_translators(qapp, "bn")
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words
    assert all(re.match("[\u0980-\u09ff]", word) for word in words), words
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Ok
    )
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"ঠিক আছে", "বাতিল করুন"}


def test_the_system_decides_where_nobody_does(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("bn_BD"))
    assert install_translators(qapp) is not None
    assert _translate("Commands", "Home") == "হোম"


class Page(QWidget):
    def title(self) -> str:
        return self.tr("Settings")


class SettingsDialog(Page):
    """Named like one of ours: strings are looked up below the name of the class."""


def test_a_string_is_found_from_an_inheriting_class(qapp: QApplication, qtbot: QtBot) -> None:
    page = SettingsDialog()
    qtbot.addWidget(page)
    install_translators(qapp, "bn")
    assert page.title() == "সেটিংস"


def test_the_pseudo_locale_shows_what_is_not_translated(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    install_pseudo_locale(qapp, tmp_path)
    translated = QPushButton(_translate("Commands", "Home"))
    forgotten = QPushButton("Home")
    qtbot.addWidget(translated)
    qtbot.addWidget(forgotten)
    assert is_disguised(translated.text())
    assert not is_disguised(forgotten.text())
    assert is_disguised(_translate("Times", "%Ln minute(s) left", "", 3))


def test_the_pseudo_locale_is_longer_and_keeps_placeholders() -> None:
    said = disguise("Posting as {account} in <b>%n minute(s)</b>")
    assert said == "[Pöštíñg áš {account} íñ <b>%n míñüté(š)</b>·················]"
    assert not is_disguised("[Péöþĺé] and more")
    assert is_disguised("[·] 12:30 …")
