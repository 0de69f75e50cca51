"""OAuth to the letter: registration, the browser's way through the forms, tokens, revocation."""

import base64
import binascii
import secrets
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server import oauth_pages as pages
from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.grants import (
    OUT_OF_BAND,
    App,
    Code,
    Grants,
    Wish,
    covers,
    known,
    verifies,
)
from tests.strict_server.state import Profile, World

_COOKIE = "strict_session"
_FORM = "application/x-www-form-urlencoded"


class OAuthRooms:
    """The addresses under /oauth and /auth, and the registration of applications."""

    def __init__(self, world: World, grants: Grants, base_url: str) -> None:
        self._world = world
        self._grants = grants
        self._base_url = base_url

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/.well-known/oauth-authorization-server", self.metadata),
            Route("/api/v1/apps", self.register, methods=["POST"]),
            Route("/oauth/authorize", self.authorize),
            Route("/auth/sign_in", self.sign_in, methods=["POST"]),
            Route("/auth/approve", self.show_approve, methods=["GET"]),
            Route("/auth/approve", self.approve, methods=["POST"]),
            Route("/oauth/token", self.token, methods=["POST"]),
            Route("/oauth/revoke", self.revoke, methods=["POST"]),
        ]

    async def metadata(self, _request: Request) -> Response:
        """RFC 8414."""
        base = self._base_url
        return JSONResponse(
            {
                "issuer": base,
                "authorization_endpoint": f"{base}/oauth/authorize",
                "token_endpoint": f"{base}/oauth/token",
                "revocation_endpoint": f"{base}/oauth/revoke",
                "app_registration_endpoint": f"{base}/api/v1/apps",
                "scopes_supported": ["read", "write", "follow", "push", "profile"],
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code"],
                "token_endpoint_auth_methods_supported": [
                    "client_secret_basic",
                    "client_secret_post",
                ],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def register(self, request: Request) -> Response:
        """POST /api/v1/apps."""
        form = await parameters(request)
        name = form.get("client_name")
        if not name:
            raise ApiError(422, "Validation failed: client_name can't be blank")
        redirects = form.get("redirect_uris") or []
        if isinstance(redirects, str):
            redirects = redirects.split()
        if not redirects or not all(_is_redirect(uri) for uri in redirects):
            raise ApiError(422, "Validation failed: redirect_uris must be absolute addresses")
        scopes = str(form.get("scopes") or "read").split()
        if not all(known(scope) for scope in scopes):
            raise ApiError(422, "Validation failed: scopes doesn't match configured on the server")
        app_id = self._world.ulids.make(self._world.now())
        app = self._grants.register(app_id, name, form.get("website"), redirects, scopes)
        return JSONResponse(
            {
                "id": app.id,
                "name": app.name,
                "website": app.website,
                "redirect_uri": "\n".join(app.redirect_uris),
                "redirect_uris": app.redirect_uris,
                "client_id": app.client_id,
                "client_secret": app.client_secret,
                "scopes": app.scopes,
            }
        )

    # In the browser

    async def authorize(self, request: Request) -> Response:
        """GET /oauth/authorize: check the wish, then ask for a password or for consent."""
        query = request.query_params
        app = self._grants.apps.get(query.get("client_id", ""))
        if app is None:
            return pages.error_page(401, "invalid_client", "This application is not known here.")
        redirect = query.get("redirect_uri", "")
        if redirect not in app.redirect_uris:
            return pages.error_page(400, "invalid_redirect_uri", "The address does not match.")
        scopes = query.get("scope", "read").split()
        error = _fault_in(query, app, scopes, redirect)
        if error:
            return self._back(redirect, query.get("state"), {"error": error})
        wish = Wish(
            app=app,
            redirect_uri=redirect,
            scopes=scopes,
            challenge=query["code_challenge"],
            state=query.get("state"),
            force_login=query.get("force_login", "").lower() in {"true", "1"},
        )
        name = self._grants.keep_wish(wish)
        if self._signed_in(request) is None or wish.force_login:
            return pages.sign_in_page(name)
        return _see_other(f"/auth/approve?{urlencode({'request': name})}")

    async def sign_in(self, request: Request) -> Response:
        """POST /auth/sign_in: username and password."""
        form = await request.form()
        name = str(form.get("request", ""))
        if name not in self._grants.wishes:
            return pages.error_page(400, "invalid_request", "This page is too old.")
        profile = self._world.profile_named(str(form.get("username", "")))
        password = str(form.get("password", ""))
        if profile is None or profile.password is None or profile.password != password:
            return pages.sign_in_page(name, refused=True)
        self._grants.wishes[name].force_login = False
        browser = secrets.token_urlsafe(16)
        self._grants.browsers[browser] = profile.id
        answer = _see_other(f"/auth/approve?{urlencode({'request': name})}")
        answer.set_cookie(_COOKIE, browser, httponly=True, samesite="lax")
        return answer

    async def show_approve(self, request: Request) -> Response:
        """GET /auth/approve: the question, for somebody who is signed in."""
        name = request.query_params.get("request", "")
        wish = self._grants.wishes.get(name)
        profile = self._signed_in(request)
        if wish is None:
            return pages.error_page(400, "invalid_request", "This page is too old.")
        if profile is None or wish.force_login:
            return pages.sign_in_page(name)
        return pages.approve_page(name, wish.app.name, profile.username, wish.scopes)

    async def approve(self, request: Request) -> Response:
        """POST /auth/approve: the answer."""
        form = await request.form()
        profile = self._signed_in(request)
        wish = self._grants.wishes.get(str(form.get("request", "")))
        if wish is None or profile is None or wish.force_login:
            return pages.error_page(400, "invalid_request", "This page is too old.")
        del self._grants.wishes[str(form["request"])]
        if form.get("decision") != "allow":
            return self._back(wish.redirect_uri, wish.state, {"error": "access_denied"})
        code = self._grants.make_code(wish, profile.id)
        if wish.redirect_uri == OUT_OF_BAND:
            return pages.code_page(code)
        return self._back(wish.redirect_uri, wish.state, {"code": code})

    def _signed_in(self, request: Request) -> Profile | None:
        profile_id = self._grants.browsers.get(request.cookies.get(_COOKIE, ""))
        return self._world.profiles.get(profile_id) if profile_id else None

    def _back(self, redirect: str, state: str | None, answer: dict[str, str]) -> Response:
        if redirect == OUT_OF_BAND:
            return pages.error_page(400, answer["error"], "The application was not let in.")
        if self._world.settings.wrong_state:
            state = secrets.token_urlsafe(16)
        if state is not None:
            answer["state"] = state
        joint = "&" if urlsplit(redirect).query else "?"
        return _see_other(f"{redirect}{joint}{urlencode(answer)}")

    # Between machines

    async def token(self, request: Request) -> Response:
        """POST /oauth/token: a code for a token, once."""
        form = await _form(request)
        app = self._client(request, form)
        if form.get("grant_type") != "authorization_code":
            raise ApiError(400, "unsupported_grant_type", "only authorization_code is supported")
        value = form.get("code", "")
        code = self._grants.codes.get(value)
        if code is None or code.wish.app is not app or code.expires < time.monotonic():
            raise ApiError(400, "invalid_grant", "the code is wrong or too old")
        if code.used:
            self._grants.tokens.pop(code.token or "", None)
            raise ApiError(400, "invalid_grant", "the code was used before")
        code.used = True
        _check_code(code, form)
        token = self._grants.make_token(app.client_id, code.profile_id, code.wish.scopes)
        code.token = token.value
        return JSONResponse(
            {
                "access_token": token.value,
                "token_type": "Bearer",
                "scope": " ".join(token.scopes),
                "created_at": int(time.time()),
            },
            headers={"Cache-Control": "no-store"},
        )

    async def revoke(self, request: Request) -> Response:
        """POST /oauth/revoke (RFC 7009): an unknown token is no error, somebody else's is."""
        form = await _form(request)
        app = self._client(request, form)
        if "token" not in form:
            raise ApiError(400, "invalid_request", "token is missing")
        token = self._grants.tokens.get(form["token"])
        if token is not None and token.client_id != app.client_id:
            raise ApiError(403, "unauthorized_client", "the token belongs to another application")
        if token is not None:
            del self._grants.tokens[token.value]
        return JSONResponse({})

    def _client(self, request: Request, form: Mapping[str, str]) -> App:
        client_id, secret = _basic(request) or (
            form.get("client_id", ""),
            form.get("client_secret", ""),
        )
        app = self._grants.apps.get(client_id)
        if app is None or not secrets.compare_digest(app.client_secret, secret):
            raise ApiError(401, "invalid_client", "client_id or client_secret is wrong")
        return app


def _is_redirect(uri: str) -> bool:
    return uri == OUT_OF_BAND or bool(urlsplit(uri).scheme and urlsplit(uri).netloc)


def _fault_in(query: Mapping[str, str], app: App, scopes: list[str], redirect: str) -> str | None:
    if query.get("response_type") != "code":
        return "unsupported_response_type"
    if query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
        return "invalid_request"
    if not query.get("state") and redirect != OUT_OF_BAND:
        return "invalid_request"
    if not scopes or not all(covers(app.scopes, scope) for scope in scopes):
        return "invalid_scope"
    return None


def _check_code(code: Code, form: Mapping[str, str]) -> None:
    if form.get("redirect_uri") != code.wish.redirect_uri:
        raise ApiError(400, "invalid_grant", "redirect_uri differs from the authorisation")
    if not verifies(code.wish.challenge, form.get("code_verifier", "")):
        raise ApiError(400, "invalid_grant", "code_verifier does not match")


async def _form(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0] != _FORM:
        raise ApiError(400, "invalid_request", f"the body must be {_FORM}")
    return dict(await request.form())


def _basic(request: Request) -> tuple[str, str] | None:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        client_id, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ApiError(401, "invalid_client", "the Authorization header is broken") from error
    return client_id, secret


def _see_other(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)
