"""OAuth: the right way in, and every wrong way refused."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.strict_server.browser import shown_code
from tests.strict_server.grants import verifies
from tests.strict_server.process import PASSWORDS, StrictServer
from tests.unit.strict_server.clients import (
    OUT_OF_BAND,
    REDIRECT,
    OAuthClient,
    challenge_of,
    query_of,
)

ROOT = Path(__file__).resolve().parents[3]


def refusal(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_the_right_way_ends_with_a_working_token(oauth: OAuthClient) -> None:
    back = oauth.authorize()
    assert back.status_code == 303
    assert back.headers["Location"].startswith(f"{REDIRECT}?")
    answer = query_of(back.headers["Location"])
    assert answer["state"] == "state-of-this-test"
    token = oauth.token(answer["code"])
    assert token.status_code == 200
    assert token.json()["token_type"] == "Bearer"
    me = oauth.me(token.json()["access_token"])
    assert me.json()["username"] == "mina"


def test_client_credentials_may_come_in_the_authorization_header(oauth: OAuthClient) -> None:
    code = oauth.code()
    oauth.session.auth = (oauth.app["client_id"], oauth.app["client_secret"])
    assert oauth.token(code, client_id=None, client_secret=None).status_code == 200


def test_a_code_is_shown_out_of_band(oauth: OAuthClient) -> None:
    page = oauth.authorize(redirect_uri=OUT_OF_BAND)
    assert page.status_code == 200
    code = shown_code(page.text)
    assert oauth.token(code, redirect_uri=OUT_OF_BAND).status_code == 200


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"code_verifier": "w" * 50}, (400, "invalid_grant")),
        ({"code_verifier": None}, (400, "invalid_grant")),
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_id": "wrong"}, (401, "invalid_client")),
        ({"redirect_uri": REDIRECT + "/"}, (400, "invalid_grant")),
        ({"redirect_uri": OUT_OF_BAND}, (400, "invalid_grant")),
        ({"redirect_uri": None}, (400, "invalid_grant")),
        ({"code": "wrong"}, (400, "invalid_grant")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
    ],
)
def test_a_wrong_token_request_is_refused(
    oauth: OAuthClient, change: dict[str, Any], expected: tuple[int, str]
) -> None:
    form: dict[str, Any] = {"code": oauth.code()} | change
    assert refusal(oauth.token(**form)) == expected


def test_a_reused_code_is_refused_and_its_token_revoked(oauth: OAuthClient) -> None:
    code = oauth.code()
    token = oauth.token(code).json()["access_token"]
    assert oauth.me(token).status_code == 200
    assert refusal(oauth.token(code)) == (400, "invalid_grant")
    assert oauth.me(token).status_code == 401


def test_an_old_code_is_refused(server: StrictServer, oauth: OAuthClient) -> None:
    code = oauth.code()
    server.control("expire_codes")
    assert refusal(oauth.token(code)) == (400, "invalid_grant")


def test_a_code_of_another_application_is_refused(oauth: OAuthClient) -> None:
    code = oauth.code()
    other = oauth.register()
    changed = {key: other[key] for key in ("client_id", "client_secret")}
    assert refusal(oauth.token(code, **changed)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"client_id": "wrong"}, 401, "invalid_client"),
        ({"redirect_uri": "http://127.0.0.1:43211/callback"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "http://localhost:43210/callback"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": None}, 400, "invalid_redirect_uri"),
    ],
)
def test_a_wish_that_cannot_be_trusted_gets_a_page_and_no_redirect(
    oauth: OAuthClient, change: dict[str, Any], status: int, error: str
) -> None:
    page = oauth.authorize(**change)
    assert page.status_code == status
    assert "Location" not in page.headers
    assert error in page.text


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"state": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "read write admin"}, "invalid_scope"),
    ],
)
def test_a_wrong_wish_is_sent_back_with_its_error(
    oauth: OAuthClient, change: dict[str, Any], error: str
) -> None:
    back = oauth.authorize(**change)
    assert back.status_code == 303
    assert query_of(back.headers["Location"])["error"] == error


def test_deny_is_sent_back(oauth: OAuthClient) -> None:
    back = query_of(oauth.authorize(decision="deny").headers["Location"])
    assert back == {"error": "access_denied", "state": "state-of-this-test"}


def test_a_wrong_password_shows_the_form_again(oauth: OAuthClient) -> None:
    page = oauth.browser.authorize(oauth.wish(), "mina", "not her password")
    assert page.status_code == 401
    assert "Wrong username or password" in page.text


def test_a_signed_in_browser_is_asked_again_only_with_force_login(oauth: OAuthClient) -> None:
    oauth.code()
    assert oauth.browser.asked_for_password == 1
    oauth.code()
    assert oauth.browser.asked_for_password == 1
    code = oauth.code(username="omar", force_login="true")
    assert oauth.browser.asked_for_password == 2
    token = oauth.token(code).json()["access_token"]
    assert oauth.me(token).json()["username"] == "omar"


def test_the_form_cannot_be_approved_without_signing_in(oauth: OAuthClient) -> None:
    page = oauth.browser.open(oauth.wish()).text
    name = page.split('name="request" value="')[1].split('"')[0]
    answer = requests.post(
        f"{oauth.base_url}/auth/approve",
        data={"request": name, "decision": "allow"},
        headers={"User-Agent": "Mozilla/5.0"},
        allow_redirects=False,
        timeout=10,
    )
    assert answer.status_code == 400


def test_the_server_can_send_a_wrong_state(server: StrictServer, oauth: OAuthClient) -> None:
    server.control("settings", wrong_state=True)
    back = query_of(oauth.authorize().headers["Location"])
    assert back["code"]
    assert back["state"] != "state-of-this-test"


def test_revoking_ends_a_token_and_needs_its_application(oauth: OAuthClient) -> None:
    token = oauth.token(oauth.code()).json()["access_token"]
    other = oauth.register()
    credentials = [
        {key: app[key] for key in ("client_id", "client_secret")} for app in (other, oauth.app)
    ]
    assert oauth.post("/oauth/revoke", token=token, client_id="wrong").status_code == 401
    assert oauth.post("/oauth/revoke", token=token, **credentials[0]).status_code == 403
    assert oauth.me(token).status_code == 200
    assert oauth.post("/oauth/revoke", token=token, **credentials[1]).status_code == 200
    assert oauth.me(token).status_code == 401


def test_a_forgotten_application_is_an_invalid_client(
    server: StrictServer, oauth: OAuthClient
) -> None:
    code = oauth.code()
    server.control("forget_apps", client_id=oauth.app["client_id"])
    assert refusal(oauth.token(code)) == (401, "invalid_client")
    assert "invalid_client" in oauth.authorize().text


@pytest.mark.parametrize("redirects", ["", "/callback", "callback"])
def test_an_application_needs_an_absolute_redirect(oauth: OAuthClient, redirects: str) -> None:
    answer = oauth.post("/api/v1/apps", client_name="A test", redirect_uris=redirects)
    assert answer.status_code == 422


def test_the_metadata_can_be_switched_off(server: StrictServer, oauth: OAuthClient) -> None:
    path = "/.well-known/oauth-authorization-server"
    assert oauth.get(path).json()["code_challenge_methods_supported"] == ["S256"]
    server.switch_off(path)
    assert oauth.get(path).status_code == 404


def test_a_read_only_token_cannot_write(server: StrictServer, oauth: OAuthClient) -> None:
    token = server.sign_in("mina", scopes="read")
    oauth.session.headers["Authorization"] = f"Bearer {token}"
    assert oauth.get("/api/v1/timelines/home").status_code == 200
    assert oauth.publish("no").status_code == 403


@pytest.mark.parametrize("path", ["/oauth/token", "/api/v1/apps", "/api/v1/instance"])
def test_machines_without_a_name_get_a_teapot(server: StrictServer, path: str) -> None:
    for user_agent in ("", "Mozilla/5.0"):
        answer = requests.post(
            server.url + path, headers={"User-Agent": user_agent}, data={}, timeout=10
        )
        assert answer.status_code == 418


def test_browsers_need_some_name_too(oauth: OAuthClient) -> None:
    answer = requests.get(oauth.wish(), headers={"User-Agent": ""}, timeout=10)
    assert answer.status_code == 418


def test_the_verifier_is_hashed_as_rfc_7636_says() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert verifies(challenge, verifier)
    assert not verifies(challenge, verifier + "A")
    assert not verifies(challenge_of("short"), "short")


def test_the_browser_command_brings_the_code_to_the_application(
    server: StrictServer, oauth: OAuthClient
) -> None:
    redirect = f"{server.url}/callback"
    oauth.app = oauth.register(redirect)
    command = [sys.executable, "-m", "tests.strict_server.browser", "--username", "omar"]
    command += ["--password", PASSWORDS["omar"], oauth.wish(redirect_uri=redirect)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=20)
    code = query_of("?" + server.wait_for_request("/callback")["query"])["code"]
    token = oauth.token(code, redirect_uri=redirect).json()["access_token"]
    assert oauth.me(token).json()["username"] == "omar"
