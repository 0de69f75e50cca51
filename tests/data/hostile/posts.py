"""Statuses that a malicious or broken server may send, each with a name that says what it tries."""

import copy
from collections.abc import Iterator

from tests.data.families.broken import WRONG
from tests.data.families.family import Json
from tests.data.hostile.files import broken_pictures
from tests.data.hostile.letters import TRICKS, ZALGO
from tests.data.hostile.markup import hostile_markup
from tests.data.hostile.writer import Hosts, Writer

_FIELDS_OF_POSTS = (
    "account", "application", "card", "content", "created_at", "edited_at", "emojis", "favourited",
    "favourites_count", "filtered", "in_reply_to_account_id", "in_reply_to_id", "language",
    "media_attachments", "mentions", "poll", "quote", "reactions", "reblog", "reblogs_count",
    "replies_count", "sensitive", "spoiler_text", "tags", "uri", "url", "visibility",
)  # fmt: skip
_DATES = (
    "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2038-01-19",
    "9999-12-31T23:59:59Z", "99999-01-01T00:00:00Z", "2026-02-30T12:00:00Z", "now", "1e400", "",
    "2026-03-14T12:00:00+99:99", "2026-03-14T24:00:00Z", "2026-W11-6", "٢٠٢٦-٠٣-١٤T12:00:00Z",
)  # fmt: skip
_MISSING = object()
_ADDRESSES = (
    "file:///etc/hostname", "data:image/png;base64,iVBORw0KGgo=", "//x.test/a", "https://", "http://[",
    "qrc:/icon.png", ":/icons/x.svg", "ftp://media.test/a", " https://a.test",
)  # fmt: skip
_COUNTS = (-1, 0, 1, 999, 1000, 99_950, 2**31, 2**63, 10**40, 1.5, "7", "1e9", True)


def hostile_posts(
    hosts: Hosts | None = None, *, with_fields: bool = True
) -> list[tuple[str, Json]]:
    """Return all posts of ordinary size, each with its name; the same ones at every call.

    The many in which one field is missing or wrong may be left out.
    """
    write = Writer(hosts or Hosts())
    groups = [
        _of_markup, _of_letters, _of_media, _of_shapes, _of_addresses, _of_hiding, _of_numbers,
        _of_others,
    ]  # fmt: skip
    if with_fields:
        groups.append(_of_fields)
    return [found for group in groups for found in group(write)]


def _of_markup(write: Writer) -> Iterator[tuple[str, Json]]:
    for number, text in enumerate(hostile_markup(write.hosts.trap)):
        yield f"markup {number}", write.status(text)
    for number, text in enumerate(hostile_markup(write.hosts.trap)[::4]):
        yield (
            f"markup {number} where none belongs",
            write.status(
                text,
                spoiler_text=text if number % 3 == 0 else "",
                account=write.account("markup", display_name=text, acct=text),
                card=write.card(title=text, description=text, provider_name=text),
                poll=write.poll(text, "other"),
                application={"name": text},
                language=text,
                visibility=text if number % 2 else "public",
            ),
        )


def _of_letters(write: Writer) -> Iterator[tuple[str, Json]]:
    for number, trick in enumerate(TRICKS):
        yield f"letters {number}", write.status(f"<p>{trick} and after</p><p>{trick}</p>")
        yield (
            f"letters {number} in every line",
            write.status(
                "<p>plain</p>",
                spoiler_text=trick if number % 2 else "",
                account=write.account("t", display_name=trick, acct=f"{trick}@one.test"),
                card=write.card(title=trick, description=trick, provider_name=trick),
                poll=write.poll(trick, trick),
                mentions=[{"id": "1", "acct": trick, "username": trick, "url": "https://one.test"}],
                tags=[{"name": trick, "url": "https://one.test/t"}],
                emojis=[write.emoji(trick), write.emoji("blob")],
            ),
        )
        boosted = write.status(f"<p>{trick}</p>")
        by = write.account("b", display_name=trick)
        yield f"letters {number} of who boosts", write.status("", account=by, reblog=boosted)


