"""Writing a post: what is typed is never lost, and it is sent once."""

import asyncio

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
)

from fedidesk.domain.errors import Refused, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED, Post
from fedidesk.domain.server import Server, ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.builders import a_post, a_profile
from tests.fakes.gateway import FakeGateway
from tests.qt.composing import at, count, field, new_post, post_button
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, delete_what_is_due, named, press, settle, texts, type_text
from tests.waiting import until


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
def gateway(world: World, session: AccountSession) -> FakeGateway:
    return world.gateway(session)


async def test_a_post_is_sent_once_and_comes_into_view(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    await new_post(world, "Good morning")
    gate = gateway.hold("create")
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(lambda: gateway.count("create"))
    gate.set()
    await until(lambda: not session.unsent.outgoing)
    assert gateway.count("create") == 1
    (post,) = world.servers["a.example"].sent.values()
    assert post.html == "<p>Good morning</p>"
    await until(lambda: world.rows(session)[0] == post.id)
    view = world.page._current().view
    await until(lambda: view.rows and view.rows[0].post_id == post.id)
    assert session.writing.unsent == ()


async def test_nothing_is_no_post(world: World, session: AccountSession) -> None:
    composer = await new_post(world, "  ")
    assert not post_button(composer).isEnabled()
    await press("Ctrl+Return")
    await settle()
    assert world.gateway(session).count("create") == 0


@pytest.mark.usefixtures("session")
async def test_what_is_closed_is_there_again(world: World) -> None:
    await new_post(world, "Half a sent")
    await press("Esc")
    assert not world.composers()
    composer = await new_post(world, "ence")
    assert field(composer).toPlainText() == "Half a sentence"


async def test_what_is_typed_outlives_the_application(make_world: MakeWorld) -> None:
    world = await make_world()
    await world.add()
    await new_post(world, "Not finished")
    await world.close()
    again = await make_world()
    composer = await new_post(again)
    assert field(composer).toPlainText() == "Not finished"


async def test_what_is_typed_is_saved_while_one_thinks(
    world: World, session: AccountSession
) -> None:
    composer = await new_post(world, "Hm")
    assert composer._save_timer.isActive()
    composer._save_timer.setInterval(0)
    composer._save_timer.start()
    kept = session.folder / "unsent.json"
    await until(kept.exists)
    assert "Hm" in kept.read_text()


async def test_while_the_server_is_away_the_post_waits(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    await new_post(world, "Once only")
    gateway.lose_answer("create", Unreachable("a.example"))
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(lambda: session.outbox.troubles)
    (posting,) = session.unsent.outgoing
    assert isinstance(posting, Posting)
    assert posting.draft.text == "Once only"
    session.outbox.hurry()
    await until(lambda: not session.unsent.outgoing)
    assert len(world.servers["a.example"].sent) == 1


async def test_a_changed_text_is_another_post(world: World, gateway: FakeGateway) -> None:
    composer = await new_post(world, "One")
    gateway.fail("create", Refused("a.example", "no"))
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(world.composers)
    (composer,) = world.composers()
    await until(lambda: any("It says: “no”" in text for text in texts(composer)))
    assert field(composer).toPlainText() == "One"
    assert post_button(composer).accessibleDescription()
    first = composer.draft.idempotency_key
    await at(composer)
    await type_text(" more")
    assert not any("no" in text for text in texts(composer))
    assert composer.draft.idempotency_key != first


async def test_a_post_that_is_too_long_says_why_it_can_not_be_sent(
    world: World, session: AccountSession
) -> None:
    world.servers["a.example"].description = Server(
        host="a.example", limits=ServerLimits(characters=10)
    )
    session.writing.learn_limits()
    await until(lambda: session.writing.limits.characters == 10)
    composer = await new_post(world, "0123456789")
    assert count(composer).text() == "0"
    assert post_button(composer).isEnabled()
    await type_text("ab")
    assert count(composer).text() == "-2"
    assert count(composer).accessibleName() == "2 characters too many for this server."
    assert not post_button(composer).isEnabled()
    assert "2 characters too many for this server." in texts(composer)
    assert post_button(composer).accessibleDescription() in texts(composer)
    await press("Ctrl+Return")
    await settle()
    assert world.gateway(session).count("create") == 0
    await press("Backspace")
    await press("Backspace")
    assert post_button(composer).isEnabled()
    assert "too many" not in " ".join(texts(composer))


async def test_limits_that_come_late_count_at_once(world: World, session: AccountSession) -> None:
    composer = await new_post(world, "Hello")
    left = int(count(composer).text())
    world.servers["a.example"].description = Server(
        host="a.example", limits=ServerLimits(characters=5005)
    )
    session.writing.learn_limits()
    await until(lambda: count(composer).text() != str(left))
    assert count(composer).text() == composer.locale().toString(5000)


@pytest.mark.usefixtures("session")
async def test_a_content_warning_is_kept_and_counted(world: World) -> None:
    composer = await new_post(world, "The butler")
    left = int(count(composer).text())
    await press("Ctrl+Shift+W")
    warning = named(composer, "Content warning", QLineEdit)
    await until(lambda: QApplication.focusWidget() is warning)
    await type_text("Spoiler")
    assert int(count(composer).text()) == left - 7
    assert composer.draft.content_warning == "Spoiler"
    await press("Ctrl+Shift+W")
    assert composer.draft.content_warning == ""
    assert int(count(composer).text()) == left
    await press("Ctrl+Shift+W")
    await press("Esc")
    again = await new_post(world)
    assert named(again, "Content warning", QLineEdit).text() == "Spoiler"
    assert again.draft.content_warning == "Spoiler"


@pytest.mark.usefixtures("session")
async def test_the_visibility_is_chosen(world: World) -> None:
    composer = await new_post(world, "For friends")
    box = named(composer, "Visibility", QComboBox)
    assert [box.itemData(index) for index in range(box.count())] == [
        PUBLIC,
        UNLISTED,
        FOLLOWERS,
        MENTIONED,
    ]
    assert box.currentData() == PUBLIC
    box.setCurrentIndex(2)
    assert composer.draft.visibility == FOLLOWERS


def post_to_answer(**changes: object) -> Post:
    return a_post(
        "q1", "What do you think?", author=a_profile("Grace", handle="grace@two.test"), **changes
    )


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (PUBLIC, PUBLIC),
        (UNLISTED, UNLISTED),
        (FOLLOWERS, FOLLOWERS),
        (MENTIONED, MENTIONED),
        ("a-new-kind", MENTIONED),
    ],
)
async def test_a_reply_names_whom_it_answers_and_is_no_wider(
    theirs: str, ours: str, world: World, session: AccountSession
) -> None:
    post = post_to_answer(visibility=theirs, content_warning="Food")
    session.posts.put([post])
    world.page.on_posts.reply(post.id)
    (composer,) = world.composers()
    await at(composer)
    assert composer.windowTitle() == "Reply"
    assert any("Grace" in text and "Food" in text for text in texts(composer))
    assert named(composer, "Visibility", QComboBox).currentData() == ours
    assert named(composer, "Content warning", QLineEdit).text() == "Food"
    await type_text("Yes")
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(lambda: world.servers["a.example"].sent)
    (sent,) = world.servers["a.example"].sent.values()
    assert (sent.html, sent.reply_to, sent.visibility) == (
        "<p>@grace@two.test Yes</p>",
        PostId("q1"),
        ours,
    )


