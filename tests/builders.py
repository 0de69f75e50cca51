"""Values for tests: complete where it matters, plain everywhere else."""

from typing import Any

from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, PostId, ProfileId, RowId
from fedidesk.domain.post import Bundle, Post, Row
from fedidesk.domain.profile import Profile


def a_profile(name: str = "ann", **changes: Any) -> Profile:
    """Return somebody on the account's own server."""
    values = {"id": ProfileId(f"id-{name}"), "handle": name, "display_name": name.capitalize()}
    return Profile(**(values | changes))


def a_post(post_id: str = "p1", text: str = "", **changes: Any) -> Post:
    """Return a public post that says ``text``, or its id."""
    values = {"id": PostId(post_id), "author": a_profile(), "html": f"<p>{text or post_id}</p>"}
    return Post(**(values | changes))


def a_row(post_id: str = "p1", boosted_by: Profile | None = None) -> Row:
    """Return the row of a post, or of a boost of it."""
    row_id = post_id if boosted_by is None else f"{post_id}-boosted-by-{boosted_by.id}"
    return Row(RowId(row_id), PostId(post_id), boosted_by)


def a_bundle(post_id: str = "p1", **changes: Any) -> Bundle:
    """Return a post with its row."""
    return Bundle(a_row(post_id), a_post(post_id, **changes))


def an_account(name: str = "ann", host: str = "a.example", **changes: Any) -> Account:
    """Return an account that is signed in."""
    values = {
        "key": AccountKey(host, ProfileId(f"id-{name}")),
        "base_url": f"https://{host}",
        "username": name,
    }
    return Account(**(values | changes))


def some_credentials(token: str = "token") -> Credentials:
    """Return a token with its registration."""
    return Credentials(token, AppCredentials("client", "client-secret"))
