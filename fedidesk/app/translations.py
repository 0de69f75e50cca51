"""The language of the application."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fedidesk.core.resources import resource

_OURS = str(resource("translations"))


def install_translators(app: QCoreApplication, language: str = "") -> QTranslator | None:
    """Let the application speak ``language``, such as ``bn``; that of the system if empty.

    Dates and numbers follow. Returns the translator of our own strings, or None where there is
    none for the language: then the application speaks English. Call it before the first window.
    """
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    # Searched from the last one to the first. English has the plurals, such as "1 post".
    _install(app, QLocale("en"), "fedidesk", _OURS)
    _install_qt(app, locale)
    return _install(app, locale, "fedidesk", _OURS)


def _install_qt(app: QCoreApplication, locale: QLocale) -> None:
    """Let Qt's own words be of that language too; where Qt has no translation, we may."""
    folders = (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), _OURS)
    for language in locale.uiLanguages():
        if any(_install(app, QLocale(language), "qtbase", folder) for folder in folders):
            return


def _install(
    app: QCoreApplication, locale: QLocale, catalogue: str, folder: str
) -> QTranslator | None:
    translator = QTranslator(app)
    if not translator.load(locale, catalogue, "_", folder):
        translator.deleteLater()
        return None
    app.installTranslator(translator)
    return translator
