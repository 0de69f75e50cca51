"""Plain post text to the HTML a Mastodon server makes of it: links, mentions, hashtags."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_ENDS = r"\s#.,;:!?()\[\]{}<>\"'،؛؟…।«»„“”、。！？「」"
_TOKEN = re.compile(
    r"(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?<![\w/@])@(?P<mention>\w+(?:@[\w.-]*\w)?)"
    rf"|(?<![\w/&])#(?P<tag>[^{_ENDS}]+)"
)
_SHOWN_LINK_LENGTH = 30

KnowsHandle = Callable[[str], bool]


class Markup:
    """Writes HTML whose links lead to one server; `knows` says which handles exist there."""

    def __init__(self, base_url: str, knows: KnowsHandle) -> None:
        self._base_url = base_url
        self._knows = knows

    def html(self, text: str) -> str:
        """The post's HTML: a paragraph per block, a break per line."""
        blocks = re.split(r"\n\s*\n", text.strip())
        return "".join(
            f"<p>{self._inline(block).replace(chr(10), '<br />')}</p>" for block in blocks
        )

    def mentions(self, text: str) -> list[str]:
        """The known handles mentioned, each once, in order."""
        found = (match["mention"] for match in _TOKEN.finditer(text) if match["mention"])
        return [handle for handle in dict.fromkeys(found) if self._knows(handle)]

    def hashtags(self, text: str) -> list[str]:
        """The hashtags in lower case without their sign, each once, in order."""
        found = (match["tag"].lower() for match in _TOKEN.finditer(text) if match["tag"])
        return list(dict.fromkeys(found))

    def _inline(self, block: str) -> str:
        parts, end = [], 0
        for match in _TOKEN.finditer(block):
            parts += [escape(block[end : match.start()], quote=False), self._anchor(match)]
            end = match.end()
        return "".join(parts) + escape(block[end:], quote=False)

    def _anchor(self, match: re.Match[str]) -> str:
        if link := match["link"]:
            return _link(link)
        if handle := match["mention"]:
            return self._mention(handle)
        name = match["tag"]
        address = f"{self._base_url}/tags/{escape(name.lower())}"
        shown = f"#<span>{escape(name)}</span>"
        return f'<a href="{address}" class="mention hashtag" rel="tag">{shown}</a>'

    def _mention(self, handle: str) -> str:
        if not self._knows(handle):
            return f"@{escape(handle)}"
        return (
            f'<span class="h-card" translate="no"><a href="{self._base_url}/@{handle}" '
            f'class="u-url mention">@<span>{handle.partition("@")[0]}</span></a></span>'
        )


def _link(address: str) -> str:
    scheme, _, rest = address.partition("://")
    shown, hidden = rest[:_SHOWN_LINK_LENGTH], rest[_SHOWN_LINK_LENGTH:]
    return (
        f'<a href="{escape(address)}" target="_blank" rel="nofollow noopener" translate="no">'
        f'<span class="invisible">{scheme}://</span>'
        f'<span class="{"ellipsis" if hidden else ""}">{escape(shown, quote=False)}</span>'
        f'<span class="invisible">{escape(hidden, quote=False)}</span></a>'
    )
