"""The child process of demo mode: runs the server until the application is gone.

`python -m fedidesk.app.demo.serve` prints one line of JSON when the server answers, then nothing:
``{"url": …, "accounts": [{"handle", "profile_id", "token", "display_name"}, …]}``. It holds the
read end of a pipe as its standard input and ends when that closes, however the other side ends.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from mastodon_mock.app import create_app, dispose_app_resources
from mastodon_mock.config import (
    DatabaseConfig,
    MastodonMockConfig,
    SeedConfig,
)
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from fedidesk.app.demo.addresses import EMOJI_PATH, PICTURE_PATH, Addresses
from fedidesk.app.demo.content import load_content
from fedidesk.app.demo.finishing import FinishedAnswers, FinishedEvents, Finisher
from fedidesk.app.demo.life import Life
from fedidesk.app.demo.markup import Markup
from fedidesk.app.demo.pictures import UnknownPicture, emoji_png, picture_png
from fedidesk.app.demo.population import Populator, SignedIn
from fedidesk.app.demo.writing import Writer, keep_markup

_HOST = "127.0.0.1"
_GRACE_SECONDS = 1.0
_STANDARD_INPUT = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until standard input closes; the answer is the exit code."""
    options = _parser().parse_args(arguments)
    directory = Path(tempfile.mkdtemp(prefix="demo-server-", dir=options.directory))
    leftovers = [directory, *options.throwaway]
    try:
        with socket.create_server((_HOST, 0)) as listener:
            _serve(listener, directory, options.pace, leftovers)
    finally:
        _remove(leftovers)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m fedidesk.app.demo.serve",
        description="Run the demo's server on a free port until standard input closes.",
    )
    parser.add_argument(
        "--directory",
        type=Path,
        help="an existing directory for the server's own, temporary one (default: the system's)",
    )
    parser.add_argument(
        "--throwaway",
        type=Path,
        action="append",
        default=[],
        help="another directory to delete at the end",
    )
    parser.add_argument(
        "--pace",
        type=float,
        default=6.0,
        help="mean seconds between two things that happen (default: 6; 0: nothing happens)",
    )
    return parser


def _serve(
    listener: socket.socket, directory: Path, pace: float, leftovers: Sequence[Path]
) -> None:
    """Fill the server, announce it, and answer until the pipe on standard input closes."""
    addresses = Addresses(f"http://{_HOST}:{listener.getsockname()[1]}")
    content = load_content()
    handles = {person.handle for person in content.people}
    markup = Markup(addresses.base, handles.__contains__)
    finisher = Finisher(addresses, content.cards)
    mock = _mock(addresses, directory)
    mock.state.event_bus = FinishedEvents(finisher)
    keep_markup(markup)
    with mock.state.session_factory() as session:
        population = Populator(session, content, addresses).fill(markup)
    life = Life(mock, content, population, Writer(markup, addresses, population.people), pace)
    server = _AnnouncingServer(
        uvicorn.Config(
            _application(mock, finisher),
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=1,
        ),
        lambda: _announce(addresses, population.signed_in),
    )
    _end_with_parent(server, leftovers)
    if pace > 0:
        life.start()
    server.run(sockets=[listener])
    life.stop()
    dispose_app_resources(mock)


def _mock(addresses: Addresses, directory: Path) -> FastAPI:
    """The empty server with its database and uploads below `directory`."""
    return create_app(
        MastodonMockConfig(
            domain=addresses.base.partition("://")[2],
            url_scheme="http",
            title="Fedidesk demo",
            email="nobody@demo.example",
            description="A small made-up server on this computer. It forgets everything.",
            rules=["Be kind.", "Nothing here is real, so relax."],
            media_storage_path=str(directory / "media"),
            database=DatabaseConfig(path=str(directory / "demo.sqlite")),
            seed=SeedConfig(),
        )
    )


def _application(mock: FastAPI, finisher: Finisher) -> Starlette:
    """The server with our pictures and emoji in front of it."""

    def emojis(_request: Request) -> Response:
        return JSONResponse(finisher.custom_emojis())

    return Starlette(
        routes=[
            Route("/api/v1/custom_emojis", emojis),
            Route(PICTURE_PATH, _picture),
            Route(EMOJI_PATH, _emoji),
            Mount("/", app=FinishedAnswers(mock, finisher)),
        ]
    )


def _picture(request: Request) -> Response:
    name, size = request.path_params["name"], request.path_params["size"]
    return _image(lambda: picture_png(name, size))


def _emoji(request: Request) -> Response:
    return _image(lambda: emoji_png(request.path_params["name"]))


def _image(draw: Callable[[], bytes]) -> Response:
    try:
        body = draw()
    except UnknownPicture:
        return Response("Record not found", status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type="image/png", headers=headers)


class _AnnouncingServer(uvicorn.Server):
    """Says so as soon as it accepts connections."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._announce()


def _announce(addresses: Addresses, signed_in: Sequence[SignedIn]) -> None:
    accounts = [
        {
            "handle": account.person.handle,
            "profile_id": str(account.account_id),
            "token": account.token,
            "display_name": account.person.name,
        }
        for account in signed_in
    ]
    sys.stdout.write(json.dumps({"url": addresses.base, "accounts": accounts}) + "\n")
    sys.stdout.flush()


def _end_with_parent(server: uvicorn.Server, leftovers: Sequence[Path]) -> None:
    """Start the watch on standard input; open connections get a moment, then all ends."""

    def watch() -> None:
        while os.read(_STANDARD_INPUT, 4096):
            pass
        server.should_exit = True
        threading.Event().wait(_GRACE_SECONDS)
        _remove(leftovers)
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _remove(directories: Sequence[Path]) -> None:
    for directory in directories:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