async def test_names_and_texts_keep_their_direction_in_a_sentence(
    world: World, session: AccountSession
) -> None:
    author = a_profile("يوسف", handle="yusuf@two.test")
    session.posts.put([a_post("q1", "صباح الخير", author=author)])
    world.page.on_posts.reply(PostId("q1"))
    (composer,) = world.composers()
    assert "Answering \u2068يوسف\u2069: \u2068صباح الخير\u2069" in texts(composer)


async def test_a_reply_that_was_only_opened_leaves_nothing(
    world: World, session: AccountSession
) -> None:
    session.posts.put([post_to_answer()])
    world.page.on_posts.reply(PostId("q1"))
    await press("Esc")
    assert not world.composers()
    assert session.writing.unsent == ()


ABOUT = [
    ("reply_to", "Ctrl+Shift+R", "Make it a post of its own", "Answer after all", "Reply"),
    ("quotes", "Ctrl+Shift+Q", "Leave the quote out", "Quote after all", "Quote"),
]


async def about_q1(world: World, session: AccountSession, **about: str) -> ComposeWindow:
    """Open a draft that is about a post, to go on with it."""
    session.posts.put([post_to_answer(visibility=FOLLOWERS)])
    draft = session.writing.revise(session.writing.new_draft(), text="@grace Yes", **about)
    session.writing.keep(replace(draft, visibility=FOLLOWERS, refusal="No such post"))
    world.page.on_posts._writing().open(session.writing.unsent[0])
    (composer,) = world.composers()
    await at(composer)
    return composer


