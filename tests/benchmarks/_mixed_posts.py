"""A timeline as it is in life: many languages, links, pictures, polls, and no two posts alike."""

from datetime import timedelta
from random import Random

from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.media import VIDEO, Media
from fedidesk.domain.post import Card, Post, Quote, Row
from fedidesk.domain.profile import CustomEmoji, Profile
from tests.builders import NOON, a_picture, a_poll, a_post, a_profile, a_row, an_emoji

_ENGLISH = (
    "The night train was two hours late, so we talked to everybody on the platform.",
    "I finally fixed the leaking tap; it took eleven minutes after eleven months of dread.",
    "Does anybody know a good book about the history of bread?",
    "Release notes: fewer crashes, more cats. Upgrading needs no changes.",
    "My neighbour's tomatoes have won again; mine are still green and sulking.",
    "What a light this morning over the harbour!",
)
_GERMAN = (
    "Heute früh am Bahnhof: Zugausfall, dafür ein Gespräch über Grünkohl und Straßenbahnen.",
    "Die Donaudampfschifffahrtsgesellschaft hat tatsächlich geantwortet.",
)
_BENGALI = (
    "আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা হলো।",
    "বৃষ্টির পরে ঘাস ভেজা ছিল, তবু সবাই খুব আনন্দ করেছে।",
    "ক্ষুদ্র একটি পাখি গাছের ডালে বসে গান গাইছিল।",
    "কাল আবার দেখা হবে, চা নিয়ে এসো।",
)
_ARABIC = (
    "صباح الخير! اليوم مشينا على شاطئ البحر وكانت الشمس دافئة جدًا.",
    "هل عندكم صور من رحلاتكم؟ نلتقي غدًا في المكتبة القديمة.",
)
_CHINESE = (
    "今天在公园里看到了很多樱花。",
    "风很大，但是景色非常漂亮。",
    "我们一起喝茶，聊了很久关于旅行的事情。",
)
_JAPANESE = (
    "今日は近所の公園で桜を見ました。",
    "風が強かったけれど、とてもきれいでした。",
    "お茶もおいしかった。明日はカメラを持って行きます。",
)
_EMOJI = ("😀 👩‍👩‍👧‍👦 🇧🇩", "🎉🎉🎉", "☕️ 🥐", "🌧️ → 🌈", "🐈‍⬛")
_LANGUAGES = (_ENGLISH, _GERMAN, _BENGALI, _ARABIC, _CHINESE, _JAPANESE)
_WEIGHTS = (50, 10, 12, 9, 9, 10)
_TAGS = ("Sourdough", "photography", "বাংলা", "FollowFriday", "caturday", "写真", "gardening")
_NAMES = (
    "Ada",
    "Grace Hopper",
    "তানিয়া রহমান",
    "ليلى حداد",
    "さくら",
    "Jürgen :blob:",
    "李明",
    "Ólöf",
)
_SHAPES = ((600, 400), (400, 600), (800, 450), (500, 500), (400, 900))
_PICTURES, _AVATARS, _SHORTCODES = 12, 24, ("blob", "cat", "party", "verified")
_TALL = 0.04


def mixed_posts(count: int, first: int = 0) -> list[tuple[Row, Post]]:
    """Return ``count`` posts; the same ones at every call."""
    dice = Random(first)
    people = [_person(dice, number) for number in range(_AVATARS * 4)]
    return [_bundle(dice, people, number) for number in range(first, first + count)]


def _person(dice: Random, number: int) -> Profile:
    name = dice.choice(_NAMES)
    return a_profile(
        f"{name} {number}" if number % 3 else name,
        id=ProfileId(f"p{number}"),
        handle=f"person{number}@{'a-rather-long-host.' if number % 7 == 0 else ''}one.test",
        avatar_static_url=f"https://one.test/avatar{number % _AVATARS}.png",
        emojis=_emojis() if ":" in name else (),
    )


def _bundle(dice: Random, people: list[Profile], number: int) -> tuple[Row, Post]:
    post = _post(dice, people, number)
    booster = dice.choice(people) if dice.random() < 0.2 else None
    return a_row(post, booster), post


