"""Going from timeline to timeline: through the sidebar, by what stands in posts, by typing."""

import sqlite3
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget
from shiboken6 import isValid

from fedidesk.domain.errors import NothingGathered, NotOffered, Unreachable
from fedidesk.domain.hashtags import Hashtags
from fedidesk.domain.ids import ListId, PostId, ProfileId
from fedidesk.domain.post import Card, Mention
from fedidesk.domain.post_list import PostList
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.server import Server, TimelinesOffered
from fedidesk.domain.timeline import (
    BUBBLE,
    FAVOURITES,
    HOME,
    LOCAL,
    TRENDING,
    TimelineKind,
    TimelineSpec,
)
from fedidesk.domain.timeline_look import TimelineLook
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.services.session import AccountSession
from fedidesk.store.delta import KeptPlace
from fedidesk.store.kept_timelines import open_timeline
from fedidesk.ui.places.place import Place
from fedidesk.ui.places.timeline_opener import TimelineOpener
from fedidesk.ui.places.trends_pane import TrendsPane
from fedidesk.ui.places.views import TrendsView
from tests.builders import a_post, a_profile
from tests.fakes.server import FakeServer
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, delete_what_is_due, named, press, settle, texts, type_text
from tests.waiting import until

HOST = "a.example"
TEA, COFFEE = Hashtags(any=("tea",)).spec, Hashtags(any=("coffee",)).spec
BOB = Mention(ProfileId("b"), "bob@two.test", "https://two.test/@bob")
TAG_URL, LINK_URL = "https://one.test/tags/Tea", "https://news.test/a"
TEXT = (
    f'<a class="mention hashtag" href="{TAG_URL}" rel="tag">#<span>Tea</span></a> '
    f'<a class="u-url mention" href="{BOB.url}">@<span>bob</span></a>'
)


def title(world: World) -> str:
    return world.page._header._title.text()


def view_of(world: World, name: str) -> QAbstractButton:
    return named(world.window._sidebar, name, QAbstractButton)


async def many_posts(world: World) -> AccountSession:
    """Sign in to a timeline that is long enough to scroll, each post with links."""
    server = world.servers[HOST]
    for number in range(30):
        post = a_post(f"p{number}", TEXT, mentions=(BOB,), card=Card(url=LINK_URL, title="A"))
        server.posts[post.id] = post
        server.publish([post.id])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    return session


async def and_back_to_the_same_place(world: World, title_there: str) -> None:
    """Check that one is somewhere else, with a way back that leads to where one came from."""
    view = world.page.places._grounds[HOME].pane.view
    assert title(world) == title_there
    assert named(world.page, "Back", QAbstractButton).isVisible()
    await press("Esc")
    assert title(world) == "Home"
    assert world.page._current().view is view
    await until(lambda: QApplication.focusWidget() is view.keyboard.current_row)


async def test_a_hashtag_in_a_post_opens_its_timeline_and_esc_leads_back(world: World) -> None:
    session = await many_posts(world)
    world.servers[HOST].publish(["t1", "t2"], TEA)
    view = world.page._current().view
    view.scroll_by(900)
    await press("J")
    place, post_id = view.place(), view.current_post()
    view.link_activated.emit(TAG_URL)
    await until(lambda: world.rows(session, TEA) == ["t2", "t1"])
    assert world.page.spec == TEA
    await and_back_to_the_same_place(world, "#tea")
    assert (view.place(), view.current_post()) == (place, post_id)


async def test_people_in_a_post_lead_to_what_they_post(world: World) -> None:
    session = await many_posts(world)
    view = world.page._current().view
    bob = ProfilePosts(BOB.profile_id).spec
    world.servers[HOST].publish(["b1"], bob)
    view.link_activated.emit(BOB.url)
    await until(lambda: world.rows(session, bob) == ["b1"])
    await and_back_to_the_same_place(world, "bob")
    view.profile_requested.emit(a_profile().id)
    await and_back_to_the_same_place(world, "Ada")
    view.profile_requested.emit(ProfileId("of nobody on screen"))
    await and_back_to_the_same_place(world, "Profile")


POST_URL = "https://two.test/@bob/110224538612341312"


