"""How the application behaves as a guest: it says who it is, and waits when it is told to."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from fedidesk import USER_AGENT
from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.app.redirect_receiver import listen
from fedidesk.core.lanes import Priority
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import Gone, NotOffered, ServerBusy
from fedidesk.domain.ids import AttachmentId, MediaId, PollId, ProfileId, ScheduledId
from fedidesk.domain.timeline import FAVOURITES, FEDERATED, HOME, LOCAL, TRENDING, Page, Thread
from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_fetching import ImageFetcher
from fedidesk.services.connection import Line
from fedidesk.services.polling import Polling
from fedidesk.services.ports import Gateway
from fedidesk.services.sign_in import SignIn
from fedidesk.store.rows import Rows
from tests.contract.conftest import gateway_to
from tests.strict_server.browser import USER_AGENT as BROWSER
from tests.strict_server.browser import PlainBrowser
from tests.strict_server.pictures import striped_png
from tests.strict_server.process import PASSWORDS, StrictServer
from tests.unit.services.desk import Desk
from tests.waiting import until

HOME_PATH = "/api/v1/timelines/home"
_LATER = datetime.now(UTC) + timedelta(hours=1)


@pytest.fixture(scope="module")
def own() -> Iterator[StrictServer]:
    """A server whose newest posts are those it began with, whatever other tests have written."""
    with StrictServer() as server:
        yield server


@pytest.fixture
def server(own: StrictServer) -> Iterator[StrictServer]:
    own.clear_faults()
    own.control("clear_requests")
    yield own
    own.clear_faults()


@pytest.fixture
def gateway(api: Api, server: StrictServer) -> MastodonGateway:
    return gateway_to(api, server.url, server.sign_in("mina"))


class PersonAtBrowser:
    """Implements ``services.ports.Browser``: signs in as Mina, allows and goes back."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def open(self, url: str) -> None:
        """Go to ``url`` while the application waits."""
        self._threads.append(threading.Thread(target=self._visit, args=(url,)))
        self._threads[-1].start()

    def leave(self) -> None:
        """Wait until all pages have been seen."""
        for thread in self._threads:
            thread.join(10)

    def _visit(self, url: str) -> None:
        browser = PlainBrowser()
        browser.open(browser.authorize(url, "mina", PASSWORDS["mina"]).headers["Location"])
        browser.close()


async def ask_everything(gateway: MastodonGateway, folder: Path) -> Page:
    """Use every function of the gateway once; return the home page it showed."""
    picture = folder / "picture.png"
    picture.write_bytes(striped_png(8, 8, 0.5))
    attachment = Attachment(id=AttachmentId("picture"), mime="image/png")
    post = await gateway.create_post(Draft(text="Here I am", idempotency_key="manners"))
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        "timeline_page": lambda: asyncio.gather(
            *(
                gateway.timeline_page(spec)
                for spec in (HOME, LOCAL, FEDERATED, FAVOURITES, TRENDING)
            )
        ),
        "lists": gateway.lists,
        "trending_tags": gateway.trending_tags,
        "trending_links": gateway.trending_links,
        "find_profile": lambda: gateway.find_profile(f"@{post.author.handle}"),
        "thread": lambda: gateway.thread(post.id),
        "read_on": lambda: gateway.read_on(Thread(post)),
        "thread_refresh": lambda: gateway.thread_refresh("none"),
        "post": lambda: gateway.post(post.id),
        "set_boost": lambda: gateway.set_boost(post.id, True),
        "set_favourite": lambda: gateway.set_favourite(post.id, True),
        "set_bookmark": lambda: gateway.set_bookmark(post.id, True),
        "poll": lambda: gateway.poll(PollId("none")),
        "vote": lambda: gateway.vote(PollId("none"), [0]),
        "react": lambda: gateway.react(post.id, "👍", True),
        "set_pin": lambda: gateway.set_pin(post.id, True),
        "set_mute": lambda: gateway.set_mute(post.id, True),
        "boosted_by": lambda: gateway.boosted_by(post.id),
        "favourited_by": lambda: gateway.favourited_by(post.id),
        "history": lambda: gateway.history(post.id),
        "translate": lambda: gateway.translate(post.id, "en"),
        "upload_media": lambda: gateway.upload_media(picture, attachment, lambda _: None),
        "media": lambda: gateway.media(MediaId("none")),
        "describe_media": lambda: gateway.describe_media(MediaId("none"), "A dot", None),
        "find_post": lambda: gateway.find_post(post.url),
        "relationship": lambda: gateway.relationship(post.author.id),
        "set_following": lambda: gateway.set_following(ProfileId("none"), True),
        "marker": lambda: gateway.marker(HOME),
        "set_marker": lambda: gateway.set_marker(HOME, page.bundles[0].row.id),
        "own_profile": gateway.own_profile,
        "server": gateway.server,
        "open_stream": gateway.open_stream,
        "schedule_post": lambda: gateway.schedule_post(Draft(text="Later", scheduled_at=_LATER)),
        "edit_post": lambda: gateway.edit_post(post.id, Draft(text="Here I am again")),
        "source": lambda: gateway.source(post.id),
        "scheduled_posts": gateway.scheduled_posts,
        "reschedule": lambda: gateway.reschedule(ScheduledId("none"), _LATER),
        "cancel_scheduled": lambda: gateway.cancel_scheduled(ScheduledId("none")),
        "revoke_quote": lambda: gateway.revoke_quote(post.id, post.id),
        "set_quote_policy": lambda: gateway.set_quote_policy(post.id, "nobody"),
        "custom_emojis": gateway.custom_emojis,
        "find_people": lambda: gateway.find_people("mi"),
        "find_hashtags": lambda: gateway.find_hashtags("te"),
        "preferences": gateway.preferences,
        "delete_post": lambda: gateway.delete_post(post.id),
        "revoke": gateway.revoke,
    }
    functions = {
        name for name, made in vars(Gateway).items() if callable(made) and not name.startswith("_")
    }
    assert functions == calls.keys() | {"create_post", "close"}
    page = await gateway.timeline_page(HOME)
    for call in calls.values():
        with suppress(NotOffered, Gone):
            await call()
    return page


