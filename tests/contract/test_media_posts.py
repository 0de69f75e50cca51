"""Posts with files over HTTP, through the outbox: whatever breaks, each is there once and whole."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from fedidesk.api.api import Api
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import Refused
from fedidesk.domain.ids import AttachmentId
from tests.contract.conftest import gateway_to
from tests.strict_server.pictures import striped_png
from tests.strict_server.process import StrictServer
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop
from tests.waiting import until

UPLOAD, STATUSES = "/api/v2/media", "/api/v1/statuses"


@pytest.fixture(scope="module")
def own() -> Iterator[StrictServer]:
    with StrictServer() as server:
        yield server


@pytest.fixture
def server(own: StrictServer) -> Iterator[StrictServer]:
    own.clear_faults()
    own.control("clear_requests")
    own.control("settings", media_polls=2, media_fails=False, idempotency=True)
    yield own
    own.clear_faults()


@pytest.fixture
async def desktop(server: StrictServer, api: Api, tmp_path: Path) -> AsyncIterator[Desktop]:
    desk = Desk(tmp_path)
    desk.connection.provide(gateway_to(api, server.url, server.sign_in("mina")))
    yield Desktop(desk)
    await desk.close()
    assert desk.errors == []


def a_draft(desktop: Desktop, text: str) -> Draft:
    files = []
    for number, name in enumerate(map(AttachmentId, ("one", "two"))):
        desktop.unsent.files.keep(name, striped_png(40, 30, number / 2))
        files.append(Attachment(id=name, mime="image/png", description=f"Picture {name}"))
    return desktop.a_draft(text, attachments=tuple(files))


async def until_sent(desktop: Desktop) -> None:
    """Let time go by until it is there."""
    while not desktop.sent:
        await until(lambda: desktop.sent or desktop.clock.has_sleepers)
        await desktop.clock.advance(1)


def shown(server: StrictServer, text: str) -> list[list[str]]:
    """Return the descriptions of the files of each post with that text."""
    posts = server.control("posts_of", username="mina")
    return [
        [each["description"] for each in post["media_attachments"]]
        for post in posts
        if text in post["content"]
    ]


@pytest.mark.parametrize(
    ("path", "fault", "skip", "uploads"),
    [
        (UPLOAD, "reset", 0, 3),
        (UPLOAD, "reset", 1, 3),
        (UPLOAD, "lost_answer", 1, 3),
        (UPLOAD, "truncated", 0, 3),
        (STATUSES, "reset", 0, 2),
        # Where one's own posts can't be looked through, files that a post has look forgotten.
        (STATUSES, "lost_answer", 0, 4),
        ("/api/v1/media/*", "lost_answer", 1, 2),
    ],
)
async def test_what_breaks_is_mended(
    server: StrictServer, desktop: Desktop, path: str, fault: str, skip: int, uploads: int
) -> None:
    text = f"{fault}{skip} of {path.replace('/', '').replace('*', '')}"
    server.fault(fault, path, skip=skip)
    desktop.writing.send(a_draft(desktop, text))
    await until_sent(desktop)
    assert shown(server, text) == [["Picture one", "Picture two"]]
    assert len(server.requests(UPLOAD)) == uploads


async def test_a_server_that_forgets_gets_them_again(
    server: StrictServer, desktop: Desktop
) -> None:
    server.fault("status", STATUSES, status=422, body={"error": "Not now"})
    desktop.writing.send(a_draft(desktop, "forgotten"))
    await until(lambda: desktop.failed or desktop.clock.has_sleepers)
    while not desktop.failed:
        await desktop.clock.advance(1)
        await until(lambda: desktop.failed or desktop.clock.has_sleepers)
    ((draft, error),) = desktop.failed
    assert isinstance(error, Refused)
    assert all(each.media_id for each in draft.attachments)
    server.control("forget_media")
    better = replace(draft.attachments[0], description="Better")
    files = (better, draft.attachments[1])
    desktop.writing.send(desktop.writing.revise(draft, attachments=files))
    await until_sent(desktop)
    assert shown(server, "forgotten") == [["Better", "Picture two"]]
