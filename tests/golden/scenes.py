"""The posts of which there are golden images: one of each kind, one of each script."""

from datetime import timedelta
from typing import Any

from msgspec import Struct

from fedidesk.domain.content import read_html
from fedidesk.domain.ids import PostId, ProfileId, RowId
from fedidesk.domain.lexing import tell_apart
from fedidesk.domain.media import AUDIO, GIFV, VIDEO
from fedidesk.domain.poll import PollOption
from fedidesk.domain.post import Card, CardAuthor, Gap, Item, Mention, Post, Quote
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.reaction import Reaction
from tests.builders import NOON, a_picture, a_poll, a_post, a_profile, a_row, an_emoji
from tests.golden.scripts import SCRIPTS

QUOTED = PostId("q")
_TEXT = (
    "The night train was two hours late, so we had time to talk to the people on the platform. "
    "One of them had walked the whole coast with a dog, a kettle and a radio."
)
_MENTION = '<a class="mention" href="https://one.test/@ada">@<span>ada</span></a>'
_LINK = (
    '<a href="https://bread.test/a/very/long/address"><span class="invisible">https://</span>'
    '<span class="ellipsis">bread.test/a/very/lo</span>'
    '<span class="invisible">ng/address</span></a>'
)
_TAG = '<a class="mention hashtag" href="https://one.test/tags/{0}" rel="tag">#<span>{0}</span></a>'
_RICH = (
    "<p>Things I learnt:</p><ul><li>Water first, then salt</li><li>Wait for longer than you think "
    "you should, and then a little more</li></ul><blockquote><p>Patience is a flour.</p>"
    "</blockquote><p>Then run <code>bake --slow</code> and <b>don't</b> <i>look</i>, "
    "<del>ever</del>.</p><pre><code>for loaf in oven:\n    loaf.turn()</code></pre>"
)
_CODE = (
    '<pre><code class="language-python"># Every loaf, turned once\n@slowly\ndef bake(oven: Oven, '
    'minutes=40):\n    for loaf in oven:\n        print(f"turning {loaf}", minutes / 2)\n'
    "    return None\n</code></pre><p>Between two blocks</p>"
    '<pre><code class="lang-sh">for loaf in *; do bake "$loaf" --with-a-long-option --and-another '
    "--so-that-it-does-not-fit || exit 1; done</code></pre><pre>and one\nwithout a language</pre>"
    "<blockquote><pre>inside of a quote</pre></blockquote>"
)


class Shot(Struct, frozen=True):
    """A row to be rendered, and how the reader has it."""

    name: str
    item: Item
    post: Post | None
    revealed: bool = False
    expanded: bool = False
    mirrored: bool = False
    uncovered: bool = False


def shots() -> list[Shot]:
    """Return all of them; the same ones at every call."""
    return [*_kinds(), *_scripts()]


