import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fedidesk.api.capture import MAX_BODY, CapturingSession, Timeouts
from fedidesk.api.errors import NOT_JSON, TOO_LARGE
from fedidesk.domain.errors import BadAnswer, NotSecure, ServerError, Silent, Unreachable
from tests.unit.api.certificates import write_certificate
from tests.unit.api.raw_server import RawServer, Say, answer, drip, hang

TOKEN = {"Authorization": "Bearer secret-token"}
PATIENT = Timeouts(connect=10.0, silence=10.0, whole=20.0)
IMPATIENT = Timeouts(connect=10.0, silence=0.3, whole=0.6)


@pytest.fixture
def session() -> Iterator[CapturingSession]:
    with CapturingSession("fedidesk/test (+https://a.example)", timeouts=PATIENT) as session:
        yield session


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, "text/html", f"Location: {to}")


def test_the_answer_is_kept_and_requests_gets_an_empty_one(session: CapturingSession) -> None:
    with RawServer(answer(b' [{"id": "1"}]', "200 OK", "application/json", "Link: <x>")) as server:
        emptied = session.get(f"{server.url}/api")
    assert session.answer is not None
    assert session.answer.body == b' [{"id": "1"}]'
    assert session.answer.headers["link"] == "<x>"
    assert (emptied.status_code, emptied.json(), dict(emptied.headers)) == (200, [], {})


def test_an_object_or_anything_else_is_emptied_to_an_object(session: CapturingSession) -> None:
    for body in (b'{"id": 1}', b"<html>", b"", b'"text"'):
        with RawServer(answer(body)) as server:
            assert session.get(server.url).json() == {}


def test_every_request_says_who_asks_and_sends_no_cookies(session: CapturingSession) -> None:
    cookie = answer(b"{}", "200 OK", "application/json", "Set-Cookie: a=b; Path=/")
    with RawServer(cookie) as server:
        session.fetch("GET", server.url)
        session.fetch("POST", server.url, data={"a": "b"})
    for request in server.requests:
        assert b"User-Agent: fedidesk/test (+https://a.example)\r\n" in request
        assert b"cookie" not in request.lower()


def test_a_netrc_file_is_not_asked_for_passwords(
    session: CapturingSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password something\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with RawServer(answer()) as server:
        session.fetch("GET", server.url)
    assert b"authorization" not in server.requests[0].lower()


def test_plain_http_is_refused_before_anything_is_sent(session: CapturingSession) -> None:
    with pytest.raises(NotSecure):
        session.fetch("GET", "http://social.example/api", headers=TOKEN)


def test_compressed_answers_are_unpacked(session: CapturingSession) -> None:
    packed = answer(gzip.compress(b'{"a": 1}'), "200 OK", "text/plain", "Content-Encoding: gzip")
    with RawServer(packed) as server:
        assert session.fetch("GET", server.url).body == b'{"a": 1}'


def test_an_answer_packed_wrongly_is_a_bad_one(session: CapturingSession) -> None:
    broken = answer(b"not gzip", "200 OK", "application/json", "Content-Encoding: gzip")
    with RawServer(broken) as server, pytest.raises(BadAnswer) as caught:
        session.fetch("GET", server.url)
    assert caught.value.what == NOT_JSON


@pytest.mark.parametrize("packed", [False, True])
def test_an_enormous_answer_is_not_read_to_its_end(session: CapturingSession, packed: bool) -> None:
    body = b"[" + b" " * (MAX_BODY + 1)
    header = "Content-Encoding: gzip" if packed else "X-Plain: yes"
    sent = answer(gzip.compress(body) if packed else body, "200 OK", "application/json", header)
    with RawServer(sent) as server, pytest.raises(BadAnswer) as caught:
        session.fetch("GET", server.url)
    assert caught.value.what == TOO_LARGE


@pytest.mark.parametrize("say", [hang, drip])
def test_silence_ends_and_so_does_an_answer_that_drips(say: Say) -> None:
    begun = time.monotonic()
    with (
        CapturingSession("fedidesk", timeouts=IMPATIENT) as session,
        RawServer(say) as server,
        pytest.raises(Silent),
    ):
        session.fetch("GET", server.url)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"HTT",
        answer(b'{"half":', "200 OK", "application/json", "Content-Length: 100"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
        b"SSH-2.0-something else\r\n",
    ],
)
def test_a_connection_that_breaks_off(session: CapturingSession, said: bytes) -> None:
    with RawServer(said) as server, pytest.raises(Unreachable) as caught:
        session.fetch("GET", server.url)
    assert type(caught.value) is Unreachable
    assert caught.value.host == server.host


