"""Who may quote what, and the reason where somebody may not."""

import pytest

from fedidesk.domain.post import QuoteApproval
from fedidesk.domain.quoting import (
    EVERYBODY,
    ITS_FOLLOWERS,
    NOBODY,
    Quotable,
    policy_of,
    quotable,
)
from tests.builders import a_post


@pytest.mark.parametrize(
    ("visibility", "approval", "how"),
    [
        ("public", QuoteApproval("automatic", ("public",)), Quotable.AT_ONCE),
        ("public", QuoteApproval("manual", (), ("public",)), Quotable.AFTER_APPROVAL),
        ("public", QuoteApproval("denied"), Quotable.BY_NOBODY),
        ("public", QuoteApproval("denied", ("followers",)), Quotable.BY_FOLLOWERS),
        ("public", QuoteApproval("denied", (), ("following",)), Quotable.BY_FOLLOWERS),
        ("public", QuoteApproval("unknown", ("unsupported_policy",)), Quotable.NOT_SAID),
        ("public", QuoteApproval(), Quotable.NOT_SAID),
        ("private", QuoteApproval("denied"), Quotable.SEEN_BY_FEW),
        ("public", None, Quotable.AT_ONCE),
        ("unlisted", None, Quotable.AT_ONCE),
        ("private", None, Quotable.SEEN_BY_FEW),
        ("circle", None, Quotable.SEEN_BY_FEW),
    ],
)
def test_somebody_elses_post(visibility: str, approval: QuoteApproval, how: Quotable) -> None:
    post = a_post(visibility=visibility, quote_approval=approval)
    assert quotable(post, is_own=False) is how


@pytest.mark.parametrize(
    ("visibility", "how"),
    [
        ("public", Quotable.AT_ONCE),
        ("private", Quotable.AT_ONCE),
        ("direct", Quotable.SEEN_BY_FEW),
    ],
)
def test_ones_own_post(visibility: str, how: Quotable) -> None:
    approval = QuoteApproval("denied")
    assert quotable(a_post(visibility=visibility, quote_approval=approval), is_own=True) is how


@pytest.mark.parametrize(
    ("approval", "policy"),
    [
        (None, ""),
        (QuoteApproval("automatic", ("public", "followers")), EVERYBODY),
        (QuoteApproval("automatic", ("followers",)), ITS_FOLLOWERS),
        (QuoteApproval("automatic"), NOBODY),
    ],
)
def test_what_was_chosen(approval: QuoteApproval | None, policy: str) -> None:
    assert policy_of(approval) == policy
