"""The language of the application."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fedidesk.core.resources import resource


def install_translators(app: QCoreApplication, language: str = "") -> QTranslator | None:
    """Let the application speak ``language``, such as ``bn``; that of the system if empty.

    Dates and numbers follow. Returns the translator of our own strings, or None where there is
    none for the language: then the application speaks English. Call it before the first window.
    """
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    # Searched from the last one to the first. English has the plurals, such as "1 post".
    _install(app, QLocale("en"), "fedidesk")
    _install(app, locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return _install(app, locale, "fedidesk")


def _install(
    app: QCoreApplication, locale: QLocale, catalogue: str, folder: str = ""
) -> QTranslator | None:
    translator = QTranslator(app)
    if not translator.load(locale, catalogue, "_", folder or str(resource("translations"))):
        translator.deleteLater()
        return None
    app.installTranslator(translator)
    return translator
