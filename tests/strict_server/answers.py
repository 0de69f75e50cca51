"""Answers every room gives: JSON, errors in JSON, and the reading of what a request brought."""

import json
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

_BRACKETS = re.compile(r"\[([^\]]*)\]")


class ApiError(Exception):
    """Ends a request with an HTTP status and an `error` text."""

    def __init__(self, status: int, error: str, description: str | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.description = description


async def error_answer(_request: Request, error: Exception) -> Response:
    """What an `ApiError` looks like to the client."""
    if not isinstance(error, ApiError):
        raise error
    body = {"error": error.error}
    if error.description:
        body["error_description"] = error.description
    return JSONResponse(body, error.status)


async def not_found(_request: Request, _error: Exception) -> Response:
    """The answer for an address that does not exist."""
    return JSONResponse({"error": "Not Found: page not found"}, 404)


async def wrong_method(_request: Request, _error: Exception) -> Response:
    """The answer for an address that exists, but not for this method."""
    return JSONResponse({"error": "Method Not Allowed"}, 405)


async def parameters(request: Request) -> dict[str, Any]:
    """The body of a request as one dict, whether JSON, form or multipart.

    `a[]` becomes a list and `poll[options][]` a list in a dict.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError as error:
            raise ApiError(400, "Bad Request: the body is not JSON") from error
        if not isinstance(body, dict):
            raise ApiError(400, "Bad Request: the body is not a JSON object")
        return body
    found: dict[str, Any] = {}
    if kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        for name, value in (await request.form()).multi_items():
            _place(found, name, value)
    return found


def _place(target: dict[str, Any], name: str, value: str | UploadFile) -> None:
    head = name.partition("[")[0]
    path = [head, *_BRACKETS.findall(name[len(head) :])]
    for step in path[:-2] if path[-1] == "" else path[:-1]:
        target = target.setdefault(step, {})
    if path[-1] == "" and len(path) > 1:
        target.setdefault(path[-2], []).append(value)
    else:
        target[path[-1]] = value


def truth(value: Any, *, default: bool = False) -> bool:
    """A yes or no as forms and JSON write it."""
    if value is None:
        return default
    return value in {True, "true", "True", "1", "on"}
