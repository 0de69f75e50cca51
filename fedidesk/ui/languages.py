"""The language of the reader, and what languages are called."""

from PySide6.QtCore import QLocale

_ENGLISH = "en"


def reader_language() -> str:
    """Return the code of the language that fedidesk speaks, without a country: "en", "bn"."""
    return primary(QLocale().bcp47Name())


def primary(code: str) -> str:
    """Return the language in a code that may name a country or a script too."""
    return code.replace("_", "-").partition("-")[0].casefold()


def language_name(code: str) -> str:
    """Return what the language with that code is called: in English, or as its own people do.

    Qt knows the names of languages in no other way. Empty where there is no such language.
    """
    locale = QLocale(code.replace("-", "_"))
    unknown = locale.language() in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    if not code or unknown or primary(locale.bcp47Name()) != primary(code):
        return ""
    if reader_language() == _ENGLISH:
        return QLocale.languageToString(locale.language())
    return locale.nativeLanguageName()
