"""One post at a time: write, read, edit, delete, boost, favourite, bookmark."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.api_about_statuses import version_of
from tests.strict_server.api_scheduled import scheduled, scheduled_at
from tests.strict_server.door import Door
from tests.strict_server.drafts import checked, refuse
from tests.strict_server.state import Post, Profile, World


class StatusRooms:
    """The addresses under /api/v1/statuses."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world
        self._searches: dict[str, int] = {}
        """How often each search for replies has been asked for."""

    def routes(self) -> list[BaseRoute]:
        one = "/api/v1/statuses/{id}"
        return [
            Route("/api/v1/statuses", self.create, methods=["POST"]),
            Route(one, self.read, methods=["GET"]),
            Route(one, self.edit, methods=["PUT"]),
            Route(one, self.delete, methods=["DELETE"]),
            Route(f"{one}/context", self.context),
            Route("/api/v1_alpha/async_refreshes/{id:path}", self.search),
            Route(f"{one}/source", self.source),
            Route(f"{one}/reblog", self.boost, methods=["POST"]),
            Route(f"{one}/unreblog", self.unboost, methods=["POST"]),
            Route(f"{one}/favourite", self.favourite, methods=["POST"]),
            Route(f"{one}/unfavourite", self.unfavourite, methods=["POST"]),
            Route(f"{one}/bookmark", self.bookmark, methods=["POST"]),
            Route(f"{one}/unbookmark", self.unbookmark, methods=["POST"]),
        ]

    def _answer(self, post: Post, viewer: Profile, **more: Any) -> Response:
        return JSONResponse({**self._door.entities.status(post, viewer), **more})

    async def create(self, request: Request) -> Response:
        """POST /api/v1/statuses; the same Idempotency-Key gives the same post again."""
        viewer = self._door.viewer(request, "write")
        form = await parameters(request)
        key = request.headers.get("idempotency-key", "")
        known_id = self._world.answers_by_key.get((viewer.id, key))
        if key and known_id in self._world.posts and self._world.settings.idempotency:
            return self._answer(self._world.posts[known_id], viewer)
        at = scheduled_at(self._world, form)
        if at is not None:
            # As on Mastodon, the key says nothing about what is scheduled.
            return JSONResponse(scheduled(self._door, viewer, form, at, key))
        post = publish(self._world, viewer, form)
        self._world.answers_by_key[viewer.id, key] = post.id
        self._world.accepted.append(
            {
                "id": post.id,
                "username": viewer.username,
                "text": post.text,
                "visibility": post.visibility,
                "spoiler_text": post.spoiler_text,
                "sensitive": post.sensitive,
                "language": post.language,
                "in_reply_to_id": post.in_reply_to_id,
                "media_ids": post.media_ids,
                "descriptions": [self._world.media[one].description for one in post.media_ids],
                "poll": post.poll.options if post.poll else None,
                "quoted_status_id": post.quoted_id,
                "local_only": post.local_only,
                "content_type": post.content_type,
                "idempotency_key": key or None,
            }
        )
        return self._answer(post, viewer)

    async def read(self, request: Request) -> Response:
        """GET /api/v1/statuses/:id."""
        viewer = self._door.viewer(request, "read")
        return self._answer(self._door.post(request.path_params["id"], viewer), viewer)

    async def edit(self, request: Request) -> Response:
        """PUT /api/v1/statuses/:id."""
        viewer = self._door.viewer(request, "write")
        post = self._door.own_post(request.path_params["id"], viewer)
        if post.boost_of is not None:
            raise refuse("a boost cannot be edited")
        form = await parameters(request)
        draft = checked(self._world, viewer, form, post)
        post.versions.append(version_of(post, self._door.entities.status(post, viewer)))
        post.text = draft.text
        post.spoiler_text = draft.spoiler_text
        post.sensitive = draft.sensitive
        post.language = draft.language
        post.media_ids = [medium.id for medium in draft.media]
        post.poll = draft.poll
        post.quote_policy = draft.quote_policy
        post.content_type = draft.content_type
        for said in form.get("media_attributes") or []:
            if str(said.get("id")) in post.media_ids:
                self._world.media[str(said["id"])].description = said.get("description") or None
        post.edited_at = self._world.now()
        self._world.tell("status.update", post)
        return self._answer(post, viewer)

    async def delete(self, request: Request) -> Response:
        """DELETE /api/v1/statuses/:id; the answer brings the text back for another try."""
        viewer = self._door.viewer(request, "write")
        post = self._door.own_post(request.path_params["id"], viewer)
        answer = self._answer(post, viewer, text=post.text)
        self._world.remove(post)
        return answer

    async def source(self, request: Request) -> Response:
        """GET /api/v1/statuses/:id/source."""
        viewer = self._door.viewer(request, "read")
        post = self._door.own_post(request.path_params["id"], viewer)
        return JSONResponse(
            {
                "id": post.id,
                "text": post.text,
                "spoiler_text": post.spoiler_text,
                "content_type": post.content_type,
            }
        )

    async def context(self, request: Request) -> Response:
        """GET /api/v1/statuses/:id/context: above from the top, below as it was written."""
        viewer = self._door.viewer(request, "read")
        post = self._door.original(request.path_params["id"], viewer)
        above: list[Post] = []
        parent = self._world.posts.get(post.in_reply_to_id or "")
        while parent is not None:
            above.insert(0, parent)
            parent = self._world.posts.get(parent.in_reply_to_id or "")
        show = self._door.entities.status
        see = self._world.visible_to
        return JSONResponse(
            {
                "ancestors": [show(one, viewer) for one in above if see(viewer, one)],
                "descendants": [show(one, viewer) for one in self._below(post) if see(viewer, one)],
            },
            headers=self._search_for_replies(post),
        )

    def _search_for_replies(self, post: Post) -> dict[str, str]:
        settings = self._world.settings
        name = f"search/{post.id}=--1"
        if settings.search_header:
            return {"Mastodon-Async-Refresh": settings.search_header}
        if self._searches.setdefault(name, 0) >= settings.searches:
            return {}
        return {"Mastodon-Async-Refresh": f'id="{name}", retry=1, result_count=0'}

    async def search(self, request: Request) -> Response:
        """GET /api/v1_alpha/async_refreshes/:id."""
        self._door.viewer(request, "read")
        name = request.path_params["id"]
        if name not in self._searches:
            raise ApiError(404, "Record not found")
        self._searches[name] += 1
        running = self._searches[name] < self._world.settings.searches
        said = {
            "id": name,
            "status": "running" if running else "finished",
            "result_count": self._world.settings.search_finds,
        }
        return JSONResponse({"async_refresh": said})

    def _below(self, post: Post) -> list[Post]:
        found = []
        for reply in sorted(self._world.posts.values(), key=lambda one: one.id):
            if reply.in_reply_to_id == post.id:
                found += [reply, *self._below(reply)]
        return found

    async def boost(self, request: Request) -> Response:
        """POST …/reblog: the answer is the boost, with the post inside it."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        form = await parameters(request)
        if post.visibility not in {"public", "unlisted"} and post.author_id != viewer.id:
            raise refuse("this status cannot be boosted")
        boost = self._world.boost_by(viewer, post)
        if boost is None:
            moment = self._world.now()
            boost = Post(
                id=self._world.ulids.make(moment),
                author_id=viewer.id,
                text="",
                created_at=moment,
                visibility=str(form.get("visibility") or post.visibility),
                boost_of=post.id,
            )
            self._world.put(boost)
            self._world.notify("reblog", post.author_id, viewer.id, post)
        return self._answer(boost, viewer)

    async def unboost(self, request: Request) -> Response:
        """POST …/unreblog: the answer is the post that is no longer boosted."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        boost = self._world.boost_by(viewer, post)
        if boost is not None:
            self._world.remove(boost)
        return self._answer(post, viewer)

    async def favourite(self, request: Request) -> Response:
        """POST …/favourite."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        if viewer.id not in post.favourited_by:
            post.favourited_by.add(viewer.id)
            self._world.notify("favourite", post.author_id, viewer.id, post)
        return self._answer(post, viewer)

    async def unfavourite(self, request: Request) -> Response:
        """POST …/unfavourite."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        post.favourited_by.discard(viewer.id)
        return self._answer(post, viewer)

    async def bookmark(self, request: Request) -> Response:
        """POST …/bookmark."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        post.bookmarked_by.add(viewer.id)
        return self._answer(post, viewer)

    async def unbookmark(self, request: Request) -> Response:
        """POST …/unbookmark."""
        viewer = self._door.viewer(request, "write")
        post = self._door.original(request.path_params["id"], viewer)
        post.bookmarked_by.discard(viewer.id)
        return self._answer(post, viewer)


def publish(world: World, author: Profile, form: dict[str, Any]) -> Post:
    """Check and keep a new post, and notify those it mentions."""
    draft = checked(world, author, form, None)
    moment = world.now()
    post = Post(
        id=world.ulids.make(moment),
        author_id=author.id,
        text=draft.text,
        created_at=moment,
        visibility=draft.visibility,
        spoiler_text=draft.spoiler_text,
        sensitive=draft.sensitive,
        language=draft.language,
        in_reply_to_id=draft.in_reply_to_id,
        media_ids=[medium.id for medium in draft.media],
        poll=draft.poll,
        quoted_id=draft.quoted_id,
        quote_policy=draft.quote_policy,
        local_only=draft.local_only,
        content_type=draft.content_type,
    )
    world.put(post)
    for profile in world.mentioned(post):
        world.notify("mention", profile.id, author.id, post)
    return post
