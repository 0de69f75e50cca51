"""Polls: looking at them, and voting once."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.door import Door
from tests.strict_server.drafts import refuse
from tests.strict_server.state import Poll, Post, Profile


class PollRooms:
    """The addresses under /api/v1/polls."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/v1/polls/{id}", self.read, methods=["GET"]),
            Route("/api/v1/polls/{id}/votes", self.vote, methods=["POST"]),
        ]

    async def read(self, request: Request) -> Response:
        """GET /api/v1/polls/:id."""
        viewer = self._door.viewer(request, "read")
        post, poll = self._poll(request, viewer)
        return JSONResponse(self._door.entities.poll(poll, post, viewer))

    async def vote(self, request: Request) -> Response:
        """POST /api/v1/polls/:id/votes."""
        viewer = self._door.viewer(request, "write")
        post, poll = self._poll(request, viewer)
        chosen = sorted({int(each) for each in (await parameters(request)).get("choices") or []})
        if post.author_id == viewer.id:
            raise refuse("you cannot vote in your own polls")
        if poll.expires_at < self._world.now():
            raise refuse("the poll has already ended")
        if viewer.id in poll.voters:
            raise refuse("you have already voted on this poll")
        if not chosen or (len(chosen) > 1 and not poll.multiple):
            raise refuse("the chosen vote option does not exist")
        if not 0 <= chosen[0] <= chosen[-1] < len(poll.options):
            raise refuse("the chosen vote option does not exist")
        poll.voters[viewer.id] = chosen
        for index in chosen:
            poll.votes[index] += 1
        return JSONResponse(self._door.entities.poll(poll, post, viewer))

    def _poll(self, request: Request, viewer: Profile) -> tuple[Post, Poll]:
        for post in self._world.posts.values():
            poll = post.poll
            if poll is not None and poll.id == request.path_params["id"]:
                return self._door.post(post.id, viewer), poll
        raise ApiError(404, "Record not found")
