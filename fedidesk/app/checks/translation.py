"""Checks that the translations came along."""

from PySide6.QtCore import QTranslator

from fedidesk.app.checks import CheckFailed
from fedidesk.core.resources import resource


def check() -> str:
    """Look a word up in each."""
    folder = resource("translations")
    languages = sorted(path.stem.partition("_")[2] for path in folder.glob("fedidesk_*.qm"))
    if "bn" not in languages:
        raise CheckFailed("the Bengali translation is missing")
    bengali = QTranslator()
    if not bengali.load("fedidesk_bn", str(folder)) or not bengali.translate("Commands", "Home"):
        raise CheckFailed("the Bengali translation can't be used")
    return ", ".join(languages)
