"""Signing in: from the address of a server to an account and its token.

OAuth's authorisation code with PKCE (RFC 7636) in the person's own browser, which comes back to a
port of this machine (RFC 8252), or shows a code to copy where it can't.
"""

import asyncio
import logging
from collections.abc import Iterable

from msgspec import Struct

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.address import host_of, server_url
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import AppForgotten, FedideskError, ServerError, SignInFailed
from fedidesk.domain.ids import AccountKey
from fedidesk.domain.profile import Profile
from fedidesk.services.ports import Browser
from fedidesk.services.sign_in_ports import ReceiverFactory, RedirectReceiver, SignInGateway
from fedidesk.services.visits import OUT_OF_BAND, Agreed, Visits, WantsCode, code_in

log = logging.getLogger(__name__)

_REVOKING_PATIENCE = 10.0
"""Seconds that a server is given to revoke a token that nobody wants."""


class AskingAddress(Struct, frozen=True):
    """Nothing is under way: the person types the address of a server."""


class ContactingServer(Struct, frozen=True):
    """The server is asked who it is and told who asks."""

    host: str


class WaitingForBrowser(Struct, frozen=True):
    """The person is at ``url`` in the browser; ``by_code`` if a code has to be pasted here."""

    host: str
    url: str
    by_code: bool

    def __repr__(self) -> str:
        return f"WaitingForBrowser({self.host!r}, by_code={self.by_code})"


class Exchanging(Struct, frozen=True):
    """The person agreed; the server is asked for the token."""

    host: str


class Done(Struct, frozen=True):
    """Signed in."""

    account: Account
    credentials: Credentials


class Failed(Struct, frozen=True):
    """It ended with ``error``; ``run`` begins anew."""

    error: FedideskError


Step = AskingAddress | ContactingServer | WaitingForBrowser | Exchanging | Done | Failed