def _of_fields(write: Writer) -> Iterator[tuple[str, Json]]:
    """Yield posts with each field missing, null, and of some wrong types."""
    full = write.status(
        "<p>full :blob:</p>",
        emojis=[write.emoji("blob")],
        media_attachments=[write.medium()],
        card=write.card(),
        poll=write.poll("a", "b"),
        quote={"state": "accepted", "quoted_status": write.status("<p>quoted</p>")},
        mentions=[{"id": "1", "acct": "a", "username": "a", "url": "https://one.test/@a"}],
        tags=[{"name": "t", "url": "https://one.test/tags/t"}],
        application={"name": "App", "website": "https://one.test"},
        filtered=[{"filter": {"title": "f", "filter_action": "warn", "context": ["home"]}}],
    )
    for place, field in enumerate(_FIELDS_OF_POSTS):
        for number, wrong in enumerate((_MISSING, None, *WRONG[place % 3 :: 3])):
            changed = copy.deepcopy(full)
            changed["id"] = write.status()["id"]
            if wrong is _MISSING:
                changed.pop(field, None)
            else:
                changed[field] = copy.deepcopy(wrong)
            yield f"{field} {number}", changed


def _of_media(write: Writer) -> Iterator[tuple[str, Json]]:
    for name in ["bomb", *(name for name, _ in broken_pictures())]:
        yield f"a picture that is {name}", write.status(media_attachments=[write.medium(name)])
        emojis = [
            write.emoji("x") | {"url": f"{write.hosts.media}/media/{name}", "static_url": None}
        ]
        who = write.account("e", avatar_static=f"{write.hosts.media}/media/{name}")
        yield f"an avatar that is {name}", write.status(":x: :x:", emojis=emojis, account=who)
    for kind in ("video", "gifv", "audio", "unknown", "hologram", None, 7):
        media = [write.medium("truncated-film", kind) for _ in range(2)]  # type: ignore[arg-type]
        yield f"films of kind {kind}", write.status(media_attachments=media)
    for way in ("redirect-loop", "redirect-to-trap", "redirect-to-file", "slow", "silent", "gone"):
        yield f"media that are {way}", write.status(media_attachments=[write.medium(way)])
    for count in (5, 9, 16, 17, 40):
        pictures = [write.medium(f"grid-{number}") for number in range(count)]
        yield f"{count} pictures", write.status(media_attachments=pictures)


def _of_shapes(write: Writer) -> Iterator[tuple[str, Json]]:
    for size in (
        (1, 100_000),
        (100_000, 1),
        (0, 0),
        (-5, 5),
        (10**30, 3),
        ("12", "x"),
        (1e308, 1e-9),
    ):
        meta = {"original": dict(zip(("width", "height"), size, strict=True))}
        yield f"a picture of {size[0]}", write.status(media_attachments=[write.medium(meta=meta)])
    for focus in ({"x": 99, "y": -99}, {"x": "left", "y": None}, {"x": 1e308, "y": -1e308}, []):
        meta = {"original": {"width": 400, "height": 300}, "focus": focus}
        yield f"a focus of {focus}", write.status(media_attachments=[write.medium(meta=meta)])
    for blurhash in ("", "x", "~" * 5000, "UBL_:rOpGG-;~qRjxaRj-;j[j[a", "é" * 28, "\x00" * 28, 5):
        medium = write.medium(blurhash=blurhash)
        yield f"a hash of {str(blurhash)[:4]!r}", write.status(media_attachments=[medium])


def _of_addresses(write: Writer) -> Iterator[tuple[str, Json]]:
    for url in _ADDRESSES:
        medium = write.medium(url=url, preview_url=url, remote_url=url)
        who = write.account("u", avatar=url, avatar_static=url)
        emojis = [{"shortcode": "x", "url": url, "static_url": url}]
        post = write.status("<p>:x:</p>", media_attachments=[medium], account=who, emojis=emojis)
        yield f"pictures at {url}", post | {"card": None}
        yield f"a card at {url}", write.status(card=write.card(image=url, url=url))


