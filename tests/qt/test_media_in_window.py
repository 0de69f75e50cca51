"""Media in the window: by the mouse, by key, from the menu; in every language and size."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from fedidesk.app.browser import SystemBrowser
from fedidesk.domain.media import AUDIO, GIFV, IMAGE, VIDEO, Media
from fedidesk.ui.media.picture_page import PicturePage
from fedidesk.ui.media.viewer import Viewer
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_picture, a_post, a_profile
from tests.qt.conftest import MakeWorld
from tests.qt.looking import WITHOUT_DEVICES
from tests.qt.test_every_window import cut, nameless, pseudo_locale, untranslated
from tests.qt.world import World, click, named, press, settle
from tests.waiting import until

__all__ = ["pseudo_locale"]
pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DEVICES)
USER = "0@1"
NOWHERE = "http://127.0.0.1:9/12"


async def with_media(world: World, *media: Media, **changes: object) -> None:
    """Sign somebody in whose only post has media."""
    post = a_post("p", "12:30", author=a_profile(USER, handle=USER), media=media, **changes)
    world.servers["2"].posts[post.id] = post
    world.servers["2"].publish(["p"])
    await world.add("1", "2", display_name=USER)
    view = world.page._current().view
    await until(lambda: view.rows and view.rows[0].hasFocus())


def of_kind(kind: str = IMAGE, **changes: object) -> Media:
    return a_picture(f"{kind}12", kind=kind, url=f"{NOWHERE}.{kind}", preview_url="", **changes)


def viewer_of(world: World) -> Viewer | None:
    return next((v for v in world.window.findChildren(Viewer) if v.isVisible()), None)


async def open_viewer(world: World, *media: Media) -> Viewer:
    await with_media(world, *media)
    await press("M")
    await until(lambda: QApplication.activeWindow() is viewer_of(world))
    viewer = viewer_of(world)
    assert viewer is not None
    return viewer


async def test_a_key_opens_and_closes_it_and_the_post_has_the_keyboard(world: World) -> None:
    viewer = await open_viewer(world, of_kind(), of_kind())
    assert viewer.geometry() == world.window.geometry()
    await press("PgDown")
    assert viewer.index == 1
    await press("Esc")
    await until(lambda: QApplication.activeWindow() is world.window)
    assert viewer_of(world) is None
    assert world.page._current().view.rows[0].hasFocus()


async def test_a_press_opens_the_one_that_was_pressed(world: World) -> None:
    await with_media(world, of_kind(), of_kind(description="second"))
    row = world.page._current().view.rows[0]
    button = next(b for b in row.buttons if b.spot is not None and b.spot.name == "second")
    await click(button)
    await until(lambda: viewer_of(world) is not None)
    assert viewer_of(world).index == 1


async def test_what_is_sensitive_is_shown_in_its_place_first(world: World) -> None:
    await with_media(world, of_kind(), sensitive=True)
    view = world.page._current().view
    await press("M")
    assert viewer_of(world) is None
    assert view.is_revealed("p")
    await press("M")
    await until(lambda: viewer_of(world) is not None)


async def test_the_menu_of_a_post_has_it_where_there_is_something(world: World) -> None:
    world.servers["2"].posts["plain"] = a_post("plain", "12:30")
    world.servers["2"].publish(["plain"])
    await with_media(world, of_kind())
    for post_id, offered in (("p", True), ("plain", False)):
        menu = QMenu(world.window)
        world.page.on_posts._fill_menu(post_id, menu)
        texts = [action.text() for action in menu.actions()]
        assert ("Look at pictures and films" in texts) is offered


async def test_what_nobody_knows_opens_in_the_browser(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(SystemBrowser, "open", lambda _, url: opened.append(url))
    await with_media(world, of_kind("unknown"))
    view = world.page._current().view
    await click(view.rows[0].button_for(Act.LINK))
    assert opened == [f"{NOWHERE}.unknown"]


async def test_closing_the_window_ends_what_plays(world: World) -> None:
    await with_media(world, of_kind(VIDEO))
    world.page._current().view.rows[0].button_for(Act.MEDIA).click()
    playing = world.page.on_posts._theatre.in_place(world.page._current().view)
    assert len(playing.boxes) == 1
    await world.close()
    assert playing.boxes == []


async def failed(viewer: Viewer) -> None:
    """Wait until what is shown has failed."""
    if isinstance(viewer.page, PicturePage):
        viewer._originals._fetcher.failed.emit(viewer.media.url)
    await until(lambda: viewer.page.trouble)
    await settle()
    return viewer


@pytest.mark.parametrize("kind", [IMAGE, VIDEO, GIFV, AUDIO])
async def test_everything_in_it_has_a_name_and_a_language(
    kind: str, make_world: MakeWorld, pseudo_locale: Path
) -> None:
    world = await make_world(catalogue=pseudo_locale)
    viewer = await open_viewer(world, of_kind(kind, description="1"), of_kind())
    assert nameless(viewer) == []
    await failed(viewer)
    words = untranslated(viewer)
    assert {each for each in words if each.strip("0123456789:×/ ")} == set()
    assert nameless(viewer) == []


@pytest.mark.parametrize(("width", "height", "percent"), [(360, 600, 100), (720, 1200, 200)])
@pytest.mark.parametrize("kind", [IMAGE, VIDEO])
async def test_nothing_in_it_is_cut(
    kind: str, width: int, height: int, percent: int,
    make_world: MakeWorld, pseudo_locale: Path,
) -> None:  # fmt: skip
    world = await make_world(width, height, catalogue=pseudo_locale)
    world.settings.update(text_percent=percent)
    viewer = await open_viewer(world, of_kind(kind, description="1"), of_kind())
    await failed(viewer)
    assert (viewer.width(), viewer.height()) <= (width, height)
    assert cut(viewer) == []
    named(viewer, viewer.page.findChildren(QPushButton)[-1].text(), QPushButton)
