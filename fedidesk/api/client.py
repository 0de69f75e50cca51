"""Mastodon.py as fedidesk uses it."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, urlencode

import msgspec
from mastodon import Mastodon, MastodonError

from fedidesk.api.answer import Answer
from fedidesk.api.capture import MAX_BODY, CapturingSession
from fedidesk.api.errors import status_error
from fedidesk.api.multipart import Multipart
from fedidesk.domain.address import host_of
from fedidesk.domain.credentials import Credentials

Query = Sequence[tuple[str, str]]
"""Names and values behind the question mark of an address."""


class Client:
    """Asks one server in the name of one account; the tool of a lane's thread.

    ``heard`` gets every answer, whatever its status.
    """

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        session: CapturingSession,
        heard: Callable[[Answer], None],
    ) -> None:
        self.host = host_of(base_url)
        self.base_url = base_url
        self.credentials = credentials
        self.session = session
        self._heard = heard
        self._mastodon = _Mastodon(
            access_token=credentials.token,
            api_base_url=base_url,
            ratelimit_method="throw",
            version_check_mode="none",
            session=session,
            user_agent=str(session.headers["User-Agent"]),
        )

    def ask(
        self,
        call: Callable[[Mastodon], object],
        *,
        function: bool = False,
        largest: int = MAX_BODY,
    ) -> Answer:
        """Do ``call`` and return the answer to its last request. Raises ``ServerError``.

        ``function``: a 404 means that the server has no such function. ``largest`` is how many
        bytes there may be.
        """
        session = self.session
        session.forget()
        session.largest = largest
        try:
            call(self._mastodon)
        except MastodonError:
            # The session knows better what happened, unless nothing was ever asked.
            if session.failure is None and session.answer is None:
                raise
        answer, failure = session.answer, session.failure
        session.forget()
        if failure is not None:
            raise failure
        assert answer is not None, "every call asks"
        self._heard(answer)
        if not answer.ok:
            raise status_error(answer, self.host, function=function)
        return answer

    def fetch(
        self, path: str, query: Query = (), *, function: bool = True, largest: int = MAX_BODY
    ) -> Answer:
        """Return the answer to a GET of ``path`` as it stands, past Mastodon.py.

        Raises ``ServerError``; with ``function`` a 404 means that the server has no such function.
        """
        headers = {"Authorization": f"Bearer {self.credentials.token}"}
        url = self.base_url + path + (f"?{urlencode(query)}" if query else "")
        return self.ask(
            lambda _: self.session.fetch("GET", url, headers=headers),
            function=function,
            largest=largest,
        )

    def send(
        self, path: str, form: Mapping[str, str] | None = None, *, method: str = "POST"
    ) -> Answer:
        """Return the answer to a POST of ``form`` to ``path`` as it stands, past Mastodon.py.

        Raises ``ServerError``; a 404 means that the server has no such function.
        """
        headers = {"Authorization": f"Bearer {self.credentials.token}"}
        return self.ask(
            lambda _: self.session.fetch(method, self.base_url + path, data=form, headers=headers),
            function=True,
        )

    def submit(
        self, method: str, path: str, said: Mapping[str, object], *, idempotency_key: str = ""
    ) -> Answer:
        """Return the answer to an object, sent as JSON past Mastodon.py, which takes less.

        Raises ``ServerError``. What is sent again with its ``idempotency_key`` is done once.
        """
        headers = {
            "Authorization": f"Bearer {self.credentials.token}",
            "Content-Type": "application/json",
        }
        if idempotency_key:
            headers["Idempotency-Key"] = idempotency_key
        body = msgspec.json.encode(said)
        return self.ask(
            lambda _: self.session.fetch(method, self.base_url + path, data=body, headers=headers)
        )

    def upload(self, path: str, body: Multipart) -> Answer:
        """Return the answer to a POST of ``body``, which Mastodon.py would send without a word.

        Raises ``ServerError``; a 404 means that the server has no such function.
        """
        headers = {
            "Authorization": f"Bearer {self.credentials.token}",
            "Content-Type": body.content_type,
        }
        return self.ask(
            lambda _: self.session.fetch("POST", self.base_url + path, data=body, headers=headers),
            function=True,
        )


class _Mastodon(Mastodon):
    """Without questions before the question: what a server lacks is learned from its answers."""

    def timeline_is_available(self, *_args: object, **_options: object) -> bool:
        """Say yes."""
        return True

    def verify_minimum_version(self, *_args: object, **_options: object) -> bool:
        """Say yes."""
        return True


def in_path(identifier: str) -> str:
    """Return ``identifier`` so that it can't leave its place in the path of an address."""
    return quote(identifier, safe="")
