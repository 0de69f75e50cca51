from fedidesk.domain.errors import NotOffered
from fedidesk.domain.post import Card
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.services.trends import Trends
from fedidesk.store.rows import END, IDLE, Phase
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk


async def test_what_trends(desk: Desk) -> None:
    tags = [TrendingTag("tea", 12)]
    links = [TrendingLink(Card(url="https://news.example/"), 3)]
    desk.server.trending_tags, desk.server.trending_links = tags, links
    trends = Trends(desk.connection, desk.scope)
    phases: list[Phase] = []
    trends.tags.changed.connect(lambda: phases.append(trends.tags.state.phase))
    trends.tags.refresh()
    await desk.rest()
    assert trends.tags.items == tuple(tags)
    assert phases == [Phase.LOADING, Phase.END]
    assert (trends.links.items, trends.links.state) == ((), IDLE)
    trends.links.refresh()
    await desk.rest()
    assert (trends.links.items, trends.links.state) == (tuple(links), END)


async def test_what_was_there_stays_when_it_fails(desk: Desk) -> None:
    desk.server.trending_tags = [TrendingTag("tea", 12)]
    tags = Trends(desk.connection, desk.scope).tags
    tags.refresh()
    await desk.rest()
    error = NotOffered(HOST)
    desk.gateway.fail("trending tags", error)
    tags.refresh()
    await desk.rest()
    assert len(tags.items) == 1
    assert (tags.state.phase, tags.state.error) == (Phase.FAILED, error)
