"""A translation lies over a post until nobody wants it, and never reaches the disk."""

import pytest
from msgspec.structs import replace

from fedidesk.domain.errors import Gone, NotAllowed, NotOffered, ServerBusy
from fedidesk.domain.ids import PostId
from fedidesk.domain.poll import PollOption
from fedidesk.domain.post import Post
from fedidesk.domain.translation import TranslationNote
from fedidesk.services.notices import NoticeKind
from fedidesk.services.translations import Translations
from tests.account_builders import an_account
from tests.builders import a_picture, a_poll, a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.waiting import until

ONE = PostId("1")


def a_german_post(text: str = "Guten Tag", **changes: object) -> Post:
    return a_post("1", text, language="de", **changes)


@pytest.fixture
def translations(desk: Desk) -> Translations:
    desk.server.posts[ONE] = a_german_post()
    desk.posts.put([a_german_post()])
    return Translations(an_account(), desk.posts, desk.connection, desk.notices, desk.scope)


def shown(desk: Desk) -> Post:
    post = desk.posts.get(ONE)
    assert post is not None
    return post


async def test_the_words_are_the_translators_and_the_original_comes_back(
    desk: Desk, translations: Translations
) -> None:
    translations.toggle(ONE, "en")
    assert shown(desk).html == "<p>Guten Tag</p>"
    assert shown(desk).translation == TranslationNote(is_pending=True)
    await desk.rest()
    assert shown(desk).html == "<p>GUTEN TAG</p>"
    assert shown(desk).translation == TranslationNote("de", "A machine")
    assert desk.gateway.translated_into == ["en"]
    translations.toggle(ONE, "en")
    assert shown(desk) == a_german_post()
    assert desk.gateway.calls == ["translate"]


async def test_everything_in_words_is_translated(desk: Desk, translations: Translations) -> None:
    options = (PollOption("Tee", 3), PollOption("Kaffee", None))
    picture = a_picture("m", description="Ein Zug")
    post = a_german_post(content_warning="Achtung", media=(picture,), poll=a_poll(options=options))
    desk.server.posts[ONE] = post
    desk.posts.put([post])
    translations.translate(ONE, "en")
    await desk.rest()
    there = shown(desk)
    assert there.content_warning == "ACHTUNG"
    assert [media.description for media in there.media] == ["EIN ZUG"]
    assert there.poll is not None
    assert there.poll.options == (PollOption("TEE", 3), PollOption("KAFFEE", None))


async def test_nothing_of_it_is_told_to_the_disk(desk: Desk, translations: Translations) -> None:
    kept: list[Post] = []
    desk.posts.learned.connect(kept.extend)
    translations.translate(ONE, "en")
    await desk.rest()
    desk.posts.learn([a_german_post(favourites_count=3)])
    assert [post.html for post in kept] == ["<p>Guten Tag</p>"]
    assert desk.posts.truth(ONE) == a_german_post(favourites_count=3)


async def test_a_refresh_keeps_it_and_an_edit_drops_it(
    desk: Desk, translations: Translations
) -> None:
    translations.translate(ONE, "en")
    await desk.rest()
    desk.posts.put([a_german_post(favourites_count=3)])
    assert shown(desk).html == "<p>GUTEN TAG</p>"
    assert shown(desk).favourites_count == 3
    desk.posts.put([a_german_post("Guten Abend")])
    assert shown(desk) == a_german_post("Guten Abend")
    desk.posts.put([a_german_post()])
    assert shown(desk) == a_german_post()


async def test_an_edit_while_it_is_on_its_way_wins(desk: Desk, translations: Translations) -> None:
    gate = desk.gateway.hold("translate")
    translations.translate(ONE, "en")
    await until(lambda: desk.gateway.calls)
    desk.posts.put([a_german_post("Guten Abend")])
    gate.set()
    await desk.rest()
    assert shown(desk) == a_german_post("Guten Abend")


async def test_who_cancels_sees_the_original_whatever_comes(
    desk: Desk, translations: Translations
) -> None:
    gate = desk.gateway.hold("translate")
    desk.gateway.fail("translate", ServerBusy(HOST, 503))
    translations.toggle(ONE, "en")
    await until(lambda: desk.gateway.calls)
    translations.toggle(ONE, "en")
    gate.set()
    await desk.rest()
    assert shown(desk) == a_german_post()
    assert desk.told == []


async def test_a_boost_and_a_translation_do_not_undo_each_other(
    desk: Desk, translations: Translations
) -> None:
    translations.translate(ONE, "en")
    await desk.rest()
    desk.posts.hold(ONE, "boost", lambda post: replace(post, boosted=True))
    desk.posts.release(ONE, "boost", a_german_post(boosted=True))
    assert shown(desk).boosted
    assert shown(desk).html == "<p>GUTEN TAG</p>"
    translations.show_original(ONE)
    assert shown(desk) == a_german_post(boosted=True)


@pytest.mark.parametrize("error", [NotAllowed(HOST), ServerBusy(HOST, 503), Gone(HOST)])
async def test_a_failure_is_told_and_can_be_tried_again(
    desk: Desk, translations: Translations, error: Exception
) -> None:
    desk.gateway.fail("translate", error)
    translations.translate(ONE, "en")
    await desk.rest()
    assert shown(desk) == a_german_post()
    (notice,) = desk.told
    assert (notice.kind, notice.error) == (NoticeKind.TRANSLATION_FAILED, error)
    assert not translations.is_missing
    assert notice.retry is not None
    notice.retry()
    await desk.rest()
    assert shown(desk).html == "<p>GUTEN TAG</p>"


async def test_that_a_server_has_no_translator_is_remembered(
    desk: Desk, translations: Translations
) -> None:
    desk.gateway.fail("translate", NotOffered(HOST))
    translations.translate(ONE, "en")
    await desk.rest()
    assert translations.is_missing
    translations.translate(ONE, "en")
    await desk.rest()
    assert not translations.is_missing


async def test_a_deleted_post_is_no_trouble(desk: Desk, translations: Translations) -> None:
    gate = desk.gateway.hold("translate")
    translations.translate(ONE, "en")
    await until(lambda: desk.gateway.calls)
    desk.posts.remove(ONE)
    gate.set()
    await desk.rest()
    assert desk.posts.get(ONE) is None
