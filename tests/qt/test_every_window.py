"""What holds for every window: names for all, one language, nothing cut, mirrored where it must."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QToolButton,
    QWidget,
)

from fedidesk.ui.compose.language_box import LanguageBox
from fedidesk.ui.timeline.post_view import PostView
from tests.pseudo_locale import PADDING, install_pseudo_locale, is_disguised
from tests.qt.conftest import MakeWorld
from tests.qt.scenes import SCENES, Scene, new_post, thread, timeline
from tests.qt.world import World, named, settle

every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
KEYS = re.compile(r"\((?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:\w+|[^\w\s])\)")


def widgets_of(window: QWidget) -> Iterator[QWidget]:
    """Yield ``window`` and what is visible in it; posts are another test's business."""
    yield window
    for child in window.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            if isinstance(child, PostView):
                yield child
            else:
                yield from widgets_of(child)


# --- names


def nameless(window: QWidget) -> list[QWidget]:
    """Return the widgets that can have the keyboard and say nothing."""
    return [
        widget
        for widget in widgets_of(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


@every_scene
async def test_everything_one_can_reach_has_a_name(scene: Scene, world: World) -> None:
    window = await scene(world)
    assert isinstance(window, QMenu) or any(each.focusPolicy() for each in widgets_of(window))
    assert nameless(window) == []


async def test_a_field_without_a_name_would_be_found(world: World) -> None:
    field = QLineEdit(world.window.centralWidget())
    field.show()
    assert nameless(world.window) == [field]


# --- language


@pytest.fixture(scope="module")
def pseudo_locale(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalogue in which every word is disguised, and longer."""
    folder = tmp_path_factory.mktemp("pseudo")
    translator = install_pseudo_locale(qapp, folder)
    qapp.removeTranslator(translator)
    translator.deleteLater()
    (catalogue,) = folder.glob("*.qm")
    return catalogue


def words_of(widget: QWidget) -> Iterator[str]:
    """Yield all that ``widget`` says or shows."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        # But for the first, languages have the names that Qt knows in the reader's own.
        count = 1 if isinstance(widget, LanguageBox) else widget.count()
        yield from (widget.itemText(index) for index in range(count))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QTableWidget):
        for column in range(widget.columnCount()):
            yield widget.horizontalHeaderItem(column).text()
        yield from (widget.item(row, 0).text() for row in range(widget.rowCount()))


OF_NO_LANGUAGE = (
    *("fedidesk", "mastodon.example", "socks5://127.0.0.1:9050"),
    *("English", "বাংলা"),  # what those who speak them call them
)
SIGNED_IN = "Ada"


def untranslated(window: QWidget) -> set[str]:
    """Return what of ``window`` is in no catalogue."""
    said = {words for widget in widgets_of(window) for words in words_of(widget)}
    return {words for words in said if not (is_translated(words) or words in OF_NO_LANGUAGE)}


def is_translated(words: str) -> bool:
    """Say whether all of ``words`` is in disguise; one sentence may stand in another."""
    words = KEYS.sub("", words).replace(SIGNED_IN, "")
    while words != (words := re.sub(r"\[[^\[\]]*\]", "", words)):
        """Take the innermost out."""
    return is_disguised(words)


@every_scene
async def test_every_word_is_translated(
    scene: Scene, make_world: MakeWorld, pseudo_locale: Path
) -> None:
    world = await make_world(catalogue=pseudo_locale)
    assert untranslated(await scene(world)) == set()


async def test_a_word_that_is_not_translated_would_be_found(
    make_world: MakeWorld, pseudo_locale: Path
) -> None:
    world = await make_world(catalogue=pseudo_locale)
    QLabel("Forgotten", world.window.centralWidget()).show()
    assert untranslated(world.window) == {"Forgotten"}


# --- room

SMALL = [pytest.param(360, 600, 100, id="narrow"), pytest.param(720, 1200, 200, id="large text")]


def cut(window: QWidget) -> list[str]:
    """Return what can't be read as a whole, and why."""
    found = []
    for widget in widgets_of(window):
        reason = why_cut(widget)
        if reason:
            found.append(f"{reason}: {widget.metaObject().className()} {list(words_of(widget))}")
    return found


def why_cut(widget: QWidget) -> str:
    """Return why the words of ``widget`` can't be read, or nothing."""
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        return ""
    if not is_whole(widget):
        return "reaches out of its place"
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = widget.text().replace(PADDING, "").split()
        longest = max(map(width_in(widget), words), default=0)
        if widget.heightForWidth(widget.width()) > widget.height():
            return (
                f"has too many lines ({widget.heightForWidth(widget.width())} of {widget.height()})"
            )
        return "has a long word" if longest > widget.contentsRect().width() else ""
    return "is too narrow" if needed_width(widget) > widget.width() else ""


def is_whole(widget: QWidget) -> bool:
    """Say whether all of ``widget`` is on screen, or can be scrolled there."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    if at is None:
        return widget.visibleRegion().boundingRect().size() == widget.size()
    inside = at.widget()
    place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
    return inside.rect().contains(place) and inside.width() <= at.viewport().width()


def needed_width(widget: QWidget) -> int:
    """Return how wide ``widget`` has to be."""
    if isinstance(widget, QLineEdit):
        return width_in(widget)(widget.placeholderText()) + 2 * 8
    if isinstance(widget, QComboBox):
        return width_in(widget)(widget.currentText()) + 2 * 8 + 12
    return widget.sizeHint().width()


def width_in(widget: QWidget) -> Callable[[str], int]:
    return lambda text: widget.fontMetrics().horizontalAdvance(text)


@every_scene
@pytest.mark.parametrize(("width", "height", "percent"), SMALL)
async def test_nothing_is_cut(
    scene: Scene,
    width: int,
    height: int,
    percent: int,
    make_world: MakeWorld,
    pseudo_locale: Path,
) -> None:
    world = await make_world(width, height, catalogue=pseudo_locale)
    world.settings.update(text_percent=percent)
    window = await scene(world)
    if not isinstance(window, QMenu):
        window.resize(width, height)
        assert (window.width(), window.height()) <= (width, height)
    await settle()
    assert cut(window) == []


@every_scene
@pytest.mark.parametrize("percent", [100, 200])
async def test_windows_are_large_enough_by_themselves(
    scene: Scene, percent: int, make_world: MakeWorld, pseudo_locale: Path
) -> None:
    world = await make_world(960 * percent // 100, 700, catalogue=pseudo_locale)
    world.settings.update(text_percent=percent)
    window = await scene(world)
    await settle()
    assert cut(window) == []


async def test_what_is_cut_would_be_found(world: World) -> None:
    parent = world.window.centralWidget()
    button = QPushButton("Long enough", parent)
    button.setGeometry(0, 0, 20, 40)
    outside = QLabel("Outside", parent)
    outside.setGeometry(QRect(QPoint(parent.width() - 20, 0), outside.sizeHint()))
    lines = QLabel("Many words that need many lines", parent, wordWrap=True)
    lines.setGeometry(0, 100, 80, 20)
    word = QLabel("Unbreakable", parent, wordWrap=True)
    word.setGeometry(0, 200, 30, 100)
    for widget in (button, outside, lines, word):
        widget.show()
    assert [line.partition(" ")[2].split()[0] for line in cut(world.window)] == [
        "too", "out", "too", "a",
    ]  # fmt: skip


# --- from right to left


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def left_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


@pytest.mark.usefixtures("right_to_left")
async def test_the_window_is_mirrored(world: World) -> None:
    window = await timeline(world)
    sidebar = world.window._sidebar
    assert left_of(sidebar) + sidebar.width() == window.width()
    refresh = named(window, "Refresh", QToolButton)
    title = next(label for label in window.findChildren(QLabel) if label.text() == "Home")
    assert left_of(refresh) < left_of(title)
    home = named(window, "Home", QToolButton)
    icon_side = home.grab().toImage()
    assert ink(icon_side, QRect(home.width() // 2, 0, home.width() // 2, home.height())) > 20
    assert ink(icon_side, QRect(0, 0, home.width() // 3, home.height())) == 0


def ink(image: QImage, place: QRect) -> int:
    """Return how many pixels in ``place`` are not like the middle of its edge."""
    background = image.pixel(6, image.height() // 2)
    return sum(
        image.pixel(x, y) != background
        for x in range(place.left() + 6, place.right() - 6)
        for y in range(place.top() + 6, place.bottom() - 6)
    )


@pytest.mark.usefixtures("right_to_left")
async def test_the_way_back_points_to_the_right(world: World) -> None:
    window = await thread(world)
    back = named(window, "Back", QToolButton)
    header = world.page._header
    icons = world.window._tools.icons
    colour = world.window._tools.theme.colours.text
    assert left_of(back) > header.width() / 2
    mirrored = icons.pixmap("arrow-left", colour, 20, 1.0, mirrored=True).toImage()
    assert back.icon().pixmap(back.iconSize(), 1.0).toImage() == mirrored


@pytest.mark.usefixtures("right_to_left")
async def test_writing_is_mirrored(world: World) -> None:
    composer = await new_post(world)
    post = named(composer, "Post", QPushButton)
    visibility = named(composer, "Visibility", QComboBox)
    assert left_of(post) < left_of(visibility)
    assert left_of(visibility) + visibility.width() == composer.width() - left_of(post)


@every_scene
@pytest.mark.usefixtures("right_to_left")
async def test_every_window_goes_from_right_to_left(scene: Scene, world: World) -> None:
    window = await scene(world)
    against = [each for each in widgets_of(window) if not each.isRightToLeft()]
    assert against == []


@every_scene
async def test_every_window_follows_the_theme(scene: Scene, world: World) -> None:
    """Change everything while it is on screen: nothing may break, and all of it is repainted."""
    window = await scene(world)
    world.settings.update(theme="dark", text_percent=150)
    await settle()
    dark = window.grab().toImage()
    world.settings.update(theme="light", text_percent=150)
    await settle()
    light = window.grab().toImage()
    corners = [(2, 2), (dark.width() - 3, dark.height() - 3)]
    assert all(dark.pixelColor(*at).lightness() < 128 for at in corners)
    assert all(light.pixelColor(*at).lightness() > 128 for at in corners)
