"""What only a real server can show: what it refuses, and what it has of all that was sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton

from fedidesk.domain.ids import PostId
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.outbox_dialog import OutboxDialog
from tests.qt.composing import at, field, post_button
from tests.qt.world import World, click, named, press, texts, type_text
from tests.strict_server.pictures import striped_png
from tests.strict_server.process import StrictServer
from tests.waiting import until


@pytest.fixture(scope="module")
def server() -> Iterator[StrictServer]:
    with StrictServer() as server:
        server.control("settings", quotes=True, media_polls=0)
        yield server


async def the_composer(world: World) -> ComposeWindow:
    """Wait for the one compose window, and for the keyboard in it."""
    await until(lambda: len(world.composers()) == 1)
    (composer,) = world.composers()
    await at(composer)
    return composer


async def a_post_of_somebody(session: AccountSession, server: StrictServer) -> PostId:
    """Return a post that can be answered and quoted."""
    post_id = PostId(server.post_as("omar", "Who is coming?")["id"])
    session.posts.put([await session.connection.call(lambda gateway: gateway.post(post_id))])
    await until(lambda: session.at_hand.content.quotes)
    return post_id


@pytest.mark.parametrize(
    ("deed", "way_out"), [("reply", "Make it a post of its own"), ("quote", "Leave the quote out")]
)
async def test_what_is_about_a_post_that_is_gone_can_be_posted_without_it(
    world: World, server: StrictServer, deed: str, way_out: str
) -> None:
    session = await world.add_from(server)
    before = len(server.accepted_posts())
    post_id = await a_post_of_somebody(session, server)
    getattr(world.page.on_posts, deed)(post_id)
    composer = await the_composer(world)
    await type_text("I am")
    text = field(composer).toPlainText()
    server.control("delete_post", post_id=post_id)
    await press("Ctrl+Return")
    await until(lambda: session.writing.unsent)
    composer = await the_composer(world)
    (told,) = (words for words in texts(composer) if "no longer there" in words)
    assert told.startswith("Your post was not sent.")
    assert way_out.lower() in told.lower()
    assert field(composer).toPlainText() == text
    await click(named(composer, way_out, QAbstractButton))
    assert told not in texts(composer)
    await press("Ctrl+Return")
    await until(lambda: not session.writing.unsent and not session.unsent.outgoing)
    (accepted,) = server.accepted_posts()[before:]
    assert accepted["text"] == text
    assert accepted["in_reply_to_id"] is accepted["quoted_status_id"] is None


# --- pictures of a post that is written anew


async def test_a_picture_that_the_server_has_dropped_is_named_where_it_is_missed(
    world: World, server: StrictServer, tmp_path: Path
) -> None:
    session = await world.add_from(server)
    (tmp_path / "cat.png").write_bytes(striped_png(60, 40, 0.1))
    files = [
        replace(await session.attachments.take(tmp_path / "cat.png"), description=f"{name} cat")
        for name in ("One", "Another")
    ]
    begun = session.writing.new_draft()
    session.writing.send(session.writing.revise(begun, text="Cats", attachments=tuple(files)))
    await until(lambda: session.unsent.sent and not session.outbox.under_way)
    world.page.on_posts._writing().redraft(session.unsent.sent[-1])
    await the_composer(world)
    before = len(server.accepted_posts())
    await press("Ctrl+Return")
    await until(lambda: not session.unsent.outgoing)
    composer = await the_composer(world)
    (told,) = (words for words in texts(composer) if "not sent" in words)
    assert told.startswith("Your post was not sent. A file that goes with it is gone.")
    assert "Picture, 1 of 2: This file is neither on the server nor" in told
    assert field(composer).toPlainText() == "Cats"
    strip = composer.parts.current.strip
    assert [bool(tile._trouble) for tile in strip.stops] == [True, True]
    assert strip.stops[0].accessibleDescription() in told
    assert not post_button(composer).isEnabled()
    strip.remove(0)
    assert [each.description for each in composer.draft.attachments] == ["Another cat"]
    assert not post_button(composer).isEnabled()
    strip.remove(0)
    assert post_button(composer).isEnabled()
    assert len(server.accepted_posts()) == before


# --- files on their way


MEDIA = "/api/v2/media"


async def with_a_held_upload(world: World, server: StrictServer, folder: Path) -> AccountSession:
    """Send a post with a picture whose upload gets no answer, and open the outbox."""
    session = await world.add_from(server)
    (folder / "cat.png").write_bytes(striped_png(60, 40, 0.1))
    attachment = await session.attachments.take(folder / "cat.png")
    described = replace(attachment, description="A cat")
    server.control("clear_requests")
    server.fault("hold", MEDIA, method="POST")
    draft = session.writing.new_draft()
    session.writing.send(
        session.writing.revise(draft, text="Look at her", attachments=(described,))
    )
    await until(lambda: server.requests(MEDIA, "POST"))
    world.do("outbox")
    dialog = world.window.findChild(OutboxDialog)
    await until(dialog.isActiveWindow)
    return session


async def test_a_post_whose_picture_is_on_its_way_is_edited_and_sent_once(
    world: World, server: StrictServer, tmp_path: Path
) -> None:
    before = len(server.accepted_posts())
    session = await with_a_held_upload(world, server, tmp_path)
    await press("Return")
    composer = await the_composer(world)
    (tile,) = composer.parts.current.strip.stops
    assert tile._share is None
    assert "A cat" in tile.accessibleName()
    server.control("release")
    await type_text("!")
    await press("Ctrl+Return")
    await until(lambda: session.unsent.sent)
    (accepted,) = server.accepted_posts()[before:]
    assert (accepted["text"], accepted["descriptions"]) == ("Look at her!", ["A cat"])
    assert session.writing.unsent == session.unsent.outgoing == ()


async def test_a_post_whose_picture_is_on_its_way_need_not_be_sent(
    world: World, server: StrictServer, tmp_path: Path
) -> None:
    before = server.accepted_posts()
    session = await with_a_held_upload(world, server, tmp_path)
    await press("Del")
    (draft,) = session.writing.unsent
    server.control("release")
    await until(lambda: not session.outbox.under_way)
    assert session.unsent.outgoing == ()
    assert session.writing.unsent == (draft,)
    assert [each.description for each in draft.attachments] == ["A cat"]
    assert session.attachments.path_of(draft.attachments[0]).exists()
    assert server.accepted_posts() == before
    assert world.composers() == []
