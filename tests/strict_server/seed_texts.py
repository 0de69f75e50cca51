"""What the fictional people of the test server write, in their languages."""

from typing import NamedTuple


class Writer(NamedTuple):
    """One fictional author; those with a password live on this server and can sign in."""

    username: str
    domain: str | None
    display_name: str
    note: str
    language: str | None
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    password: str | None = None
    bot: bool = False


WRITERS = (
    Writer(
        "mina",
        None,
        "Mina Rahman :teapot:",
        "Tea, trains and terrible puns. #dhaka",
        "bn",
        ("আজ সকালে বৃষ্টি থামল।", "বইমেলায় গিয়েছিলাম।", "নতুন একটা গান শিখছি।", "চায়ের কাপটা ভেঙে গেল।"),
        ("দিনটা ভালোই কাটল। #ঢাকা", "তোমরা কেমন আছ?", "ক্ষমা চাইলাম, তবু মন খারাপ।", "আবার কাল চেষ্টা করব।"),
        password="mina-password",
    ),
    Writer(
        "omar",
        None,
        "عمر",
        "أكتب عن المدن والخبز.\n\nHe/him",
        "ar",
        (
            "خبزت اليوم للمرة الأولى.",
            "المدينة هادئة هذا الصباح.",
            "قرأت رواية قصيرة.",
            "@mina شكرا على الصورة.",
        ),
        (
            "كانت التجربة جميلة. #خبز",
            "من جرّب هذا من قبل؟",
            "سأعيد المحاولة غدا.",
            "الطقس معتدل والقهوة جاهزة.",
        ),
        password="omar-password",
    ),
    Writer(
        "hana",
        "ramen.example",
        "はな",
        "写真と散歩。",
        "ja",
        (
            "今日は川沿いを歩きました。",
            "新しいカメラを試しています。",
            "ラーメン屋に並んでいます。",
            "猫が窓から見ていた。",
        ),
        (
            "風が気持ちよかった。 #散歩",
            "また行きたいです。",
            "みなさん良い週末を。",
            "写真はあとで載せます。",
        ),
    ),
    Writer(
        "greta",
        "werkstatt.example",
        "Greta Holz",
        "Möbel, Räder, Repaircafé.",
        "de",
        (
            "Der alte Stuhl steht wieder.",
            "Heute im Repaircafé viel los.",
            "Fahrradkette gewechselt.",
            "Frage in die Runde:",
        ),
        (
            "Es war einfacher als gedacht. #handwerk",
            "Was würdet ihr tun?",
            "Feierabend!",
            "Anleitung: https://werkstatt.example/stuhl?teil=2&ansicht=alles",
        ),
    ),
    Writer(
        "ravi",
        "chai.example",
        "रवि",
        "रेलगाड़ियाँ और किताबें।",
        "hi",
        ("आज की रेलगाड़ी समय पर थी।", "नमस्कार दोस्तों।", "पुरानी किताब मिली।", "बाज़ार में आम आ गए।"),
        ("बहुत अच्छा लगा। #रेल", "आप क्या पढ़ रहे हैं?", "कल फिर मिलेंगे।", "चाय का समय हो गया।"),
    ),
    Writer(
        "noa",
        "harbour.example",
        "",
        "כותבת על ים ועל לחם.",
        "he",
        ("הים היה שקט היום.", "ניסיתי מתכון חדש.", "קראתי ספר על מפות.", "החתול שוב על המקלדת."),
        ("ממליצה בחום. #ים", "מי מצטרף?", "נמשיך מחר.", "שבת שלום לכולם."),
    ),
    Writer(
        "lena",
        "harbour.example",
        "Lena :fern: Marsh",
        "Plants, slow software, long walks.",
        "en",
        (
            "The ferns came back after the frost.",
            "Small release day.",
            "Long walk along the canal.",
            "Unpopular opinion:",
        ),
        (
            "Notes are at https://harbour.example/notes/ferns",
            "Ask me anything. #gardening #ferns",
            "Back to the desk now.",
            "Less is more, & more is <less>.",
        ),
    ),
    Writer(
        "weatherbot",
        "chai.example",
        "Weather",
        "Automatic. Replies are not read.",
        None,
        ("☀️ 24 °C", "🌧️ 17 °C", "🌫️ 9 °C", "❄️ −2 °C"),
        ("wind 3 m/s", "wind 8 m/s, gusts", "calm", "wind from the north"),
        bot=True,
    ),
)

THREAD = (
    ("lena", "A thread about moving a whole garden across town. 1/4"),
    ("lena", "First the pots: thirty of them, in two cargo bikes. 2/4"),
    ("greta", "@lena@harbour.example Welche Räder habt ihr genommen?"),
    ("lena", "Then the trees, which were less willing. 3/4"),
    ("mina", "@lena@harbour.example please tell me the lemon tree made it"),
    ("lena", "Everything arrived, even the lemon tree. :fern: 4/4"),
)