async def test_a_link_to_a_post_opens_its_thread_and_esc_leads_back_to_the_place(
    world: World,
) -> None:
    await many_posts(world)
    linked = a_post("linked", "What was linked", url=POST_URL)
    world.servers[HOST].posts[linked.id] = linked
    view = world.page._current().view
    view.scroll_by(777)
    await press("J")
    place, post_id = view.place(), view.current_post()
    view.link_activated.emit(POST_URL)
    await until(lambda: world.page.places.top.thread is not None)
    thread = world.page.places.top.thread
    assert thread is not None
    assert thread.focus == linked.id
    await and_back_to_the_same_place(world, "Thread")
    assert (view.place(), view.current_post()) == (place, post_id)


async def test_a_post_on_screen_is_opened_without_asking_for_it(world: World) -> None:
    session = await many_posts(world)
    view = world.page._current().view
    row = view.rows[1]
    post = session.posts.get(row.post_id) if row.post_id is not None else None
    assert post is not None
    view.link_activated.emit(post.url)
    thread = world.page.places.top.thread
    assert thread is not None
    assert thread.focus == post.id
    assert "find" not in world.gateway(session).calls
    await and_back_to_the_same_place(world, "Thread")


async def test_a_link_that_only_looks_like_a_post_leads_to_the_browser(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await many_posts(world)
    urls: list[str] = []
    monkeypatch.setattr(world.fedidesk._browser, "open", urls.append)
    view = world.page._current().view
    view.link_activated.emit(POST_URL)
    await until(lambda: urls == [POST_URL])
    view.link_activated.emit("javascript:steal()")
    view.link_activated.emit("mailto:ann@one.test")
    view.link_activated.emit("#1")
    assert urls == [POST_URL]
    assert title(world) == "Home"


async def test_other_links_lead_to_the_browser(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await many_posts(world)
    urls: list[str] = []
    monkeypatch.setattr(world.page.on_posts, "open_outside", urls.append)
    world.page._current().view.link_activated.emit("https://news.test/b")
    assert urls == ["https://news.test/b"]
    assert title(world) == "Home"


async def test_posts_about_the_link_of_a_post(world: World) -> None:
    session = await many_posts(world)
    spec = TimelineSpec(TimelineKind.LINK, LINK_URL)
    world.gateway(session).fail("newest", NothingGathered(HOST))
    await press("J")
    await press("Ctrl+Shift+L")
    message = "a.example has no posts about this link to show."
    await until(lambda: any(text.startswith(message) for text in texts(world.page)))
    assert world.page.spec == spec
    await and_back_to_the_same_place(world, "news.test")


async def test_places_lie_over_each_other_and_go_when_they_are_left(world: World) -> None:
    await many_posts(world)
    world.page.open_over(TEA)
    world.page.open_over(TEA)
    world.servers[HOST].publish(["t1"], TEA)
    world.page.refresh()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    await press("O")
    world.page.open_over(COFFEE)
    assert (title(world), len(world.page.places._over)) == ("#coffee", 3)
    panes = [place.widget for place in world.page.places._over]
    await press("Esc")
    assert title(world) == "Thread"
    await press("Esc")
    assert title(world) == "#tea"
    world.page.open_timeline(LOCAL)
    assert (title(world), world.page.places.has_way_back) == ("Local", False)
    delete_what_is_due()
    assert not any(isValid(pane) for pane in panes)
    assert [each.view for each in world.page.places.all()] == [HOME, LOCAL]


async def test_a_timeline_that_the_server_lacks_says_so_in_its_place(world: World) -> None:
    session = await world.add()
    world.gateway(session).fail("newest", NotOffered(HOST))
    world.page.open_over(BUBBLE)
    await until(
        lambda: "a.example does not offer this. Everything else works." in texts(world.page)
    )
    assert title(world) == "Bubble"


# --- the sidebar


def with_lists(world: World) -> FakeServer:
    server = world.servers[HOST]
    server.lists = [PostList(ListId("1"), "Garden & more"), PostList(ListId("2"), "River")]
    return server


async def test_lists_stand_in_the_sidebar_and_are_remembered(make_world: MakeWorld) -> None:
    world = await make_world()
    garden = with_lists(world).lists[0].spec
    world.servers[HOST].publish(["g1"], garden)
    session = await world.add()
    await until(lambda: session.at_hand.content.lists)
    await click(view_of(world, "Garden & more"))
    await until(lambda: world.rows(session, garden) == ["g1"])
    assert title(world) == "Garden & more"
    assert view_of(world, "Garden & more").accessibleDescription() == "On screen now"
    assert view_of(world, "Home").accessibleDescription() == ""
    await press("Ctrl+1")
    assert view_of(world, "Garden & more").accessibleDescription() == ""
    kept = world.vault.kept
    await world.close()
    again = await make_world()
    again.vault.kept.update(kept)
    assert "Lists" in texts(again.window._sidebar)
    view_of(again, "River")


async def test_buttons_and_keys_lead_to_what_many_share(world: World) -> None:
    session = await world.add()
    for name, key, spec in (
        ("Trending", "Ctrl+4", TRENDING),
        ("Favourites", "Ctrl+5", FAVOURITES),
    ):
        await click(view_of(world, name))
        assert (world.page.spec, title(world)) == (spec, name)
        assert view_of(world, name).accessibleDescription() == "On screen now"
        await press("Ctrl+1")
        await press(key)
        assert world.page.spec == spec
    assert session.shelf.windows


async def test_timelines_that_are_disabled_are_not_offered(world: World) -> None:
    offered = TimelinesOffered(federated=False)
    world.servers[HOST].description = Server(host=HOST, timelines=offered)
    session = await world.add()
    await until(lambda: session.at_hand.content.offered == offered)
    assert world.window._sidebar._buttons["local"].isVisible()
    assert not world.window._sidebar._buttons["federated"].isVisible()


async def test_a_timeline_is_pinned_moved_and_unpinned(make_world: MakeWorld) -> None:
    world = await make_world()
    session = await world.add()
    for spec in (TEA, COFFEE):
        world.page.open_over(spec)
        await press("Ctrl+Shift+P")
    assert view_of(world, "#coffee").toolTip() == "#coffee (Alt+2)"
    assert view_of(world, "#coffee").accessibleDescription() == "On screen now"
    assert world.commands["pin"].isChecked()
    await press("Ctrl+Shift+PgUp")
    assert [pin.spec for pin in session.at_hand.content.pins] == [COFFEE, TEA]
    await press("Alt+2")
    assert (world.page.spec, world.page.places.has_way_back) == (TEA, False)
    await press("Alt+9")
    assert world.page.spec == TEA
    kept = world.vault.kept
    await world.close()
    again = await make_world()
    again.vault.kept.update(kept)
    await press("Alt+1")
    assert again.page.spec == COFFEE
    assert again.commands["pin"].isChecked()
    await press("Ctrl+Shift+P")
    assert [pin.title for pin in again.page.session.at_hand.content.pins] == ["#tea"]
    assert not again.commands["pin"].isChecked()
    assert "Pinned" in texts(again.window._sidebar)


async def test_each_account_has_its_own_pins(world: World) -> None:
    await world.add("ann", "a.example")
    world.page.open_over(TEA)
    await press("Ctrl+Shift+P")
    await world.add("bob", "b.example")
    assert not [each for each in world.window._sidebar._at_hand if each == TEA]
    await press("Ctrl+Alt+1")
    view_of(world, "#tea")


async def test_what_has_its_own_place_can_t_be_pinned(world: World) -> None:
    await world.add()
    assert not world.commands["pin"].isEnabled()
    world.page.open_over(TEA)
    assert world.commands["pin"].isEnabled()
    assert not world.commands["pin_up"].isEnabled()


async def test_long_names_are_cut_and_told_as_a_whole(world: World) -> None:
    name = "A list with a name that is much longer than any sidebar is wide"
    world.servers[HOST].lists = [PostList(ListId("1"), name)]
    session = await world.add()
    wide = world.window._sidebar.width()
    await until(lambda: session.at_hand.content.lists)
    button = view_of(world, name)
    assert "…" in button.text()
    assert button.toolTip() == name
    assert button.sizeHint().width() <= button.width()
    assert world.window._sidebar.width() == wide


# --- options


async def test_boosts_and_replies_are_hidden_for_each_timeline(world: World) -> None:
    session = await world.add()
    options = named(world.page, "Timeline options", QAbstractButton)
    await click(options)
    entries = [action.text() for action in options.choices.actions() if not action.isSeparator()]
    assert entries[:2] == ["Hide boosts", "Hide replies"]
    world.do("hide_boosts")
    options.choices.hide()
    assert session.at_hand.look(HOME) == TimelineLook(hide_boosts=True)
    assert world.commands["hide_boosts"].isChecked()
    await world.activate()
    world.do("local")
    assert not world.commands["hide_boosts"].isChecked()
    await press("Ctrl+Shift+E")
    assert session.at_hand.look(LOCAL) == TimelineLook(hide_replies=True)
    await press("Ctrl+1")
    assert world.commands["hide_boosts"].isChecked()
    assert not world.commands["hide_replies"].isChecked()


async def many_at_home(world: World) -> AccountSession:
    """Sign in to a timeline that is long enough to scroll, and wait for it."""
    world.servers[HOST].publish(f"p{number}" for number in range(30))
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    return session


async def new_post(world: World, post_id: str) -> None:
    """Let a post come, and stay above if nobody wants it."""
    world.servers[HOST].publish([post_id])
    session = world.page.session
    session.timelines.refresh(HOME)
    await until(lambda: world.rows(session)[0] == post_id)
    await settle()


def first_in_view(world: World) -> str | None:
    view = world.page._current().view
    return view.rows[0].post_id if view.rows[0].y() == 0 else None


async def test_a_timeline_is_followed_live_by_choice_and_in_the_next_run_too(
    make_world: MakeWorld,
) -> None:
    world = await make_world()
    session = await many_at_home(world)
    await new_post(world, "one")
    assert first_in_view(world) == "p29"
    await press("Ctrl+Shift+F")
    assert session.at_hand.look(HOME).follow_live
    assert world.commands["follow_live"].isChecked()
    await press(".")
    assert first_in_view(world) == "one"
    await new_post(world, "two")
    await until(lambda: first_in_view(world) == "two")
    world.do("trending")
    assert not world.commands["follow_live"].isEnabled()
    world.do("local")
    assert not world.commands["follow_live"].isChecked()
    kept = world.vault.kept
    await world.close()
    again = await make_world()
    again.vault.kept.update(kept)
    again.servers[HOST].publish([*(f"p{number}" for number in range(30)), "one", "two", "three"])
    again.registry.go_online(again.vault, again._make_gateway)
    session = again.page.session
    await until(lambda: again.rows(session)[0] == "three")
    await settle()
    # What was missed between the runs waits.
    assert first_in_view(again) == "two"
    again.do("newest")
    assert first_in_view(again) == "three"
    await new_post(again, "four")
    await until(lambda: first_in_view(again) == "four")
    await press("Ctrl+Shift+F")
    assert session.at_hand.content.looks == {}
    await new_post(again, "five")
    assert first_in_view(again) == "four"


async def test_the_options_have_a_key(world: World) -> None:
    await world.add()
    await press("Ctrl+Shift+O")
    menu = named(world.page, "Timeline options", QAbstractButton).choices
    assert menu.isVisible()
    menu.hide()


# --- portions and trends


def trends(world: World) -> FakeServer:
    server = world.servers[HOST]
    server.trending_tags = [TrendingTag("Coffee", 3), TrendingTag("tea", 42)]
    server.trending_links = [TrendingLink(Card(url=LINK_URL, title="News", provider="The news"), 1)]
    return server


def top(world: World) -> Place:
    return world.page.places.top


async def test_what_trends_leads_to_timelines(world: World) -> None:
    trends(world)
    session = await world.add()
    await press("Ctrl+4")
    await click(named(world.page, "Hashtags", QAbstractButton))
    await until(lambda: world.page.findChild(QListWidget).isVisible())
    shown = named(world.page, "Hashtags", QListWidget)
    await until(lambda: shown.count() == 2)
    assert (title(world), world.page.spec) == ("Trending", TrendsView.TAGS)
    assert view_of(world, "Trending").accessibleDescription() == "On screen now"
    spoken = [shown.item(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(2)]
    assert [each.partition(" p")[0] for each in spoken] == ["#Coffee, 3", "#tea, 42"]
    assert QApplication.focusWidget() is shown
    await press("Down")
    await press("Return")
    assert (title(world), world.page.spec) == ("#tea", TEA)
    await press("Esc")
    assert top(world).view is TrendsView.TAGS
    assert shown.currentRow() == 1
    await press("Ctrl+PgDown")
    await until(lambda: session.trends.links.items)
    named(world.page, "Links", QListWidget)
    await press("Ctrl+PgDown")
    await press("Return")
    assert world.page.spec == TimelineSpec(TimelineKind.LINK, LINK_URL)
    await press("Esc")
    await press("Ctrl+PgUp")
    await press("Ctrl+PgUp")
    assert world.page.spec == TRENDING
    assert session.connection.trouble is None


async def test_trends_that_can_t_be_had(world: World) -> None:
    session = await world.add()
    world.gateway(session).fail("trending tags", NotOffered(HOST))
    world.page.open_timeline(TrendsView.TAGS)
    await until(
        lambda: "a.example does not offer this. Everything else works." in texts(world.page)
    )
    trends(world)
    await click(named(world.page, "Retry", QAbstractButton))
    pane = top(world).widget
    assert isinstance(pane, TrendsPane)
    await until(lambda: pane.list.count() == 2)
    world.servers[HOST].trending_tags = []
    world.page.refresh()
    await until(lambda: "Nothing trends" in texts(world.page))


async def test_the_portions_of_a_profile(world: World) -> None:
    await world.add()
    ada = a_profile()
    world.page.open_profile(ada)
    await click(named(world.page, "Posts and replies", QAbstractButton))
    assert world.page.spec == ProfilePosts(ada.id, Portion.REPLIES).spec
    assert named(world.page, "Posts and replies", QAbstractButton).isChecked()
    assert title(world) == "Ada"
    await press("Ctrl+PgDown")
    await press("Ctrl+PgDown")
    assert world.page.spec == ProfilePosts(ada.id, Portion.MEDIA).spec
    await press("Esc")
    assert title(world) == "Home"
    assert not world.page._portions.isVisible()


# --- typing


async def opener(world: World) -> TimelineOpener:
    await press("Ctrl+K")
    dialog = world.window.findChild(TimelineOpener)
    assert dialog is not None
    await until(lambda: QApplication.focusWidget() is dialog.text)
    return dialog


def offered(dialog: TimelineOpener) -> list[str]:
    return [dialog.list.item(index).text() for index in range(dialog.list.count())]


def hint(dialog: TimelineOpener) -> str:
    return dialog.findChild(QLabel).text()


async def gone(world: World) -> None:
    """Wait until the dialog is away."""
    await settle()
    delete_what_is_due()
    assert world.window.findChild(TimelineOpener) is None
    await world.activate()


async def test_typing_a_hashtag(world: World) -> None:
    await world.add()
    dialog = await opener(world)
    assert offered(dialog)[:4] == ["Home", "Catch up", "Local", "Federated"]
    await type_text("#tea -#iced")
    assert offered(dialog) == ["#tea -#iced"]
    assert hint(dialog).startswith("Several hashtags")
    await press("Return")
    assert title(world) == "#tea -#iced"
    await gone(world)
    await press("Esc")
    assert title(world) == "Home"


async def test_the_arrow_keys_walk_the_suggestions(world: World) -> None:
    with_lists(world)
    session = await world.add()
    await until(lambda: session.at_hand.content.lists)
    dialog = await opener(world)
    await type_text("r")
    assert offered(dialog)[:2] == ["Garden & more", "River"]
    await press("Down")
    assert QApplication.focusWidget() is dialog.text
    await press("Return")
    assert (title(world), world.page.places.has_way_back) == ("River", False)
    await gone(world)


async def test_typing_a_server_or_a_link(world: World) -> None:
    await world.add()
    for typed, spec, expected in (
        ("Two.Test", TimelineSpec(TimelineKind.REMOTE, "two.test"), "two.test"),
        (LINK_URL, TimelineSpec(TimelineKind.LINK, LINK_URL), "news.test"),
        ("a.example", LOCAL, "Local"),
    ):
        await opener(world)
        await type_text(typed)
        await press("Return")
        assert (world.page.spec, title(world)) == (spec, expected)
        await gone(world)


async def test_typing_somebody(world: World) -> None:
    session = await world.add()
    world.servers[HOST].profiles = [a_profile()]
    dialog = await opener(world)
    await type_text("@eve@one.test")
    await press("Return")
    await until(lambda: hint(dialog) == "Your server finds nobody called @eve@one.test.")
    world.gateway(session).fail("find profile", Unreachable(HOST))
    await press("Return")
    await until(lambda: hint(dialog).startswith("No connection to a.example."))
    dialog.text.setText("@ada@one.test")
    await press("Return")
    await until(lambda: title(world) == "Ada")
    assert world.page.spec == ProfilePosts(a_profile().id).spec
    await gone(world)


async def test_what_makes_no_sense_opens_nothing(world: World) -> None:
    await world.add()
    dialog = await opener(world)
    await type_text("a/b c")
    assert offered(dialog) == []
    assert hint(dialog) == "This is no hashtag, list, person, link or server."
    await press("Return")
    assert dialog.isVisible()
    await press("Esc")
    await gone(world)
    assert title(world) == "Home"


async def test_boosts_and_replies_can_be_left_out(world: World) -> None:
    server = world.servers["a.example"]
    reply = a_post("reply", reply_to=PostId("p1"), reply_to_profile=ProfileId("other"))
    server.posts[reply.id] = reply
    server.publish(["p1", "p2", "reply", "p3"])
    session = await world.add()
    view = world.page._current().view
    await until(lambda: [row.post_id for row in view.rows][:3] == ["p3", "reply", "p2"])
    await press("Ctrl+Shift+E")
    await until(lambda: [row.post_id for row in view.rows][:2] == ["p3", "p2"])
    view.setFocus()
    view.keyboard.enter()
    view.keyboard.move(1)
    assert view.current_post() == "p2"
    await press("Ctrl+Shift+E")
    await until(lambda: "reply" in [row.post_id for row in view.rows])
    assert world.rows(session)[:3] == ["p3", "reply", "p2"]


async def test_what_comes_waits_for_who_scrolls_but_not_for_who_follows(world: World) -> None:
    world.servers["a.example"].publish([f"p{number}" for number in range(40)])
    session = await world.add()
    pane = world.page.places.top.pane
    assert pane is not None
    told: list[str] = []
    session.streaming.reader_moves = lambda: told.append("moves")  # type: ignore[method-assign]
    pane.view.scroll_by(50)
    assert told == ["moves"]
    world.do("follow_live")
    pane.view.scroll_by(50)
    assert told == ["moves"]


async def test_a_timeline_that_was_left_is_let_go_and_its_place_is_kept(world: World) -> None:
    session = await many_posts(world)
    tag = Hashtags(("tea",)).spec
    world.servers["a.example"].publish([f"t{number}" for number in range(40)], tag)
    world.page.open_timeline(LOCAL)
    world.page.open_over(LOCAL)
    world.page.open_over(tag)
    pane = world.page.places.top.pane
    assert pane is not None
    await until(lambda: len(session.shelf.open(tag)) == 40)
    pane.view.scroll_by(900)
    place = pane.view.place()
    assert place is not None
    kept = KeptPlace(place.row_id, place.y)
    await until(lambda: session.shelf._keeper.glance(_kept_place(tag)) == kept)
    assert tag in session.shelf.windows
    del pane
    world.page.go_back()
    await settle()
    assert tag not in session.shelf.windows
    session.timelines.connected({tag})
    await settle()
    assert tag not in session.shelf.windows
    assert LOCAL in session.shelf.windows
    world.page.open_over(tag)
    again = world.page.places.top.pane
    assert again is not None
    await until(lambda: again.view.rows)
    await settle()
    assert again.view.place() == place


def _kept_place(spec: TimelineSpec) -> Callable[[sqlite3.Connection], object]:
    return lambda sql: open_timeline(sql, spec, 1, 1).place
