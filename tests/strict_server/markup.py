"""From the text somebody wrote to the HTML GoToSocial would serve for it."""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

_URL = r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]"
_MENTION = r"(?<![\w/@])@(?P<user>\w+)(?:@(?P<domain>[\w-]+(?:\.[\w-]+)+(?::\d+)?))?"
_HASHTAG = r"(?<![\w&/])#(?P<tag>[^\s#@<>&\"'.,;:!?()،。、！？।…]+)"
_TOKEN = re.compile(f"(?P<url>{_URL})|(?P<mention>{_MENTION})|(?P<hashtag>{_HASHTAG})")


class MentionLink(NamedTuple):
    """What the HTML shows of a mentioned profile."""

    url: str
    username: str


def mentions_in(text: str) -> list[str]:
    """The handles named in a text, without the first @, each once."""
    found = (match["mention"] for match in _TOKEN.finditer(text) if match["mention"])
    return list(dict.fromkeys(handle[1:] for handle in found))


def hashtags_in(text: str) -> list[str]:
    """The hashtags in a text, without #, lower case, each once."""
    found = (match["tag"] for match in _TOKEN.finditer(text) if match["hashtag"])
    return list(dict.fromkeys(tag.lower() for tag in found))


def links_in(text: str) -> list[str]:
    """The addresses in a text, each once."""
    return list(dict.fromkeys(match["url"] for match in _TOKEN.finditer(text) if match["url"]))


def length(text: str, characters_per_url: int) -> int:
    """The length this server counts: code points, every address as one fixed length."""
    return len(re.sub(_URL, "x" * characters_per_url, text))


def to_html(text: str, base_url: str, resolve: Callable[[str], MentionLink | None]) -> str:
    """Paragraphs with links, mentions and hashtags; an unknown mention stays plain text."""

    def link(match: re.Match[str]) -> str:
        if match["url"]:
            return _address(match["url"])
        if match["hashtag"]:
            return _hashtag(match["tag"], base_url)
        found = resolve(match["mention"][1:])
        return _mention(found) if found else html.escape(match["mention"], quote=False)

    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    return "".join(f"<p>{_paragraph(part, link)}</p>" for part in paragraphs)


def _paragraph(text: str, link: Callable[[re.Match[str]], str]) -> str:
    pieces = []
    end = 0
    for match in _TOKEN.finditer(text):
        pieces.append(html.escape(text[end : match.start()], quote=False))
        pieces.append(link(match))
        end = match.end()
    pieces.append(html.escape(text[end:], quote=False))
    return "".join(pieces).replace("\n", "<br>")


def _address(url: str) -> str:
    safe = html.escape(url)
    return f'<a href="{safe}" rel="nofollow noreferrer noopener" target="_blank">{safe}</a>'


def _hashtag(tag: str, base_url: str) -> str:
    return (
        f'<a href="{base_url}/tags/{html.escape(tag.lower())}" class="mention hashtag" '
        f'rel="tag nofollow noreferrer noopener" target="_blank">#<span>{tag}</span></a>'
    )


def _mention(found: MentionLink) -> str:
    return (
        f'<span class="h-card"><a href="{html.escape(found.url)}" class="u-url mention" '
        f'rel="nofollow noreferrer noopener" target="_blank">@<span>{found.username}</span>'
        "</a></span>"
    )