@pytest.mark.parametrize(("field_name", "key", "leave", "take", "title"), ABOUT)
async def test_a_draft_can_be_about_nothing_after_all(
    field_name: str,
    key: str,
    leave: str,
    take: str,
    title: str,
    world: World,
    session: AccountSession,
) -> None:
    composer = await about_q1(world, session, **{field_name: "q1"})
    author = named(composer, "Posting as @ann@a.example", QToolButton)
    (first,) = session.writing.unsent
    assert composer.windowTitle() == title
    assert any("No such post" in text for text in texts(composer))
    assert f"{leave} ({key})" == named(composer, leave, QAbstractButton).toolTip()
    assert "another account" not in author.toolTip()
    await press(key)
    (draft,) = session.writing.unsent
    assert (draft.reply_to, draft.quotes, draft.text) == (None, None, "@grace Yes")
    assert (draft.visibility, draft.refusal) == (FOLLOWERS, "")
    assert draft.idempotency_key != first.idempotency_key
    assert composer.windowTitle() == "New post"
    assert not any("No such post" in text or "Grace" in text for text in texts(composer))
    assert "another account" in author.toolTip()
    await click(named(composer, take, QAbstractButton))
    assert getattr(session.writing.unsent[0], field_name) == "q1"
    assert composer.windowTitle() == title
    assert any("Grace" in text for text in texts(composer))


async def test_a_reply_that_quotes_says_both_and_can_do_without_either(
    world: World, session: AccountSession
) -> None:
    session.posts.put([a_post("q2", "Look", author=a_profile("Linus"))])
    composer = await about_q1(world, session, reply_to="q1", quotes="q2")
    said = " ".join(texts(composer))
    assert "Answering \u2068Grace" in said
    assert "Quoting \u2068Linus" in said
    await press("Ctrl+Shift+Q")
    (draft,) = session.writing.unsent
    assert (draft.reply_to, draft.quotes) == ("q1", None)
    assert composer.windowTitle() == "Reply"


async def test_a_reply_that_was_only_let_stand_alone_leaves_nothing(
    world: World, session: AccountSession
) -> None:
    session.posts.put([post_to_answer()])
    world.page.on_posts.reply(PostId("q1"))
    (composer,) = world.composers()
    await at(composer)
    await press("Ctrl+Shift+R")
    await press("Esc")
    assert session.writing.unsent == ()


async def test_the_first_post_of_a_thread_stands_alone_and_the_others_follow(
    world: World, session: AccountSession
) -> None:
    composer = await about_q1(world, session, reply_to="q1")
    composer.parts.begin_another(composer._common())
    composer.parts.current.editor.setPlainText("and more")
    await press("Ctrl+Shift+R")
    await press("Ctrl+Return")
    await until(lambda: len(world.servers["a.example"].sent) == 2)
    first, second = world.servers["a.example"].sent.values()
    assert (first.reply_to, second.reply_to) == (None, first.id)


async def test_a_change_of_a_post_stays_where_it_is(world: World, session: AccountSession) -> None:
    composer = await about_q1(world, session, edits="q1", reply_to="q2")
    assert any("You change a post" in text for text in texts(composer))
    await press("Ctrl+Shift+R")
    assert session.writing.unsent[0].reply_to == "q2"


async def test_several_windows_keep_apart(world: World, session: AccountSession) -> None:
    session.posts.put([post_to_answer(), a_post("q2", "Something else")])
    post = await new_post(world, "A post")
    world.page.on_posts.reply(PostId("q1"))
    world.page.on_posts.reply(PostId("q2"))
    world.page.on_posts.reply(PostId("q1"))
    composers = world.composers()
    assert len(composers) == 3
    assert {composer.draft.reply_to for composer in composers} == {None, "q1", "q2"}
    await at(next(each for each in composers if each.draft.reply_to == "q1"))
    await type_text("An answer")
    assert field(post).toPlainText() == "A post"
    assert {draft.text for draft in session.writing.unsent} >= {"A post"}
    await press("Ctrl+Return")
    await until(lambda: len(world.composers()) == 2)
    assert field(post).toPlainText() == "A post"


