"""Makes resources/emoji from the data of Emojibase, which has them from Unicode's CLDR.

    npm pack emojibase-data && tar xzf emojibase-data-*.tgz
    emoji_names.py package

A line is an emoji, the number of its group, its name and other words to find it by, with tabs
between them; the order is that in which people are used to see them.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "bn")
_TO = Path(__file__).parents[1] / "resources" / "emoji"
_COMPONENTS = 2
"""The group of what is no emoji alone."""
_TEXT = 0
"""The type of what is a plain sign unless something else is asked for."""


def main(package: Path) -> None:
    """Write a file for each language, and the licence."""
    _TO.mkdir(parents=True, exist_ok=True)
    codes = json.loads((package / "en/shortcodes/github.json").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        data = json.loads((package / language / "data.json").read_text(encoding="utf-8"))
        emojis = [each for each in data if each.get("group", _COMPONENTS) != _COMPONENTS]
        lines = [
            _line(each, codes if language == "en" else {})
            for each in sorted(emojis, key=lambda each: each["order"])
        ]
        (_TO / f"{language}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", _TO / "LICENSE")


def _line(emoji: dict[str, Any], codes: dict[str, str | list[str]]) -> str:
    code = codes.get(emoji["hexcode"], [])
    words = [*([code] if isinstance(code, str) else code), *emoji.get("tags", ())]
    fields = (_letters(emoji), str(emoji["group"]), emoji["label"], ", ".join(words))
    return "\t".join(" ".join(field.split()) for field in fields)


def _letters(emoji: dict[str, Any]) -> str:
    """Return the emoji as it is written: told to be a picture only where it would not be one."""
    if emoji["type"] == _TEXT:
        return str(emoji["emoji"])
    return "".join(chr(int(code, 16)) for code in emoji["hexcode"].split("-"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
