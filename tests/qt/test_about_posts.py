"""Who liked a post, who quoted it and what it said before: opened by key, left with Esc."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from shiboken6 import isValid

from fedidesk.domain.about_post import About, AboutPost
from fedidesk.domain.errors import NotOffered, Silent, Unreachable
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post_version import Version
from fedidesk.domain.profile import Profile
from fedidesk.domain.profile_posts import ProfilePosts
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import Phase
from fedidesk.ui.places.history_pane import HistoryPane
from fedidesk.ui.places.people_pane import PeoplePane
from fedidesk.ui.places.profile_lines import PROFILE
from tests.builders import NOON, a_picture, a_post, a_profile, an_emoji
from tests.fakes.gateway import PEOPLE_ON_A_PAGE
from tests.fakes.server import HOST
from tests.qt.world import World, click, delete_what_is_due, named, press, settle, texts
from tests.waiting import until

ONE = PostId("x")
NOT_OFFERED = "a.example does not offer this. Everything else works."
QUOTES = TimelineSpec(TimelineKind.QUOTES, ONE)
KEYS = [
    ("B", About.BOOSTED, "Boosted by", "boosted_by", "boosted by"),
    ("F", About.FAVOURITED, "Favourited by", "favourited_by", "favourited by"),
]


async def with_post(world: World, **changes: object) -> AccountSession:
    """Sign in to a timeline, the keyboard on a post of another server."""
    server = world.servers[HOST]
    server.publish([f"p{number}" for number in range(20)])
    server.posts[ONE] = a_post("x", **changes)
    server.publish([ONE])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    await press("K")
    assert world.page._current().view.current_post() == ONE
    return session


def many(count: int) -> list[Profile]:
    return [a_profile(f"Writer{number}") for number in range(count)]


def title(world: World) -> str:
    return world.page._header._title.text()


def people(world: World) -> PeoplePane:
    pane = world.page.places.top.widget
    assert isinstance(pane, PeoplePane)
    return pane


def history(world: World) -> HistoryPane:
    pane = world.page.places.top.widget
    assert isinstance(pane, HistoryPane)
    return pane


def shown(pane: PeoplePane) -> list[str]:
    return [pane.list.item(row).data(PROFILE).name for row in range(pane.list.count())]


@pytest.mark.parametrize(("key", "about", "name", "where", "_call"), KEYS)
async def test_two_keys_show_who_did_it_and_esc_leads_back(
    world: World, key: str, about: About, name: str, where: str, _call: str
) -> None:
    await with_post(world)
    view = world.page._current().view
    place = view.place()
    getattr(world.servers[HOST], where)[ONE] += many(2)
    await press("W")
    await press(key)
    pane = people(world)
    await until(lambda: shown(pane) == ["Writer0", "Writer1"])
    assert title(world) == name
    assert world.page.places.top.view == AboutPost(about, ONE)
    assert pane.list.accessibleName() == name
    assert QApplication.focusWidget() is pane.list
    spoken = pane.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Writer0, @writer0@one.test"
    await press("Esc")
    assert title(world) == "Home"
    assert world.page._current().view is view
    assert view.place() == place
    assert view.current_post() == ONE
    delete_what_is_due()
    assert not isValid(pane)


async def test_enter_opens_what_somebody_posts_and_esc_leads_back(world: World) -> None:
    await with_post(world)
    world.servers[HOST].boosted_by[ONE] += many(3)
    await press("W")
    await press("B")
    pane = people(world)
    await until(lambda: shown(pane))
    await press("Down")
    await press("Return")
    assert world.page.spec == ProfilePosts(ProfileId("profile-Writer1")).spec
    assert title(world) == "Writer1"
    await press("Esc")
    assert world.page.places.top.widget is pane
    assert pane.list.currentRow() == 1
    assert QApplication.focusWidget() is pane.list


async def test_more_people_come_as_far_as_there_is_room(world: World) -> None:
    await with_post(world)
    world.servers[HOST].boosted_by[ONE] += many(100)
    world.page.on_posts.show_people(ONE, "boosted by")
    pane = people(world)
    await until(lambda: len(shown(pane)) > PEOPLE_ON_A_PAGE)
    await until(lambda: pane.list.verticalScrollBar().maximum() > 2 * pane.list.height())
    await settle()
    there = len(shown(pane))
    assert there < 100
    pane.list.setCurrentRow(there - 1)
    await until(lambda: len(shown(pane)) > there)
    assert pane.list.currentRow() == there - 1
    bar = pane.list.verticalScrollBar()
    while len(shown(pane)) < 100:
        bar.setValue(bar.maximum())
        there = len(shown(pane))
        await until(lambda: len(shown(pane)) > there)  # noqa: B023 - asked at once
    assert shown(pane) == [each.name for each in many(100)]


async def test_nobody_has_done_so(world: World) -> None:
    await with_post(world)
    world.page.on_posts.show_people(ONE, "favourited by")
    await until(lambda: "Nobody yet" in texts(world.page))


async def test_a_server_without_such_a_list_says_so_and_may_learn_it(world: World) -> None:
    session = await with_post(world)
    world.servers[HOST].boosted_by[ONE] += many(1)
    world.gateway(session).fail("boosted by", NotOffered(HOST))
    world.page.on_posts.show_people(ONE, "boosted by")
    await until(lambda: NOT_OFFERED in texts(world.page))
    retry = named(world.page, "Retry", QPushButton)
    await until(retry.hasFocus)
    await press("Space")
    await until(lambda: shown(people(world)) == ["Writer0"])
    assert QApplication.focusWidget() is people(world).list


async def test_a_page_that_fails_is_tried_again_below(world: World) -> None:
    session = await with_post(world)
    world.servers[HOST].boosted_by[ONE] += many(PEOPLE_ON_A_PAGE + 1)
    gate = world.gateway(session).hold("boosted by")
    world.page.on_posts.show_people(ONE, "boosted by")
    await until(lambda: world.gateway(session).count("boosted by"))
    world.gateway(session).fail("boosted by", Silent(HOST))
    gate.set()
    await until(lambda: any("did not answer in time" in text for text in texts(world.page)))
    assert len(shown(people(world))) == PEOPLE_ON_A_PAGE
    await click(named(world.page, "Retry", QPushButton))
    await until(lambda: len(shown(people(world))) == PEOPLE_ON_A_PAGE + 1)


async def test_no_connection_is_said_and_what_failed_comes_when_there_is_one(world: World) -> None:
    session = await with_post(world)
    world.servers[HOST].boosted_by[ONE] += many(1)
    world.gateway(session).fail("boosted by", Unreachable(HOST))
    world.page.on_posts.show_people(ONE, "boosted by")
    strip = "No connection. You see what was loaded before."
    await until(lambda: strip in texts(people(world)))
    session.timelines.refresh(HOME)
    await until(lambda: shown(people(world)) == ["Writer0"])
    assert strip not in texts(people(world))


@pytest.mark.parametrize(
    ("handle", "count", "says_so"),
    [("ada@one.test", 3, True), ("ada@one.test", 2, False), ("ada", 3, False)],
)
async def test_a_short_list_of_another_servers_post_leads_there(
    world: World, handle: str, count: int, says_so: bool
) -> None:
    await with_post(world, author=a_profile(handle=handle), boosts_count=count)
    world.servers[HOST].boosted_by[ONE] += many(2)
    opened: list[str] = []
    world.page.places.original_wanted.connect(opened.append)
    world.page.on_posts.show_people(ONE, "boosted by")
    pane = people(world)
    await until(lambda: shown(pane))
    await settle()
    assert ("This is as far as your server knows." in texts(pane)) is says_so
    if says_so:
        await click(named(pane, "Open the original", QAbstractButton))
        assert opened == ["https://one.test/@ada/x"]


async def test_names_with_emoji_are_painted_and_their_pictures_fetched(world: World) -> None:
    await with_post(world)
    who = a_profile("Sakura :blob:", emojis=(an_emoji(),), avatar_url="https://one.test/a.png")
    world.servers[HOST].boosted_by[ONE].append(who)
    world.page.on_posts.show_people(ONE, "boosted by")
    pane = people(world)
    await until(lambda: shown(pane))
    pane.grab()
    images = world.page._tools.images
    assert {"https://one.test/a.png", "https://one.test/blob.png"} <= images._wanted[pane]
    spoken = pane.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sakura blob, @sakura@one.test"
    world.page.open_timeline(HOME)
    assert not images._wanted.get(pane)


# --- quotes


async def test_what_quotes_a_post_is_a_timeline(world: World) -> None:
    session = await with_post(world, quotes_count=5)
    world.servers[HOST].publish(["q1", "q2"], QUOTES)
    await press("W")
    await press("Q")
    await until(lambda: world.rows(session, QUOTES) == ["q2", "q1"])
    assert title(world) == "Quotes"
    pane = world.page._current()
    assert pane.view.accessibleName() == "Quotes"
    await until(lambda: "This is as far as your server knows." in texts(world.page))
    assert not world.commands["pin"].isEnabled()
    await until(lambda: QApplication.focusWidget() in pane.view.rows)
    await press("O")
    assert title(world) == "Thread"
    await press("Esc")
    assert world.page.spec == QUOTES
    await press("Esc")
    assert title(world) == "Home"


async def test_nobody_has_quoted_it(world: World) -> None:
    await with_post(world)
    world.page.on_posts.show_quotes(ONE)
    await until(lambda: "No quotes" in texts(world.page))


async def test_quotes_that_a_server_does_not_offer(world: World) -> None:
    session = await with_post(world)
    world.gateway(session).fail("newest", NotOffered(HOST))
    world.page.on_posts.show_quotes(ONE)
    await until(lambda: NOT_OFFERED in texts(world.page))


# --- history


async def with_history(world: World) -> HistoryPane:
    await with_post(world, edited_at=NOON)
    world.servers[HOST].histories[ONE] += [
        Version(html="<p>The train was late</p>", created_at=NOON),
        Version(
            html="<p>The night train was early</p>",
            created_at=NOON + timedelta(hours=1),
            content_warning="Trains",
            sensitive=True,
            media=(a_picture("m", description="A train"),),
            poll=("Tea",),
        ),
    ]
    await press("H")
    pane = history(world)
    await until(lambda: pane.cards)
    return pane


async def test_a_key_shows_what_changed_to_eyes_and_ears(world: World) -> None:
    pane = await with_history(world)
    assert title(world) == "Edits"
    newest, first = pane.cards
    assert newest.text.toPlainText().split("\n") == [
        "Content warning: Trains",
        "The night train was late\u2009early",
        "Poll: Tea",
        "Attachment added: A train",
        "Marked as sensitive.",
    ]
    assert newest.text.accessibleName() == "As it is now, Saturday, March 14, 2026 1:00\u202fPM"
    assert newest.text.accessibleDescription() == (
        "Content warning: added: Trains; added: night; removed: late; added: early; added: Tea; "
        "Attachment added: A train; Marked as sensitive."
    )
    assert first.text.toPlainText() == "The train was late"
    assert first.text.accessibleName().startswith("The first version, ")
    assert first.text.accessibleDescription() == ""
    assert QApplication.focusWidget() is newest.text
    await press("Esc")
    assert title(world) == "Home"


async def test_added_and_removed_differ_by_more_than_colour(world: World) -> None:
    pane = await with_history(world)
    looks: dict[str, tuple[bool, bool, str]] = {}
    block = pane.cards[0].text.document().begin()
    while block.isValid():
        for run in block.textFormats():
            words = block.text()[run.start : run.start + run.length]
            form = run.format
            colour = form.foreground().color().name()
            looks[words.strip()] = (form.fontUnderline(), form.fontStrikeOut(), colour)
        block = block.next()
    assert looks["night"][:2] == (True, False)
    assert looks["late"][:2] == (False, True)
    assert looks["The"][:2] == (False, False)
    assert len({looks[word][2] for word in ("night", "late", "The")}) == 3


async def test_versions_are_as_tall_as_their_text_at_every_size(world: World) -> None:
    pane = await with_history(world)
    card = pane.cards[0]
    for percent, width in ((100, 960), (200, 400), (80, 1400)):
        world.page._tools.theme.set_text_percent(percent)
        world.window.resize(width, 700)
        await settle()
        assert (
            card.text.document().size().height()
            <= card.text.height()
            <= (card.text.document().size().height() + 4)
        )
        assert card.text.viewport().width() <= pane.width()


async def test_a_history_that_the_server_does_not_have(world: World) -> None:
    session = await with_post(world)
    world.gateway(session).fail("history", NotOffered(HOST))
    world.page.on_posts.show_history(ONE)
    await until(lambda: NOT_OFFERED in texts(world.page))
    world.page.refresh()
    await until(lambda: "No earlier versions" in texts(world.page))


async def test_history_keys_scroll_and_tab_walks(world: World) -> None:
    await with_post(world)
    for number in range(30):
        words = " ".join(f"word{each}" for each in range(number * 5 + 1))
        version = Version(html=f"<p>{words}</p>", created_at=NOON + timedelta(hours=number))
        world.servers[HOST].histories[ONE].append(version)
    world.page.on_posts.show_history(ONE)
    pane = history(world)
    await until(lambda: len(pane.cards) == 30)
    await until(lambda: pane._area.verticalScrollBar().maximum() > 0)
    await press("PgDown")
    assert pane._area.verticalScrollBar().value() > 0
    for _ in range(12):
        await press("Tab")
    focus = QApplication.focusWidget()
    assert focus is pane.cards[12].text
    top = focus.mapTo(pane, focus.rect().topLeft()).y()
    assert -focus.height() < top < pane.height()


async def test_a_new_version_leaves_the_keyboard_on_the_history(world: World) -> None:
    pane = await with_history(world)
    cards = list(pane.cards)
    asked = world.gateway(world.registry.sessions[0]).count("history")
    await press("F5")
    await until(lambda: world.gateway(world.registry.sessions[0]).count("history") > asked)
    await until(lambda: pane._history.state.phase is Phase.END)
    assert pane.cards == cards
    world.servers[HOST].histories[ONE].append(Version(html="<p>Gone</p>", created_at=NOON))
    await press("F5")
    await until(lambda: len(pane.cards) == 3)
    delete_what_is_due()
    assert QApplication.focusWidget() is pane.cards[0].text
