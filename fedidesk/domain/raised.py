"""Raised and lowered letters, for places that know no such thing: x², H₂O, e^(-x)."""

_UP = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_DOWN = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def as_raised(text: str, before: str) -> str:
    """Return ``text`` as it stands above the end of ``before``."""
    if before[-1:].isdigit() and text.isalpha():
        # 1st, 2nd, 3ème.
        return text
    return _set(text, _UP, "^")


def as_lowered(text: str) -> str:
    """Return ``text`` as it stands below the line."""
    return _set(text, _DOWN, "_")


def _set(text: str, letters: dict[int, int], sign: str) -> str:
    if not text.strip():
        return text
    if all(ord(letter) in letters for letter in text):
        return text.translate(letters)
    return f"{sign}{text}" if len(text) == 1 or text.isalnum() else f"{sign}({text})"