def _post(dice: Random, people: list[Profile], number: int) -> Post:
    pick = dice.random
    html, emojis = _html(dice)
    media = _media(dice) if pick() < 0.35 else ()
    quoted = a_post(f"q{number}", html, author=dice.choice(people), emojis=emojis)
    return a_post(
        f"m{number}",
        author=dice.choice(people),
        html=html,
        emojis=emojis,
        created_at=NOON - timedelta(seconds=90 * number),
        edited_at=NOON if pick() < 0.05 else None,
        visibility=dice.choices(("public", "unlisted", "private"), (80, 15, 5))[0],
        content_warning="Food, eye contact" if pick() < 0.05 else "",
        sensitive=pick() < 0.06,
        reply_to=PostId("0") if pick() < 0.15 else None,
        media=media,
        poll=a_poll(own_votes=(number % 3,)) if not media and pick() < 0.06 else None,
        card=_card(dice) if not media and pick() < 0.2 else None,
        quote=Quote("accepted", quoted) if not media and pick() < 0.04 else None,
        replies_count=dice.choice((0, 0, 1, 4, 23)),
        boosts_count=dice.choice((0, 0, 2, 17, 1234)),
        favourites_count=dice.choice((0, 1, 3, 48, 23456)),
        boosted=pick() < 0.05,
        favourited=pick() < 0.1,
        bookmarked=pick() < 0.03,
    )


def _html(dice: Random) -> tuple[str, tuple[CustomEmoji, ...]]:
    """Return the text of a post as servers send it, and the custom emoji in it."""
    sentences = dice.choices(_LANGUAGES, _WEIGHTS)[0]
    paragraphs = dice.choices((1, 2, 3, 5), (60, 25, 10, 5))[0]
    if dice.random() < _TALL:
        paragraphs = dice.randint(8, 20)
    texts = [
        " ".join(dice.choice(sentences) for _ in range(dice.randint(1, 4)))
        for _ in range(paragraphs)
    ]
    if dice.random() < 0.3:
        texts[0] = f"{_mention(dice)} {texts[0]}"
    if dice.random() < 0.3:
        texts[-1] += f" {_link(dice)}"
    if dice.random() < 0.15:
        texts[-1] += f" {dice.choice(_EMOJI)}"
    emojis: tuple[CustomEmoji, ...] = ()
    if dice.random() < 0.12:
        emojis = _emojis()
        texts[0] += "".join(f" :{dice.choice(_SHORTCODES)}:" for _ in range(dice.randint(1, 4)))
    if dice.random() < 0.3:
        texts.append(" ".join(_hashtag(dice) for _ in range(dice.randint(1, 5))))
    if dice.random() < 0.05:
        texts.append("<b>Note:</b> run <code>bake --slow</code>, <i>please</i>")
    return "".join(f"<p>{text}</p>" for text in texts), emojis


def _mention(dice: Random) -> str:
    name = f"person{dice.randint(0, 99)}"
    return (
        f'<span class="h-card"><a href="https://one.test/@{name}" class="u-url mention">'
        f"@<span>{name}</span></a></span>"
    )


def _hashtag(dice: Random) -> str:
    tag = dice.choice(_TAGS)
    url = f"https://one.test/tags/{tag}"
    return f'<a href="{url}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'


def _link(dice: Random) -> str:
    host, path = "bread.test", f"a/very/long/address/{dice.randint(0, 9999)}"
    return (
        f'<a href="https://{host}/{path}" target="_blank" rel="nofollow noopener noreferrer">'
        f'<span class="invisible">https://</span><span class="ellipsis">{host}/{path[:12]}</span>'
        f'<span class="invisible">{path[12:]}</span></a>'
    )


def _emojis() -> tuple[CustomEmoji, ...]:
    return tuple(an_emoji(shortcode) for shortcode in _SHORTCODES)


def _media(dice: Random) -> tuple[Media, ...]:
    return tuple(_picture(dice) for _ in range(dice.choices((1, 2, 3, 4), (65, 18, 7, 10))[0]))


def _picture(dice: Random) -> Media:
    width, height = dice.choice(_SHAPES)
    changes: dict[str, object] = {"width": width, "height": height}
    if dice.random() < 0.5:
        changes["description"] = "A round loaf with a dark crust on a wooden table"
    if dice.random() < 0.08:
        changes["kind"] = VIDEO
    return a_picture(f"picture{dice.randrange(_PICTURES)}", **changes)


def _card(dice: Random) -> Card:
    number = dice.randrange(_PICTURES)
    return Card(
        url=f"https://bread.test/{dice.randint(0, 9999)}",
        title="How to bake in winter, and what to do when the kitchen is cold",
        description="A short guide for cold kitchens" if number % 2 else "",
        provider="bread.test",
        image_url=f"https://one.test/picture{number}-small.png" if number % 3 else "",
    )
