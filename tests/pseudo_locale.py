"""A language for tests: English in disguise, longer, in brackets; the rest is not translated."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

_ENGLISH = "aceilnorsuyACEILNORSUY"
_DISGUISE = str.maketrans(_ENGLISH, "áçéíļñöŕšüýÁÇÉÍĻÑÖŔŠÜÝ")
_FIXED_PARTS = re.compile(r"(\{\w*\}|%L?[0-9n]|</?\w+[^>]*>|&)")
_LONGER = 0.4
_LONG_WORD = 20
PADDING = "·"
_CATALOGUE = Path(__file__).parents[1] / "resources" / "translations" / "fedidesk_bn.ts"


def disguise(text: str) -> str:
    """Return ``text`` as this language says it: brackets, accents, 40 % longer.

    Placeholders, tags and the keys of a menu stay as they are.
    """
    parts = _FIXED_PARTS.split(text)
    said = "".join(
        part if index % 2 else part.translate(_DISGUISE) for index, part in enumerate(parts)
    )
    missing = max(1, round(len(text) * _LONGER))
    words = [PADDING * min(_LONG_WORD, missing - at) for at in range(0, missing, _LONG_WORD)]
    return f"[{said}{' '.join(words)}]"


def is_disguised(text: str) -> bool:
    """Say whether all of ``text`` was translated into this language."""
    outside = re.sub(r"\[[^\[\]]*\]", "", text)
    return not re.search(r"[^\W\d_]", outside)


def install_pseudo_locale(app: QCoreApplication, folder: Path) -> QTranslator:
    """Let the application speak this language, of which ``folder`` then holds the files.

    It has what the catalogues of the other languages have, by the same tools, so a string that
    they can't have stays English. Whoever installs it removes it again.
    """
    catalogue = ET.parse(_CATALOGUE)
    for message in catalogue.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.clear()
        said = disguise(message.findtext("source", ""))
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = said
        if not forms:
            translation.text = said
    source = folder / "fedidesk_xx.ts"
    catalogue.write(source, encoding="utf-8", xml_declaration=True)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)
    translator = QTranslator(app)
    assert translator.load(str(source.with_suffix(".qm")))
    app.installTranslator(translator)
    return translator
