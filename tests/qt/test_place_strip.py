"""The line that offers to go where one was on another device."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fedidesk.ui.commands import Commands
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.place_strip import PlaceStrip
from tests.qt.world import click, delete_what_is_due, named, press, texts
from tests.waiting import until

SENTENCE = "You read further on another device."


class Desk:
    """A window with the pages of two accounts, each with a strip."""

    def __init__(self, application: QApplication) -> None:
        self.window = QStackedWidget()
        self.commands = Commands(self.window)
        theme, icons = Theme(application), Icons(1.0)
        self.pages = [QWidget() for _ in range(2)]
        self.strips = [PlaceStrip(self.commands, theme, icons, page) for page in self.pages]
        self.wishes: list[str] = []
        for number, (page, strip) in enumerate(zip(self.pages, self.strips, strict=True)):
            strip.jump_requested.connect(lambda number=number: self.wishes.append(f"jump {number}"))
            strip.dismissed.connect(lambda number=number: self.wishes.append(f"stay {number}"))
            strip.resize(600, 48)
            self.window.addWidget(page)
        self.window.resize(600, 200)

    async def open(self) -> None:
        self.window.show()
        self.window.activateWindow()
        await until(lambda: QApplication.activeWindow() is self.window)

    @property
    def can(self) -> set[str]:
        return {name for name in ("jump_to_place", "stay_here") if self.commands[name].isEnabled()}


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    qapp.setQuitOnLastWindowClosed(False)
    desk = Desk(qapp)
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    delete_what_is_due()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    spoken: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return spoken


async def test_it_is_not_there_until_there_is_something_to_offer(desk: Desk) -> None:
    await desk.open()
    assert not desk.strips[0].isVisible()
    assert desk.can == set()
    await press("Ctrl+J")
    desk.strips[0].offer()
    assert texts(desk.window) == [SENTENCE]
    assert desk.strips[0].accessibleName() == SENTENCE
    desk.strips[0].withdraw()
    assert texts(desk.window) == []
    assert desk.wishes == []


async def test_buttons_with_names_and_keys(desk: Desk) -> None:
    await desk.open()
    desk.strips[0].offer()
    jump = named(desk.strips[0], "Jump there", QAbstractButton)
    stay = named(desk.strips[0], "Stay here", QAbstractButton)
    assert jump.toolTip() == "Go to your place elsewhere (Ctrl+J)"
    assert stay.toolTip() == "Stay here (Ctrl+Shift+J)"
    await click(jump)
    await click(stay)
    assert desk.wishes == ["jump 0", "stay 0"]


@pytest.mark.parametrize(
    ("width", "size", "below"),
    [(600, 10, False), (260, 10, True), (170, 10, True), (340, 20, True)],
)
async def test_where_it_is_narrow_the_button_goes_below(
    desk: Desk, width: int, size: int, below: bool
) -> None:
    strip = desk.strips[0]
    font = desk.window.font()
    font.setPointSize(size)
    desk.window.setFont(font)
    column = QVBoxLayout(desk.pages[0])
    column.addWidget(strip)
    column.addStretch(1)
    desk.window.resize(width, 300)
    await desk.open()
    strip.offer()
    text = strip.findChild(QLabel)
    jump = named(strip, "Jump there", QAbstractButton)
    await until(lambda: (jump.y() >= text.geometry().bottom()) == below)
    await until(lambda: text.height() >= text.heightForWidth(text.width()))
    await until(lambda: strip.rect().contains(jump.geometry()))
    assert strip.height() < 200
    assert jump.width() >= jump.sizeHint().width()


async def test_keys_are_for_the_page_on_screen(desk: Desk) -> None:
    await desk.open()
    desk.strips[0].offer()
    desk.strips[1].offer()
    await press("Ctrl+J")
    desk.window.setCurrentIndex(1)
    assert desk.can == {"jump_to_place", "stay_here"}
    await press("Ctrl+J")
    await press("Ctrl+Shift+J")
    assert desk.wishes == ["jump 0", "jump 1", "stay 1"]
    desk.strips[1].withdraw()
    assert desk.can == set()
    desk.window.setCurrentIndex(0)
    assert desk.can == {"jump_to_place", "stay_here"}
    await press("Ctrl+Shift+J")
    assert desk.wishes[3:] == ["stay 0"]


async def test_another_page_that_is_made_meanwhile_takes_no_key_away(
    desk: Desk, qapp: QApplication
) -> None:
    await desk.open()
    desk.strips[0].offer()
    PlaceStrip(desk.commands, Theme(qapp), Icons(1.0), desk.pages[1])
    await press("Ctrl+J")
    assert desk.wishes == ["jump 0"]


async def test_it_is_said_once_and_takes_no_focus(desk: Desk, spoken: list[str]) -> None:
    await desk.open()
    focus = QApplication.focusWidget()
    desk.strips[0].offer()
    assert spoken == [SENTENCE]
    assert QApplication.focusWidget() is focus
    assert QApplication.activeWindow() is desk.window
    desk.window.setCurrentIndex(1)
    desk.window.setCurrentIndex(0)
    assert spoken == [SENTENCE]
    desk.strips[0].withdraw()
    desk.strips[0].offer()
    assert spoken == [SENTENCE] * 2


async def test_what_comes_on_a_page_that_nobody_sees_is_said_when_it_is_seen(
    desk: Desk, spoken: list[str]
) -> None:
    await desk.open()
    desk.strips[1].offer()
    assert spoken == []
    desk.window.setCurrentIndex(1)
    assert spoken == [SENTENCE]
