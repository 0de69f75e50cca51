"""A person at a browser, played without one: follows the sign-in pages by plain HTTP.

As a command it can stand in `$BROWSER`:
`python -m tests.strict_server.browser --username mina --password … URL`.
"""

import argparse
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests

USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_TIMEOUT = 10


class _Form(HTMLParser):
    """The first form of a page: its address and hidden fields, and the text of `#code`."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.names: set[str] = set()
        self.code = ""
        self._in_code = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = found.get("action", "")
        elif tag in {"input", "button"}:
            self.names.add(found.get("name", ""))
            if found.get("type") == "hidden":
                self.fields[found["name"]] = found.get("value", "")
        self._in_code = found.get("id") == "code"

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.code += data

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag != "code"


class PlainBrowser:
    """One browser with its cookies."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = USER_AGENT
        self.asked_for_password = 0

    def close(self) -> None:
        """Forget the cookies."""
        self._session.close()

    def authorize(
        self, url: str, username: str, password: str, decision: str = "allow"
    ) -> requests.Response:
        """Open the authorisation page and answer it; does not follow the last redirect.

        That redirect, with its `Location`, is the answer; or the page where no redirect is made.
        """
        answer = self._get(url)
        form = _Form(answer.text)
        if "password" in form.names:
            self.asked_for_password += 1
            form.fields |= {"username": username, "password": password}
            answer = self._post(answer.url, form)
            form = _Form(answer.text)
        if "decision" not in form.names:
            return answer
        form.fields["decision"] = decision
        return self._post(answer.url, form)

    def _get(self, url: str) -> requests.Response:
        answer = self._session.get(url, timeout=_TIMEOUT, allow_redirects=False)
        return self._follow_home(answer)

    def _post(self, page: str, form: _Form) -> requests.Response:
        address = urljoin(page, form.action)
        answer = self._session.post(
            address, data=form.fields, timeout=_TIMEOUT, allow_redirects=False
        )
        return self._follow_home(answer)

    def _follow_home(self, answer: requests.Response) -> requests.Response:
        location = answer.headers.get("Location", "")
        if answer.status_code == 303 and location.startswith("/"):
            return self._get(urljoin(answer.url, location))
        return answer

    def open(self, url: str) -> requests.Response:
        """Open any page, as the redirect back to the application is opened."""
        return self._session.get(url, timeout=_TIMEOUT)


def shown_code(page: str) -> str:
    """The code on an out-of-band page."""
    return _Form(page).code


def main() -> None:
    """Sign in at the given address and go where it leads."""
    parser = argparse.ArgumentParser(prog="python -m tests.strict_server.browser")
    parser.add_argument("--username", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--decision", default="allow", choices=("allow", "deny"))
    parser.add_argument("url")
    arguments = parser.parse_args()
    browser = PlainBrowser()
    answer = browser.authorize(
        arguments.url, arguments.username, arguments.password, arguments.decision
    )
    if "Location" in answer.headers:
        browser.open(answer.headers["Location"])
    browser.close()


if __name__ == "__main__":
    main()
