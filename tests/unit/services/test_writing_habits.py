"""New posts begin as somebody is used to, also without a server."""

import pytest

from fedidesk.domain.errors import StorageError, Unreachable
from fedidesk.domain.habits import Preferences
from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED
from tests.builders import a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop

SET_THERE = Preferences(
    visibility=UNLISTED, sensitive=True, language="de", quote_policy="followers"
)


@pytest.fixture
async def desktop(desk: Desk) -> Desktop:
    desk.server.preferences = SET_THERE
    desktop = Desktop(desk)
    desktop.habits.learn()
    await desk.rest()
    return desktop


async def test_a_new_post_begins_as_it_is_set_on_the_server(desktop: Desktop) -> None:
    draft = desktop.writing.new_draft()
    assert (draft.visibility, draft.sensitive) == (UNLISTED, True)
    assert (draft.language, draft.quote_policy) == ("de", "followers")
    assert draft.empty


@pytest.mark.usefixtures("desktop")
async def test_it_is_known_without_a_server(desk: Desk) -> None:
    desk.gateway.fail("preferences", Unreachable(HOST))
    again = Desktop(desk)
    again.habits.learn()
    await desk.rest()
    assert again.writing.new_draft().visibility == UNLISTED


async def test_the_language_of_the_last_post_is_remembered(desk: Desk, desktop: Desktop) -> None:
    desktop.writing.send(desktop.a_draft(language="bn"))
    desktop.writing.send(desktop.a_draft(language=""))
    await desk.rest()
    assert desktop.writing.new_draft().language == "bn"
    assert Desktop(desk).writing.new_draft().language == "bn"
    reply = desktop.writing.reply_to(a_post(language="fr"))
    assert reply.language == "bn"


@pytest.mark.parametrize(
    ("own", "answered", "reply"),
    [
        (UNLISTED, PUBLIC, UNLISTED),
        (UNLISTED, FOLLOWERS, FOLLOWERS),
        (FOLLOWERS, PUBLIC, FOLLOWERS),
        (MENTIONED, PUBLIC, MENTIONED),
        ("circle", PUBLIC, MENTIONED),
    ],
)
async def test_a_reply_is_no_wider_than_either(
    desk: Desk, desktop: Desktop, own: str, answered: str, reply: str
) -> None:
    desk.server.preferences = Preferences(visibility=own)
    desktop.habits.learn()
    await desk.rest()
    assert desktop.writing.reply_to(a_post(visibility=answered)).visibility == reply


async def test_damage_is_as_good_as_nothing(desk: Desk) -> None:
    (desk.folder / "habits.json").write_text("{")
    desktop = Desktop(desk)
    assert desktop.writing.new_draft().visibility == PUBLIC
    desktop.writing.send(desktop.a_draft(language="bn"))
    await desk.rest()
    assert Desktop(desk).writing.new_draft().language == "bn"


async def test_a_full_disk_costs_what_comes_after_the_end_alone(
    desk: Desk, desktop: Desktop
) -> None:
    file = desk.folder / "habits.json"
    file.unlink()
    file.mkdir()
    desktop.writing.send(desktop.a_draft(language="bn"))
    await desk.rest()
    assert {type(error) for error in desk.errors} == {StorageError}
    assert desktop.writing.new_draft().language == "bn"
    desk.errors.clear()