async def fetch_pictures(page: Page, base_url: str, folder: Path) -> int:
    """Fetch the pictures of ``page`` that are on the server; return how many came."""
    fetcher = ImageFetcher(folder, "none", home=HomeNetwork(lambda: ["127.0.0.1"]))
    came: list[str] = []
    failed: list[str] = []
    fetcher.fetched.connect(lambda url, _: came.append(url))
    fetcher.failed.connect(failed.append)
    posts = [bundle.post for bundle in page.bundles]
    pictures = {post.author.avatar_static_url for post in posts}
    pictures |= {media.preview_url for post in posts for media in post.media}
    wanted = [url for url in pictures if url.startswith(base_url)]
    for url in wanted:
        fetcher.fetch(url)

    def all_done() -> bool:
        QCoreApplication.processEvents()
        return len(came) + len(failed) == len(wanted)

    await until(all_done, 20)
    fetcher.close()
    assert not failed
    return len(came)


def test_who_says_nothing_is_let_in_nowhere(server: StrictServer) -> None:
    assert re.fullmatch(r"fedidesk/\d[\w.]* \(\+https://\S+\)", USER_AGENT)
    stranger = requests.get(f"{server.url}/api/v2/instance", headers={"User-Agent": ""}, timeout=10)
    assert stranger.status_code == 418


async def test_every_request_says_who_asks(
    qapp: QApplication, api: Api, server: StrictServer, tmp_path: Path
) -> None:
    assert qapp
    person = PersonAtBrowser()
    scope = TaskScope("test")
    account, credentials = await SignIn(api.sign_in(), listen, person, scope).run(server.url)
    await scope.close()
    person.leave()
    page = await ask_everything(api.gateway(account, credentials), tmp_path)
    assert await fetch_pictures(page, server.url, tmp_path) > 3

    asked = [entry for entry in server.requests() if entry["user_agent"] != BROWSER]
    assert {entry["user_agent"] for entry in asked} == {USER_AGENT}
    assert 418 not in {entry["status"] for entry in asked}
    paths = {entry["path"] for entry in asked}
    oauth = {"/.well-known/oauth-authorization-server", "/api/v1/apps", "/oauth/token"}
    assert paths >= oauth | {"/oauth/revoke", "/api/v2/instance", "/api/v1/statuses", HOME_PATH}
    assert any(path.startswith("/fileserver/") for path in paths)


