"""Run the strict server: `python -m tests.strict_server --port 0`.

It prints one line of JSON when it is ready (`url` for clients, `control_url` for the test) and
ends when its standard input is closed.
"""

import argparse
import asyncio
import json
import os
import sys
import threading

from starlette.applications import Starlette
from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.server import Server

from tests.strict_server.answers import ApiError, error_answer, not_found, wrong_method
from tests.strict_server.api_about_statuses import AboutStatusRooms
from tests.strict_server.api_collections import CollectionRooms
from tests.strict_server.api_instance import InstanceRooms
from tests.strict_server.api_markers import MarkerRooms
from tests.strict_server.api_media import MediaRooms
from tests.strict_server.api_polls import PollRooms
from tests.strict_server.api_relationships import RelationshipRooms
from tests.strict_server.api_scheduled import ScheduledRooms
from tests.strict_server.api_statuses import StatusRooms
from tests.strict_server.api_timelines import TimelineRooms
from tests.strict_server.api_writing_help import WritingHelpRooms
from tests.strict_server.control import Control
from tests.strict_server.door import Door
from tests.strict_server.entities import Entities
from tests.strict_server.faults import Faults
from tests.strict_server.gate import Gate
from tests.strict_server.grants import Grants
from tests.strict_server.network import HOST, Network, bound_socket
from tests.strict_server.oauth import OAuthRooms
from tests.strict_server.seed import seeded_world
from tests.strict_server.streaming import StreamRooms


async def serve(port: int) -> None:
    """Build the house, open both ports, say so, and serve for ever."""
    network = Network(port)
    url = f"http://{HOST}:{network.port}"
    world = seeded_world()
    grants = Grants()
    door = Door(world, grants, Entities(world, url))
    streams = StreamRooms(door)
    rooms = (
        OAuthRooms(world, grants, url),
        InstanceRooms(door),
        WritingHelpRooms(door),
        RelationshipRooms(door),
        TimelineRooms(door),
        CollectionRooms(door),
        StatusRooms(door),
        PollRooms(door),
        AboutStatusRooms(door),
        ScheduledRooms(door),
        MediaRooms(door),
        MarkerRooms(door),
        streams,
    )
    public = Starlette(
        routes=[route for room in rooms for route in room.routes()],
        exception_handlers={ApiError: error_answer, 404: not_found, 405: wrong_method},
    )
    faults = Faults()
    gate = Gate(public, faults, network)
    control = Control(door, faults, gate, network, streams)
    control_server = Server(_config(control.app()))
    control_socket = bound_socket(0)
    control_socket.listen()
    control_url = f"http://{HOST}:{control_socket.getsockname()[1]}"
    await network.serve(_config(gate), control_server.server_state)
    sys.stdout.write(json.dumps({"url": url, "control_url": control_url}) + "\n")
    sys.stdout.flush()
    await control_server.serve(sockets=[control_socket])


def _config(app: ASGIApp) -> Config:
    return Config(
        app,
        http="h11",
        ws="websockets-sansio",
        ws_ping_interval=None,
        lifespan="off",
        log_level="critical",  # the gate itself reports what fails here
        access_log=False,
        timeout_keep_alive=120,
        server_header=False,
    )


def _end_with_stdin() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.strict_server")
    parser.add_argument("--port", type=int, default=0, help="the public port; 0 takes any")
    arguments = parser.parse_args()
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    asyncio.run(serve(arguments.port))


if __name__ == "__main__":
    main()
