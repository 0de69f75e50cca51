"""Letters that turn, hide, pile up or are none."""

MARKS = "".join(chr(code) for code in range(0x300, 0x340))
ZALGO = "".join(letter + MARKS for letter in "zalgo")
OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
"""Never ended."""
ENDS = "\u202c\u2069" * 20
"""Never begun."""
NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff\u180e\u034f\u3164"
TAGS = "".join(chr(0xE0000 + code) for code in range(0x20, 0x7F))
FAMILY = "👨‍👩‍👧‍👦"

TRICKS: tuple[str, ...] = (
    "\u202egnp.exe",
    f"{OVERRIDES}open",
    f"{ENDS}closed",
    NOTHING,
    f"a{NOTHING}b",
    ZALGO,
    "ก" + "็" * 60,
    "ཧཱུྃ" + "ྃ" * 40,
    "ক্ষ" + "়" * 30,
    "e" + "\u20dd\u20de\u20e0" * 10,
    f"🏴{TAGS}",
    FAMILY * 30,
    "👍🏽" + "🏽" * 20,
    "🇧🇩🇧",
    "\ufdfd" * 8,
    "𒐫𒈙⸻",
    "Ａｄｍｉｎ",
    "аdmin",
    "one\ntwo\r\nthree\u2028four\u2029five",
    "\t\t\ttabs",
    " " * 200 + "x",
    "\x00nul\x00",
    "\x1b[31mred\x1b[0m",
    "\ufffd\ufffe\uffff",
    "\U0001fffe\U0010ffff\ue000",
    "W" * 400,
    "مرحبا" * 60,
    "x" * 20 + "\u202e" + "عربي" * 20,
    ":blob:" * 50,
    "%1 %2 %n %Ln {0} {account} %s",
    "&lt;b&gt; <b>not bold</b>",
    "\ud83d",
    "😀\udc00",
)
"""Names, warnings, titles and words that are not what they seem."""
