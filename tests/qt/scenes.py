"""Every window of the application, as a person may have it on screen."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from fedidesk.domain.catch_up import Order
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    BadAnswer,
    NotOffered,
    NotTaken,
    Refused,
    SignedOut,
    Unreachable,
    VaultLocked,
)
from fedidesk.domain.ids import AttachmentId, ListId, PostId
from fedidesk.domain.post import MENTIONED, Card
from fedidesk.domain.post_list import PostList
from fedidesk.domain.post_version import Version
from fedidesk.domain.reaction import Reaction
from fedidesk.domain.relationship import Relationship
from fedidesk.domain.server import MediaLimits, Server, ServerLimits
from fedidesk.domain.timeline import HOME, LOCAL, TimelineKind, TimelineSpec
from fedidesk.domain.trends import TrendingTag
from fedidesk.services.connection import Line
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.store.rows import END
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.crop_dialog import CropDialog
from fedidesk.ui.compose.description_dialog import DescriptionDialog
from fedidesk.ui.compose.drafts_dialog import DraftsDialog
from fedidesk.ui.compose.media_strip import MediaStrip
from fedidesk.ui.compose.outbox_dialog import OutboxDialog
from fedidesk.ui.compose.schedule_dialog import ScheduleDialog
from fedidesk.ui.dialogs.react_dialog import ReactDialog
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.places.views import CatchUpView, TrendsView
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.theme import DARK_CHOICE
from fedidesk.ui.timeline.scene import Act
from tests.builders import NOON, a_picture, a_post, a_profile
from tests.fakes.sign_in import CODE
from tests.qt.world import World, settle
from tests.strict_server.pictures import striped_png
from tests.waiting import until

Scene = Callable[[World], Awaitable[QWidget]]
USER = "0@1"
"""What people call themselves and write here: no word of any language."""
OWN = PostId("own")


async def _account(world: World) -> None:
    world.servers["a.example"].posts.clear()
    for number in range(3):
        post = a_post(f"{number}", "12:30", author=a_profile(USER, handle=USER))
        world.servers["a.example"].posts[post.id] = post
    world.servers["a.example"].publish(["0", "1", "2"])
    await world.add("1", "2", display_name=USER)


async def welcome(world: World) -> QWidget:
    return world.window


async def welcome_waiting(world: World) -> QWidget:
    form = world.window._welcome.focusProxy()
    form._address.setText("1.2")
    form._begin()
    await until(lambda: world.browser.urls)
    return world.window


async def welcome_by_code(world: World) -> QWidget:
    await welcome_waiting(world)
    world.window._welcome.focusProxy()._ask_for_code()
    await until(lambda: len(world.browser.urls) == 2)
    return world.window


async def welcome_with_keyring_trouble(world: World) -> QWidget:
    world.vault.trouble = VaultLocked()
    await welcome_waiting(world)
    state = world.browser.question["state"]
    world.receivers.last.visit({"code": CODE, "state": state})
    form = world.window._welcome.focusProxy()
    await until(form._once.isVisible)
    return world.window


async def welcome_failed(world: World) -> QWidget:
    world.sign_in_server.errors["server"] = [Unreachable("1.2")]
    form = world.window._welcome.focusProxy()
    form._address.setText("1.2")
    form._begin()
    await until(lambda: world.sign_in_server.calls and form._continue.isVisible())
    return world.window


async def timeline(world: World) -> QWidget:
    await _account(world)
    await until(lambda: world.page._current().view.rows)
    return world.window


async def timeline_in_the_dark(world: World) -> QWidget:
    world.settings.update(theme=DARK_CHOICE)
    return await timeline(world)


async def empty_timeline(world: World) -> QWidget:
    await _account(world)
    world.page.open_timeline(LOCAL)
    session = world.registry.sessions[0]
    await until(lambda: world.gateway(session).calls.count("newest") == 2)
    return world.window


async def thread(world: World) -> QWidget:
    await timeline(world)
    world.page.open_thread(PostId("1"))
    return world.window


async def thread_with_more(world: World) -> QWidget:
    """A thread whose server knows fewer replies than there are, and has found some more."""
    await timeline(world)
    server = world.servers["2"]
    focus = server.posts[PostId("p1")]
    server.posts[focus.id] = replace(focus, replies_count=9, url="https://3.4/5")
    for name in ("7", "8"):
        server.posts[PostId(name)] = replace(focus, id=PostId(name), reply_to=focus.id)
    server.threads[focus.id] = ([], ["7"])
    world.page.open_thread(focus.id)
    thread, pane = world.page.places.top.thread, world.page.places.top.pane
    assert thread is not None
    assert pane is not None
    await until(lambda: thread.missing)
    pane.view.scrolled.emit()
    server.threads[focus.id] = ([], ["8", "7"])
    thread._found = server.thread(focus.id)
    thread.changed.emit()
    return world.window


async def timeline_with_trouble(world: World) -> QWidget:
    await timeline(world)
    session = world.registry.sessions[0]
    world.notices.tell(Notice(NoticeKind.BOOST_FAILED, error=Unreachable("1.2"), retry=_nothing))
    world.gateway(session).fail("newest", SignedOut("1.2"))
    session.timelines.refresh(HOME)
    await until(lambda: session.connection.line is Line.SIGNED_OUT)
    return world.window


async def add_account(world: World) -> QWidget:
    await _account(world)
    world.do("add_account")
    return world.window.findChild(QDialog)


async def settings(world: World) -> QWidget:
    world.do("settings")
    dialog = world.window.findChild(QDialog)
    dialog._proxy_kind.setCurrentIndex(2)
    dialog._proxy.setText("1")
    dialog._apply()
    return dialog


async def shortcuts(world: World) -> QWidget:
    world.do("shortcuts")
    return world.window.findChild(QDialog)


async def reacting(world: World) -> QWidget:
    """An emoji that is none has just been refused."""
    await _account(world)
    post_id = PostId("2")
    world.page.session.posts.put([a_post("2", "12:30", reactions=(Reaction(name="1", count=1),))])
    world.page.on_posts.do("react", post_id)
    dialog = world.window.findChild(ReactDialog)
    dialog.text.setText("1")
    dialog._take()
    return dialog


async def new_post(world: World) -> QWidget:
    await _account(world)
    world.do("new_post")
    return world.window.findChild(ComposeWindow)


async def written_beside_posts(world: World) -> QWidget:
    world.window.resize(1000, 700)
    await new_post(world)
    world.composers()[-1].place_requested.emit()
    return world.window


async def a_thread_with_all_there_is(world: World) -> QWidget:
    """Two posts with warning, poll, options and hints, by one who could use another account."""
    await _account(world)
    world.do("new_post")
    composer = world.window.findChild(ComposeWindow)
    composer._foot.options.schedule(datetime(2030, 1, 1, tzinfo=UTC))
    composer._visibility.choose(MENTIONED)
    part = composer.parts.current
    part.editor.setPlainText("0" * 20)
    part.warning_button.toggle()
    part.poll_button.toggle()
    composer.parts.begin_another(composer._common())
    return composer


async def a_draft_again(world: World) -> QWidget:
    await _account(world)
    session = world.registry.sessions[0]
    draft = session.writing.new_draft()
    session.writing.keep(replace(draft, text="0"))
    world.do("new_post")
    return world.window.findChild(ComposeWindow)


async def old_post_answered(world: World) -> QWidget:
    await timeline(world)
    post = a_post("9", "12:30", author=a_profile(USER, handle=USER))
    world.page.session.posts.put([replace(post, created_at=datetime(2020, 1, 1, tzinfo=UTC))])
    world.page.on_posts.reply(post.id)
    return world.window.findChild(ComposeWindow)


async def post_later(world: World) -> QWidget:
    composer = await new_post(world)
    composer._foot.options.schedule(datetime(2030, 1, 1, tzinfo=UTC))
    composer._ask_when()
    return composer.findChild(ScheduleDialog)


async def drafts(world: World) -> QWidget:
    await _account(world)
    session = world.registry.sessions[0]
    for number in range(3):
        draft = replace(session.writing.new_draft(), text=f"{number}")
        session.writing.keep(draft)
    world.do("drafts")
    return world.window.findChild(DraftsDialog)


async def no_drafts(world: World) -> QWidget:
    await _account(world)
    world.do("drafts")
    return world.window.findChild(DraftsDialog)


async def waiting_to_be_sent(world: World) -> QWidget:
    """The strip above the posts, and the notice at the foot of the window."""
    await timeline(world)
    session = world.registry.sessions[0]
    world.gateway(session).fail("create", *[Unreachable("1.2")] * 9)
    session.writing.send(replace(session.writing.new_draft(), text="1"))
    await until(lambda: session.outbox.troubles)
    world.notices.tell(Notice(NoticeKind.POST_SENDING, retry=_nothing))
    return world.window


async def outbox(world: World) -> QWidget:
    await waiting_to_be_sent(world)
    world.do("outbox")
    return world.window.findChild(OutboxDialog)


async def a_text_to_split(world: World) -> QWidget:
    composer = await new_post(world)
    composer.parts.current.editor.setPlainText("0 " * 999)
    return composer


async def reply_that_failed(world: World) -> QWidget:
    await timeline(world)
    session = world.registry.sessions[0]
    post = a_post("9", "12:30", author=a_profile(USER, handle=USER), content_warning="0")
    session.posts.put([post])
    world.gateway(session).fail("create", Refused("1.2", "3"))
    world.page.on_posts.reply(post.id)
    composer = world.window.findChild(ComposeWindow)
    composer._send()
    await until(lambda: any(each is not composer for each in world.composers()))
    return world.composers()[-1]


async def files_of_a_post(world: World) -> QWidget:
    """Pictures and a sound beside a post; of the others one was too large and one is no file."""
    strip = await _strip(world)
    strip.window().resize(world.window.size())
    return strip.window()


async def describing(world: World) -> QWidget:
    strip = await _strip(world)
    strip.describe(0)
    return strip.window().findChild(QDialog)


async def editing_a_picture(world: World) -> QWidget:
    strip = await _strip(world)
    strip.edit(0)
    return strip.window().findChild(CropDialog)


async def describing_a_sound(world: World) -> QWidget:
    strip = await _strip(world)
    strip.describe(2)
    dialog = strip.window().findChild(DescriptionDialog)
    dialog.show_thumbnail(AttachmentId("1"))
    dialog.say_trouble(sentence_for(NotTaken(NotTaken.WRONG_TYPE)))
    return dialog


async def _strip(world: World) -> MediaStrip:
    await _account(world)
    session, tools = world.registry.sessions[0], world.window._tools
    world.servers["2"].description = Server(
        host="2", limits=ServerLimits(files=MediaLimits(image_pixels=5000))
    )
    session.writing.learn_limits()
    await until(lambda: session.writing.limits.files.image_pixels == 5000)
    window = QWidget(world.window, Qt.WindowType.Window)
    strip = MediaStrip(session, tools.images, tools.theme, tools.icons)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addWidget(strip.add_button)
    TallEnough(window)
    window.show()
    folder = world._paths.data
    says = b"<dc:description><rdf:li>4</rdf:li></dc:description>"
    for name, side in (("1", 60), ("2", 100)):
        (folder / name).write_bytes(striped_png(side, side, 0.3) + says)
    (folder / "3").write_bytes(b"OggS")
    strip.take_files(folder / name for name in ("1", "2", "3", "4"))
    await until(lambda: not strip.is_busy)
    await settle()
    return strip


async def signing_out(world: World) -> QWidget:
    await _account(world)
    world.do("remove_account")
    return world.window.findChild(QDialog)


async def _own_post(world: World) -> None:
    await timeline(world)
    session = world.registry.sessions[0]
    own = a_profile(USER, id=session.account.key.profile_id)
    session.posts.put([a_post(OWN, "1", author=own)])


async def deleting(world: World) -> QWidget:
    await _own_post(world)
    world.page.on_posts.ask_to_delete(OWN)
    return world.window.findChild(QDialog)


async def writing_anew(world: World) -> QWidget:
    await _own_post(world)
    world.page.on_posts.do("redraft_post", OWN)
    return world.window.findChild(QDialog)


async def menu_of_accounts(world: World) -> QWidget:
    await _account(world)
    world.do("accounts")
    return world.window._sidebar.accounts.choices


async def menu_of_a_post(world: World) -> QWidget:
    await timeline(world)
    row = world.page._current().view.rows[0]
    row.button_for(Act.MORE).click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


async def pinned_timelines(world: World) -> QWidget:
    server = world.servers["2"]
    server.lists = [PostList(ListId(f"{n}"), f"{n}" * 40) for n in range(1, 9)]
    await timeline(world)
    session = world.registry.sessions[0]
    await until(lambda: session.at_hand.content.lists)
    for number in range(1, 5):
        session.at_hand.pin(TimelineSpec(TimelineKind.REMOTE, f"{number}.{number}"), f"{number}")
    return world.window


async def trending_tags(world: World) -> QWidget:
    server = world.servers["2"]
    server.trending_tags = [TrendingTag(f"_{number}", number) for number in range(1, 20)]
    await timeline(world)
    world.page.open_timeline(TrendsView.TAGS)
    await until(lambda: world.registry.sessions[0].trends.tags.items)
    return world.window


async def trends_with_trouble(world: World) -> QWidget:
    await timeline(world)
    session = world.registry.sessions[0]
    world.gateway(session).fail("trending links", NotOffered("1.2"))
    world.page.open_timeline(TrendsView.LINKS)
    await until(lambda: session.trends.links.state.error)
    return world.window


async def catch_up(world: World) -> QWidget:
    await timeline(world)
    server = world.servers["2"]
    for number in range(3):
        card = Card(url=f"https://{number}.test/", title=f"{number}")
        post = a_post(f"1{number}", "12:30", created_at=datetime.now(UTC), card=card)
        server.posts[post.id] = replace(post, author=a_profile(USER, handle=USER))
        server.publish([post.id])
    world.page.open_over(CatchUpView.HOME)
    (catch_up,) = world.registry.sessions[0].catch_ups._open
    catch_up.choose(replace(catch_up.choice, order=Order.PEOPLE))
    await until(lambda: catch_up.state == END and len(catch_up.rows) == 3)
    return world.window


async def catch_up_with_trouble(world: World) -> QWidget:
    await catch_up(world)
    session = world.registry.sessions[0]
    world.gateway(session).fail("newest", BadAnswer("1.2", "3"))
    (catching_up,) = session.catch_ups._open
    catching_up.refresh()
    await until(lambda: catching_up.state.error)
    return world.window


async def profile(world: World) -> QWidget:
    await timeline(world)
    world.page.open_profile(a_profile(USER, handle=USER))
    return world.window


async def _profile_of(world: World, relationship: Relationship) -> None:
    person = a_profile(USER, handle=USER)
    world.servers["2"].relationships[person.id] = relationship
    await profile(world)
    people = world.registry.sessions[0].relationships
    await until(lambda: people.truth(person.id) == relationship)


async def profile_of_a_friend(world: World) -> QWidget:
    await _profile_of(world, Relationship(following=True, followed_by=True))
    return world.window


async def profile_that_was_asked(world: World) -> QWidget:
    await _profile_of(world, Relationship(requested=True, followed_by=True))
    return world.window


async def unfollowing(world: World) -> QWidget:
    await profile_of_a_friend(world)
    world.do("follow")
    return world.window.findChild(QDialog)


async def following_by_key(world: World) -> QWidget:
    """What is said of it where nothing else shows it."""
    await timeline(world)
    post = a_post("9", "12:30", author=a_profile(USER, handle=USER))
    world.page.session.posts.put([post])
    world.page.on_posts.do("follow_author", post.id)
    return world.window


async def people(world: World) -> QWidget:
    await timeline(world)
    session = world.registry.sessions[0]
    post = a_post("1", author=a_profile(USER, handle=f"{USER}@2"), boosts_count=9)
    session.posts.put([post])
    world.servers["2"].boosted_by[post.id] += [a_profile(USER, handle=f"{n}") for n in range(2)]
    world.page.on_posts.show_people(post.id, "boosted by")
    pane = world.page.places.top.widget
    await until(lambda: pane._people.older == END)
    return world.window


async def people_with_trouble(world: World) -> QWidget:
    await timeline(world)
    session = world.registry.sessions[0]
    world.gateway(session).fail("favourited by", NotOffered("1.2"))
    world.page.on_posts.show_people(PostId("1"), "favourited by")
    pane = world.page.places.top.widget
    await until(lambda: pane._people.newest.error)
    return world.window


async def nobody(world: World) -> QWidget:
    await timeline(world)
    world.page.on_posts.show_people(PostId("1"), "favourited by")
    pane = world.page.places.top.widget
    await until(lambda: pane._people.newest == END)
    return world.window


async def history(world: World) -> QWidget:
    await timeline(world)
    old = Version(html="1", media=(a_picture("1", description="2"),), poll=("1", "2"))
    new = Version(html="2", content_warning="3", sensitive=True, media=(a_picture("2"),))
    newest = Version(html="2", media=(a_picture("2", description="1"), a_picture("3")))
    world.servers["2"].histories[PostId("1")] += [old, new, newest, newest]
    world.page.on_posts.show_history(PostId("1"))
    pane = world.page.places.top.widget
    await until(lambda: len(pane.cards) == 4)
    return world.window


async def no_history(world: World) -> QWidget:
    await timeline(world)
    world.page.on_posts.show_history(PostId("1"))
    pane = world.page.places.top.widget
    await until(lambda: pane._history.state == END)
    return world.window


async def no_quotes(world: World) -> QWidget:
    await timeline(world)
    world.page.on_posts.show_quotes(PostId("1"))
    await settle()
    return world.window


async def boost_to(world: World) -> QWidget:
    await timeline(world)
    world.do("boost_to")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


async def who_may_quote(world: World) -> QWidget:
    await _own_post(world)
    world.registry.sessions[0].at_hand._change(quotes=True)
    world.page.on_posts.do("quote_policy", OWN)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


async def scheduled(world: World) -> QWidget:
    await _account(world)
    world.servers["a.example"].schedule(Draft(text="1", scheduled_at=NOON))
    world.do("scheduled")
    await until(lambda: world.registry.sessions[0].scheduled.state == END)
    return world.window.findChild(QDialog)


async def nothing_scheduled(world: World) -> QWidget:
    await _account(world)
    world.do("scheduled")
    await until(lambda: world.registry.sessions[0].scheduled.state == END)
    return world.window.findChild(QDialog)


async def timeline_options(world: World) -> QWidget:
    await timeline(world)
    world.do("timeline_options")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


async def opener(world: World) -> QWidget:
    await _account(world)
    world.do("open_timeline")
    return world.window.findChild(QDialog)


async def opener_without_sense(world: World) -> QWidget:
    dialog = await opener(world)
    dialog.text.setText("1/2 3")
    return dialog


def _nothing() -> None:
    """Retry nothing."""


SCENES: tuple[Scene, ...] = (
    welcome,
    welcome_waiting,
    welcome_by_code,
    welcome_with_keyring_trouble,
    welcome_failed,
    timeline,
    timeline_in_the_dark,
    empty_timeline,
    thread,
    thread_with_more,
    timeline_with_trouble,
    add_account,
    settings,
    shortcuts,
    reacting,
    new_post,
    written_beside_posts,
    a_thread_with_all_there_is,
    a_draft_again,
    old_post_answered,
    post_later,
    drafts,
    no_drafts,
    waiting_to_be_sent,
    outbox,
    a_text_to_split,
    reply_that_failed,
    files_of_a_post,
    describing,
    describing_a_sound,
    editing_a_picture,
    signing_out,
    deleting,
    writing_anew,
    menu_of_accounts,
    menu_of_a_post,
    pinned_timelines,
    trending_tags,
    trends_with_trouble,
    catch_up,
    catch_up_with_trouble,
    profile,
    profile_of_a_friend,
    profile_that_was_asked,
    unfollowing,
    following_by_key,
    people,
    people_with_trouble,
    nobody,
    history,
    no_history,
    no_quotes,
    boost_to,
    who_may_quote,
    scheduled,
    nothing_scheduled,
    timeline_options,
    opener,
    opener_without_sense,
)
