"""A world for every test of the window."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from fedidesk.app import wiring
from fedidesk.app.network_watch import NetworkWatch
from tests.fakes.pictures import FakeFetcher
from tests.qt.world import World

MakeWorld = Callable[..., Awaitable[World]]


@pytest.fixture
async def make_world(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MakeWorld]:
    """Return what starts the application; each start finds what the one before left on disk."""
    worlds: list[World] = []
    qapp.setQuitOnLastWindowClosed(False)
    locale = QLocale()
    monkeypatch.setattr(wiring, "load_outside", lambda *_, **__: worlds[-1].outside())
    monkeypatch.setattr(wiring, "load_fetcher", lambda _, __, parent, **___: FakeFetcher(parent))
    monkeypatch.setattr(wiring, "load_network_watch", lambda parent: NetworkWatch(None, parent))

    async def make(
        width: int = 960,
        height: int = 800,
        prepare: Callable[[World], None] | None = None,
        **options: Any,
    ) -> World:
        world = World(qapp, tmp_path, **options)
        worlds.append(world)
        if prepare is not None:
            prepare(world)
        await world.open(width, height)
        return world

    yield make
    for world in worlds:
        await world.close()
    worlds.clear()
    qapp.setStyleSheet("")
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
async def world(make_world: MakeWorld) -> World:
    """An application in which nobody is signed in."""
    return await make_world()
