"""Pages of a list, reached by the Link header and nothing else."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.strict_server.answers import ApiError

Item = TypeVar("Item")
MAX_LIMIT = 40
_CURSORS = {"max_id", "min_id", "since_id", "limit"}


def limit_of(request: Request) -> int:
    """How many items are asked for, within the bounds."""
    text = request.query_params.get("limit", "20")
    if not text.isdigit():
        raise ApiError(400, f"Bad Request: error parsing limit {text}")
    return max(1, min(int(text), MAX_LIMIT))


def one_page(
    request: Request,
    items: Sequence[Item],
    id_of: Callable[[Item], str],
    show: Callable[[Item], Any],
    base_url: str,
) -> Response:
    """The asked-for page of `items` (newest first) as JSON, with links to its neighbours."""
    query = request.query_params
    limit = limit_of(request)
    below = query.get("max_id")
    above = query.get("min_id") or query.get("since_id")
    chosen = [
        item
        for item in items
        if (not below or id_of(item) < below) and (not above or id_of(item) > above)
    ]
    chosen = chosen[-limit:] if query.get("min_id") else chosen[:limit]
    answer = JSONResponse([show(item) for item in chosen])
    if chosen:
        kept = [(name, value) for name, value in query.multi_items() if name not in _CURSORS]
        kept.append(("limit", str(limit)))
        address = f"{base_url}{request.url.path}"
        older = urlencode([*kept, ("max_id", id_of(chosen[-1]))])
        newer = urlencode([*kept, ("min_id", id_of(chosen[0]))])
        answer.headers["Link"] = f'<{address}?{older}>; rel="next", <{address}?{newer}>; rel="prev"'
    return answer


def scripted_page(request: Request, items: Sequence[Any], base_url: str) -> Response:
    """The asked-for page of ``items`` as they are, whatever they are; only older ones follow."""
    limit = limit_of(request)
    query = request.query_params
    below = query.get("max_id", "0")
    first = int(below) if below.isdigit() else 0
    is_newer = query.get("min_id") or query.get("since_id")
    chosen = [] if is_newer else items[first : first + limit]
    answer = Response(json.dumps(chosen), 200, media_type="application/json")
    if first + limit < len(items) and chosen:
        older = f"{base_url}{request.url.path}?limit={limit}&max_id={first + limit}"
        answer.headers["Link"] = f'<{older}>; rel="next"'
    return answer
