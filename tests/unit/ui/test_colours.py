import pytest
from PySide6.QtGui import QColor

from fedidesk.ui.colours import DARK, LIGHT, Colours, contrast

TEXTS = ("text", "muted", "accent", "link", "danger", "boost", "favourite", "bookmark")
GROUNDS = ("window", "surface", "hover")
ON_COVER = ("text", "muted", "code_keyword", "code_name", "code_string", "code_number")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_what_it_is_on(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ON_COVER)
def test_code_stands_out_from_what_is_behind_it(colours: Colours, text: str) -> None:
    assert contrast(getattr(colours, text), colours.cover) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_other_pairs_stand_out_too(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.text, colours.selection) >= 4.5
    assert contrast(colours.focus, colours.surface) >= 3
    assert contrast(colours.focus, colours.window) >= 3


def test_contrast_is_reckoned_as_the_standard_says() -> None:
    black, white, grey = QColor("#000"), QColor("#fff"), QColor("#777777")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.48, abs=0.01)
    assert contrast(grey, grey) == 1
