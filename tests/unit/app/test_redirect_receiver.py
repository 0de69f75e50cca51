"""The receiver on real sockets, under Qt's loop and under Python's."""

import asyncio
import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode, urlsplit

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from fedidesk.app.redirect_pages import page_for
from fedidesk.app.redirect_receiver import LoopbackReceiver, listen
from fedidesk.core.tasks import TaskScope
from fedidesk.services.sign_in import SignIn
from fedidesk.services.sign_in_ports import Visit
from tests.fakes.sign_in import CODE, TOKEN, FakeBrowser, FakeSignInGateway


class Reply:
    """An answer of the receiver, taken apart."""

    def __init__(self, raw: bytes) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("ascii").split("\r\n")
        self.status = int(first.split(" ")[1])
        self.headers = dict(line.split(": ", 1) for line in lines)
        self.page = self.body.decode()


class Guest:
    """Judges every visit the same and keeps what it brought."""

    def __init__(self, verdict: Visit = Visit.AGREED) -> None:
        self.verdict = verdict
        self.came: list[dict[str, str]] = []

    def visited(self, parameters: Mapping[str, str]) -> Visit:
        self.came.append(dict(parameters))
        return self.verdict


class Arabic(QTranslator):
    """Knows two texts of the page."""

    def translate(self, context: str, source: str, *_: object) -> str | None:
        texts = {"en": "ar", "You are signed in": "تم <تسجيل> الدخول"}
        return texts.get(source) if context == "RedirectPage" else None


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    translator = Arabic()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


async def test_a_visit_brings_its_parameters_and_gets_a_page() -> None:
    await _a_visit()


def test_it_works_under_pythons_own_loop_too() -> None:
    asyncio.run(_a_visit())


async def _a_visit() -> None:
    guest = Guest()
    receiver = await listen(guest.visited)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/signed-in", receiver.address)
    reply = await _get(receiver, "/signed-in?code=a%2Bb%20c&state=%E0%A6%95&empty=")
    assert guest.came == [{"code": "a+b c", "state": "ক"}]
    assert reply.status == 200
    assert "You are signed in" in reply.page
    assert "You can close this page and go back to fedidesk." in reply.page
    await receiver.close()


async def test_a_port_of_its_own_that_is_free_again_after_close() -> None:
    first, second = await listen(Guest().visited), await listen(Guest().visited)
    assert first.address != second.address
    await first.close()
    await first.close()
    with pytest.raises(ConnectionRefusedError):
        await _get(first, "/signed-in")
    assert (await _get(second, "/signed-in")).status == 200
    await second.close()


@pytest.mark.parametrize(
    ("verdict", "status", "text"),
    [
        (Visit.AGREED, 200, "You are signed in"),
        (Visit.DENIED, 200, "You are not signed in"),
        (Visit.STRANGER, 400, "Nothing was done"),
    ],
)
async def test_each_verdict_has_its_page(verdict: Visit, status: int, text: str) -> None:
    receiver = await listen(Guest(verdict).visited)
    reply = await _get(receiver, "/signed-in?code=a-secret-code&state=a-secret-state")
    assert reply.status == status
    assert f"<h1>{text}</h1>" in reply.page
    assert f"<title>{text} – fedidesk</title>" in reply.page
    assert "a-secret" not in reply.page
    await receiver.close()


