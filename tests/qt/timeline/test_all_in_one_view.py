"""Posts of every kind of server, and all that nobody means well with, in one view to its end."""

import json
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post, Row
from fedidesk.ui.timeline.scene import Act
from tests.data.families import FAMILIES
from tests.data.hostile import hostile_posts, huge_posts
from tests.data.hostile.files import broken_pictures, png_bomb
from tests.fuzz.canvas import bundles
from tests.qt.timeline.reading import Reading, name_of
from tests.strict_server.pictures import striped_png

_PAGES, _STEP = 300, 1500


def everything() -> list[tuple[Row, Post]]:
    """Return all of it, each in a place of its own."""
    statuses = [status for family in FAMILIES for status in family.home]
    statuses += [status for _, status in hostile_posts()]
    statuses += [status for _, status in huge_posts()[::3]]
    found = []
    for status in statuses:
        for bundle in bundles(json.dumps([status]).encode()):
            name = f"n{len(found)}"
            post = replace(bundle.post, id=PostId(name))
            found.append((replace(bundle.row, id=RowId(name), post_id=post.id), post))
    assert len(found) > 0.9 * len(statuses)
    return found


class Web:
    """Answers what a view asks for, by what the end of an address is named after."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._files = dict(broken_pictures()) | {"bomb": png_bomb()}
        self._answered: set[str] = set()

    def answer(self) -> None:
        """Answer whatever is asked for now."""
        fetcher = self._reading.fetcher
        for url in [url for url in fetcher.asked if url not in self._answered]:
            self._answered.add(url)
            name = url.rpartition("/")[2]
            if name in ("gone", "silent", "redirect-loop"):
                fetcher.failed.emit(url)
            else:
                fetcher.fetched.emit(url, self._files.get(name, striped_png(60, 40, 0.4)))


@pytest.fixture
def reading(qtbot: QtBot) -> Iterator[Reading]:
    reading = Reading(qtbot, everything(), width=520, height=1600)
    yield reading
    reading.images.close()


@pytest.mark.timeout(180)
@pytest.mark.qt_log_ignore("JPEG", "Unsupported marker", "Warning: unknown JFIF", extend=True)
def test_every_row_is_painted_named_and_left_behind(reading: Reading) -> None:
    view, web = reading.view, Web(reading)
    wanted = [reading.rows[index].id for index in range(len(reading.rows))]
    painted: dict[str, None] = {}
    for _ in range(_PAGES):
        _open_warnings(reading)
        assert not view.viewport().grab().isNull()
        for row in view.rows:
            assert name_of(row).strip()
            painted[str(row.row_id)] = None
        web.answer()
        if wanted[-1] in painted:
            break
        view.scroll_by(_STEP)
        QApplication.processEvents()
    assert list(painted) == wanted
    assert not view.viewport().grab().isNull()
    QApplication.processEvents()


def _open_warnings(reading: Reading) -> None:
    """Show what every third row hides; the rows above it stay where they are."""
    for row in list(reading.view.rows):
        post_id = row.post_id
        if post_id is None or int(post_id[1:]) % 3 or row.button_for(Act.REVEAL) is None:
            continue
        if not reading.view.is_revealed(post_id):
            reading.view.toggle_revealed(post_id)
