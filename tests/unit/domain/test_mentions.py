"""Who is named in a text: people, and nothing that only looks like them."""

import pytest

from fedidesk.domain.mentions import mentioned_in


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("", ()),
        ("Nobody at all", ()),
        ("@ann and @bob@b.example", ("ann", "bob@b.example")),
        ("(@ann), @bob: hello @cy.", ("ann", "bob", "cy")),
        ("@Ann @ann @ANN", ("Ann",)),
        ("mail to ann@a.example", ()),
        ("https://a.example/@ann", ()),
        ("@ann.lee-b@sub.a-b.example:3000!", ("ann.lee-b@sub.a-b.example:3000",)),
        ("@অনু @neko@例え.jp", ("neko@例え.jp",)),
        ("@ @@ @.", ()),
        ("a@b@c.example", ()),
    ],
)
def test_handles_are_found(text: str, handles: tuple[str, ...]) -> None:
    assert mentioned_in(text) == handles
