"""What a post can be beside its text: a poll, a language, for later, from another account."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QToolButton,
)

from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.post import MENTIONED
from fedidesk.domain.server import LocalOnly, PollLimits, Server, ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.schedule_dialog import ScheduleDialog
from tests.builders import a_post
from tests.fakes.gateway import FakeGateway
from tests.qt.composing import at, at_rest, back_to, field, new_post, post_button
from tests.qt.world import World, click, named, press, settle, texts, type_text
from tests.waiting import until


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
def gateway(world: World, session: AccountSession) -> FakeGateway:
    return world.gateway(session)


async def learn(world: World, session: AccountSession, **limits: object) -> None:
    """Let the server of ``session`` have those limits."""
    server = Server(host="a.example", limits=ServerLimits(**limits))
    world.servers["a.example"].description = server
    session.writing.learn_limits()
    await until(lambda: session.writing.limits == server.limits)


# --- polls


async def test_a_poll_is_written_with_the_keyboard(world: World, session: AccountSession) -> None:
    composer = await new_post(world, "What to drink?")
    await press("Ctrl+Shift+P")
    first = named(composer, "Choice 1", QLineEdit)
    await until(lambda: QApplication.focusWidget() is first)
    for words in ("Tea", "Coffee", "Water"):
        await type_text(words)
        await press("Return")
        await settle()
    assert composer.draft.poll == PollDraft(options=("Tea", "Coffee", "Water", ""))
    await press("Esc")
    assert session.writing.unsent[0].poll == PollDraft(options=("Tea", "Coffee", "Water", ""))
    again = await new_post(world)
    assert named(again, "Choice 3", QLineEdit).text() == "Water"


async def test_a_poll_that_makes_no_sense_says_why(world: World, session: AccountSession) -> None:
    await learn(world, session, polls=PollLimits(options=2, characters=5))
    composer = await new_post(world, "Well?")
    await press("Ctrl+Shift+P")
    poll = composer.parts.current._poll
    assert poll is not None
    assert not named(composer, "Add choice", QAbstractButton).isEnabled()
    for options, words in (
        (("Tea", ""), "at least two"),
        (("Tea", "Tea "), "the same"),
        (("Tea", "Coffee"), "5"),
        (("a", "b", "c"), "2"),
    ):
        poll.show_poll(PollDraft(options=options))
        poll.changed.emit()
        assert not post_button(composer).isEnabled()
        assert words in post_button(composer).accessibleDescription()
    poll.show_poll(PollDraft(options=("Tea", "Milk"), multiple=True, hides_totals=True))
    poll.changed.emit()
    assert post_button(composer).isEnabled()
    assert composer.draft.poll == PollDraft(
        options=("Tea", "Milk"), multiple=True, hides_totals=True
    )


@pytest.mark.usefixtures("session")
async def test_a_choice_is_taken_out_but_never_the_last_two(world: World) -> None:
    composer = await new_post(world, "Well?")
    await press("Ctrl+Shift+P")
    poll = composer.parts.current._poll
    assert poll is not None
    poll.show_poll(PollDraft(options=("a", "b", "c")))
    await click(poll._rows[0].remove)
    assert composer.draft.poll == PollDraft(options=("b", "c"))
    assert not any(row.remove.isEnabled() for row in poll._rows)


async def test_a_poll_is_open_as_long_as_the_server_allows(
    world: World, session: AccountSession
) -> None:
    await learn(world, session, polls=PollLimits(shortest=3600, longest=86_400))
    composer = await new_post(world)
    await press("Ctrl+Shift+P")
    box = named(composer, "How long the poll is open", QComboBox)
    offered = [box.itemData(index) for index in range(box.count())]
    assert offered == [3600, 6 * 3600, 12 * 3600, 86_400]
    assert box.currentData() == 86_400


@pytest.mark.usefixtures("session")
async def test_a_poll_that_is_taken_away_is_not_posted(world: World) -> None:
    composer = await new_post(world, "Well?")
    await press("Ctrl+Shift+P")
    await type_text("Tea")
    assert composer.draft.poll is not None
    await press("Ctrl+Shift+P")
    assert composer.draft.poll is None
    assert post_button(composer).isEnabled()
    await press("Ctrl+Shift+P")
    assert named(composer, "Choice 1", QLineEdit).text() == "Tea"


# --- hints


@pytest.mark.usefixtures("session")
async def test_who_is_notified_is_named(world: World) -> None:
    composer = await new_post(world, "Hello @grace@two.test and @alan")
    assert not any("@alan" in text for text in texts(composer))
    await at_rest(composer)
    assert any("@grace@two.test" in text and "@alan" in text for text in texts(composer))
    await type_text(" @a @b @c")
    await at_rest(composer)
    assert not any("@c" in text for text in texts(composer))
    field(composer).setPlainText("Hello")
    await at_rest(composer)
    assert not any("@" in text for text in texts(composer))


@pytest.mark.usefixtures("session")
async def test_what_nobody_would_see_is_told(world: World) -> None:
    composer = await new_post(world, "Hello")
    named(composer, "Visibility", QComboBox).setCurrentIndex(3)
    assert composer.draft.visibility == MENTIONED
    assert any("Nobody is mentioned" in text for text in texts(composer))
    await at(composer)
    await type_text(" @ann")
    await at_rest(composer)
    assert not any("Nobody is mentioned" in text for text in texts(composer))


@pytest.mark.parametrize(
    ("text", "language", "looks_wrong"),
    [
        ("Good morning everybody", "en", False),
        ("Good morning everybody", "de", False),
        ("Good morning everybody", "bn", True),
        ("আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা", "bn", False),
        ("আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা", "en", True),
        ("今日はとても良い天気ですね、散歩に行きましょう", "ja", False),
        ("안녕하세요 여러분 좋은 아침입니다", "ko", False),
        ("今天天气很好我们去公园散步吧好不好", "zh", False),
        ("Добро јутро свима, како сте", "sr", False),
        ("Good morning everybody", "sr", False),
        ("Good morning everybody", "", False),
        ("Hi", "bn", False),
    ],
)
@pytest.mark.usefixtures("session")
async def test_a_language_that_does_not_fit_is_told(
    text: str, language: str, looks_wrong: bool, world: World
) -> None:
    composer = await new_post(world)
    composer._language.choose(language)
    field(composer).setPlainText(text)
    await at_rest(composer)
    assert any("does not look like" in line for line in texts(composer)) == looks_wrong
    assert composer.draft.language == language


async def test_an_old_post_is_called_old(world: World, session: AccountSession) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=800)
    session.posts.put([a_post("q1", "Old", created_at=long_ago)])
    for months, is_told in ((6, True), (0, False)):
        world.settings.update(old_post_months=months)
        world.page.on_posts.reply(a_post("q1").id)
        (composer,) = world.composers()
        assert any("old" in text for text in texts(composer)) == is_told
        composer.close()


async def test_what_a_draft_answers_is_fetched_where_it_is_not_at_hand(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    post = a_post("q9", "Long gone from here", created_at=datetime.now(UTC))
    world.servers["a.example"].posts[post.id] = post
    gate = gateway.hold("post")
    draft = replace(session.writing.new_draft(), text="Yes", reply_to=post.id)
    composer = await opened(world, draft)
    assert "Answering a post" in texts(composer)
    gate.set()
    await until(lambda: any("Long gone from here" in text for text in texts(composer)))


# --- options


async def test_only_what_the_server_offers_can_be_chosen(
    world: World, session: AccountSession
) -> None:
    composer = await new_post(world, "Hello")

    def offered() -> list[str]:
        composer._foot.options.open_options()
        names = [
            each.text() for each in composer._foot.options.choices.actions() if each.isCheckable()
        ]
        composer._foot.options.choices.hide()
        return names

    assert offered() == ["Cover the pictures"]
    await learn(
        world,
        session,
        quotes=True,
        local_only=LocalOnly.FLAG,
        content_types=("text/plain", "text/markdown"),
    )
    assert offered() == [
        "Cover the pictures",
        "Only on this server",
        "Anybody can quote it",
        "Only followers can quote it",
        "Nobody can quote it",
        "Plain text",
        "Markdown",
    ]
    composer._foot.options.open_options()
    for action in composer._foot.options.choices.actions():
        if action.text() in ("Only on this server", "Nobody can quote it", "Markdown"):
            action.trigger()
    draft = composer.draft
    assert (draft.local_only, draft.quote_policy, draft.content_type) == (
        True,
        "nobody",
        "text/markdown",
    )
    assert any("Only on this server" in text and "Markdown" in text for text in texts(composer))


@pytest.mark.usefixtures("session")
async def test_a_post_can_wait_for_its_time(world: World) -> None:
    composer = await new_post(world, "Later")
    await press("Ctrl+Shift+T")
    dialog = composer.findChild(ScheduleDialog)
    assert dialog is not None
    await until(dialog.isActiveWindow)
    earliest = datetime.now(UTC) + timedelta(minutes=5)
    assert dialog._moment.minimumDateTime().toSecsSinceEpoch() >= earliest.timestamp()
    await until(dialog.isActiveWindow)
    await press("Return")
    moment = composer.draft.scheduled_at
    assert moment is not None
    assert moment > earliest
    assert named(composer, "Schedule", QAbstractButton).isEnabled()
    assert not composer._foot.can_go_on
    await back_to(composer)
    await press("Ctrl+Shift+T")
    await settle()
    dialog = next(each for each in composer.findChildren(ScheduleDialog) if each.isVisible())
    dialog._no_longer()
    assert composer.draft.scheduled_at is None
    assert post_button(composer).isEnabled()


# --- alt texts


def with_picture(session: AccountSession, **changes: object) -> Draft:
    session.unsent.files.keep(AttachmentId("x"), b"picture")
    attachment = Attachment(id=AttachmentId("x"), mime="image/png", **changes)
    return replace(session.writing.new_draft(), text="Look", attachments=(attachment,))


async def opened(world: World, draft: Draft) -> ComposeWindow:
    world.page.on_posts._writing().open(draft)
    (composer,) = world.composers()
    await until(composer.isActiveWindow)
    return composer


async def test_a_missing_description_is_asked_about_once(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    composer = await opened(world, with_picture(session))
    await press("Ctrl+Return")
    box = composer.findChild(QMessageBox)
    assert box is not None
    await press("Esc")
    assert world.composers() == [composer]
    await back_to(composer)
    await press("Ctrl+Return")
    box = next(each for each in composer.findChildren(QMessageBox) if each.isVisible())
    anyway = next(each for each in box.buttons() if each.text() == "Post anyway")
    anyway.click()
    await until(lambda: gateway.count("create") == 1)


@pytest.mark.parametrize("described", [True, False])
async def test_nobody_is_asked_without_need(
    described: bool, world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    world.settings.update(asks_for_descriptions=described)
    await opened(world, with_picture(session, description="A cat" if described else ""))
    await press("Ctrl+Return")
    await until(lambda: gateway.count("create") == 1)


# --- who posts it


async def test_another_account_can_post_it(world: World, session: AccountSession) -> None:
    other = await world.add("bob", "b.example")
    world.window.show_session(session)
    composer = await new_post(world, "From whom?")
    session.unsent.files.keep(AttachmentId("x"), b"picture")
    attachment = Attachment(id=AttachmentId("x"), mime="image/png", description="A cat")
    composer.parts.current.strip.set_attachments((attachment,))
    composer._foot.author.chosen.emit(other)
    await until(lambda: other.writing.unsent and not session.writing.unsent)
    await until(world.composers)
    (again,) = world.composers()
    assert named(again, "Posting as @bob@b.example", QToolButton)
    assert field(again).toPlainText() == "From whom?"
    assert again.draft.attachments == (attachment,)
    assert other.unsent.files.path_of(AttachmentId("x")).read_bytes() == b"picture"
    await until(again.isActiveWindow)
    world.settings.update(asks_for_descriptions=False)
    await press("Ctrl+Return")
    await until(lambda: world.servers["b.example"].sent)
    assert not world.servers["a.example"].sent


async def test_a_draft_whose_file_can_not_be_copied_stays_where_it_is(
    world: World, session: AccountSession
) -> None:
    other = await world.add("bob", "b.example")
    world.window.show_session(session)
    session.writing.keep(with_picture(session))
    session.unsent.files.path_of(AttachmentId("x")).unlink()
    composer = await opened(world, session.writing.unsent[0])
    composer._foot.author.chosen.emit(other)
    await until(lambda: any("file could not be read" in text for text in all_texts(world)))
    (composer,) = world.composers()
    assert named(composer, "Posting as @ann@a.example", QToolButton)
    assert session.writing.unsent
    assert not other.writing.unsent


def all_texts(world: World) -> list[str]:
    return [text for composer in world.composers() for text in texts(composer)]


async def test_a_reply_stays_with_its_account(world: World, session: AccountSession) -> None:
    await world.add("bob", "b.example")
    world.window.show_session(session)
    session.posts.put([a_post("q1", "Hello")])
    world.page.on_posts.reply(a_post("q1").id)
    (composer,) = world.composers()
    await until(composer.isActiveWindow)
    await press("Ctrl+Shift+A")
    assert not composer._foot.author.choices.isVisible()
    assert composer._foot.author.accessibleDescription()
