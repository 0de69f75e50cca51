"""What can be put under a post, and what that makes of those that are there."""

import pytest

from fedidesk.domain.reaction import (
    Reaction,
    has_own,
    is_shortcode,
    looks_like_emoji,
    shortcode_in,
    with_reaction,
)


@pytest.mark.parametrize("emoji", ["❤️", "👍🏽", "👩‍👩‍👧‍👦", "🇧🇩", "#️⃣", "‼️", "↔️", "⭐"])
def test_emoji(emoji: str) -> None:
    assert looks_like_emoji(emoji)
    assert not is_shortcode(emoji)


@pytest.mark.parametrize("text", ["", "a", "1", "!", "ক", "字", " ", "⭐" * 40])
def test_what_is_no_emoji(text: str) -> None:
    assert not looks_like_emoji(text)


def test_shortcodes() -> None:
    assert shortcode_in(" :blob_cat: ") == "blob_cat"
    assert shortcode_in(":blob@two.test:") == "blob@two.test"
    assert [shortcode_in(text) for text in ("blob", ":a b:", "::", ":a/b:", ":a::b:")] == [""] * 5


def test_joining_and_leaving() -> None:
    here = (Reaction(name="⭐", count=2), Reaction(name="blob", count=1, own=True))
    joined = with_reaction(here, "⭐", True)
    assert next((one.name, one.count, one.own) for one in joined) == ("⭐", 3, True)
    assert has_own(joined, "⭐")
    assert with_reaction(joined, "⭐", True) == joined
    assert [one.name for one in with_reaction(here, "blob", False)] == ["⭐"]
    assert with_reaction((), "⭐", False) == ()
    assert with_reaction((), "⭐", True) == (Reaction(name="⭐", count=1, own=True),)
