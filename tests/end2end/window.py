"""The application's window in the words of who uses it, by the names that a screen reader says."""

import re

from tests.end2end.accessibility import DEADLINE, Element, NotFound, wait_for
from tests.end2end.desktop import Application, Desktop
from tests.end2end.servers import PEOPLE, Server, opened, plain


class Window:
    """All that one running application shows."""

    def __init__(self, desktop: Desktop, application: Application) -> None:
        self.desktop = desktop
        self.application = application
        self.root = application.window()

    def press(self, name: str, role: str = "push button") -> None:
        """Wait for a button and press it."""
        self.root.find(role, name).press()

    def says(self, text: str, *, seconds: float = DEADLINE) -> Element:
        """Wait for a label or message that holds ``text``."""
        return self.root.find("label", contains=text, seconds=seconds)

    # Signing in

    def give_address(self, address: str) -> None:
        """Type the address of a server and go on."""
        self.root.find("text", "Server address").set_text(address)
        self.press("Continue")

    def go_through_browser(self, server: Server, person: str) -> str:
        """Be at the browser that the application has opened; return the page it ends on."""
        back = server.allow(self.desktop.next_visit(), person)
        page = opened(back)
        assert page.status_code == 200, page.text
        return page.text

    def sign_in(self, server: Server, person: str) -> None:
        """Sign in all the way."""
        self.give_address(server.host)
        page = self.go_through_browser(server, person)
        assert "You are signed in" in page
        self.root.wait_until_gone("text", "Server address")

    def add_account(self) -> None:
        """Open the dialog for one more account."""
        self.press("Accounts")
        self.menu_item("Add an account").press()

    def switch_to(self, handle: str) -> None:
        """Choose an account in the menu of accounts."""
        self.press("Accounts")
        self.menu_item(f"@{handle}").press()

    def menu_item(self, contains: str) -> Element:
        """Wait for an item of the menu that is open."""

        def look() -> Element | None:
            for item in self.root.find_all(contains=contains):
                if item.role.endswith("menu item"):
                    return item
            return None

        return wait_for(look, f"the menu item {contains}")

    # Reading

    def timeline(self, name: str = "Timeline") -> Element:
        """Wait for the list of posts."""
        return self.root.find("list", name)

    def posts(self, name: str = "Timeline") -> list[Element]:
        """The posts on screen, from the top."""
        lists = self.root.find_all("list", name)
        return lists[0].find_all("list item") if lists else []

    def places(self) -> dict[str, int]:
        """Where each post on screen begins, by its name without its age."""
        return {
            re.sub(r"\d+ \w+ ago|just now", "", post.name): post.place()[1] for post in self.posts()
        }

    def post(self, text: str, name: str = "Timeline") -> Element:
        """Wait for the post on screen that holds ``text``."""

        def look() -> Element | None:
            return next((post for post in self.posts(name) if text in post.name), None)

        try:
            return wait_for(look, f"the post {text!r} on screen")
        except NotFound as missing:
            names = "\n".join(post.name for post in self.posts(name))
            raise NotFound(f"{missing}; there are:\n{names}") from None

    def shows_home_of(self, server: Server, person: str) -> None:
        """Wait until the newest posts of somebody's home timeline are on screen."""
        newest = [post for post in server.home(person)[:3] if not post["spoiler_text"]]
        for post in newest:
            shown = post["reblog"] or post
            text = plain(shown["content"]).strip()[:40].strip()
            self.reads_newest(text)
            row = self.post(text)
            assert shown["account"]["display_name"].partition(" :")[0] in row.name

    def reads_newest(self, text: str) -> None:
        """Wait for a new post, going up to where it is as a reader would."""

        def look() -> bool:
            for button in self.root.find_all("push button", contains="new post"):
                button.press()
            return any(text in post.name for post in self.posts())

        wait_for(look, f"the new post {text!r}")

    def reads_own(self, text: str) -> None:
        """Wait for a post of one's own from elsewhere: no news, so one goes up to it by key."""
        self.application.bring_to_front("fedidesk")

        def look() -> bool:
            self.desktop.key("Home")
            return any(text in post.name for post in self.posts())

        wait_for(look, f"one's own post {text!r}")

    # Writing

    def write(self, text: str) -> None:
        """Write a post and send it."""
        self.press("New post")
        self.root.find("text", "Post text").set_text(text)
        self.press("Post")

    def type_post(self, text: str) -> None:
        """Type into the window for a post that has just been asked for, and send it by its key."""
        field = self.root.find("text", "Post text")
        wait_for(lambda: "focused" in field.look().states, "the cursor in the text")
        self.desktop.key("ctrl+End")
        self.desktop.type(text)
        wait_for(lambda: text in field.text(), f"{text!r} being typed")
        self.desktop.shot("writing")
        self.desktop.key("ctrl+Return")

    def quit(self, seconds: float = 5.0) -> None:
        """Press Ctrl+Q; the process must end in order and in time."""
        self.application.bring_to_front("fedidesk")
        self.desktop.key("ctrl+q")
        assert self.application.wait_for_end(seconds) == 0


def display_name(person: str) -> str:
    """What somebody is called on either server."""
    return PEOPLE[person]
