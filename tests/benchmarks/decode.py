"""A home page of 40 posts from bytes to domain objects, through the real gateway.

``page40_cpu_ms`` is the CPU time of the whole process for one call of ``timeline_page``, with the
lane's thread, Mastodon.py and requests, but without a network: a transport adapter answers with
the bytes. The content of posts is not parsed. ``msgspec_only_cpu_ms`` is what decoding the same
bytes into the same wire structs takes.
"""

import asyncio
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import msgspec
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from fedidesk.api.api import Api
from fedidesk.api.wire import Status
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.domain.timeline import HOME, PAGE_LENGTH
from fedidesk.services.ports import Gateway
from tests.benchmarks.result import BenchResult
from tests.data.statuses import home_page

_ROUNDS = 200
_WARM_UP = 20


class _Answer(BaseAdapter):
    """Answers every request with one page."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self._body = body

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        response = Response()
        response.status_code = 200
        response.headers["Content-Type"] = "application/json"
        response.raw = HTTPResponse(BytesIO(self._body), preload_content=False)
        response.url = request.url or ""
        response.request = request
        return response

    def close(self) -> None:
        """Nothing is open."""


def run() -> BenchResult:
    body = home_page(PAGE_LENGTH)
    decode = msgspec.json.Decoder(list[Status]).decode
    alone = [_cpu_ms(lambda: decode(body)) for _ in range(_ROUNDS)]
    through = asyncio.run(_through_gateway(body))
    return BenchResult(
        figures={"page40_cpu_ms": statistics.median(through), "page40_bytes": len(body)},
        calibration={"msgspec_only_cpu_ms": statistics.median(alone)},
    )


async def _through_gateway(body: bytes) -> list[float]:
    api = Api("none", make_carrier=lambda: _Answer(body))
    account = Account(
        key=AccountKey("one.test", ProfileId("1")), base_url="https://one.test", username="ada"
    )
    gateway: Gateway = api.gateway(account, Credentials("t", AppCredentials("i", "s")))
    times = []
    for _ in range(_WARM_UP + _ROUNDS):
        start = time.process_time()
        page = await gateway.timeline_page(HOME)
        times.append((time.process_time() - start) * 1000)
        if len(page.bundles) != PAGE_LENGTH or page.skipped:
            raise RuntimeError("not the whole page came through")
    api.close()
    return times[_WARM_UP:]


def _cpu_ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