def test_nobody_listens(session: CapturingSession) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable):
        session.fetch("GET", f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".invalid", "a..invalid"])
def test_unknown_hosts(host: str) -> None:
    # Through a proxy that refuses, so that no name is looked up outside of this machine.
    with (
        RawServer(answer(b"", "502 Bad Gateway")) as proxy,
        CapturingSession("fedidesk", proxy=proxy.url, timeouts=PATIENT) as session,
        pytest.raises(Unreachable),
    ):
        session.fetch("GET", f"https://{host}/api")


def test_a_certificate_that_nobody_vouches_for(session: CapturingSession, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(write_certificate(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        greeter = threading.Thread(target=_greet, args=(listening, context))
        greeter.start()
        with pytest.raises(NotSecure):
            session.fetch("GET", f"https://127.0.0.1:{listening.getsockname()[1]}", headers=TOKEN)
        greeter.join(10)


def _greet(listening: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = listening.accept()
    with connection:
        try:
            context.wrap_socket(connection, server_side=True).recv(1)
        except OSError:
            return


def test_a_server_without_tls(session: CapturingSession) -> None:
    with RawServer(b"HTTP/1.1 400 Bad Request\r\n\r\n") as server, pytest.raises(NotSecure):
        session.fetch("GET", server.url.replace("http:", "https:"))


def test_redirects_are_followed_with_the_token_on_the_same_server(
    session: CapturingSession,
) -> None:
    with RawServer(redirect("/other"), answer(b'{"a": 1}')) as server:
        found = session.fetch("GET", f"{server.url}/api", headers=TOKEN)
        assert found.url == f"{server.url}/other"
    assert found.body == b'{"a": 1}'
    assert b"GET /other" in server.requests[1]
    assert b"Bearer secret-token" in server.requests[1]


def test_the_token_is_carried_nowhere_else(session: CapturingSession) -> None:
    with RawServer(answer(b"{}")) as elsewhere, RawServer(redirect(elsewhere.url)) as server:
        found = session.fetch("GET", server.url, headers=TOKEN)
    assert found.status == 302
    assert elsewhere.requests == []


@pytest.mark.parametrize(
    "target", ["http://social.example/", "file:///etc/passwd", "//[", "gopher:"]
)
def test_redirects_to_less_safe_places_are_not_followed(
    session: CapturingSession, target: str
) -> None:
    with RawServer(redirect(target)) as server:
        assert session.fetch("GET", server.url).status == 302


def test_what_is_sent_is_never_sent_twice(session: CapturingSession) -> None:
    with RawServer(redirect("/other", "307 Temporary Redirect"), answer()) as server:
        assert session.fetch("POST", server.url, data={"code": "secret"}).status == 307
    assert len(server.requests) == 1


def test_what_a_redirect_says_besides_is_not_read(session: CapturingSession) -> None:
    endless = redirect("/other").replace(b"Content-Length: 0", b"Content-Length: 9999999")
    with RawServer(endless, answer(b"{}")) as server:
        assert session.fetch("GET", server.url).ok


def test_redirects_in_a_circle_end(session: CapturingSession) -> None:
    with RawServer(redirect("/again")) as server:
        assert session.fetch("GET", server.url).status == 302
    assert len(server.requests) == 6


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_the_proxy_of_the_system_is_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        RawServer(answer(b"", "502 Bad Gateway")) as proxy,
        CapturingSession("fedidesk", timeouts=PATIENT) as session,
    ):
        monkeypatch.setenv(name, proxy.url)
        with pytest.raises(Unreachable):
            session.fetch("GET", "https://social.invalid/api", headers=TOKEN)
    assert proxy.requests[0].startswith(b"CONNECT social.invalid:443 ")
    assert b"secret-token" not in proxy.requests[0]


def test_a_proxy_of_ones_own_goes_before_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with (
        RawServer(answer(b"", "502 Bad Gateway")) as own,
        RawServer(answer(b"", "502 Bad Gateway")) as systems,
        CapturingSession("fedidesk", proxy=own.url, timeouts=PATIENT) as session,
    ):
        monkeypatch.setenv("HTTPS_PROXY", systems.url)
        with pytest.raises(Unreachable):
            session.fetch("GET", "https://social.invalid/api")
    assert (len(own.requests), len(systems.requests)) == (1, 0)


def test_the_environment_goes_before_the_settings_of_the_desktop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    with (
        RawServer(answer(b"", "502 Bad Gateway")) as named,
        RawServer(answer(b"", "502 Bad Gateway")) as desktops,
    ):

        def system_proxy(url: str) -> str:
            asked.append(url)
            return desktops.url

        def ask() -> None:
            with (
                CapturingSession(
                    "fedidesk", timeouts=PATIENT, system_proxy=system_proxy
                ) as session,
                pytest.raises(Unreachable),
            ):
                session.fetch("GET", "https://social.invalid/api")

        ask()
        assert (len(named.requests), len(desktops.requests)) == (0, 1)
        assert asked == ["https://social.invalid/api"]
        monkeypatch.setenv("HTTPS_PROXY", named.url)
        ask()
        assert (len(named.requests), len(desktops.requests)) == (1, 1)
    assert len(asked) == 1


def test_the_desktop_is_not_asked_about_this_machine_or_where_there_is_a_choice() -> None:
    def system_proxy(url: str) -> str:
        raise AssertionError(url)

    with RawServer(answer()) as server, RawServer(answer(b"", "502 Bad Gateway")) as own:
        with CapturingSession("fedidesk", timeouts=PATIENT, system_proxy=system_proxy) as session:
            assert session.fetch("GET", server.url).ok
        with (
            CapturingSession(
                "fedidesk", proxy=own.url, timeouts=PATIENT, system_proxy=system_proxy
            ) as session,
            pytest.raises(Unreachable),
        ):
            session.fetch("GET", "https://social.invalid/api")


def test_socks_proxies_look_up_the_names() -> None:
    granted = b"\x05\x00"
    asked: list[bytes] = []

    def speak(connection: socket.socket, _ending: threading.Event) -> None:
        connection.sendall(granted)
        asked.append(connection.recv(1024))

    with RawServer(speak) as proxy:
        address = proxy.url.replace("http:", "socks5:")
        with (
            CapturingSession("fedidesk", proxy=address, timeouts=PATIENT) as session,
            pytest.raises(ServerError),
        ):
            session.fetch("GET", "https://social.invalid/api")
    assert b"social.invalid" in asked[0]


@pytest.mark.parametrize("proxy", ["", "none", "http://127.0.0.1:9"])
def test_this_machine_is_asked_directly(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        RawServer(answer(b"{}")) as server,
        RawServer(answer(b"", "502 Bad Gateway")) as systems,
        CapturingSession("fedidesk", proxy=proxy, timeouts=PATIENT) as session,
    ):
        monkeypatch.setenv("HTTP_PROXY", systems.url)
        monkeypatch.setenv("http_proxy", systems.url)
        assert session.fetch("GET", server.url).ok
    assert systems.requests == []


def test_no_proxy_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(answer(b"", "502 Bad Gateway")) as systems:
        monkeypatch.setenv("HTTPS_PROXY", systems.url)
        with (
            CapturingSession("fedidesk", proxy="none", timeouts=PATIENT) as session,
            pytest.raises(Unreachable),
        ):
            session.fetch("GET", "https://127.0.0.1.invalid:9/")
    assert systems.requests == []


def test_errors_hold_nothing_of_what_was_said(session: CapturingSession) -> None:
    with (
        RawServer(b"HTTP/1.1 200 OK secret\r\nContent-Length: 99\r\n\r\nsecret") as server,
        pytest.raises(ServerError) as caught,
    ):
        session.fetch("GET", f"{server.url}?token=secret", headers=TOKEN)
    error: BaseException | None = caught.value
    while error is not None:
        assert "secret" not in f"{error!r}"
        error = error.__cause__ or error.__context__
