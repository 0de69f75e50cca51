"""One strict server for all tests here, set straight again before each of them."""

from collections.abc import Iterator

import pytest

from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import ApiClient, OAuthClient


@pytest.fixture(scope="session")
def running_server() -> Iterator[StrictServer]:
    with StrictServer() as server:
        yield server


@pytest.fixture
def server(running_server: StrictServer) -> StrictServer:
    running_server.control("accept_connections")
    running_server.control("thaw")
    running_server.clear_faults()
    running_server.control("clear_requests")
    running_server.control(
        "settings", idempotency=True, media_polls=2, media_fails=False, wrong_state=False
    )
    return running_server


@pytest.fixture
def mina(server: StrictServer) -> Iterator[ApiClient]:
    with ApiClient(server.url, server.sign_in("mina")) as client:
        yield client


@pytest.fixture
def omar(server: StrictServer) -> Iterator[ApiClient]:
    with ApiClient(server.url, server.sign_in("omar")) as client:
        yield client


@pytest.fixture
def oauth(server: StrictServer) -> Iterator[OAuthClient]:
    with OAuthClient(server.url) as client:
        yield client
