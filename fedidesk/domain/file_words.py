"""The description that somebody wrote into a picture, where there is one.

It stands there as XMP, which is text between all the rest:
https://www.iptc.org/std/photometadata/specification/#alt-text-accessibility
"""

from html import unescape

from fedidesk.domain.clusters import cut

HEAD = 1 << 18
"""So many bytes at the beginning are looked through."""
_FIELDS = (b"Iptc4xmpCore:AltTextAccessibility", b"dc:description")
"""What is meant for those who don't see it comes first."""
_LONGEST = 1500


def description_in(head: bytes) -> str:
    """Return what a file that begins so says that it shows; empty where it says nothing."""
    for field in _FIELDS:
        inside = _between(head, b"<" + field + b">", b"</" + field + b">")
        item = _between(inside, b"<rdf:li", b"</rdf:li>").partition(b">")[2]
        words = _readable(item)
        if words:
            return words
    return ""


def _between(data: bytes, opening: bytes, closing: bytes) -> bytes:
    inside, closed, _ = data.partition(opening)[2].partition(closing)
    return inside if closed else b""


def _readable(item: bytes) -> str:
    words = unescape(item.decode("utf-8", "replace")).strip()
    return cut("".join(each for each in words if each.isprintable() or each == "\n"), _LONGEST)
