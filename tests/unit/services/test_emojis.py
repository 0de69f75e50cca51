"""Emoji of a server and of Unicode, and those that were chosen last."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.core.resources import resource
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.profile import CustomEmoji
from fedidesk.services.emojis import Emojis
from fedidesk.store.recent_emoji_file import RecentEmojiFile
from tests.fakes.suggestions import FakeSuggestions
from tests.waiting import until


class Setting:
    """What emoji need."""

    def __init__(self, folder: Path) -> None:
        self.server = FakeSuggestions()
        self.server.emojis = [CustomEmoji("blob", "https://a.example/b.png", "")]
        self.path = folder / "recent-emoji.json"
        self.disk: Lane[None] = Lane("disk", lambda: None)
        self.scope = TaskScope("test")

    def emojis(self) -> Emojis:
        return Emojis(
            resource("emoji"), RecentEmojiFile(self.path), self.server, self.disk, self.scope
        )


@pytest.fixture
async def setting(tmp_path: Path) -> AsyncIterator[Setting]:
    setting = Setting(tmp_path)
    yield setting
    await setting.scope.close()
    setting.disk.close()


async def test_those_of_the_server_come_first(setting: Setting) -> None:
    emojis = setting.emojis()
    emojis.load("en")
    await until(lambda: emojis.all and emojis.all[0].written == ":blob:" and len(emojis.all) > 9)
    emojis.load("en")
    await until(lambda: not setting.scope.busy)
    assert setting.server.asked == ["emoji"]


async def test_a_server_that_is_away_is_asked_again(setting: Setting) -> None:
    setting.server.is_away = True
    emojis = setting.emojis()
    emojis.load("en")
    await until(lambda: not setting.scope.busy)
    assert emojis.find("blob", 1) == ()
    setting.server.is_away = False
    emojis.load("en")
    await until(lambda: emojis.find("blob", 1))


async def test_what_was_chosen_last_is_kept(setting: Setting) -> None:
    emojis = setting.emojis()
    emojis.load("en")
    await until(lambda: not setting.scope.busy)
    for name in ("thumbs up", "blob", "thumbs up"):
        (emoji,) = emojis.find(name, 1)
        emojis.remember(emoji)
    assert [each.written for each in emojis.recent] == ["👍", ":blob:"]
    await until(lambda: not setting.scope.busy)
    again = setting.emojis()
    again.load("bn")
    await until(lambda: len(again.recent) == 2)
    assert [each.written for each in again.recent] == ["👍", ":blob:"]


async def test_a_file_that_makes_no_sense_is_no_trouble(setting: Setting) -> None:
    setting.path.write_text("no list")
    emojis = setting.emojis()
    emojis.load("en")
    await until(lambda: not setting.scope.busy)
    assert emojis.recent == ()
