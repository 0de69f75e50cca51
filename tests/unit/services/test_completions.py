"""What a word may become: by the posts in memory, then by the server."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fedidesk.core.lanes import Lane
from fedidesk.core.resources import resource
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.completion import Begun, Completion, begun_at_end
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.post import Mention
from fedidesk.services.completions import MOST, Completions
from fedidesk.services.emojis import Emojis
from fedidesk.store.posts import PostStore
from fedidesk.store.recent_emoji_file import RecentEmojiFile
from tests.builders import a_post, a_profile
from tests.fakes.suggestions import FakeSuggestions
from tests.waiting import until


def begun(word: str) -> Begun:
    found = begun_at_end(word)
    assert found is not None
    return found


def written(completions: tuple[Completion, ...]) -> list[str]:
    return [each.written for each in completions]


class Setting:
    """Posts, a server, and a clock that waits until it is told."""

    def __init__(self, folder: Path) -> None:
        self.posts = PostStore()
        self.server = FakeSuggestions()
        self.scope = TaskScope("test")
        self.rest = asyncio.Event()
        self.found: list[tuple[str, list[str]]] = []
        self.disk: Lane[None] = Lane("disk", lambda: None)
        file = RecentEmojiFile(folder / "recent.json")
        self.emojis = Emojis(resource("emoji"), file, self.server, self.disk, self.scope)
        self.completions = Completions(
            self.posts, self.emojis, self.server, self.scope, lambda _: self.rest.wait()
        )
        self.completions.found.connect(self._note)

    def _note(self, begun: Begun, completions: tuple[Completion, ...]) -> None:
        self.found.append((begun.word, written(completions)))


@pytest.fixture
async def setting(tmp_path: Path) -> AsyncIterator[Setting]:
    setting = Setting(tmp_path)
    yield setting
    await setting.scope.close()
    setting.disk.close()


async def test_who_wrote_last_comes_first_then_who_was_named(setting: Setting) -> None:
    mention = Mention(ProfileId("m"), "greg@three.test", "")
    setting.posts.put([a_post("1", author=a_profile("Grace", handle="grace"), mentions=(mention,))])
    setting.posts.put([a_post("2", author=a_profile("Old Gran", handle="nan@two.test"))])
    found = setting.completions.known(begun("@gr"))
    assert written(found) == ["@nan@two.test", "@grace", "@greg@three.test"]
    assert found[0].title == "Old Gran"
    assert written(setting.completions.known(begun("@grac"))) == ["@grace"]
    assert written(setting.completions.known(begun("@g"))) == written(found)


async def test_hashtags_of_posts_whatever_their_case(setting: Setting) -> None:
    setting.posts.put([a_post("1", tags=("Bread", "bread", "butter"))])
    assert written(setting.completions.known(begun("#BR"))) == ["#Bread"]


async def test_no_more_than_anybody_reads(setting: Setting) -> None:
    setting.posts.put([a_post("1", tags=tuple(f"tag{number}" for number in range(50)))])
    assert len(setting.completions.known(begun("#tag"))) == MOST


async def test_the_server_is_asked_for_what_was_typed_last(setting: Setting) -> None:
    setting.server.hashtags = ["bread", "breath"]
    for word in ("#b", "#br", "#brea"):
        setting.completions.ask(begun(word))
        await asyncio.sleep(0)
    setting.rest.set()
    await until(lambda: setting.found)
    assert setting.server.asked == ["#brea"]
    assert setting.found == [("#brea", ["#bread", "#breath"])]


async def test_nothing_is_asked_twice(setting: Setting) -> None:
    setting.rest.set()
    setting.server.hashtags = ["bread"]
    setting.completions.ask(begun("#br"))
    await until(lambda: setting.found)
    setting.completions.ask(begun("#br"))
    await until(lambda: not setting.scope.busy)
    assert setting.server.asked == ["#br"]
    assert written(setting.completions.known(begun("#br"))) == ["#bread"]


async def test_what_is_given_up_is_not_asked(setting: Setting) -> None:
    setting.completions.ask(begun("@gr"))
    await asyncio.sleep(0)
    setting.completions.stop()
    setting.rest.set()
    await until(lambda: not setting.scope.busy)
    assert setting.server.asked == []


async def test_a_server_that_is_away_is_asked_again(setting: Setting) -> None:
    setting.rest.set()
    setting.server.is_away = True
    setting.completions.ask(begun("@gr"))
    await until(lambda: not setting.scope.busy)
    setting.server.is_away = False
    setting.server.people = [a_profile("Gran", handle="gran", avatar_url="https://a.example/g.png")]
    setting.completions.ask(begun("@gr"))
    await until(lambda: setting.found)
    assert setting.found == [("@gr", ["@gran"])]


async def test_emoji_are_all_here(setting: Setting) -> None:
    setting.emojis.load("en")
    await until(lambda: not setting.scope.busy)
    assert "👍" in written(setting.completions.known(begun(":thumb")))
    setting.completions.ask(begun(":thumb"))
    assert not setting.scope.busy
