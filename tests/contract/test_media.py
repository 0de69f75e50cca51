"""Files for posts over HTTP: sent in pieces, worked on, described, refused."""

import asyncio
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import FileLost, Gone, Refused, ServerBusy, TooLarge, Unreachable
from fedidesk.domain.ids import AttachmentId, MediaId
from fedidesk.domain.media import UploadedMedia
from tests.contract.conftest import gateway_to
from tests.strict_server.pictures import striped_png
from tests.strict_server.process import StrictServer
from tests.waiting import until

UPLOAD, UPLOAD_1 = "/api/v2/media", "/api/v1/media"
CAT = Attachment(
    id=AttachmentId("cat"), mime="image/png", description="একটি বিড়াল\n“sleeps”", focus=(0.25, -0.5)
)
PICTURE = striped_png(64, 48, 0.3)
SOUND = b"OggS" + b"la" * 400_000


@pytest.fixture(scope="module")
def own() -> Iterator[StrictServer]:
    with StrictServer() as server:
        yield server


@pytest.fixture
def server(own: StrictServer) -> Iterator[StrictServer]:
    own.clear_faults()
    own.control("clear_requests")
    own.control("settings", media_polls=2, media_fails=False)
    yield own
    own.clear_faults()


@pytest.fixture
def mina(api: Api, server: StrictServer) -> MastodonGateway:
    return gateway_to(api, server.url, server.sign_in("mina"))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Secret plans, final.png"
    path.write_bytes(PICTURE)
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "song"
    path.write_bytes(SOUND)
    return path


def ignore(_: float) -> None: ...


async def upload(
    gateway: MastodonGateway, file: Path, attachment: Attachment = CAT, **more: Path
) -> UploadedMedia:
    return await gateway.upload_media(file, attachment, ignore, **more)


async def ready(gateway: MastodonGateway, media: UploadedMedia) -> UploadedMedia:
    while not media.is_ready:
        media = await gateway.media(media.media_id)
    return media


def newest(server: StrictServer) -> dict[str, object]:
    found: dict[str, object] = server.control("media")[-1]
    return found


async def test_a_file_gets_there_whole_and_with_its_words(
    gateway: MastodonGateway, picture: Path
) -> None:
    media = await ready(gateway, await upload(gateway, picture))
    sent = replace(CAT, media_id=media.media_id)
    draft = Draft(text="Look", attachments=(sent,), idempotency_key=secrets.token_hex(8))
    (shown,) = (await gateway.create_post(draft)).media
    assert (shown.id, shown.description) == (media.media_id, CAT.description)
    assert shown.url


