"""A server that says exactly the bytes it was given, whatever it was asked."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Say = Callable[[socket.socket, threading.Event], None]


def answer(
    body: bytes = b"{}", status: str = "200 OK", kind: str = "application/json", *headers: str
) -> bytes:
    """A whole answer that ends the connection."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *headers]
    if not any(line.lower().startswith("content-length:") for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def hang(_connection: socket.socket, ending: threading.Event) -> None:
    """Say nothing until the server ends."""
    ending.wait(30)


def drip(connection: socket.socket, ending: threading.Event) -> None:
    """Begin an answer and go on with it a byte at a time."""
    connection.sendall(answer(b"", "200 OK", "application/json", "Content-Length: 9999999"))
    while not ending.wait(0.02):
        connection.sendall(b" ")


class RawServer:
    """Answers each connection with the next of ``answers``, the last one again and again.

    An answer is bytes, or a function that does what it likes with the connection until the event
    says that the server ends. In ``requests`` stands what came in.
    """

    def __init__(self, *answers: bytes | Say) -> None:
        self._answers = answers
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._ending = threading.Event()
        self.requests: list[bytes] = []
        self.port: int = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.host = f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _serve(self) -> None:
        number = 0
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                try:
                    self.requests.append(_one_request(connection))
                    self._say(connection, self._answers[min(number, len(self._answers) - 1)])
                except OSError:
                    continue
                finally:
                    number += 1

    def _say(self, connection: socket.socket, wanted: bytes | Say) -> None:
        if isinstance(wanted, bytes):
            connection.sendall(wanted)
        else:
            wanted(connection, self._ending)


def _one_request(connection: socket.socket) -> bytes:
    """Read a request with its body; of what is no HTTP the first bytes."""
    text = b""
    while b"\r\n\r\n" not in text:
        part = connection.recv(65536)
        text += part
        if not part or text[:1] in (b"\x05", b"\x16"):
            return text
    head, _, body = text.partition(b"\r\n\r\n")
    lengths = [
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    while lengths and len(body) < lengths[0]:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
