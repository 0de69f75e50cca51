"""Both test servers, and the API layer in front of them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.capture import Timeouts
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.account import Account
from fedidesk.domain.address import host_of
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId
from tests.contract.mock_server import TOKEN, MockServer
from tests.strict_server.process import StrictServer

NO_APP = AppCredentials("unknown", "unknown")


def gateway_to(
    api: Api, base_url: str, token: str, app: AppCredentials = NO_APP
) -> MastodonGateway:
    """Return the gateway of whoever ``token`` belongs to."""
    account = Account(
        key=AccountKey(host_of(base_url), ProfileId("me")), base_url=base_url, username="me"
    )
    return api.gateway(account, Credentials(token, app))


@pytest.fixture(scope="session")
def mock() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.fixture(scope="session")
def strict() -> Iterator[StrictServer]:
    with StrictServer() as server:
        yield server


@pytest_asyncio.fixture
async def api() -> AsyncIterator[Api]:
    api = Api(timeouts=Timeouts(connect=10.0, silence=20.0, whole=40.0))
    yield api
    api.close()


@pytest.fixture(params=["mock", "strict"])
def gateway(request: pytest.FixtureRequest, api: Api) -> MastodonGateway:
    """Somebody's gateway, to each of the two servers in turn."""
    server: MockServer | StrictServer = request.getfixturevalue(request.param)
    token = TOKEN if isinstance(server, MockServer) else server.sign_in("mina")
    return gateway_to(api, server.url, token)
