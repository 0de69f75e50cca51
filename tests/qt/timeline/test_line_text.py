"""One line of text: cut where it may be cut, and kept in its place."""

import pytest
from PySide6.QtWidgets import QApplication

from fedidesk.domain.clusters import cut
from fedidesk.domain.content import read_plain
from fedidesk.domain.text import Span
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.typesetter import Typesetter

TEXTS = (
    "ক্ষুদ্র স্কুলের র্ক " * 4,
    "क्षत्रिय त्र्यम्बकं " * 4,
    "👩\u200d👩\u200d👧\u200d👦🇧🇩👍🏽❤\ufe0f\u200d🔥" * 6,
    "نصّ طويل " * 9,
    "e\u0301" * 60,
)


def shown(line: LineText) -> str:
    return "".join(shape.layout.text() for _, shape in line._texts)


@pytest.mark.parametrize("text", TEXTS)
def test_an_ellipsis_never_splits_what_is_one_letter(qapp: QApplication, text: str) -> None:
    typesetter = Typesetter(Theme(qapp, "light"))
    lengths = set()
    for room in range(20, 240):
        said = shown(LineText(text, FontRole.NAME, typesetter, room))
        kept = said.removesuffix("…")
        assert said.endswith("…")
        if not text.startswith(kept):
            kept = kept.removesuffix("\u200d")
        assert text.startswith(kept)
        assert cut(text, len(kept)) == kept
        lengths.add(len(kept))
    assert len(lengths) > 4


def test_what_is_too_long_to_be_shaped_is_cut_between_letters(qapp: QApplication) -> None:
    typesetter = Typesetter(Theme(qapp, "light"))
    line = LineText("aa" + "ক্ষ" * 400, FontRole.NAME, typesetter, 10**6)
    assert shown(line).removesuffix("…") == "aa" + "ক্ষ" * 99


def test_a_name_stays_in_its_line(qapp: QApplication) -> None:
    typesetter = Typesetter(Theme(qapp, "light"))
    name = "A\u202ed\u2067a\n\n" + "\u0301" * 90 + "\u200b\ufeff\U000e0041"
    for text in (name, read_plain(name), [Span(name)]):
        said = shown(LineText(text, FontRole.NAME, typesetter, 500))
        assert said == "Ad\u2067a " + "\u0301" * 4 + "\u2069"
