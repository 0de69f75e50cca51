"""Values for tests: posts of all kinds, said in one line."""

from datetime import UTC, datetime, timedelta
from typing import Any

from fedidesk.domain.ids import MediaId, PollId, PostId, ProfileId, RowId
from fedidesk.domain.media import IMAGE, Media
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import Card, Mention, Post, Quote, Row
from fedidesk.domain.profile import CustomEmoji, Profile

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def a_profile(name: str = "Ada", **changes: Any) -> Profile:
    """Return a profile whose handle is its name in small letters."""
    values: dict[str, Any] = {
        "id": ProfileId(f"profile-{name}"),
        "handle": f"{name.split()[0].lower()}@one.test",
        "display_name": name,
    }
    return Profile(**(values | changes))


def a_post(id: str = "1", text: str = "Hello", **changes: Any) -> Post:  # noqa: A002 - as in Post
    """Return a public post of Ada that says ``text``, as a paragraph."""
    values: dict[str, Any] = {
        "id": PostId(id),
        "author": a_profile(),
        "html": f"<p>{text}</p>",
        "created_at": NOON,
        "url": f"https://one.test/@ada/{id}",
        "replies_count": 0,
        "boosts_count": 0,
        "favourites_count": 0,
    }
    return Post(**(values | changes))


def a_row(post: Post | str = "1", boosted_by: Profile | None = None, id: str = "") -> Row:  # noqa: A002
    """Return the row of a post, or of its boost."""
    post_id = PostId(post) if isinstance(post, str) else post.id
    own = f"{post_id}-boost" if boosted_by is not None else post_id
    return Row(RowId(id or own), post_id, boosted_by)


def a_picture(id: str = "m", **changes: Any) -> Media:  # noqa: A002
    """Return a picture, 3:2, without description."""
    values: dict[str, Any] = {
        "id": MediaId(id),
        "kind": IMAGE,
        "url": f"https://one.test/{id}.png",
        "preview_url": f"https://one.test/{id}-small.png",
        "width": 600,
        "height": 400,
    }
    return Media(**(values | changes))


def a_poll(**changes: Any) -> Poll:
    """Return a poll of three answers that is still open."""
    values: dict[str, Any] = {
        "id": PollId("p"),
        "options": (PollOption("Tea", 30), PollOption("Coffee", 20), PollOption("Water", 10)),
        "votes_count": 60,
        "expires_at": NOON + timedelta(days=2),
    }
    return Poll(**(values | changes))


def an_emoji(shortcode: str = "blob") -> CustomEmoji:
    """Return a custom emoji."""
    url = f"https://one.test/{shortcode}.png"
    return CustomEmoji(shortcode, url, url)


_BENGALI = (
    "আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা হলো। বৃষ্টির পরে ঘাস ভেজা ছিল, তবু সবাই খুব আনন্দ করেছে। "
    "ক্ষুদ্র একটি পাখি গাছের ডালে বসে গান গাইছিল।"
)
_ARABIC = "صباح الخير! اليوم مشينا على شاطئ البحر وكانت الشمس دافئة جدًا. هل عندكم صور من رحلاتكم؟"
_JAPANESE = (
    "今日は近所の公園で桜を見ました。風が強かったけれど、とてもきれいでした。お茶もおいしかった。"
)
_LONG = (
    "The night train was two hours late, so we had time to talk to the people on the platform. "
    "One of them had walked the whole coast with a dog, a kettle and a radio. "
)


