"""What is begun at the end of a line."""

import pytest

from fedidesk.domain.completion import LONGEST, begun_at_end


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("@gr", "@gr"),
        ("Hi @grace@two.te", "@grace@two.te"),
        ("(@gr", "@gr"),
        ("“@gr", "@gr"),
        ("#ব", "#ব"),
        ("a #ক্ষমা", "#ক্ষমা"),
        ("#日本", "#日本"),
        (":bl", ":bl"),
        (":blob_ca", ":blob_ca"),
        (":+1", ":+1"),
        ("👍 :ক্ষ", ":ক্ষ"),
        ("x\u3000@gr", "@gr"),
    ],
)
def test_a_word_is_begun(text: str, word: str) -> None:
    begun = begun_at_end(text)
    assert begun is not None
    assert begun.word == word
    assert text.endswith(begun.typed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "@",
        "#",
        ":",
        ":a",
        ":)",
        ":blob:",
        "10:30",
        "a@b",
        "@gr ",
        "@a@b@c",
        "@gr!",
        "#a.b",
        "##a",
        "http://a.example/@gr",
        "@" + "a" * LONGEST,
    ],
)
def test_nothing_is_begun(text: str) -> None:
    assert begun_at_end(text) is None