@pytest.mark.usefixtures("session")
async def test_accounts_write_under_their_own_names(world: World) -> None:
    composer = await new_post(world, "From Ann")
    assert named(composer, "Posting as @ann@a.example", QToolButton)
    await world.add("bob", "b.example")
    await world.activate()
    await press("Ctrl+N")
    other = next(each for each in world.composers() if each is not composer)
    assert named(other, "Posting as @bob@b.example", QToolButton)
    assert field(other).toPlainText() == ""


async def test_discard_throws_it_away(world: World, session: AccountSession) -> None:
    composer = await new_post(world, "Better not")
    composer._save()
    assert session.writing.unsent
    await press("Ctrl+Shift+Backspace")
    assert not world.composers()
    assert session.writing.unsent == ()
    assert field(await new_post(world)).toPlainText() == ""


async def compose(widget: QPlainTextEdit, preedit: str, commit: str = "") -> None:
    """Do what an input method does: show ``preedit``, or put ``commit`` into the text."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)
    await settle()


@pytest.mark.usefixtures("session")
async def test_what_an_input_method_puts_together_is_not_counted_yet(world: World) -> None:
    composer = await new_post(world, "a")
    left = int(count(composer).text())
    await compose(field(composer), "ক্ষ")
    assert int(count(composer).text()) == left
    assert composer.draft.text == "a"
    await compose(field(composer), "", "ক্ষ")
    assert field(composer).toPlainText() == "aক্ষ"
    assert int(count(composer).text()) < left


@pytest.mark.parametrize("key", ["Ctrl+Return", "Esc", "Ctrl+Shift+Backspace", "Ctrl+Shift+W"])
async def test_keys_belong_to_the_input_method_while_it_works(
    key: str, world: World, session: AccountSession
) -> None:
    composer = await new_post(world, "a")
    await compose(field(composer), "にほ")
    await press(key)
    await settle()
    assert world.composers() == [composer]
    assert not composer.parts.current.warning_button.isChecked()
    assert world.gateway(session).count("create") == 0
    await compose(field(composer), "", "日本")
    await press("Ctrl+Return")
    await until(lambda: not world.composers())
    await until(lambda: world.servers["a.example"].sent)
    (sent,) = world.servers["a.example"].sent.values()
    assert sent.html == "<p>a日本</p>"


async def test_signing_out_closes_what_was_begun(world: World, session: AccountSession) -> None:
    await new_post(world, "Too late")
    await world.registry.remove(session)
    delete_what_is_due()
    await until(lambda: not world.window.findChildren(ComposeWindow))
    await asyncio.sleep(0)
    assert not session.folder.exists()


def is_told(composer: ComposeWindow, words: str) -> bool:
    return any(words in text for text in texts(composer))


async def test_a_full_disk_is_told_where_one_writes(world: World, session: AccountSession) -> None:
    in_the_way = session.folder / "unsent.json"
    in_the_way.mkdir(parents=True)
    composer = await new_post(world, "Not kept yet")
    await until(lambda: is_told(composer, "disk full"))
    assert post_button(composer).isEnabled()
    assert field(composer).toPlainText() == "Not kept yet"
    in_the_way.rmdir()
    await session.writing.settle()
    assert not is_told(composer, "disk full")


async def test_nobody_ends_with_a_full_disk_by_chance(
    world: World, session: AccountSession
) -> None:
    in_the_way = session.folder / "unsent.json"
    in_the_way.mkdir(parents=True)
    await new_post(world, "Not kept yet")
    await until(lambda: session.unsent.trouble)
    world.do("quit")
    assert world.window.isVisible()
    (box,) = world.window.findChildren(QMessageBox)
    assert "not saved" in box.text()
    in_the_way.rmdir()
    await session.writing.settle()
    box.reject()
    world.do("quit")
    assert not world.window.isVisible()
