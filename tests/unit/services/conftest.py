"""What the tests of the services share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.services.desk import Desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk; what escapes from its work fails the test."""
    desk = Desk(tmp_path)
    yield desk
    await desk.close()
    assert desk.errors == []
