"""A thread in its pane: what moves and what does not, folding by key, and what is missing."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from fedidesk.domain.errors import Gone, Unreachable
from fedidesk.domain.filters import HIDE, FilterMatch
from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import ThreadRefresh
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.open_thread import OpenThread
from fedidesk.services.threads import Threads
from fedidesk.store.rows import Phase
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.more_replies_strip import MoreRepliesStrip
from fedidesk.ui.places.thread_on_screen import ThreadOnScreen
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.scene import Act
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.account_builders import an_account
from tests.builders import NOON, a_post, a_profile
from tests.fakes.clock import VirtualClock
from tests.fakes.pictures import FakeFetcher
from tests.fakes.server import HOST
from tests.qt.timeline.reading import name_of
from tests.qt.world import delete_what_is_due, settle
from tests.unit.services.desk import Desk
from tests.waiting import until

FOCUS = PostId("f")


class Reader:
    """Somebody who has a thread on screen."""

    def __init__(self, desk: Desk, application: QApplication) -> None:
        self.desk = desk
        self.clock = VirtualClock()
        self.said: list[str] = []
        self._theme = Theme(application, "light", 100)
        self._theme.put_on()
        self._images = ImageCache(FakeFetcher)
        self._images.begin()
        self._threads = Threads(
            an_account(),
            desk.posts,
            desk.connection,
            desk.shelf.kept_way_to,
            desk.scope,
            self.clock,
        )

    def conversation(self, before: int = 0, after: int = 0) -> None:
        """Let there be a post with so many before it, and so many that answer it."""
        up = [f"up{n}" for n in range(before)]
        down = [f"r{n}" for n in range(after)]
        for name, to in zip([*up, FOCUS], [None, *up], strict=True):
            self.post(name, to)
        for name in down:
            self.post(name, FOCUS)
        self.desk.server.threads[FOCUS] = (up, down)

    def post(self, name: str, to: str | None, **more: object) -> None:
        """Let somebody answer a post."""
        self.desk.server.posts[PostId(name)] = a_post(
            name,
            f"{name} says a few words",
            reply_to=None if to is None else PostId(to),
            author=a_profile(name),
            **more,
        )

    def replies(self, *names: str) -> None:
        """Let the server have exactly these below the post."""
        above, _ = self.desk.server.threads[FOCUS]
        self.desk.server.threads[FOCUS] = (above, list(names))

    async def open(self, *, known: bool = True, height: int = 600) -> None:
        """Open it, before its answer comes."""
        if known:
            self.desk.posts.put([self.desk.server.posts[FOCUS]])
        self.gate = self.desk.gateway.hold("thread")
        self.thread: OpenThread = self._threads.open(FOCUS)
        self.pane = TimelinePane(
            self.thread.rows,
            self.desk.posts,
            self._images,
            self._theme,
            Icons(),
            counts_new=False,
        )
        self.view = self.pane.view
        self.shown = ThreadOnScreen(self.thread, self.pane, self._theme)
        self.shown.outside_wanted.connect(self.said.append)
        self.pane.resize(520, height)
        self.pane.show()
        self.pane.activateWindow()
        await until(lambda: QApplication.activeWindow() is self.pane)
        await until(lambda: self.desk.gateway.count("thread") > 0)

    async def answer(self) -> None:
        """Let the answer come."""
        self.gate.set()
        await self.clock.settle()
        await until(lambda: self.thread.rows.newest.phase is not Phase.LOADING)
        await settle()

    async def wait(self, seconds: float) -> None:
        """Let time go by."""
        await self.clock.advance(seconds)
        await settle()

    def places(self) -> dict[str, int]:
        """Return where the rows on the screen begin."""
        return {str(row.row_id): row.y() for row in self.view.rows}

    def shown_ids(self) -> list[str]:
        return [str(self.view.model.row_at(n).id) for n in range(len(self.view.model))]

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)

    def press(self, row_id: str, act: Act) -> None:
        """Press a button of a row."""
        row = next(row for row in self.view.rows if row.row_id == row_id)
        button = row.button_for(act)
        assert button is not None
        button.click()

    def strip(self) -> MoreRepliesStrip | None:
        """Return the strip, if it is on screen."""
        found = self.pane.findChild(MoreRepliesStrip)
        return found if found is not None and found.isVisible() else None

    def words(self) -> list[str]:
        """Return what is said on screen besides posts."""
        return [each.text() for each in self.pane.findChildren(QLabel) if each.isVisible()]

    def button(self, name: str) -> QPushButton:
        buttons = self.pane.findChildren(QPushButton)
        return next(each for each in buttons if each.text() == name and each.isVisible())

    async def close(self) -> None:
        self.thread.close()
        self.pane.close()
        self.pane.deleteLater()
        delete_what_is_due()


@pytest.fixture
async def reader(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Reader]:
    qapp.setQuitOnLastWindowClosed(False)
    desk = Desk(tmp_path)
    reader = Reader(desk, qapp)
    yield reader
    await reader.close()
    await desk.close()
    assert desk.errors == []


# Where the post stands that was opened


@pytest.mark.parametrize("known", ["", "f", "f up7 up6"])
async def test_the_post_that_was_opened_stands_at_the_top(reader: Reader, known: str) -> None:
    reader.conversation(before=8, after=8)
    reader.desk.posts.put(reader.desk.server.posts[PostId(name)] for name in known.split())
    await reader.open(known=False)
    await until(lambda: len(reader.view.rows) > 0 or not known)
    assert reader.places().get("f", 0) == 0
    await reader.answer()
    await until(lambda: len(reader.view.model) == 17)
    assert reader.places()["f"] == 0
    reader.thread.reload()
    await reader.answer()
    assert reader.places()["f"] == 0


@pytest.mark.parametrize("days", [0, 900])
@pytest.mark.parametrize("author", ["f", "up0"])
async def test_not_even_its_text_moves_when_the_thread_comes(
    reader: Reader, author: str, days: int
) -> None:
    reader.conversation(before=1, after=3)
    reader.desk.server.change(
        FOCUS,
        lambda post: replace(
            post, author=a_profile(author), created_at=NOON + timedelta(days=days)
        ),
    )
    await reader.open()
    await settle()

    def text_top() -> int:
        row = next(row for row in reader.view.rows if row.row_id == FOCUS)
        assert row.shown is not None
        assert row.shown.body is not None
        return row.y() + row.shown.body.top

    before, height = text_top(), reader.view.rows[0].height()
    await reader.answer()
    await until(lambda: "up0" in reader.shown_ids())
    assert text_top() == before
    assert next(row for row in reader.view.rows if row.row_id == FOCUS).height() == height


# A large thread comes in pieces


@pytest.mark.parametrize("known", ["f", "f up19 up18"])
async def test_no_piece_moves_what_is_on_screen(reader: Reader, known: str) -> None:
    reader.conversation(before=20, after=60)
    reader.desk.server.piece = 20
    reader.desk.posts.put(reader.desk.server.posts[PostId(name)] for name in known.split())
    await reader.open()
    await reader.answer()
    first = reader.places()
    assert first["f"] == 0
    assert len(first) > 3
    assert len(reader.view.model) == 21
    for _ in range(3):
        await reader.wait(0.03)
        assert reader.places() == first
    assert len(reader.view.model) == 81


async def test_the_end_is_where_reading_has_come_to(reader: Reader) -> None:
    reader.conversation(before=2, after=60)
    reader.desk.server.piece = 20
    await reader.open()
    await reader.answer()
    reader.view.keyboard.enter()
    reader.key(Qt.Key.Key_End)
    await settle()
    assert "Loading more…" in reader.words()
    before, current = reader.places(), reader.view.current_post()
    assert "r17" in before
    await reader.wait(0.1)
    assert len(reader.view.model) == 63
    assert reader.view.current_post() == current
    now = reader.places()
    assert {name: now.get(name) for name in before} == before
    reader.key(Qt.Key.Key_End)
    await settle()
    assert "r59" in reader.places()
    assert "That's all there is." in reader.words()


async def test_a_thread_that_is_left_comes_no_further(reader: Reader) -> None:
    reader.conversation(before=0, after=60)
    reader.desk.server.piece = 20
    await reader.open()
    await reader.answer()
    reader.thread.close()
    await reader.wait(1.0)
    await reader.desk.rest()
    assert len(reader.view.model) == 21


async def test_a_reload_moves_nothing_and_keeps_the_keyboard(reader: Reader) -> None:
    reader.conversation(before=3, after=30)
    await reader.open()
    await reader.answer()
    reader.view.scroll_by(700)
    reader.view.keyboard.enter()
    before = reader.places()
    current = reader.view.current_post()
    row = reader.view.keyboard.current_row
    for name in ("new-a", "new-b"):
        reader.post(name, FOCUS)
    reader.post("deep", "r1")
    # Some come above what is on screen, some below it, one is gone.
    names = [f"r{n}" for n in range(30)]
    reader.replies("new-a", "r0", "r1", "deep", *names[2:-1], "new-b")
    reader.thread.reload()
    await reader.answer()
    await until(lambda: "deep" in reader.shown_ids())
    assert reader.places() == before
    assert reader.view.current_post() == current
    assert reader.view.keyboard.current_row is row


async def test_a_reload_leaves_a_selection(reader: Reader) -> None:
    reader.conversation(before=1, after=20)
    await reader.open()
    await reader.answer()
    reader.view.select_text(FOCUS)
    assert reader.view._selecting.is_on
    reader.post("late", "r19")
    reader.replies(*(f"r{n}" for n in range(20)), "late")
    reader.thread.reload()
    await reader.answer()
    await until(lambda: "late" in reader.shown_ids())
    assert reader.view._selecting.is_on


# Folding


async def a_branch(reader: Reader) -> None:
    """Open a post with two branches of three, and a hidden one between them."""
    reader.conversation()
    for branch in "ab":
        reader.post(branch, FOCUS)
        reader.post(f"{branch}1", branch)
        reader.post(f"{branch}2", f"{branch}1")
    hide = FilterMatch(title="Crabs", action=HIDE, contexts=("thread",))
    reader.post("h", FOCUS, filters=(hide,))
    reader.post("h1", "h")
    reader.replies("a", "a1", "a2", "h", "h1", "b", "b1", "b2")
    await reader.open(height=1200)
    await reader.answer()
    await until(lambda: "b2" in reader.shown_ids())


async def test_a_branch_is_folded_by_its_button(reader: Reader) -> None:
    await a_branch(reader)
    assert reader.shown_ids() == ["f", "a", "a1", "a2", "h", "b", "b1", "b2"]
    top = reader.places()["a"]
    reader.press("a", Act.FOLD)
    await settle()
    assert reader.shown_ids() == ["f", "a", "h", "b", "b1", "b2"]
    assert reader.places()["a"] == top
    reader.press("a", Act.FOLD)
    await settle()
    assert reader.shown_ids() == ["f", "a", "a1", "a2", "h", "b", "b1", "b2"]
    assert reader.places()["a"] == top


async def test_a_branch_that_begins_above_the_view_stays_where_it_is(reader: Reader) -> None:
    await a_branch(reader)
    reader.pane.resize(520, 300)
    await settle()
    reader.view.scroll_to_post(PostId("a"), -30)
    reader.press("a", Act.FOLD)
    await settle()
    assert reader.places()["a"] == -30


async def test_hidden_replies_are_a_line_that_can_be_opened(reader: Reader) -> None:
    await a_branch(reader)
    row = next(row for row in reader.view.rows if row.row_id == "h")
    assert row.post_id is None
    assert "2 hidden reply(s)" in name_of(row)
    assert "h says" not in name_of(row)
    row.opened.emit()
    await settle()
    assert reader.shown_ids() == ["f", "a", "a1", "a2", "h", "h1", "b", "b1", "b2"]
    row = next(row for row in reader.view.rows if row.row_id == "h")
    assert "h says" in name_of(row)


async def test_a_story_by_keyboard(reader: Reader) -> None:
    await a_branch(reader)
    reader.view.setFocus(Qt.FocusReason.TabFocusReason)
    spoken = []
    for _ in range(4):
        row = reader.view.keyboard.current_row
        assert row is not None
        spoken.append(name_of(row))
        reader.key(Qt.Key.Key_J)
    assert not spoken[0].startswith("level")
    assert spoken[1].startswith("level 1, reply to f, a, a says")
    assert spoken[2].startswith("level 2, reply to a, a1, a1 says")
    # At the hidden ones: they are opened like a post, and by Z too.
    reader.view.fold_current()
    assert "h1" in reader.shown_ids()
    reader.key(Qt.Key.Key_J)
    assert reader.view.current_post() == "h1"
    # From a reply that nobody answers, Z folds the branch it is in and stands where that begins.
    reader.view.fold_current()
    assert "h1" not in reader.shown_ids()
    row = reader.view.keyboard.current_row
    assert row is not None
    assert (row.row_id, row.hasFocus()) == ("h", True)
    reader.key(Qt.Key.Key_K)
    reader.key(Qt.Key.Key_K)
    assert reader.view.current_post() == "a1"
    reader.view.fold_current()
    reader.view.fold_current()
    reader.key(Qt.Key.Key_K)
    reader.view.fold_current()
    row = reader.view.keyboard.current_row
    assert row is not None
    assert row.row_id == "a"
    assert "2 reply(s) folded" in name_of(row)
    assert reader.shown_ids() == ["f", "a", "h", "b", "b1", "b2"]
    # The post that was opened can't be folded.
    reader.key(Qt.Key.Key_K)
    reader.view.fold_current()
    assert reader.shown_ids() == ["f", "a", "h", "b", "b1", "b2"]


async def test_the_button_is_reached_by_tab(reader: Reader) -> None:
    await a_branch(reader)
    row = next(row for row in reader.view.rows if row.row_id == "a")
    assert [name_of(button) for button in row.buttons][-1] == "Hide 2 reply(s)"


async def test_a_deleted_post_leaves_a_line(reader: Reader) -> None:
    await a_branch(reader)
    reader.desk.posts.remove(PostId("a1"))
    await settle()
    row = next(row for row in reader.view.rows if row.row_id == "a1")
    assert "A deleted post" in name_of(row)
    assert "says" not in name_of(row)
    reader.desk.posts.remove(PostId("a2"))
    await settle()
    assert "a1" not in reader.shown_ids()


# What comes later


def searches(reader: Reader, found: int = 1) -> None:
    """Let the server look for more, and be done at the first question."""
    reader.desk.server.refreshing = ThreadRefresh("s", 3.0)
    reader.desk.server.refreshes["s"] = [ThreadRefresh("s", 3.0, is_running=False, found=found)]


async def found_later(reader: Reader, *names: str) -> None:
    """Let the search find what the server has below the post now."""
    for name in names:
        if name not in reader.desk.server.posts:
            reader.post(name, FOCUS)
    reader.replies(*names)
    reader.desk.server.refreshing = None
    await reader.wait(3.1)


async def test_while_the_server_looks_that_is_said(reader: Reader) -> None:
    searches(reader, found=0)
    reader.conversation(after=1)
    await reader.open()
    await reader.answer()
    assert "The server is looking for more replies…" in reader.words()
    await reader.wait(3.1)
    assert "That's all there is." in reader.words()


async def test_what_is_found_below_the_screen_comes_by_itself(reader: Reader) -> None:
    searches(reader)
    reader.conversation(after=20)
    await reader.open()
    await reader.answer()
    before = reader.places()
    await found_later(reader, *(f"r{n}" for n in range(20)), "late")
    assert "late" in reader.shown_ids()
    assert reader.places() == before
    assert reader.strip() is None


@pytest.mark.parametrize("scrolled", [True, False])
async def test_what_would_move_the_screen_waits(
    reader: Reader, scrolled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(
        "fedidesk.ui.places.more_replies_strip.announce", lambda _, text: announced.append(text)
    )
    searches(reader)
    reader.conversation(after=20)
    await reader.open()
    await reader.answer()
    if scrolled:
        reader.view.scroll_by(60)
    before = reader.places()
    names = [f"r{n}" for n in range(20)]
    await found_later(reader, *([*names, "late"] if scrolled else ["late", *names]))
    strip = reader.strip()
    assert strip is not None
    assert strip.accessibleName() == "1 more reply(s) found"
    assert announced == ["1 more reply(s) found"]
    assert "late" not in reader.shown_ids()
    places = reader.places()
    assert places == {name: y for name, y in before.items() if name in places}
    reader.button("Show").click()
    await settle()
    assert "late" in reader.shown_ids()
    assert reader.strip() is None
    assert reader.places().get("f", 0) == before.get("f", 0)


async def test_a_closed_thread_asks_no_more(reader: Reader) -> None:
    searches(reader)
    reader.conversation(after=2)
    await reader.open()
    await reader.answer()
    reader.thread.close()
    await reader.wait(60)
    assert reader.desk.gateway.count("thread refresh") == 0


# The end, and trouble


async def test_what_one_s_own_server_lacks_is_said_with_a_way_to_it(reader: Reader) -> None:
    reader.conversation(after=2)
    reader.desk.server.change(
        FOCUS, lambda post: replace(post, replies_count=12, url="https://far.test/@f/1")
    )
    await reader.open()
    await reader.answer()
    assert "Your server knows 2 of 12 reply(s)." in reader.words()
    reader.button("Open on the original server").click()
    assert reader.said == ["https://far.test/@f/1"]


@pytest.mark.parametrize("error", [Gone(HOST), Unreachable(HOST)])
async def test_trouble_is_said_below_the_post_and_can_be_tried_again(
    reader: Reader, error: Exception
) -> None:
    reader.conversation(after=2)
    reader.desk.gateway.fail("thread", error)
    await reader.open()
    await reader.answer()
    assert reader.shown_ids() == ["f"]
    reader.button("Retry").click()
    await reader.answer()
    await until(lambda: "r1" in reader.shown_ids())
    assert "That's all there is." in reader.words()


@pytest.mark.parametrize("width", [360, 520, 1400])
async def test_any_width_shows_it(reader: Reader, width: int) -> None:
    await a_branch(reader)
    reader.pane.resize(width, 700)
    await settle()
    for row in reader.view.rows:
        assert row.shown is not None
        for spot in row.shown.spots:
            assert spot.rect.left() >= 0
            assert spot.rect.right() < row.width()