def _of_hiding(write: Writer) -> Iterator[tuple[str, Json]]:
    """Yield posts whose pictures nobody may ask for before the reader wants to see them."""
    trap = f"{write.hosts.trap}/hidden.png"
    medium = write.medium("hidden", url=trap, preview_url=trap, remote_url=trap)
    secret = write.status("<p>behind</p>", media_attachments=[medium], sensitive=True)
    yield "sensitive media", secret
    yield "media behind a warning", write.status(spoiler_text="Careful", media_attachments=[medium])
    yield (
        "a card behind a warning",
        write.status(spoiler_text="Careful", card=write.card(image=trap)),
    )
    emojis = [{"shortcode": "x", "url": trap, "static_url": trap}]
    yield "emoji behind a warning", write.status(":x:", spoiler_text="Careful", emojis=emojis)
    yield "a boost of sensitive media", write.status("", reblog=secret)
    quote = {"state": "accepted", "quoted_status": secret}
    yield "a quote of sensitive media", write.status("<p>look</p>", quote=quote)
    for state in ("rejected", "revoked", "deleted", "unauthorized", "pending", "", "odd", None):
        who = write.account("secret", avatar=trap, avatar_static=trap)
        hidden = write.status("<p>not yours</p>", account=who, media_attachments=[medium])
        quote = {"state": state, "quoted_status": hidden}
        if state != "":
            yield f"a quote that is {state}", write.status("<p>look</p>", quote=quote)
    for name in ("header", "header_static", "icon", "image"):
        who = write.account("header", **{name: trap})
        yield f"a profile with a {name}", write.status(account=who)
    yield "an emoji nobody uses", write.status("<p>plain</p>", emojis=emojis)
    text_url = write.medium("other", text_url=trap, meta={"original": {"url": trap}})
    yield "other addresses", write.status(media_attachments=[text_url])
    roles = [{"id": "1", "name": "r", "icon": trap}]
    yield "a role with a picture", write.status(account=write.account("r", roles=roles))


def _of_numbers(write: Writer) -> Iterator[tuple[str, Json]]:
    for date in _DATES:
        poll = write.poll("a", "b", expires_at=date)
        post = write.status(created_at=date, edited_at=date, poll=poll)
        yield f"the date {date!r}", post | {"card": write.card(published_at=date)}
    for count in _COUNTS:
        counts = {f"{name}_count": count for name in ("replies", "reblogs", "favourites", "quotes")}
        poll = write.poll("a", "b", votes_count=count, voters_count=count, own_votes=[count])
        poll["options"][0]["votes_count"] = count
        yield f"the count {count}", write.status(poll=poll, **counts)


def _of_others(write: Writer) -> Iterator[tuple[str, Json]]:
    deep: Json = write.status("<p>innermost</p>")
    for level in range(30):
        deep = write.status(
            f"<p>level {level}</p>", quote={"state": "accepted", "quoted_status": deep}
        )
    yield "30 quotes in each other", deep
    boost: Json = write.status("<p>innermost</p>")
    for _ in range(30):
        boost = write.status("", reblog=boost)
    yield "30 boosts in each other", boost
    yield "the same post again", write.status("<p>one</p>", id="same")
    yield "the same post, changed", write.status("<p>two</p>", id="same")
    own = write.status("<p>its own answer</p>")
    yield "an answer to itself", own | {"in_reply_to_id": own["id"]}
    for number, id_ in enumerate(
        ("../../x", "a/b?c#d", "\u202e1", "0", -7, "x" * 3000, " ", "%00")
    ):
        yield f"the id {number}", write.status("<p>odd id</p>", id=id_)
    yield "an empty poll", write.status(poll=write.poll())
    yield "a post without anything", write.status("")
    yield "nothing but a name", {"id": "only", "account": {"id": "1", "acct": "only"}}
    for reactions in (
        [{"name": "😀", "count": 3, "me": True}],
        [{"name": ZALGO, "count": 2**70}],
        {},
    ):
        yield f"{len(reactions)} reactions", write.status(reactions=reactions)