def posts_of_all_kinds() -> list[tuple[Row, Post]]:
    """Return a timeline with one post of every kind that looks different, newest first."""
    bangla = a_profile("তানিয়া রহমান", handle="tania@pakhi.test", id=ProfileId("b"))
    arab = a_profile("ليلى حداد", handle="layla@one.test", id=ProfileId("c"))
    kana = a_profile("さくら :blob:", handle="sakura@hana.test", emojis=(an_emoji(),))
    writer = a_profile(
        "Bartholomew Featherstonehaugh the Patient Gardener of Lower Slaughter",
        handle="bartholomew.featherstonehaugh@a-very-long-host-name.example",
    )
    link = (
        'Notes on <a class="mention hashtag" href="https://one.test/tags/Sourdough" rel="tag">'
        '#<span>Sourdough</span></a> by <span class="h-card"><a class="u-url mention" '
        'href="https://one.test/@bob">@<span>bob</span></a></span>: <a href="https://bread.test/'
        'a/very/long/address"><span class="invisible">https://</span><span class="ellipsis">'
        'bread.test/a/very/lo</span><span class="invisible">ng/address</span></a>'
    )
    rich = (
        "<p>Things I learnt:</p><ul><li>Water first, then salt</li><li>Wait for longer than you "
        "think you should, and then a little more</li></ul><blockquote><p>Patience is a flour."
        "</p></blockquote><p>Then run <code>bake --slow</code> and <b>don't</b> <i>look</i>.</p>"
        "<pre><code>for loaf in oven:\n    loaf.turn()</code></pre>"
    )
    mention = '<a class="mention" href="https://one.test/@ada">@<span>ada</span></a>'
    posts = [
        a_post("1", _LONG, replies_count=3, boosts_count=12, favourites_count=1234, boosted=True),
        a_post("2", _BENGALI, author=bangla, favourited=True, favourites_count=1),
        a_post("3", f"{mention} {_ARABIC}", author=arab, visibility="unlisted",
               reply_to=PostId("0"), reply_to_profile=ProfileId("profile-Ada"),
               mentions=(Mention(ProfileId("profile-Ada"), "ada@one.test", ""),)),
        a_post("4", _JAPANESE + " :blob:", author=kana, emojis=(an_emoji(),), bookmarked=True),
        a_post("5", "A loaf from this morning", author=writer, edited_at=NOON,
               media=(a_picture("bread", description="A round loaf with a dark crust"),)),
        a_post("6", "Two of the lake", media=(a_picture("lake"), a_picture("hills")),
               visibility="private"),
        a_post("7", "Four", media=tuple(a_picture(n) for n in ("sea", "city", "tea", "night"))),
        a_post("8", "What the film is about: everybody dies.", content_warning="Spoilers: the end"),
        a_post("9", "Not for everybody", sensitive=True, media=(a_picture("forest"),)),
        a_post("10", "What do you drink?", poll=a_poll(own_votes=(0,))),
        a_post("11", link, card=Card(url="https://bread.test/a", title="How to bake in winter",
               description="A short guide for cold kitchens", provider="bread.test",
               image_url="https://one.test/harvest-small.png")),
        a_post("12", "So true!", quote=Quote("accepted", a_post("q", _BENGALI, author=bangla))),
        a_post("13", "Gone?", quote=Quote("deleted")),
        a_post("14", rich, html=rich),
        a_post("15", "Tall", media=(a_picture("portrait", width=400, height=900),)),
        a_post("16", "Watch", visibility="direct",
               media=(a_picture("rain", kind="video", description="Rain on a window"),)),
        a_post("17", "No spaces: " + "abcdefghij" * 30),
        a_post("18", "😀 👩‍👩‍👧‍👦 🇧🇩 emoji of all kinds"),
    ]  # fmt: skip
    rows = [
        a_row(post, a_profile("Grace Hopper") if post.id in ("2", "5") else None) for post in posts
    ]
    return list(zip(rows, posts, strict=True))


def many_posts(count: int, first: int = 0) -> list[tuple[Row, Post]]:
    """Return posts of changing kinds and lengths with ids that count up."""
    kinds = posts_of_all_kinds()
    made = []
    for number in range(first, first + count):
        _, pattern = kinds[number % len(kinds)]
        post_id = PostId(f"n{number}")
        values = {name: getattr(pattern, name) for name in Post.__struct_fields__}
        html = f"<p>{number} {'more words ' * (number % 23)}</p>{pattern.html}"
        post = Post(**(values | {"id": post_id, "html": html}))
        made.append((a_row(post), post))
    return made