async def test_the_server_may_work_on_it_first(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    media = await upload(mina, picture)
    looks = [media.is_ready]
    while not looks[-1]:
        looks.append((await mina.media(media.media_id)).is_ready)
    assert looks == [False, False, False, True]
    assert newest(server) == {
        "id": media.media_id,
        "mime": "image/png",
        "bytes": len(PICTURE),
        "description": CAT.description,
        "focus": "0.25,-0.5",
        "thumbnail_bytes": 0,
        "attached": False,
    }


async def test_its_name_stays_here(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    await upload(mina, picture)
    assert "Secret" not in str(server.requests())


async def test_a_sound_has_a_picture(
    server: StrictServer, mina: MastodonGateway, sound: Path, picture: Path
) -> None:
    song = Attachment(id=AttachmentId("song"), mime="audio/ogg")
    await upload(mina, sound, song, thumbnail=picture)
    sent = newest(server)
    assert (sent["bytes"], sent["thumbnail_bytes"]) == (len(SOUND), len(PICTURE))
    assert (sent["description"], sent["focus"]) == (None, "")


async def test_an_older_server_answers_when_it_is_ready(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    server.switch_off(UPLOAD)
    for _ in range(2):
        assert (await upload(mina, picture)).is_ready
    paths = [entry["path"] for entry in server.requests(method="POST")]
    assert paths == [UPLOAD, UPLOAD_1, UPLOAD_1]


async def test_it_is_described_otherwise_until_a_post_has_it(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    media = await upload(mina, picture)
    assert not (await mina.describe_media(media.media_id, "Better", (0.0, 1.0))).is_ready
    assert (newest(server)["description"], newest(server)["focus"]) == ("Better", "0.0,1.0")
    await ready(mina, media)
    assert (await mina.describe_media(media.media_id, "", None)).is_ready
    assert newest(server)["description"] is None
    sent = replace(CAT, media_id=media.media_id)
    await mina.create_post(Draft(attachments=(sent,), idempotency_key=secrets.token_hex(8)))
    with pytest.raises(Gone):
        await mina.describe_media(media.media_id, "Too late", None)


async def test_what_is_forgotten_is_gone(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    media = await upload(mina, picture)
    server.control("forget_media")
    with pytest.raises(Gone):
        await mina.media(media.media_id)
    with pytest.raises(Gone):
        await mina.describe_media(MediaId("../../statuses/1"), "x", None)


async def test_what_the_server_makes_nothing_of(
    server: StrictServer, mina: MastodonGateway, picture: Path
) -> None:
    media = await upload(mina, picture)
    server.control("settings", media_fails=True)
    with pytest.raises(Refused) as caught:
        await mina.media(media.media_id)
    assert "processed" in caught.value.reason


async def test_the_wrong_type_and_too_long_a_description_are_refused_with_the_reason(
    mina: MastodonGateway, tmp_path: Path, picture: Path
) -> None:
    text = tmp_path / "text"
    text.write_text("no picture")
    for file, attachment, reason in (
        (text, CAT, "type"),
        (picture, replace(CAT, description="x" * 501), "description"),
    ):
        with pytest.raises(Refused) as caught:
            await upload(mina, file, attachment)
        assert reason in caught.value.reason


async def test_too_large_for_who_stands_before_the_server(
    server: StrictServer, mina: MastodonGateway, sound: Path
) -> None:
    server.fault("html", UPLOAD, status=413)
    with pytest.raises(TooLarge):
        await upload(mina, sound)


@pytest.mark.parametrize("fault", ["reset", "lost_answer", "truncated"])
async def test_a_way_that_breaks(
    server: StrictServer, mina: MastodonGateway, sound: Path, fault: str
) -> None:
    server.fault(fault, UPLOAD)
    with pytest.raises(Unreachable):
        await upload(mina, sound)
    assert await upload(mina, sound)


async def test_a_busy_server(server: StrictServer, mina: MastodonGateway, picture: Path) -> None:
    server.fault("status", UPLOAD, status=503)
    with pytest.raises(ServerBusy):
        await upload(mina, picture)


async def test_it_is_told_how_much_is_sent_in_the_loops_thread(
    mina: MastodonGateway, sound: Path
) -> None:
    told: list[float] = []
    loop = asyncio.get_running_loop()

    def note(share: float) -> None:
        assert asyncio.get_running_loop() is loop
        told.append(share)

    await mina.upload_media(sound, CAT, note)
    await until(lambda: told[-1:] == [1.0])
    assert told == sorted(told)
    assert 5 < len(told) <= 200


async def test_who_stops_it_is_free_at_once_and_so_is_the_way(
    server: StrictServer, mina: MastodonGateway, tmp_path: Path, picture: Path
) -> None:
    film = tmp_path / "film"
    with film.open("wb") as stream:
        stream.write(b"OggS")
        stream.truncate(200_000_000)
    told: list[float] = []
    sending = asyncio.get_running_loop().create_task(mina.upload_media(film, CAT, told.append))
    await until(lambda: told)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    share = told[-1]
    assert share < 1
    assert await upload(mina, picture)
    assert told[-1] < 1
    assert newest(server)["mime"] == "image/png"


async def test_a_file_that_is_gone_asks_nobody(
    server: StrictServer, mina: MastodonGateway, tmp_path: Path
) -> None:
    with pytest.raises(FileLost):
        await upload(mina, tmp_path / "gone")
    assert server.requests() == []
