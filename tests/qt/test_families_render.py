"""Posts of every kind of server on the screen, also those that came broken."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from requests.structures import CaseInsensitiveDict

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.domain.post import Bundle
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.scene import Scene
from fedidesk.ui.timeline.spoken import spoken_post
from tests.data.families import FAMILIES
from tests.data.families.broken import broken, within_reason
from tests.data.families.family import Family, Json
from tests.fakes.pictures import FakeFetcher
from tests.qt.timeline.reading import Reading, name_of

TALLEST = 20_000


def bundles(statuses: Iterable[Json]) -> tuple[Bundle, ...]:
    """Return what becomes of ``statuses`` on the way through the API layer."""
    body = json.dumps(list(statuses)).encode()
    answer = Answer(200, CaseInsensitiveDict(), body, "https://a.example/")
    found, _ = mapping.bundles(decoding.many(answer, wire.Status, "a.example")[0])
    return found


class Canvas:
    """Lays out and paints posts outside of any window."""

    def __init__(self, application: QApplication) -> None:
        theme = Theme(application, "light", 100)
        theme.put_on()
        self._rows = Rows()
        self._posts = PostStore()
        self.layouts = LayoutCache(PostListModel(self._rows, self._posts), theme)
        self.scene = Scene(theme, Icons(), ImageCache(FakeFetcher), 1.0)

    def paint(self, bundle: Bundle, width: int, *, mirrored: bool, revealed: bool) -> None:
        """Paint one post, and ask everything else that a row is asked for."""
        self._posts.put([bundle.post])
        self._rows.become([bundle.row])
        self.layouts.clear()
        self.layouts.fit(width, mirrored=mirrored)
        self.layouts.revealed = {bundle.post.id} if revealed else set()
        layout = self.layouts.get(0)
        assert layout is not None
        assert 0 < layout.height < TALLEST
        image = QImage(width, layout.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self.scene.clip = image.rect()
        layout.paint(painter, self.scene)
        painter.end()
        assert spoken_post(bundle.post, bundle.row, revealed=revealed)
        for spot in layout.spots:
            assert image.rect().intersects(spot.rect)
            assert spot.name.strip()
            assert isinstance(spot.tip + spot.description, str)
        for x in range(0, width, 40):
            layout.header.tip_at(x, layout.header.top + 4)
        assert all(url.startswith(("http://", "https://")) for url in layout.urls)


@pytest.fixture
def canvas(qapp: QApplication) -> Canvas:
    return Canvas(qapp)


@pytest.mark.parametrize("width", [300, 900])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_post_is_painted_and_spoken(qtbot: QtBot, family: Family, width: int) -> None:
    shown = bundles(family.home)
    reading = Reading(qtbot, [(each.row, each.post) for each in shown], width=width, height=6000)
    if width == 300:
        reading.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [row.row_id for row in reading.view.rows] == [each.row.id for each in shown]
    for row in reading.view.rows:
        for button in row.buttons:
            assert name_of(button).strip()
            if button.spot is not None and button.spot.name == "Show content":
                button.click()
                break
    for row, each in zip(reading.view.rows, shown, strict=True):
        author = each.post.author
        said = name_of(row)
        assert said.startswith(author.name.partition(":")[0].strip(" \u200b"))
        assert not any(f":{emoji.shortcode}:" in said.partition(",")[0] for emoji in author.emojis)
        image = row.grab().toImage()
        corner = image.pixelColor(QPoint(1, 1))
        assert any(
            image.pixelColor(x, y) != corner
            for x in range(0, image.width(), 2)
            for y in range(2, min(image.height(), 60), 2)
        )


@within_reason(50)
@given(status=broken())
def test_what_came_broken_is_painted_all_the_same(canvas: Canvas, status: Json) -> None:
    for bundle in bundles([status]):
        for width, mirrored, revealed in ((280, True, True), (640, False, False)):
            canvas.paint(bundle, width, mirrored=mirrored, revealed=revealed)
