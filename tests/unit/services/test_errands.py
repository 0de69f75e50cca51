"""What is asked for once is done once, and told where it fails."""

import pytest

from fedidesk.domain.errors import FedideskError, Gone, NotOffered, Refused, Unreachable
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from tests.account_builders import an_account
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk


class Errand:
    """Fails with each of the errors, then works."""

    def __init__(self, *errors: FedideskError) -> None:
        self._errors = list(errors)
        self.times = 0

    async def do(self) -> None:
        """Do it."""
        self.times += 1
        if self._errors:
            raise self._errors.pop(0)


@pytest.fixture
def errands(desk: Desk) -> Errands:
    return Errands(an_account(), desk.notices, desk.scope)


async def test_an_end_that_shows_by_itself_is_not_told(desk: Desk, errands: Errands) -> None:
    errands.run(Errand().do, "one", NoticeKind.MOVE_FAILED)
    errands.run(Errand().do, "other", NoticeKind.MOVE_FAILED, NoticeKind.QUOTE_REVOKED)
    await desk.rest()
    assert desk.kinds == [NoticeKind.QUOTE_REVOKED]


async def test_while_it_is_done_it_is_not_begun_again(desk: Desk, errands: Errands) -> None:
    errand = Errand()
    errands.run(errand.do, "one", NoticeKind.MOVE_FAILED)
    errands.run(errand.do, "one", NoticeKind.MOVE_FAILED)
    await desk.rest()
    assert errand.times == 1


@pytest.mark.parametrize("error", [Refused(HOST, "no"), Unreachable(HOST)])
async def test_a_failure_offers_another_try(
    desk: Desk, errands: Errands, error: FedideskError
) -> None:
    errand = Errand(error)
    errands.run(errand.do, "one", NoticeKind.MOVE_FAILED, NoticeKind.QUOTE_REVOKED)
    await desk.rest()
    (notice,) = desk.told
    assert (notice.kind, notice.error) == (NoticeKind.MOVE_FAILED, error)
    assert notice.retry is not None
    notice.retry()
    await desk.rest()
    assert errand.times == 2
    assert desk.kinds[-1] is NoticeKind.QUOTE_REVOKED


@pytest.mark.parametrize("error", [Gone(HOST), NotOffered(HOST)])
async def test_what_fails_for_good_offers_none(
    desk: Desk, errands: Errands, error: FedideskError
) -> None:
    errands.run(Errand(error).do, "one", NoticeKind.MOVE_FAILED)
    await desk.rest()
    assert [notice.retry for notice in desk.told] == [None]