class Rounds:
    """Lets polling look when the test says so."""

    def __init__(self) -> None:
        self._begun = 0
        self._next: asyncio.Queue[None] = asyncio.Queue()

    async def sleep(self, _seconds: float) -> None:
        """Sleep until the next round."""
        self._begun += 1
        await self._next.get()

    async def look(self) -> None:
        """Let one look begin."""
        begun = self._begun
        self._next.put_nowait(None)
        await until(lambda: self._begun > begun)


class Reader:
    """Somebody who reads the home timeline of a real server while it is polled."""

    def __init__(self, folder: Path, gateway: MastodonGateway) -> None:
        self.desk = Desk(folder)
        self.desk.connection.provide(gateway)
        desk = self.desk
        self.timelines = desk.timelines
        self._polling_scope = TaskScope("polling", desk.errors.append)
        self._rounds = Rounds()
        self._polling = Polling(
            self.timelines, desk.connection, self._polling_scope, sleep=self._rounds.sleep
        )

    async def begin(self) -> Rows:
        """Read the newest page, and let polling start."""
        self.timelines.refresh(HOME)
        await self.desk.rest()
        self._polling.start()
        return self.desk.shelf.open(HOME)

    async def look(self) -> None:
        """Let polling begin one look."""
        await self._rounds.look()

    async def close(self) -> None:
        await self._polling_scope.close()
        await self.desk.close()


@pytest.fixture
async def reader(tmp_path: Path, gateway: MastodonGateway) -> AsyncIterator[Reader]:
    reader = Reader(tmp_path, gateway)
    yield reader
    await reader.close()
    assert reader.desk.errors == []


async def test_a_server_that_has_enough_is_left_alone_and_nobody_is_kept_waiting(
    reader: Reader, gateway: MastodonGateway, api: Api, server: StrictServer
) -> None:
    rows = await reader.begin()
    shown = [rows[index].id for index in range(len(rows))]
    assert len(shown) == 40
    headers = {"Retry-After": "60"}
    server.fault("status", HOME_PATH, times=None, status=429, headers=headers)
    server.control("clear_requests")
    for _ in range(4):
        await reader.look()
        await reader.desk.rest()
    assert [entry["status"] for entry in server.requests()] == [429]
    # What is on the screen stays, and the account is not taken for offline.
    assert [rows[index].id for index in range(len(rows))] == shown
    assert reader.desk.connection.line is Line.ONLINE
    # A person hears at once for how long, whatever they do.
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for call in (
        gateway.timeline_page(HOME, priority=Priority.USER),
        gateway.own_profile(),
        gateway.create_post(Draft(text="Now", idempotency_key="busy")),
    ):
        with pytest.raises(ServerBusy) as caught:
            await call
        assert caught.value.retry_after is not None
        assert 50 < caught.value.retry_after <= 60
    assert loop.time() - begin < 5
    assert len(server.requests()) == 1
    # The limit is that of one account: another one goes on.
    other = gateway_to(api, server.url, server.sign_in("omar"))
    assert await other.own_profile()


async def test_polling_goes_on_when_the_time_is_over(reader: Reader, server: StrictServer) -> None:
    rows = await reader.begin()
    server.fault("status", HOME_PATH, status=429, headers={"Retry-After": "1"})
    await reader.look()
    await reader.desk.rest()
    post = server.post_as("omar", "After the pause")
    loop = asyncio.get_running_loop()
    begin = last = loop.time()
    longest = 0.0
    await reader.look()

    def is_there() -> bool:
        nonlocal last, longest
        longest, last = max(longest, loop.time() - last), loop.time()
        return str(rows[0].id) == str(post["id"])

    await until(is_there)
    assert loop.time() - begin > 0.5
    assert longest < 0.7


async def test_the_last_requests_of_a_period_are_for_people(
    reader: Reader, gateway: MastodonGateway, server: StrictServer
) -> None:
    await reader.begin()
    headers = {"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "60"}
    server.fault("status", HOME_PATH, status=200, body="[]", headers=headers)
    await reader.look()
    await reader.desk.rest()
    server.control("clear_requests")
    for _ in range(3):
        await reader.look()
        await reader.desk.rest()
    assert server.requests() == []
    assert await gateway.own_profile()
    assert (await gateway.timeline_page(HOME)).bundles