class SignIn:
    """One sign-in at a time; ``step`` is where it stands, ``changed`` tells each new step.

    The person has ``deadline`` seconds in the browser. A token that came and is not wanted any more
    is given back to the server in ``scope``. All of it lives in the loop's thread.
    """

    def __init__(
        self,
        gateway: SignInGateway,
        receivers: ReceiverFactory,
        browser: Browser,
        scope: TaskScope,
        deadline: float = 600.0,
        revoking_patience: float = _REVOKING_PATIENCE,
    ) -> None:
        self._gateway = gateway
        self._receivers = receivers
        self._browser = browser
        self._scope = scope
        self._deadline = deadline
        self._revoking_patience = revoking_patience
        self._task: asyncio.Task[object] | None = None
        self._visits = Visits()
        self._issued: tuple[str, Credentials] | None = None
        """The token that came, and from where, until the sign-in is done."""
        self.step: Step = AskingAddress()
        self.changed: Signal[()] = Signal()

    async def run(
        self, typed_address: str, accounts: Iterable[Account] = ()
    ) -> tuple[Account, Credentials]:
        """Sign in at the server that was typed.

        Where one of ``accounts`` is on that server already, the browser is asked to let another
        one in. Raises ``SignInFailed``, a ``ServerError``, or ``CancelledError`` after ``cancel``.
        """
        assert self._task is None, "one sign-in at a time"
        self._task = asyncio.current_task()
        step: Step = AskingAddress()
        try:
            account, credentials = await self._sign_in(server_url(typed_address), accounts)
            step = Done(account, credentials)
        except FedideskError as error:
            step = Failed(error)
            raise
        finally:
            self._task = None
            issued, self._issued = self._issued, None
            if issued is not None and not isinstance(step, Done):
                self.give_back(*issued)
            self._show(step)
        return account, credentials

    def use_code(self) -> None:
        """Send the browser to a page that shows a code, for ``paste_code``.

        For browsers that can't come back; one that does is still welcome.
        """
        if isinstance(self.step, WaitingForBrowser):
            if self.step.by_code:
                self.open_again()
            else:
                self._visits.news.put_nowait(WantsCode())

    def paste_code(self, text: str) -> None:
        """Go on with the code that was copied, or with the address of the page that showed it."""
        code = code_in(text)
        if code and isinstance(self.step, WaitingForBrowser) and self.step.by_code:
            self._visits.news.put_nowait(Agreed(OUT_OF_BAND, code))

    def open_again(self) -> None:
        """Show the page for the person in the browser once more."""
        if isinstance(self.step, WaitingForBrowser):
            self._browser.open(self.step.url)

    def cancel(self) -> None:
        """End the sign-in, wherever it stands; ``run`` is cancelled with the task it runs in."""
        if self._task is not None:
            self._task.cancel()

    def give_back(self, base_url: str, credentials: Credentials) -> None:
        """Let the server forget a token that nobody will use, if it can be reached."""
        self._scope.start(self._revoke(base_url, credentials))

    async def _sign_in(
        self, base_url: str, accounts: Iterable[Account]
    ) -> tuple[Account, Credentials]:
        self._show(ContactingServer(host_of(base_url)))
        server = await self._gateway.server(base_url)
        # Where the API really answered: example.social for www.example.social.
        base_url = server.base_url or base_url
        fresh = any(account.base_url == base_url for account in accounts)
        self._visits = Visits()
        receiver = await self._receivers(self._visits.visited)
        try:
            credentials = await self._authorise(base_url, receiver, fresh)
        except AppForgotten:
            # Servers drop registrations that nobody has used yet: once more, with a new one.
            credentials = await self._authorise(base_url, receiver, fresh)
        finally:
            await receiver.close()
        profile = await self._gateway.profile(base_url, credentials)
        return _account(base_url, server.domain, profile), credentials

    async def _authorise(
        self, base_url: str, receiver: RedirectReceiver, fresh: bool
    ) -> Credentials:
        app = await self._gateway.register(base_url, (receiver.address, OUT_OF_BAND))
        self._visits.begin_anew()
        try:
            async with asyncio.timeout(self._deadline):
                agreed = await self._permission(base_url, app, receiver.address, fresh)
        except TimeoutError:
            raise SignInFailed(self._visits.why_nobody_came) from None
        self._show(Exchanging(host_of(base_url)))
        answer: asyncio.Future[Credentials] = asyncio.get_running_loop().create_future()
        verifier = self._visits.verifier_for(agreed.redirect)
        self._scope.start(self._exchange(answer, base_url, app, agreed, verifier))
        return await answer

    async def _exchange(
        self,
        answer: "asyncio.Future[Credentials]",
        base_url: str,
        app: AppCredentials,
        agreed: Agreed,
        verifier: str,
    ) -> None:
        """Get the token for ``answer``; where nobody waits for it any more, give it back.

        It is the scope's work: cancelled with the sign-in, it could not know what the server did.
        """
        try:
            credentials = await self._gateway.token(
                base_url, app, redirect=agreed.redirect, code=agreed.code, verifier=verifier
            )
            if answer.done():
                await self._revoke(base_url, credentials)
            else:
                self._issued = (base_url, credentials)
                answer.set_result(credentials)
        except FedideskError as error:
            if not answer.done():
                answer.set_exception(error)
        finally:
            # Whatever else happened: nobody waits for ever.
            answer.cancel()

    async def _revoke(self, base_url: str, credentials: Credentials) -> None:
        try:
            async with asyncio.timeout(self._revoking_patience):
                await self._gateway.revoke(base_url, credentials)
        except (ServerError, TimeoutError) as error:
            log.info("%s: a token was not given back: %s", host_of(base_url), type(error).__name__)

    async def _permission(
        self, base_url: str, app: AppCredentials, redirect: str, fresh: bool
    ) -> Agreed:
        """Send the person to the browser and wait; again by code, if that is wished for."""
        while True:
            attempt = self._visits.expect(redirect)
            url = await self._gateway.authorisation_url(
                base_url,
                app,
                redirect=redirect,
                state=attempt.state,
                challenge=attempt.challenge,
                fresh=fresh,
            )
            self._show(WaitingForBrowser(host_of(base_url), url, redirect == OUT_OF_BAND))
            self._browser.open(url)
            news = await self._visits.news.get()
            if isinstance(news, Agreed):
                return news
            if isinstance(news, SignInFailed):
                raise news
            redirect = OUT_OF_BAND

    def _show(self, step: Step) -> None:
        self.step = step
        self.changed.emit()


def _account(base_url: str, domain: str, profile: Profile) -> Account:
    # The host is the one that was asked, never one that the server claims: it is part of the name
    # under which the token is kept, and no server may name the account of another. The domain is
    # only shown.
    return Account(
        key=AccountKey(host_of(base_url), profile.id),
        base_url=base_url,
        domain=domain,
        username=profile.handle.partition("@")[0],
        display_name=profile.display_name,
        avatar_url=profile.avatar_static_url or profile.avatar_url,
    )
