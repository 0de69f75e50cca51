"""Streams as server-sent events: one connection for each.

https://docs.joinmastodon.org/methods/streaming/#streams,
https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import threading
import time
from collections.abc import Callable

import requests
from urllib3.exceptions import HTTPError

from fedidesk.api.answer import Answer
from fedidesk.api.capture import MAX_BODY, CapturingSession, read_body
from fedidesk.api.errors import HTML, TOO_LARGE, network_error, status_error
from fedidesk.api.streaming_events import EventReader, Frame
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_names import is_streamed, path_of
from fedidesk.domain.address import host_of
from fedidesk.domain.errors import BadAnswer, NotOffered, ServerError, Unreachable
from fedidesk.domain.timeline import HOME, TimelineSpec

SILENCE = 45.0
"""Seconds; Mastodon sends a heartbeat every 15."""
_PATH = "/api/v1/streaming"
_KIND = "text/event-stream"
_CHUNK = 32_768
_REFUSAL_WITHIN = 10.0


class EventLines:
    """Cuts what comes into events, wherever it is torn; ``ValueError`` for one without an end."""

    def __init__(self, most: int = MAX_BODY) -> None:
        self._most = most
        self._rest = b""
        self._name = ""
        self._data: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> list[tuple[str, bytes]]:
        """Return the events that ``chunk`` ends, each with its name and its data."""
        found: list[tuple[str, bytes]] = []
        *lines, self._rest = (self._rest + chunk).replace(b"\r\n", b"\n").split(b"\n")
        for line in lines:
            if not line and (self._name or self._data):
                found.append((self._name or "message", b"\n".join(self._data)))
            if not line:
                self._name, self._data, self._size = "", [], 0
            else:
                self._take(line)
        if self._size + len(self._rest) > self._most:
            raise ValueError("an event without an end")
        return found

    def _take(self, line: bytes) -> None:
        field, _, value = line.rstrip(b"\r").partition(b":")
        value = value.removeprefix(b" ")
        if field == b"event":
            self._name = value.decode("utf-8", "replace")
        elif field == b"data":
            self._data.append(value)
            self._size += len(value)


class EventStreams:
    """Brings the home timeline from the start, and others when asked to.

    All methods block, but for ``hang_up``, and none may be called in the loop's thread.
    """

    def __init__(
        self,
        address: str,
        token: str,
        make_session: Callable[[], CapturingSession],
        inbox: Inbox,
        silence: float = SILENCE,
    ) -> None:
        self._address = address
        self._host = host_of(address)
        self._token = token
        self._make_session = make_session
        self._inbox = inbox
        self._silence = silence
        self._open: dict[TimelineSpec, requests.Response] = {}

    def open(self) -> None:
        """Connect and begin to read. Raises ``ServerError``."""
        self.subscribe(HOME)

    def subscribe(self, spec: TimelineSpec) -> None:
        """Return when the server streams ``spec``. Raises ``ServerError``."""
        if not is_streamed(spec):
            raise NotOffered(self._host)
        if spec in self._open:
            return
        session = self._make_session()
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Accept": _KIND,
            "Accept-Encoding": "identity",
        }
        url = f"{self._address}{_PATH}{path_of(spec)}"
        response = session.begin(url, headers, self._silence)
        try:
            self._check(response)
        except ServerError:
            response.close()
            session.close()
            raise
        self._open[spec] = response
        threading.Thread(
            target=self._read,
            args=(spec, session, response),
            name=f"stream {self._host} {spec.kind}",
            daemon=True,
        ).start()

    def unsubscribe(self, spec: TimelineSpec) -> None:
        """End what ``subscribe`` began."""
        response = self._open.pop(spec, None)
        if response is not None:
            _shut(response)

    def hang_up(self) -> None:
        """Close all connections; returns at once."""
        for spec in tuple(self._open):
            self.unsubscribe(spec)

    def _check(self, response: requests.Response) -> None:
        if not 200 <= response.status_code < 300:
            body = read_body(response, time.monotonic() + _REFUSAL_WITHIN)
            answer = Answer(response.status_code, response.headers, body, response.url)
            raise status_error(answer, self._host, function=True)
        if not response.headers.get("Content-Type", "").lower().startswith(_KIND):
            raise BadAnswer(self._host, HTML)

    def _read(
        self, spec: TimelineSpec, session: CapturingSession, response: requests.Response
    ) -> None:
        reader = EventReader(self._host)
        error: ServerError = Unreachable(self._host)
        try:
            with session, response:
                error = self._read_to_the_end(spec, response, reader)
        finally:
            reader.tell()
            if self._open.get(spec) is response:
                self._inbox.end(error)

    def _read_to_the_end(
        self, spec: TimelineSpec, response: requests.Response, reader: EventReader
    ) -> ServerError:
        lines = EventLines()
        try:
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                for name, data in lines.feed(chunk):
                    event = reader.read(Frame(name, data), spec)
                    if event is not None:
                        self._inbox.put(event)
        except ValueError:
            return BadAnswer(self._host, TOO_LARGE)
        except (OSError, HTTPError) as error:
            return network_error(error, self._host)
        return Unreachable(self._host)


def _shut(response: requests.Response) -> None:
    """Let the thread that reads ``response`` wake up and find its end."""
    try:
        response.raw.shutdown()
    except (OSError, ValueError, RuntimeError):
        # It has ended by itself.
        return
