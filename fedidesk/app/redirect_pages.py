"""The pages that the browser shows when it comes back from a sign-in."""

import base64
import hashlib
from html import escape
from string import Template

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from fedidesk.services.sign_in_ports import Visit
from fedidesk.ui.colours import DARK, LIGHT, Colours

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang" dir="$dir">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title – fedidesk</title>
<style>$style</style>
</head>
<body>
<main>
<svg class="$tone" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/>
<path d="$sign"/></svg>
<h1>$title</h1>
<p>$text</p>
</main>
</body>
</html>
""")

_STYLE = Template("""
:root { color-scheme: light dark; $light }
@media (prefers-color-scheme: dark) { :root { $dark } }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center;
  background: var(--window); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
main {
  box-sizing: border-box; width: min(28rem, 100vw - 2rem); margin: 1rem; padding: 2.5rem 2rem;
  background: var(--surface); border: 1px solid var(--separator); border-radius: 12px;
  text-align: center; text-wrap: balance;
}
svg {
  width: 3rem; height: 3rem; fill: none; stroke: currentColor; stroke-width: 1.5;
  stroke-linecap: round; stroke-linejoin: round;
}
.good { color: var(--boost); }
.bad { color: var(--danger); }
h1 { margin: 1rem 0 .5rem; font-size: 1.25rem; font-weight: 600; }
p { margin: 0; color: var(--muted); }
""")

_TICK = "m8 12.5 2.8 2.8L16 9.5"
_CROSS = "m9 9 6 6m0-6-6 6"


def page_for(visit: Visit) -> bytes:
    """Return the page for ``visit``, in the language of the application."""
    title, text = _texts(visit)
    agreed = visit is Visit.AGREED
    # Not the system's language: where there is no translation into it, the page is English.
    language = QCoreApplication.translate(
        "RedirectPage", "en", "the code of the language you translate into, such as bn"
    )
    leftwards = QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
    return _PAGE.substitute(
        lang=escape(language),
        dir="rtl" if leftwards else "ltr",
        title=escape(title),
        text=escape(text),
        style=_style(),
        tone="good" if agreed else "bad",
        sign=_TICK if agreed else _CROSS,
    ).encode()


def content_policy() -> str:
    """Return the Content-Security-Policy of the pages: their own style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _texts(visit: Visit) -> tuple[str, str]:
    if visit is Visit.AGREED:
        return (
            QCoreApplication.translate("RedirectPage", "You are signed in"),
            QCoreApplication.translate(
                "RedirectPage", "You can close this page and go back to fedidesk."
            ),
        )
    if visit is Visit.DENIED:
        return (
            QCoreApplication.translate("RedirectPage", "You are not signed in"),
            QCoreApplication.translate(
                "RedirectPage",
                "fedidesk was not allowed to use your account. You can close this page and go back "
                "to fedidesk.",
            ),
        )
    return (
        QCoreApplication.translate("RedirectPage", "Nothing was done"),
        QCoreApplication.translate(
            "RedirectPage",
            "This page does not belong to the sign-in that fedidesk is waiting for. Go back to "
            "fedidesk and open the browser from there once more.",
        ),
    )


def _style() -> str:
    return _STYLE.substitute(light=_variables(LIGHT), dark=_variables(DARK))


def _variables(colours: Colours) -> str:
    names = ("window", "surface", "text", "muted", "separator", "boost", "danger")
    return " ".join(f"--{name}: {getattr(colours, name).name()};" for name in names)
