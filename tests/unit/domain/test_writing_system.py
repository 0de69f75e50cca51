"""In which script a text is written, where there is enough of it to tell."""

import pytest

from fedidesk.domain.writing_system import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Good morning everybody", "LATIN"),
        ("আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা হলো", "BENGALI"),
        ("Доброе утро, друзья", "CYRILLIC"),
        ("今日はとても良い天気ですね、散歩に行きましょう", "CJK"),
        ("안녕하세요 여러분 좋은 아침입니다", "CJK"),
        ("صباح الخير يا أصدقائي", "ARABIC"),
        ("Short", ""),
        ("", ""),
        ("😀😀😀😀😀😀😀😀😀😀😀😀😀 123456789012345", ""),
        ("@somebody@example.org https://example.org/a/long/way #SomeHashtag :blobcat:", ""),
        ("সকালে স্কুলের মাঠে OK খেলা", "BENGALI"),
    ],
)
def test_the_script_of_most_letters_is_found(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_text_in_two_scripts_is_of_neither() -> None:
    assert script_of("abcdef" + "абвгде" + "αβγδεζ") == ""
