"""Drafts and what waits: seen, opened, thrown away, taken back, and brought back."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QListWidget, QMessageBox, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import Refused, ServerBusy, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.drafts_dialog import DraftsDialog
from fedidesk.ui.compose.outbox_dialog import OutboxDialog
from fedidesk.ui.notices.notice_text import countdown
from fedidesk.ui.outbox_strip import OutboxStrip
from tests.builders import NOON, a_picture, a_post, a_profile
from tests.fakes.gateway import FakeGateway
from tests.qt.composing import back_to, field, new_post
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, named, press, settle, texts
from tests.waiting import until

AWAY = Unreachable("a.example")


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
def gateway(world: World, session: AccountSession) -> FakeGateway:
    return world.gateway(session)


def keep(session: AccountSession, text: str, **changes: object) -> Draft:
    """Leave a draft behind."""
    draft = session.writing.revise(session.writing.new_draft(), text=text)
    draft = replace(draft, **changes)
    session.writing.keep(draft)
    return draft


def entries(dialog: QWidget) -> list[str]:
    """Return what assistive technology reads of each entry."""
    list_ = dialog.findChild(QListWidget)
    from_role = [list_.item(row) for row in range(list_.count())]
    return [item.data(11) for item in from_role]  # Qt::AccessibleTextRole


async def drafts(world: World) -> DraftsDialog:
    world.do("drafts")
    dialog = world.window.findChild(DraftsDialog)
    assert dialog is not None
    await until(dialog.isActiveWindow)
    return dialog


async def outbox(world: World) -> OutboxDialog:
    world.do("outbox")
    dialog = world.window.findChild(OutboxDialog)
    assert dialog is not None
    await until(dialog.isActiveWindow)
    return dialog


# --- drafts


async def test_drafts_are_listed_with_what_they_are(world: World, session: AccountSession) -> None:
    session.posts.put([a_post("q1", author=a_profile("Grace"))])
    now = datetime.now(UTC)
    first = keep(session, "A thread", changed_at=now - timedelta(hours=3))
    keep(session, "goes on", follows=first.id, changed_at=now - timedelta(hours=2))
    keep(session, "An answer", reply_to=PostId("q1"), changed_at=now - timedelta(minutes=5))
    keep(session, "To nobody knows whom", reply_to=PostId("?"), changed_at=now)
    keep(session, "", content_warning="Only a warning", changed_at=now - timedelta(days=400))
    keep(session, "No", refusal="because", changed_at=now - timedelta(days=500))
    said = entries(await drafts(world))
    assert [each.partition(",")[0] for each in said] == [
        "To nobody knows whom",
        "An answer",
        "A thread",
        "Only a warning",
        "No",
    ]
    assert "Reply to" in said[1]
    assert "Grace" in said[1]
    assert "5m" in said[1]
    assert "2h" in said[2]
    assert "not taken" in said[4]


async def test_a_draft_is_opened_with_the_keyboard(world: World, session: AccountSession) -> None:
    keep(session, "Older", changed_at=NOON)
    keep(session, "Newer")
    await drafts(world)
    await press("Down")
    await press("Return")
    await until(world.composers)
    (composer,) = world.composers()
    assert field(composer).toPlainText() == "Older"


@pytest.mark.usefixtures("session")
async def test_an_empty_list_says_so(world: World) -> None:
    dialog = await drafts(world)
    assert any("No drafts" in text for text in texts(dialog))
    assert not named(dialog, "Open", QAbstractButton).isEnabled()
    await press("Del")
    await press("Esc")
    await settle()
    assert not world.window.findChildren(DraftsDialog)


async def test_a_draft_that_is_thrown_away_can_be_brought_back(
    world: World, session: AccountSession
) -> None:
    first = keep(session, "Precious")
    keep(session, "and more", follows=first.id)
    dialog = await drafts(world)
    await press("Del")
    assert session.writing.unsent == ()
    assert entries(dialog) == []
    await press("Esc")
    await world.activate()
    await press("Ctrl+Shift+R")
    assert [draft.text for draft in session.writing.unsent] == ["Precious", "and more"]
    (composer,) = world.composers()
    assert len(composer.parts.all) == 2


async def test_a_draft_that_is_open_closes_when_it_is_thrown_away(
    world: World, session: AccountSession
) -> None:
    composer = await new_post(world, "Open")
    composer._save()
    await press("Ctrl+Shift+D")
    await until(lambda: composer.findChild(DraftsDialog) is not None)
    dialog = composer.findChild(DraftsDialog)
    await until(dialog.isActiveWindow)
    await press("Del")
    await until(lambda: not world.composers())
    assert session.writing.unsent == ()


async def test_discarding_in_the_window_can_be_undone(
    world: World, session: AccountSession
) -> None:
    await new_post(world, "Too quick")
    await press("Ctrl+Shift+Backspace")
    assert session.writing.unsent == ()
    await world.activate()
    await press("Ctrl+Shift+R")
    (composer,) = world.composers()
    assert field(composer).toPlainText() == "Too quick"
    assert [draft.text for draft in session.writing.unsent] == ["Too quick"]


@pytest.mark.usefixtures("session")
async def test_nothing_is_said_of_discarding_nothing(world: World) -> None:
    await new_post(world)
    await press("Ctrl+Shift+Backspace")
    assert not world.window._notice_bar.isVisible()


async def test_one_can_begin_anew_beside_an_old_draft(
    world: World, session: AccountSession
) -> None:
    keep(session, "Old")
    composer = await new_post(world)
    assert field(composer).toPlainText() == "Old"
    await click(named(composer, "Begin another post", QAbstractButton))
    other = next(each for each in world.composers() if each is not composer)
    assert field(other).toPlainText() == ""


async def test_a_reply_that_was_changed_back_leaves_nothing(
    world: World, session: AccountSession
) -> None:
    session.posts.put([a_post("q1", author=a_profile("Grace", handle="grace@two.test"))])
    world.page.on_posts.reply(PostId("q1"))
    (composer,) = world.composers()
    await back_to(composer)
    field(composer).setPlainText("@grace@two.test No")
    composer._save()
    assert session.writing.unsent
    field(composer).setPlainText("@grace@two.test ")
    await press("Esc")
    assert session.writing.unsent == ()


async def test_what_is_typed_is_saved_when_one_turns_away(
    world: World, session: AccountSession
) -> None:
    await new_post(world, "Half")
    assert session.writing.unsent == ()
    await world.activate()
    await until(lambda: session.writing.unsent)
    assert session.writing.unsent[0].text == "Half"


async def test_typing_on_does_not_put_off_the_saving(world: World) -> None:
    await world.add()
    composer = await new_post(world, "a")
    before = composer._save_timer.remainingTime()
    field(composer).setPlainText("ab")
    assert 0 <= composer._save_timer.remainingTime() <= before


# --- what waits


async def test_what_waits_is_told_and_listed(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", *[AWAY] * 9)
    gateway.fail("newest", *[AWAY] * 9)
    for text in ("One", "Two"):
        session.writing.send(keep(session, text))
    strip = world.page.findChild(OutboxStrip)
    assert strip is not None
    await until(strip.isVisible)
    assert any("2" in text and "a.example" in text for text in texts(strip))
    dialog = await outbox(world)
    assert [each.partition(",")[0] for each in entries(dialog)] == ["One", "Two"]
    assert any("No connection to a.example" in text for text in texts(dialog))


async def test_a_post_is_taken_back_to_be_edited(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", AWAY)
    session.writing.send(keep(session, "Wrong"))
    await until(lambda: session.outbox.troubles)
    await outbox(world)
    await press("Return")
    await until(world.composers)
    (composer,) = world.composers()
    assert field(composer).toPlainText() == "Wrong"
    assert not session.unsent.outgoing
    strip = world.page.findChild(OutboxStrip)
    assert strip is not None
    assert not strip.isVisible()


async def test_what_should_not_be_sent_is_a_draft_again(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", AWAY)
    session.writing.send(keep(session, "Never mind"))
    await until(lambda: session.outbox.troubles)
    dialog = await outbox(world)
    await press("Del")
    assert entries(dialog) == []
    assert [draft.text for draft in session.writing.unsent] == ["Never mind"]
    assert any("Nothing waits" in text for text in texts(dialog))


async def test_what_waits_can_go_first(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", *[AWAY] * 9)
    for text in ("One", "Two"):
        session.writing.send(keep(session, text))
    await until(lambda: session.outbox.troubles)
    dialog = await outbox(world)
    assert not named(dialog, "Send first", QAbstractButton).isEnabled()
    await press("Down")
    await press("Ctrl+Up")
    assert [each.partition(",")[0] for each in entries(dialog)] == ["Two", "One"]


async def test_what_waits_can_be_tried_at_once(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", AWAY)
    session.writing.send(keep(session, "Now"))
    await until(lambda: session.outbox.troubles)
    await world.activate()
    await press("Ctrl+Shift+S")
    await until(lambda: world.servers["a.example"].sent)
    await until(lambda: not session.unsent.outgoing)
    assert not world.page.findChild(OutboxStrip).isVisible()


async def test_what_is_being_sent_can_not_be_taken_back(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gate = gateway.hold("create")
    session.writing.send(keep(session, "On its way"))
    await until(lambda: gateway.count("create"))
    dialog = await outbox(world)
    assert "being sent now" in entries(dialog)[0]
    assert not named(dialog, "Edit", QAbstractButton).isEnabled()
    await press("Del")
    assert session.unsent.outgoing
    gate.set()
    await until(lambda: not session.unsent.outgoing)


async def test_another_trouble_has_its_own_sentence(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", ServerBusy("a.example", 503))
    session.writing.send(keep(session, "Patience"))
    await until(lambda: session.outbox.troubles)
    strip = world.page.findChild(OutboxStrip)
    assert any("has a problem of its own" in text for text in texts(strip))


async def test_nobody_hears_of_what_goes_well(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gate = gateway.hold("create")
    session.writing.send(keep(session, "Quick"))
    strip = world.page.findChild(OutboxStrip)
    assert not strip.isVisible()
    assert strip._patience.isActive()
    strip._patience.setInterval(0)
    strip._patience.start()
    await until(strip.isVisible)
    gate.set()
    await until(lambda: not strip.isVisible())


async def test_what_an_earlier_run_left_is_told_at_once(make_world: MakeWorld) -> None:
    world = await make_world()
    session = await world.add()
    world.gateway(session).fail("create", *[AWAY] * 9)
    session.writing.send(keep(session, "Later"))
    await until(lambda: session.outbox.troubles)
    await world.close()
    again = await make_world()
    strip = again.page.findChild(OutboxStrip)
    assert strip is not None
    strip._tell()
    assert any("1" in text for text in texts(strip))


# --- after it was sent


def told(world: World) -> str:
    bar = world.window._notice_bar
    return " ".join(texts(bar)) if bar.isVisible() else ""


@pytest.mark.usefixtures("session")
async def test_a_post_that_was_sent_can_be_opened(world: World, gateway: FakeGateway) -> None:
    await new_post(world, "Hello")
    await press("Ctrl+Return")
    await until(lambda: "was sent" in told(world))
    await world.activate()
    await click(named(world.window._notice_bar, "Open", QAbstractButton))
    await until(lambda: world.page.places.top.thread is not None)
    assert gateway.count("create") == 1


async def test_a_post_opens_on_the_page_of_its_account(
    world: World, session: AccountSession
) -> None:
    await new_post(world, "Hello")
    await press("Ctrl+Return")
    await until(lambda: "was sent" in told(world))
    await world.add("bob", "b.example")
    assert world.page.session is not session
    world.do("retry")
    assert world.page.session is session
    assert world.page.places.top.thread is not None


async def test_sending_can_be_undone_for_a_while(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    world.settings.update(undo_seconds=30)
    await new_post(world, "Rash")
    await press("Ctrl+Return")
    assert told(world).startswith(countdown(30))
    assert world.window._notice_bar._timer.interval() == 30_000
    await settle()
    assert gateway.count("create") == 0
    await world.activate()
    await click(named(world.window._notice_bar, "Undo", QAbstractButton))
    (composer,) = world.composers()
    assert field(composer).toPlainText() == "Rash"
    assert not session.unsent.outgoing


async def test_what_is_taken_back_elsewhere_counts_down_no_longer(
    world: World, session: AccountSession
) -> None:
    world.settings.update(undo_seconds=30)
    await new_post(world, "Rash")
    await press("Ctrl+Return")
    assert countdown(30) in told(world)
    await outbox(world)
    await press("Del")
    assert [draft.text for draft in session.writing.unsent] == ["Rash"]
    world.window._notice_bar._seconds.start(0)
    await until(lambda: not told(world))


async def test_a_refusal_is_still_told_in_the_draft(
    world: World, session: AccountSession, gateway: FakeGateway
) -> None:
    gateway.fail("create", Refused("a.example", "Text is too nice"))
    session.writing.send(keep(session, "Nice"))
    await until(world.composers)
    await press("Esc")
    await until(lambda: not world.composers())
    await drafts(world)
    await press("Return")
    await until(world.composers)
    (composer,) = world.composers()
    await until(lambda: any("Text is too nice" in text for text in texts(composer)))
    composer.parts.current.editor._marks.rehighlight()
    await settle()
    assert any("Text is too nice" in text for text in texts(composer))
    field(composer).setPlainText("Nicer")
    assert not any("Text is too nice" in text for text in texts(composer))


# --- before it ends


@pytest.mark.parametrize("asks", [True, False])
async def test_the_end_is_asked_about_where_that_is_wished(
    asks: bool, make_world: MakeWorld
) -> None:
    world = await make_world()
    session = await world.add()
    keep(session, "Unsent")
    world.settings.update(asks_about_drafts=asks)
    world.do("quit")
    boxes = world.window.findChildren(QMessageBox)
    assert len(boxes) == asks
    assert world.window.isVisible() == asks
    if asks:
        press_button(boxes[0], "Stay")
        assert world.window.isVisible()
        world.do("quit")
        box = next(each for each in world.window.findChildren(QMessageBox) if each.isVisible())
        press_button(box, "Quit")
        assert not world.window.isVisible()


def press_button(box: QMessageBox, words: str) -> None:
    next(each for each in box.buttons() if each.text() == words).click()


async def test_nobody_is_asked_where_everything_was_sent(make_world: MakeWorld) -> None:
    world = await make_world()
    await world.add()
    world.settings.update(asks_about_drafts=True)
    world.do("quit")
    assert not world.window.isVisible()


# --- boosts


@pytest.mark.parametrize(
    ("asks", "description", "asked"),
    [(True, "", True), (True, "A cat", False), (False, "", False)],
)
async def test_boosting_without_a_description_is_asked_about_where_that_is_wished(
    asks: bool,
    description: str,
    asked: bool,
    world: World,
    session: AccountSession,
    gateway: FakeGateway,
) -> None:
    world.settings.update(asks_before_boosts=asks)
    post = a_post("p2", media=(a_picture(description=description),))
    world.servers["a.example"].posts[post.id] = post
    session.posts.put([post])
    world.page.on_posts.do("boost", post.id)
    boxes = world.window.findChildren(QMessageBox)
    assert len(boxes) == asked
    if asked:
        await settle()
        assert gateway.count("boost on") == 0
        press_button(boxes[0], "Boost")
    await until(lambda: gateway.count("boost on") == 1)