async def test_the_page_needs_and_permits_nothing_from_elsewhere() -> None:
    receiver = await listen(Guest().visited)
    reply = await _get(receiver, "/signed-in?code=1")
    style = re.search(r"<style>(.*)</style>", reply.page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = reply.headers["Content-Security-Policy"].split("; ")
    assert policy[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert not re.search(r"(src|href|action|url|import)\s*[=(]|<script", reply.page)
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Content-Length"] == str(len(reply.body))
    assert "prefers-color-scheme: dark" in style[1]
    await receiver.close()


async def test_the_page_is_english_where_there_is_no_translation() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("ar"))
    assert b'<html lang="en" dir="ltr">' in page_for(Visit.AGREED)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("arabic")
async def test_the_page_speaks_the_language_of_the_application() -> None:
    receiver = await listen(Guest().visited)
    page = (await _get(receiver, "/signed-in?code=1")).page
    assert '<html lang="ar" dir="rtl">' in page
    assert "<h1>تم &lt;تسجيل&gt; الدخول</h1>" in page
    await receiver.close()


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /favicon.ico HTTP/1.1", 404),
        ("GET / HTTP/1.1", 404),
        ("GET /signed-in/?code=1 HTTP/1.1", 404),
        ("GET //signed-in?code=1 HTTP/1.1", 404),
        ("GET http://127.0.0.1/signed-in?code=1 HTTP/1.1", 404),
        ("GET http://[/signed-in?code=1 HTTP/1.1", 400),
        ("GET /signed-in?" + "a=1&" * 50 + " HTTP/1.1", 400),
        ("POST /signed-in?code=1 HTTP/1.1", 405),
        ("HEAD /signed-in?code=1 HTTP/1.1", 405),
        ("GET /signed-in?code=1", 400),
        ("GET /signed-in?code=1 HTTP/2", 400),
        ("\x16\x03\x01 no HTTP at all", 400),
        ("", 400),
        ("GET /signed-in?code=" + "1" * 20_000 + " HTTP/1.1", 431),
    ],
)
async def test_everything_else_is_refused(request_line: str, status: int) -> None:
    guest = Guest()
    receiver = await listen(guest.visited)
    reply = await _ask(receiver, f"{request_line}\r\nHost: 127.0.0.1\r\n\r\n")
    assert reply.status == status
    assert guest.came == []
    await receiver.close()


async def test_connections_that_say_nothing_hold_nobody_up() -> None:
    guest = Guest()
    receiver = await listen(guest.visited)
    silent_reader, silent_writer = await _connect(receiver)
    half_reader, half_writer = await _connect(receiver)
    half_writer.write(b"GET /signed-in?code=half")
    _, gone_writer = await _connect(receiver)
    gone_writer.write(b"GET")
    gone_writer.close()
    assert (await _get(receiver, "/signed-in?code=1")).status == 200
    async with asyncio.timeout(0.8):
        await receiver.close()
        assert await silent_reader.read() == b""
        assert await half_reader.read() == b""
    for writer in (silent_writer, half_writer):
        writer.close()
    assert guest.came == [{"code": "1"}]


async def test_the_page_arrives_though_the_visit_ends_the_waiting() -> None:
    """As in a sign-in: the visit wakes who waits, and that closes the receiver."""
    arrived = asyncio.Event()

    def visited(_: Mapping[str, str]) -> Visit:
        arrived.set()
        return Visit.AGREED

    receiver = await listen(visited)

    async def wait_and_close() -> None:
        await arrived.wait()
        await receiver.close()

    async with asyncio.TaskGroup() as group:
        group.create_task(wait_and_close())
        reply = await _get(receiver, "/signed-in?code=1")
    assert reply.headers["Content-Length"] == str(len(reply.body))
    assert reply.page.endswith("</html>\n")


async def test_a_whole_sign_in_through_the_port() -> None:
    browser = FakeBrowser()
    opened = asyncio.Event()
    browser.person = lambda _: opened.set()
    scope = TaskScope("test")
    sign_in = SignIn(FakeSignInGateway(), listen, browser, scope, deadline=5)
    async with asyncio.TaskGroup() as group:
        signing_in = group.create_task(sign_in.run("example.social"))
        await opened.wait()
        question = browser.question
        await _visit(question["redirect_uri"], code="from-elsewhere", state="a-guess")
        reply = await _visit(question["redirect_uri"], code=CODE, state=question["state"])
    await scope.close()
    _, credentials = signing_in.result()
    assert credentials.token == TOKEN
    assert "You are signed in" in reply.page


async def _visit(redirect: str, **parameters: str) -> Reply:
    parts = urlsplit(redirect)
    return await _exchange(parts.port, f"GET {parts.path}?{urlencode(parameters)} HTTP/1.1\r\n\r\n")


async def _get(receiver: LoopbackReceiver, target: str) -> Reply:
    return await _ask(receiver, f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")


async def _ask(receiver: LoopbackReceiver, request: str) -> Reply:
    return await _exchange(urlsplit(receiver.address).port, request)


async def _exchange(port: int | None, request: str) -> Reply:
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request.encode("latin-1"))
        raw = await reader.read()
        writer.close()
        return Reply(raw)


async def _connect(
    receiver: LoopbackReceiver,
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", urlsplit(receiver.address).port)
