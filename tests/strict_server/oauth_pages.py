"""The pages a person meets in the browser while signing in."""

import html

from starlette.responses import HTMLResponse

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}"
    "label{display:block;margin:.8rem 0}input{width:100%;font:inherit;padding:.4rem}"
    "button{font:inherit;padding:.5rem 1.2rem;margin:1rem .5rem 0 0}.error{color:#a00000}"
)


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>",
        status,
        {"Cache-Control": "no-store"},
    )


def sign_in_page(wish_name: str, *, refused: bool = False) -> HTMLResponse:
    """The form for username and password."""
    error = '<p class="error" role="alert">Wrong username or password.</p>' if refused else ""
    return _page(
        "Sign in",
        f'{error}<form method="post" action="/auth/sign_in">'
        f'<input type="hidden" name="request" value="{html.escape(wish_name)}">'
        '<label>Username<input name="username" autocomplete="username" required autofocus></label>'
        '<label>Password<input name="password" type="password" '
        'autocomplete="current-password" required></label>'
        '<button type="submit">Sign in</button></form>',
        401 if refused else 200,
    )


def approve_page(wish_name: str, app: str, username: str, scopes: list[str]) -> HTMLResponse:
    """The form that asks whether the application may use the account."""
    return _page(
        "Allow access?",
        f"<p><strong>{html.escape(app)}</strong> asks to use the account "
        f"<strong>{html.escape(username)}</strong>: {html.escape(', '.join(scopes))}.</p>"
        '<form method="post" action="/auth/approve">'
        f'<input type="hidden" name="request" value="{html.escape(wish_name)}">'
        '<button type="submit" id="allow" name="decision" value="allow">Allow</button>'
        '<button type="submit" id="deny" name="decision" value="deny">Deny</button></form>',
    )


def code_page(code: str) -> HTMLResponse:
    """The page that shows a code to be copied by hand."""
    return _page(
        "Copy this code",
        f'<p>Paste it into the application:</p><p><code id="code">{html.escape(code)}</code></p>',
    )


def error_page(status: int, error: str, description: str) -> HTMLResponse:
    """The page for a request that must not be answered by a redirect."""
    return _page(
        "This does not work",
        f'<p class="error"><code id="error">{html.escape(error)}</code>: '
        f"{html.escape(description)}</p>",
        status,
    )
