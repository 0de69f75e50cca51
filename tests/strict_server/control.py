"""The test's side entrance: commands as POST /_strict/<command> with JSON arguments.

It listens on a port of its own, so it works while the public port is away.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.strict_server.answers import ApiError, error_answer
from tests.strict_server.api_statuses import publish
from tests.strict_server.door import Door
from tests.strict_server.faults import Fault, Faults
from tests.strict_server.gate import Gate
from tests.strict_server.misbehaviour import KINDS
from tests.strict_server.network import Network
from tests.strict_server.pictures import striped_png
from tests.strict_server.state import Medium, Post, Profile
from tests.strict_server.streaming import StreamRooms


class Control:
    """Every command is a public coroutine method; its arguments are the JSON object's members."""

    def __init__(
        self, door: Door, faults: Faults, gate: Gate, network: Network, streams: StreamRooms
    ) -> None:
        self._door = door
        self._world = door.world
        self._faults = faults
        self._gate = gate
        self._network = network
        self._streams = streams

    def app(self) -> Starlette:
        """The ASGI application on the control port."""
        route = Route("/_strict/{command}", self._command, methods=["POST"])
        return Starlette(routes=[route], exception_handlers={ApiError: error_answer})

    async def _command(self, request: Request) -> Response:
        name = request.path_params["command"]
        command: Callable[..., Awaitable[Any]] | None = getattr(self, name, None)
        if name.startswith("_") or name == "app" or command is None:
            raise ApiError(404, f"no command {name}")
        arguments = json.loads(await request.body() or b"{}")
        return JSONResponse({"result": await command(**arguments)})

    # Misbehaviour

    async def fault(
        self,
        kind: str,
        path: str,
        method: str = "*",
        times: int | None = 1,
        skip: int = 0,
        **options: Any,
    ) -> None:
        """Let matching requests go wrong; see `misbehaviour` for kinds and their options."""
        if kind not in KINDS:
            raise ApiError(400, f"no fault {kind}; there are {', '.join(KINDS)}")
        self._faults.add(Fault(kind, path, method, times, skip, options))

    async def switch_off(self, path: str, method: str = "*", status: int = 404) -> None:
        """Answer this address with 404, 405 or 501 until `clear_faults` names it."""
        body = {"error": f"Switched off ({status})"}
        options = {"status": status, "body": body}
        self._faults.add(Fault("status", path, method, None, 0, options))

    async def clear_faults(self, path: str | None = None) -> int:
        """End the faults for this path pattern, or all of them."""
        return self._faults.remove(path)

    async def release(self) -> None:
        """Let the requests go on that the fault `hold` holds."""
        self._faults.release()

    # The network

    async def cut_connections(self) -> int:
        """Reset all open connections now."""
        return self._network.cut_all()

    async def refuse_connections(self, seconds: float | None = None) -> None:
        """The network is away, for some seconds or until `accept_connections`."""
        await self._network.go_away(seconds)

    async def accept_connections(self) -> None:
        """The network is back."""
        await self._network.come_back()

    async def freeze(self) -> None:
        """Connections stay, but nothing comes back any more."""
        self._network.freeze()

    async def thaw(self) -> None:
        """Go on where `freeze` stopped."""
        self._network.thaw()

    async def streams(self) -> list[dict[str, Any]]:
        """The open WebSockets: whose they are, and what they listen to."""
        return self._streams.open_streams

    async def send_to_streams(self, text: str) -> None:
        """Send any text to all open WebSockets."""
        self._streams.send_raw(text)

    # What happened

    async def requests(self) -> list[dict[str, Any]]:
        """All public requests so far, oldest first."""
        return self._gate.requests

    async def clear_requests(self) -> None:
        """Forget the requests so far."""
        self._gate.requests.clear()

    async def crashes(self) -> list[str]:
        """Tracebacks of errors in this server itself; there must be none."""
        return self._gate.crashes

    async def accepted_posts(self) -> list[dict[str, Any]]:
        """All posts ever accepted through the API, deleted ones too."""
        return self._world.accepted

    # The world

    async def settings(self, **changes: Any) -> dict[str, Any]:
        """Change settings (the fields of `state.Settings`) and say how they are now."""
        names = {field.name for field in fields(self._world.settings)}
        if unknown := set(changes) - names:
            raise ApiError(400, f"no settings {sorted(unknown)}")
        for name, value in changes.items():
            setattr(self._world.settings, name, value)
        return asdict(self._world.settings)

    async def post_as(self, username: str, text: str, **form: Any) -> dict[str, Any]:
        """Somebody writes a post now; `form` takes the parameters of the API."""
        author = self._profile(username)
        post = publish(self._world, author, {"status": text, **form})
        return self._door.entities.status(post, author)

    async def fill(self, username: str, count: int, width: int, height: int) -> None:
        """Let somebody have written many posts with a picture each; nobody is told of them."""
        author = self._profile(username)
        for number in range(count):
            post = publish(self._world, author, {"status": f"{number} " + "words " * (number % 40)})
            medium = Medium(
                id=self._world.ulids.make(self._world.now()),
                owner_id=author.id,
                kind="image",
                mime="image/png",
                content=striped_png(width, height, number % 97 / 97),
                description=f"Stripes, number {number}",
                size=(width, height),
                attached=True,
            )
            self._world.media[medium.id] = medium
            post.media_ids.append(medium.id)

    async def media(self) -> list[dict[str, Any]]:
        """All files that were ever sent, oldest first."""
        return [
            {
                "id": medium.id,
                "mime": medium.mime,
                "bytes": len(medium.content),
                "description": medium.description,
                "focus": medium.focus,
                "thumbnail_bytes": len(medium.thumbnail),
                "attached": medium.attached,
            }
            for medium in self._world.media.values()
        ]

    async def forget_media(self) -> None:
        """Lose all files that no post has."""
        for medium in tuple(self._world.media.values()):
            if not medium.attached:
                del self._world.media[medium.id]

    async def script_home(self, statuses: list[Any]) -> None:
        """Let the home timeline of everybody be exactly this, newest first; nothing ends it."""
        self._world.scripted_home = statuses

    async def publish_scheduled(self, scheduled_id: str) -> dict[str, Any]:
        """The time of a scheduled post has come."""
        waiting = self._world.scheduled.pop(scheduled_id)
        author = self._world.profiles[waiting.owner_id]
        post = publish(self._world, author, waiting.form)
        return self._door.entities.status(post, author)

    async def delete_post(self, post_id: str) -> None:
        """Somebody deletes a post now."""
        self._world.remove(self._post(post_id))

    async def edit_post(self, post_id: str, text: str) -> None:
        """Somebody edits a post now."""
        post = self._post(post_id)
        post.text = text
        post.edited_at = self._world.now()
        self._world.tell("status.update", post)

    async def posts_of(self, username: str) -> list[dict[str, Any]]:
        """All posts and boosts of somebody that exist now, newest first, as they see them."""
        author = self._profile(username)
        own = [post for post in self._world.posts.values() if post.author_id == author.id]
        return [self._door.entities.status(post, author) for post in reversed(own)]

    async def lock(self, username: str, *, locked: bool = True) -> None:
        """Somebody wants to be asked before they are followed, or no longer."""
        self._profile(username).locked = locked

    async def answer_requests(self, username: str, *, accept: bool) -> int:
        """Somebody lets those follow them who asked, or not; says how many did."""
        profile = self._profile(username)
        asked, profile.asked_by = profile.asked_by, set()
        for profile_id in asked if accept else ():
            self._world.profiles[profile_id].following.add(profile.id)
        return len(asked)

    async def notify(self, kind: str, username: str, from_username: str) -> None:
        """Somebody is notified of somebody, by any kind, known or not."""
        owner = self._profile(username)
        self._world.notify(kind, owner.id, self._profile(from_username).id, None)

    # Sign-in

    async def sign_in(self, username: str, scopes: str = "read write") -> dict[str, str]:
        """A registered application and a valid token, without the browser's part."""
        grants = self._door.grants
        app_id = self._world.ulids.make(self._world.now())
        app = grants.register(app_id, "test", None, ["urn:ietf:wg:oauth:2.0:oob"], scopes.split())
        token = grants.make_token(app.client_id, self._profile(username).id, app.scopes)
        return {
            "access_token": token.value,
            "client_id": app.client_id,
            "client_secret": app.client_secret,
        }

    async def tokens_of(self, username: str) -> list[str]:
        """The valid tokens of somebody."""
        owner = self._profile(username).id
        return [one.value for one in self._door.grants.tokens.values() if one.profile_id == owner]

    async def revoke_tokens(self, username: str) -> int:
        """Revoke all tokens of somebody."""
        return len(self._door.grants.revoke_all(self._profile(username).id))

    async def forget_apps(self, client_id: str | None = None) -> int:
        """Forget one application, or all, with their tokens."""
        ids = [client_id] if client_id else list(self._door.grants.apps)
        return sum(self._door.grants.forget_app(one) for one in ids)

    async def expire_codes(self) -> None:
        """Make all authorisation codes too old."""
        for code in self._door.grants.codes.values():
            code.expires = 0.0

    def _profile(self, username: str) -> Profile:
        profile = self._world.profile_named(username)
        if profile is None:
            raise ApiError(400, f"nobody is called {username}")
        return profile

    def _post(self, post_id: str) -> Post:
        post = self._world.posts.get(post_id)
        if post is None:
            raise ApiError(400, f"no post {post_id}")
        return post