def _kinds() -> list[Shot]:
    boosted = a_post("boost", _TEXT, author=_ada())
    grace = a_profile("Grace Hopper :blob:", emojis=(an_emoji(),))
    about = (Mention(ProfileId("profile-Ada"), "ada@one.test", ""),)
    made = {
        "plain": _post(_TEXT, replies_count=3, boosts_count=12, favourites_count=1234),
        "done": _post("Done", boosted=True, favourited=True, bookmarked=True, boosts_count=1),
        "emoji": _post("Custom :blob: emoji :blob::blob:", emojis=(an_emoji(),)),
        "emoji-gone": _post(
            "Custom :blob: emoji :blob::blob:", emojis=(_gone(),),
            author=a_profile("Ada :blob:", emojis=(_gone(),))),
        "links": _post(f"Notes on {_TAG.format('Sourdough')} by {_MENTION}: {_LINK}"),
        "rich": _post(_RICH, html=_RICH),
        "code": _post(_CODE, html=_CODE),
        "reply": _post(f"{_MENTION} Yes, of course.", reply_to=PostId("0"),
                       reply_to_profile=ProfileId("profile-Ada"), mentions=about),
        "warning": _post(_TEXT, content_warning="Spoilers: the end of a film"),
        "sensitive": _post("Not for all", sensitive=True, media=(a_picture("forest"),)),
        "edited": _post(_TEXT, edited_at=NOON),
        "unlisted": _post("Quiet public", visibility="unlisted"),
        "private": _post("For followers", visibility="private"),
        "direct": _post("For one person", visibility="direct"),
        "long-name": _post("Short", author=a_profile(
            "Bartholomew Featherstonehaugh the Patient Gardener of Lower Slaughter",
            handle="bartholomew.featherstonehaugh@a-very-long-host-name.example")),
        "unbroken": _post("No spaces: " + "abcdefghij" * 14),
        "folded": _post("The same sentence again and again. " * 90),
        "card": _post(f"A guide: {_LINK}", card=_card()),
        "card-authors": _post(f"A guide: {_LINK}", card=_card(authors=(
            CardAuthor("", "", _ada()), CardAuthor("Jo Baker"),
            CardAuthor("", "", a_profile("Grace Hopper"))))),
        "card-plain": _post(f"A guide: {_LINK}", card=_card(image_url="", description="")),
        "poll": _post("What do you drink?", poll=a_poll(expires_at=NOON + timedelta(days=900))),
        "poll-voted": _post("What do you drink?", poll=a_poll(own_votes=(0,), voted=True)),
        "poll-over": _post("Several?", poll=a_poll(
            expired=True, multiple=True, voters_count=40, expires_at=NOON - timedelta(days=1),
            options=(PollOption("Tea", 30), PollOption("Coffee", 20), PollOption("None", 0)))),
        "quote": _post("So true!", quote=Quote("accepted", _quoted())),
        "quote-warning": _post("Look", quote=Quote("accepted", _quoted(
            content_warning="Spoilers: the end of a film", sensitive=True))),
        "quote-sensitive": _post("Look", quote=Quote("accepted", _quoted(sensitive=True))),
        "reactions": _post("Thank you all", reactions=(
            Reaction(name="🦐", count=2),
            Reaction(name="blob", count=5, own=True, static_url=an_emoji().url))),
        "video": _post("Watch", media=(a_picture("rain", kind=VIDEO, description="Rain"),)),
        "gifv": _post("Again", media=(a_picture("loop", kind=GIFV),)),
        "audio": _post("Listen", media=(a_picture("song", kind=AUDIO, preview_url=""),)),
        "tall": _post("Tall", media=(a_picture("portrait", width=400, height=900),)),
    }  # fmt: skip
    for count in (1, 2, 3, 4, 6):
        pictures = tuple(a_picture(f"picture{n}", description="A lake") for n in range(count))
        made[f"pictures-{count}"] = _post("Pictures", media=pictures)
    for state in ("pending", "rejected", "revoked", "deleted", "unauthorized", "odd"):
        made[f"quote-{state}"] = _post("Look", quote=Quote(state))
    found = [Shot(name, a_row(post), post) for name, post in made.items()]
    warned, hidden, plain = made["warning"], made["sensitive"], made["plain"]
    covered = made["quote-warning"]
    return [
        *found,
        Shot("boost", a_row(boosted, grace), boosted),
        Shot("warning-open", a_row(warned), warned, revealed=True),
        Shot("sensitive-open", a_row(hidden), hidden, revealed=True),
        Shot("quote-open", a_row(covered), covered, uncovered=True),
        Shot("mirrored", a_row(plain), plain, mirrored=True),
        Shot("gap", Gap(RowId("gap")), None),
    ]


def _scripts() -> list[Shot]:
    found = []
    for name, (who, text) in SCRIPTS.items():
        author = a_profile(who, handle="writer@one.test", id=ProfileId(name))
        few = " ".join(text.split()[:2])[:24]
        post = _post(
            f"{text} {_TAG.format('Tag')}",
            author=author,
            poll=a_poll(options=(PollOption(few, 3), PollOption(who, 1)), own_votes=(1,)),
            content_warning=few,
            card=None,
        )
        found.append(Shot(f"script-{name}", a_row(post), post, revealed=True))
    return found


def _post(text: str, **more: Any) -> Post:
    values: dict[str, Any] = {"author": _ada(), "created_at": NOON - timedelta(minutes=5)}
    post = a_post("1", text, **(values | more))
    paragraphs = read_html(post.html, post.emojis).paragraphs
    assert paragraphs
    tell_apart(paragraphs)
    return post


def _ada() -> Profile:
    return a_profile("Ada Byron", avatar_static_url="https://one.test/avatar.png")


def _gone() -> CustomEmoji:
    return CustomEmoji("blob", "https://one.test/gone.png", "https://one.test/gone.png")


def _quoted(**more: Any) -> Post:
    return a_post(QUOTED, _TEXT, author=a_profile("Grace Hopper"), media=(a_picture("q"),), **more)


def _card(**more: Any) -> Card:
    values: dict[str, Any] = {
        "url": "https://bread.test/a",
        "title": "How to bake in winter, and what to do when the kitchen is cold",
        "description": "A short guide for cold kitchens",
        "provider": "bread.test",
        "image_url": "https://one.test/harvest.png",
        "width": 400,
        "height": 400,
    }
    return Card(**(values | more))
