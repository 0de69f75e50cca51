"""What streamed posts cost: from frames to domain events, alone and with the whole way around it.

``event_cpu_us`` is the CPU time for one ``update`` from its bytes to ``Arrived``, in microseconds;
``way_cpu_us`` that of the whole process for one, from the socket through websockets and the inbox
to the loop, with a server in another process that sends as fast as it can.
"""

import asyncio
import json
import multiprocessing
import statistics
import time
from contextlib import suppress
from multiprocessing.connection import Connection

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from fedidesk.api.capture import Way
from fedidesk.api.streaming_events import EventReader, Frame, frame
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_socket import SocketPatience, SocketStream
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME
from tests.benchmarks.result import BenchResult
from tests.data.statuses import status

_EVENTS = 1_000
_ROUNDS = 20


def run() -> BenchResult:
    frames = [_frame(number) for number in range(_EVENTS)]
    alone = [_decoded(frames) for _ in range(_ROUNDS)]
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(there, frames), daemon=True
    )
    server.start()
    try:
        port = here.recv()
        way = [asyncio.run(_through_socket(port)) for _ in range(_ROUNDS)]
    finally:
        server.terminate()
        server.join()
    return BenchResult(
        figures={
            "event_cpu_us": statistics.median(alone),
            "way_cpu_us": statistics.median(way),
            "frame_bytes": len(frames[0]),
        },
        calibration={"json_only_cpu_us": statistics.median(_plain(frames) for _ in range(5))},
    )


def _frame(number: int) -> bytes:
    payload = json.dumps(status(number))
    return json.dumps({"stream": ["user"], "event": "update", "payload": payload}).encode()


def _decoded(frames: list[bytes]) -> float:
    reader = EventReader("one.test")
    start = time.process_time()
    for text in frames:
        found = frame(text)
        if not isinstance(found, Frame) or not isinstance(reader.read(found, HOME), Arrived):
            raise TypeError("not every post came through")
    return (time.process_time() - start) * 1e6 / len(frames)


def _plain(frames: list[bytes]) -> float:
    start = time.process_time()
    for text in frames:
        json.loads(json.loads(text)["payload"])
    return (time.process_time() - start) * 1e6 / len(frames)


def _serve(pipe: Connection, frames: list[bytes]) -> None:
    texts = [text.decode() for text in frames]

    def send(connection: ServerConnection) -> None:
        for text in texts:
            connection.send(text)
        with suppress(ConnectionClosed):
            connection.recv()

    with serve(send, "127.0.0.1", 0, compression=None) as server:
        pipe.send(server.socket.getsockname()[1])
        server.serve_forever()


async def _through_socket(port: int) -> float:
    inbox = Inbox()
    stream = SocketStream("one.test", inbox, SocketPatience())
    start = time.process_time()
    stream.open(f"ws://127.0.0.1:{port}", Way("", ""), "fedidesk/bench", "token", in_header=True)
    seen = 0
    while seen < _EVENTS:
        seen += len((await inbox.next()).events)
    took = time.process_time() - start
    stream.hang_up()
    return took * 1e6 / _EVENTS
