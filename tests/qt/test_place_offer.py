"""What was read is told to the server, and what was read elsewhere offered, on the real window."""

from PySide6.QtWidgets import QPushButton

from fedidesk.domain.timeline import HOME
from fedidesk.ui.timeline.place_strip import PlaceStrip
from tests.qt.world import World, click, named
from tests.waiting import until


def many(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


async def test_what_is_read_is_told_and_not_before(world: World) -> None:
    server = world.servers["a.example"]
    server.publish(many(30))
    session = await world.add()
    view = world.page._current().view
    await until(lambda: session.reading_place._start is not None)
    server.publish(["new"])
    session.timelines.refresh(HOME)
    await until(lambda: "new" in world.rows(session))
    assert HOME not in server.markers
    view.scroll_to_top()
    await until(lambda: HOME in server.markers)
    assert server.markers[HOME].row_id == "new"


async def test_a_place_further_on_is_offered_and_gone_to_when_wished(world: World) -> None:
    server = world.servers["a.example"]
    server.publish(many(38))
    session = await world.add()
    view = world.page._current().view
    await until(lambda: view.rows)
    view.scroll_by(4000)
    await until(lambda: session.reading_place._here is not None)
    session.reading_place._here = session.shelf.open(HOME)[30].id
    top = session.shelf.open(HOME)[2].id
    server.read_up_to(top)
    session.reading_place._asked_at = None
    session.reading_place.look()
    await until(lambda: world.page.findChild(PlaceStrip) is not None)
    strip = world.page.findChild(PlaceStrip)
    await until(strip.isVisible)
    await click(named(strip, "Jump there", QPushButton))
    assert view.rows[0].row_id == top
    assert not strip.isVisible()
