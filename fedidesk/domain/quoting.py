"""Who may quote a post."""

from enum import StrEnum

from fedidesk.domain.post import FOLLOWERS, PUBLIC, UNLISTED, Post, QuoteApproval

EVERYBODY, ITS_FOLLOWERS, NOBODY = "public", "followers", "nobody"
QUOTE_POLICIES = (EVERYBODY, ITS_FOLLOWERS, NOBODY)
"""From the widest to the narrowest, in the words of the API."""


class Quotable(StrEnum):
    """Whether an account may quote a post, and if not, why."""

    AT_ONCE = "at once"
    AFTER_APPROVAL = "after approval"
    """Its author is asked first."""
    BY_FOLLOWERS = "by followers"
    """The account is none of them."""
    BY_NOBODY = "by nobody"
    SEEN_BY_FEW = "seen by few"
    NOT_SAID = "not said"
    """The author's server knows no quotes, or says it in words this version does not know."""


POSSIBLE = (Quotable.AT_ONCE, Quotable.AFTER_APPROVAL)
_FOLLOWER_WORDS = ("followers", "following")


def quotable(post: Post, *, is_own: bool) -> Quotable:
    """Return whether an account may quote ``post``, which ``is_own`` if it wrote it."""
    approval = post.quote_approval
    if approval is None or is_own:
        shown = (PUBLIC, UNLISTED, FOLLOWERS) if is_own else (PUBLIC, UNLISTED)
        return Quotable.AT_ONCE if post.visibility in shown else Quotable.SEEN_BY_FEW
    if approval.current_user == "automatic":
        return Quotable.AT_ONCE
    if approval.current_user == "manual":
        return Quotable.AFTER_APPROVAL
    if post.visibility not in (PUBLIC, UNLISTED):
        return Quotable.SEEN_BY_FEW
    named = (*approval.automatic, *approval.manual)
    if approval.current_user != "denied":
        return Quotable.NOT_SAID
    return Quotable.BY_FOLLOWERS if set(named) & set(_FOLLOWER_WORDS) else Quotable.BY_NOBODY


def policy_of(approval: QuoteApproval | None) -> str:
    """Return which of ``QUOTE_POLICIES`` it is; empty where that is not known."""
    if approval is None:
        return ""
    if EVERYBODY in approval.automatic:
        return EVERYBODY
    return ITS_FOLLOWERS if ITS_FOLLOWERS in approval.automatic else NOBODY
