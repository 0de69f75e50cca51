"""The dictionaries of this machine; ``make debian-test`` installs one for English."""

import pytest

from fedidesk.store import dictionaries
from fedidesk.store.dictionaries import Dictionaries


@pytest.mark.parametrize("language", ["en", "en-US", "en_US"])
def test_a_language_that_has_a_dictionary(language: str) -> None:
    english = Dictionaries()
    assert english.wrong_among(["hello", "wrold"], language) == {"wrold"}
    assert "world" in english.suggestions("wrold", language)


@pytest.mark.parametrize("language", ["", "xx", "bn"])
def test_a_language_that_has_none(language: str) -> None:
    assert Dictionaries().wrong_among(["wrold"], language) is None
    assert Dictionaries().suggestions("wrold", language) == ()


def test_a_machine_without_enchant(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(dictionaries, "import_module", fail)
    assert Dictionaries().wrong_among(["wrold"], "en") is None
