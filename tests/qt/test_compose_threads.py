"""Several posts in one window: each with its own words, sent in order, kept as one draft."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from fedidesk.domain.errors import Refused
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.fakes.gateway import FakeGateway
from tests.qt.composing import new_post
from tests.qt.world import World, click, named, press, settle, type_text
from tests.waiting import until


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
def gateway(world: World, session: AccountSession) -> FakeGateway:
    return world.gateway(session)


async def a_thread(world: World, *words: str) -> ComposeWindow:
    """Write posts that continue one another."""
    composer = await new_post(world, words[0])
    for text in words[1:]:
        await press("Ctrl+Shift+Return")
        await until(lambda: QApplication.focusWidget() is composer.parts.all[-1].editor)
        await type_text(text)
    return composer


def written(composer: ComposeWindow) -> list[str]:
    return [part.editor.toPlainText() for part in composer.parts.all]


async def test_a_thread_is_sent_in_order(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    composer = await a_thread(world, "One", "Two", "Three")
    assert named(composer, "Post text, 2 of 3") is composer.parts.all[1].editor
    await click(named(composer, "Post all", QAbstractButton))
    await until(lambda: gateway.count("create") == 3)
    await until(lambda: not session.unsent.outgoing)
    posts = list(world.servers["a.example"].sent.values())
    assert [post.html for post in posts] == ["<p>One</p>", "<p>Two</p>", "<p>Three</p>"]
    assert [post.reply_to for post in posts] == [None, posts[0].id, posts[1].id]
    assert session.writing.unsent == ()


async def test_a_thread_is_one_draft(world: World, session: AccountSession) -> None:
    await a_thread(world, "One", "Two")
    await press("Esc")
    one, two = session.writing.unsent
    assert (one.text, two.text, two.follows) == ("One", "Two", one.id)
    await world.activate()
    await press("Ctrl+N")
    (composer,) = world.composers()
    assert written(composer) == ["One", "Two"]


async def test_an_empty_post_is_left_out(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    await a_thread(world, "One", "", "Three")
    assert [draft.text for draft in session.writing.unsent] == ["One"]
    await press("Ctrl+Return")
    await until(lambda: gateway.count("create") == 2)
    await until(lambda: not session.unsent.outgoing)
    one, three = world.servers["a.example"].sent.values()
    assert (three.html, three.reply_to) == ("<p>Three</p>", one.id)
    assert session.writing.unsent == ()


async def test_what_follows_an_empty_post_is_kept_with_what_stands_before(
    world: World, session: AccountSession
) -> None:
    await a_thread(world, "One", "", "Three")
    await press("Esc")
    assert not world.composers()
    one, three = session.writing.unsent
    assert (one.text, three.text, three.follows) == ("One", "Three", one.id)


@pytest.mark.parametrize(("removed", "left"), [(0, ["Two", "Three"]), (1, ["One", "Three"])])
async def test_a_post_can_be_taken_out(
    removed: int, left: list[str], world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    composer = await a_thread(world, "One", "Two", "Three")
    await click(composer.parts.all[removed]._remove_button)
    assert written(composer) == left
    await press("Ctrl+Return")
    await until(lambda: gateway.count("create") == 2)
    await until(lambda: not session.unsent.outgoing)
    first, second = world.servers["a.example"].sent.values()
    assert [first.html, second.html] == [f"<p>{text}</p>" for text in left]
    assert (first.reply_to, second.reply_to) == (None, first.id)


async def test_one_that_is_too_long_holds_back_all(world: World, gateway: FakeGateway) -> None:
    composer = await a_thread(world, "One", "Two")
    composer.parts.all[1].editor.setPlainText("x" * 5000)
    post = named(composer, "Post all", QAbstractButton)
    assert not post.isEnabled()
    assert composer.parts.trouble in post.accessibleDescription()
    await press("Ctrl+Return")
    await settle()
    assert gateway.count("create") == 0


async def test_a_thread_that_is_refused_comes_back_as_a_whole(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    await a_thread(world, "One", "Two")
    gateway.fail("create", Refused("a.example", "no"))
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(world.composers)
    (composer,) = world.composers()
    assert written(composer) == ["One", "Two"]
    assert not session.unsent.outgoing


async def test_what_was_sent_meanwhile_is_answered_by_what_continues_it(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    """The first of two waits, the second is taken back to be changed; then the first is sent."""
    gate = gateway.hold("create")
    await a_thread(world, "One", "Two")
    await press("Ctrl+Return")
    await until(lambda: gateway.count("create"))
    second = session.unsent.outgoing[1]
    assert session.outbox.take_back(second)
    world.page.on_posts._writing().open(second.draft)
    (composer,) = world.composers()
    gate.set()
    await until(lambda: world.servers["a.example"].sent)
    await until(lambda: not session.unsent.outgoing)
    await until(composer.isActiveWindow)
    await press("Ctrl+Return")
    await until(lambda: len(world.servers["a.example"].sent) == 2)
    one, two = world.servers["a.example"].sent.values()
    assert two.reply_to == one.id


@pytest.mark.usefixtures("session")
async def test_tab_goes_through_the_posts_as_they_stand(world: World) -> None:
    composer = await a_thread(world, "One", "Two")
    first, second = composer.parts.all
    second.poll_button.click()
    first.editor.setFocus()
    walked = []
    for _ in range(24):
        await press("Tab")
        walked.append(QApplication.focusWidget())
    assert walked[: len(first._buttons) + 1] == [*first._buttons, second.editor]
    assert second._poll is not None
    fields = [walked.index(field) for field in second._poll.fields]
    assert fields == sorted(fields)
    assert walked.index(second.poll_button) > fields[-1]
    assert walked.index(composer._visibility) > walked.index(second._remove_button)


async def test_a_long_text_becomes_several_posts(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    await until(lambda: session.writing.limits.characters == 1000)
    composer = await a_thread(world, "One", "x", "Three")
    sentence = "This is a sentence of some words. "
    composer.parts.all[1].editor.setPlainText(sentence * 50)
    assert composer._split_offer.isVisible()
    await press("Ctrl+Shift+Y")
    texts_now = written(composer)
    assert (texts_now[0], texts_now[-1]) == ("One", "Three")
    assert len(texts_now) == 4
    assert "".join(texts_now[1:3]).replace(" ", "") == (sentence * 50).replace(" ", "")
    assert not composer.parts.is_too_long
    assert not composer._split_offer.isVisible()
    await press("Ctrl+Return")
    await until(lambda: gateway.count("create") == 4)
    await until(lambda: not session.unsent.outgoing)
    posts = list(world.servers["a.example"].sent.values())
    assert [post.reply_to for post in posts] == [None, *(post.id for post in posts[:-1])]


async def test_posts_can_say_which_of_how_many_they_are(
    world: World, session: AccountSession
) -> None:
    await until(lambda: session.writing.limits.characters == 1000)
    composer = await new_post(world, "x")
    await press("Ctrl+Shift+J")
    assert written(composer) == ["x"]
    composer.parts.current.editor.setPlainText("This is a sentence of some words. " * 50)
    await press("Ctrl+Shift+J")
    assert [text.rpartition("\n\n")[2] for text in written(composer)] == ["1/2", "2/2"]


@pytest.mark.usefixtures("session")
async def test_what_can_not_be_continued_is_not_split(world: World) -> None:
    composer = await new_post(world, "x")
    composer._foot.options.schedule(datetime(2030, 1, 1, tzinfo=UTC))
    composer.parts.current.editor.setPlainText("x " * 1000)
    assert not composer._split_offer.isVisible()
    await press("Ctrl+Shift+Y")
    await press("Ctrl+Shift+Return")
    assert len(composer.parts.all) == 1
