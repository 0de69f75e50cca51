"""What pictures say of themselves."""

import pytest

from fedidesk.domain.file_words import description_in


def xmp(field: str, words: str) -> bytes:
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt>'
    return b"\xff\xd8\xff\xe1junk" + f"<{field}>{item}</{field}>".encode() + b"\xff\xdb\0"


ALT, CAPTION = "Iptc4xmpCore:AltTextAccessibility", "dc:description"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (xmp(CAPTION, "A ferry"), "A ferry"),
        (xmp(ALT, "A red ferry") + xmp(CAPTION, "Holiday"), "A red ferry"),
        (xmp(CAPTION, "Holiday") + xmp(ALT, "A red ferry"), "A red ferry"),
        (xmp(ALT, "") + xmp(CAPTION, "Holiday"), "Holiday"),
        (xmp(CAPTION, " একটি নৌকা &amp; &lt;two&gt;\nlines\0 "), "একটি নৌকা & <two>\nlines"),
        (xmp(CAPTION, "cut")[:-30], ""),
        (b"<dc:description>no list</dc:description>", ""),
        (b"<dc:description>" * 10_000, ""),
        (b"", ""),
    ],
)
def test_the_description_in_a_file(head: bytes, words: str) -> None:
    assert description_in(head) == words


def test_it_is_not_endless() -> None:
    assert len(description_in(xmp(CAPTION, "long " * 10_000))) <= 1500
