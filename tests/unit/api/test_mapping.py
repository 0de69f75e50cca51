from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from fedidesk.api import mapping, server_mapping, wire, wire_server
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.media import UNKNOWN
from fedidesk.domain.post import Bundle, Card, Mention, Post, Quote, QuoteApproval
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.server import Server, ServerLimits
from tests.data import statuses


def bundle(status: Any) -> Bundle | None:
    return mapping.bundle(msgspec.convert(status, wire.Status))


def post(**changes: Any) -> Post:
    found = bundle({**statuses.status(), **changes})
    assert found is not None
    return found.post


def server(instance: Any) -> Server:
    return server_mapping.server(
        msgspec.convert(instance, wire_server.Instance), "a.example", "https://a.example"
    )


def test_everything_that_a_post_holds() -> None:
    found = post()
    assert found.id == "115500000000000001"
    assert found.html.startswith("<p>Loaf number 1")
    assert found.created_at == datetime(2025, 11, 22, 10, 15, 30, tzinfo=UTC)
    assert found.edited_at == datetime(2025, 11, 22, 10, 20, tzinfo=UTC)
    assert found.url == "https://social.example/@writer1/1"
    assert (found.visibility, found.language) == ("unlisted", "en")
    assert (found.content_warning, found.sensitive) == ("Bread", True)
    assert (found.reply_to, found.reply_to_profile) == ("115400000000000001", "108700000000000002")
    assert (found.replies_count, found.boosts_count, found.favourites_count) == (2, 3, 4)
    assert (found.boosted, found.favourited, found.bookmarked) == (True, True, True)
    assert found.tags == ("bread",)
    assert found.mentions[0].handle == "writer2"
    assert found.emojis == (
        CustomEmoji(
            "loaf", "https://social.example/emoji/loaf.gif", "https://social.example/emoji/loaf.png"
        ),
    )
    assert found.card == Card(
        url="https://bread.example/rye",
        title="Rye, slowly",
        description="Three days for one loaf.",
        provider="Bread and more",
        image_url="https://social.example/cards/rye.png",
        width=1200,
        height=630,
    )


def test_the_author() -> None:
    author = post().author
    assert (author.id, author.handle) == ("108700000000000001", "writer1@far.example")
    assert author.name == "Writer 1 :leaf:"
    assert author.avatar_url.endswith("1.gif")
    assert author.avatar_static_url.endswith("1.png")
    assert not author.bot


def test_a_picture() -> None:
    (media,) = post().media
    assert (media.kind, media.width, media.height) == ("image", 1600, 1200)
    assert (media.focus_x, media.focus_y) == (-0.25, 0.5)
    assert media.description == "A loaf of bread on a wooden board."
    assert media.preview_url.endswith("/small/1.jpg")


def test_a_medium_of_another_server_or_an_unknown_kind() -> None:
    away = {"id": 1, "type": "hologram", "url": None, "remote_url": "https://far.example/1"}
    (media,) = post(media_attachments=[away, {"type": "image"}]).media
    assert (media.id, media.kind, media.url) == ("1", UNKNOWN, "https://far.example/1")
    assert media.aspect == 16 / 9


def test_a_poll() -> None:
    poll = post().poll
    assert poll is not None
    assert [(option.title, option.votes) for option in poll.options] == [("Rye", 3), ("Wheat", 4)]
    assert (poll.multiple, poll.voted, poll.own_votes, poll.votes_count) == (True, True, (1,), 7)


def test_a_boost_is_a_row_that_points_to_the_post() -> None:
    found = bundle(statuses.boost(2, of=statuses.status(1)))
    assert found is not None
    assert (found.row.id, found.row.post_id) == ("115500000000000002", "115500000000000001")
    assert found.row.boosted_by is not None
    assert found.row.boosted_by.handle == "writer2"
    assert found.post == post()


def test_a_boost_by_nobody_is_none() -> None:
    assert bundle({**statuses.boost(), "account": None}) is None


def test_a_quote_and_the_quote_inside_it() -> None:
    innermost = {**statuses.status(3), "quote": statuses.quote_of(statuses.status(4))}
    quote = post(quote=statuses.quote_of(innermost)).quote
    assert quote is not None
    assert quote.post is not None
    assert quote.post.id == "115500000000000003"
    assert quote.post.quote == Quote("accepted", post_id=PostId("115500000000000004"))


@pytest.mark.parametrize("state", ["pending", "revoked", "deleted", "new word"])
def test_a_quote_that_is_not_to_be_shown(state: str) -> None:
    assert post(quote=statuses.quote_of(statuses.status(3), state)).quote == Quote(
        state, post_id=PostId("115500000000000003")
    )


@pytest.mark.parametrize("state", ["blocked_account", "blocked_domain", "muted_account"])
def test_a_quote_of_somebody_who_is_not_to_be_seen_comes_along(state: str) -> None:
    quote = post(quote=statuses.quote_of(statuses.status(3), state)).quote
    assert quote is not None
    assert quote.is_kept_back
    assert quote.post is not None
    assert quote.post.id == quote.post_id == "115500000000000003"


def test_who_may_quote() -> None:
    said = {"current_user": "manual", "automatic": [], "manual": ["public", "odd"]}
    assert post(quote_approval=said).quote_approval == QuoteApproval(
        "manual", (), ("public", "odd")
    )
    assert post(quote_approval={"manual": None}).quote_approval == QuoteApproval()
    assert post(quote_approval=None).quote_approval is None


def test_a_quote_as_other_servers_have_it() -> None:
    quote = post(quote=statuses.status(3)).quote
    assert quote is not None
    assert quote.post is not None
    assert quote.post.id == "115500000000000003"


def test_a_quote_as_pleroma_has_it() -> None:
    quote = post(pleroma={"quote": statuses.status(3), "quote_visible": True}).quote
    assert quote is not None
    assert quote.post is not None
    assert quote.post.id == "115500000000000003"
    assert post(pleroma={"quote": None}).quote is None


def test_ids_are_text_whatever_they_look_like() -> None:
    assert post(id=9007199254740993).id == "9007199254740993"
    assert post(id="01K9ABC").id == "01K9ABC"
    assert post(in_reply_to_id=12).reply_to == "12"


def test_unknown_words_pass() -> None:
    assert post(visibility="local").visibility == "local"
    assert not post(visibility=None).can_be_boosted


def test_counts_stay_in_bounds() -> None:
    assert post(replies_count=-3).replies_count == 0
    assert post(replies_count=10**30).replies_count == 2_000_000_000


def test_a_count_that_is_not_given_is_unknown_and_not_zero() -> None:
    found = post(replies_count=0, reblogs_count=None, favourites_count=None, quotes_count=None)
    assert (found.replies_count, found.boosts_count) == (0, None)
    assert (found.favourites_count, found.quotes_count) == (None, None)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_addresses_that_are_not_of_the_web_are_none(url: str) -> None:
    found = post(url=url, uri=url, card={"url": url}, mentions=[{"acct": "a", "url": url}])
    assert (found.url, found.card) == ("", None)
    assert found.mentions == (Mention(ProfileId(""), "a", ""),)


def test_a_time_without_a_zone_is_taken_for_utc() -> None:
    assert post(created_at="2025-11-22T10:15:30").created_at == datetime(
        2025, 11, 22, 10, 15, 30, tzinfo=UTC
    )


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999-12:00"])
def test_a_time_with_which_nobody_can_reckon_is_none(never: str) -> None:
    found = post(created_at=never, edited_at=never)
    assert (found.created_at, found.edited_at) == (None, None)


def test_a_boost_without_a_name_is_none() -> None:
    assert bundle(statuses.boost() | {"id": ""}) is None


@pytest.mark.parametrize(
    ("meta", "size"),
    [
        ({"width": 8, "height": 5}, (8, 5)),
        ({"original": {"duration": 2.0}, "small": {"width": 4, "height": 3}}, (4, 3)),
        ({"original": {"width": 4}, "width": 8, "height": 5}, (8, 5)),
        ({"original": {}}, (0, 0)),
    ],
)
def test_the_size_of_a_picture_is_where_the_server_has_it(
    meta: dict[str, object], size: tuple[int, int]
) -> None:
    (media,) = post(media_attachments=[statuses.medium(1) | {"meta": meta}]).media
    assert (media.width, media.height) == size


def test_a_profile_by_its_name_alone() -> None:
    found = mapping.profile(wire.Account(id="1", username="@somebody"))
    assert found is not None
    assert found.handle == "somebody"
    assert mapping.profile(wire.Account(id="1")) is None
    assert mapping.profile(wire.Account(id="", acct="a")) is None


def test_the_limits_of_a_server() -> None:
    limits = {
        "max_characters": 5000,
        "characters_reserved_per_url": 30,
        "max_media_attachments": 16,
    }
    found = server({"title": "A", "version": "9", "configuration": {"statuses": limits}})
    assert found == Server(
        host="a.example",
        base_url="https://a.example",
        title="A",
        version="9",
        limits=ServerLimits(characters=5000, characters_per_link=30, media=16),
    )


@pytest.mark.parametrize(
    ("said", "domain"),
    [
        ({"domain": "a.example"}, "a.example"),
        ({"domain": "", "uri": "a.example"}, "a.example"),
        ({"uri": "https://a.example:3000/about"}, "a.example:3000"),
        ({"uri": "http://localhost:8080"}, "localhost:8080"),
        ({"domain": "https://["}, ""),
        ({"domain": "a.example\u202e is b.example"}, ""),
        ({}, ""),
    ],
)
def test_the_domain_of_a_server(said: dict[str, object], domain: str) -> None:
    assert server(said).domain == domain


@pytest.mark.parametrize(
    ("said", "has"),
    [
        ({}, False),
        ({"configuration": {"reactions": {"max_reactions": 8}}}, True),
        ({"configuration": {"reactions": {"max_reactions": 0}}}, False),
        ({"pleroma": {"metadata": {"features": ["pleroma_emoji_reactions"]}}}, True),
        ({"pleroma": {"metadata": {"features": ["shout"]}}}, False),
        ({"pleroma": {"metadata": None}}, False),
    ],
)
def test_whether_a_server_has_reactions(said: dict[str, object], has: bool) -> None:
    assert server(said).reactions is has


def test_the_limits_of_a_server_that_says_little() -> None:
    assert server({"max_toot_chars": 800}).limits == ServerLimits(characters=800)
    said = {"max_characters": 0, "max_media_attachments": 0}
    assert server({"configuration": {"statuses": said}}).limits == ServerLimits(
        characters_per_link=None, media=0
    )
    assert server({}).limits == ServerLimits()


@pytest.mark.parametrize(
    ("said", "per_link"), [(23, 23), (10**9, 500), (0, None), (-1, None), (None, None)]
)
def test_what_a_link_counts(said: int | None, per_link: int | None) -> None:
    statuses = {"max_characters": 500, "characters_reserved_per_url": said}
    found = server({"configuration": {"statuses": statuses}})
    assert found.limits.characters_per_link == per_link


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"configuration": {"urls": {"streaming": "wss://s.example"}}}, "wss://s.example"),
        ({"urls": {"streaming_api": "wss://s.example"}}, "wss://s.example"),
        ({"configuration": {"urls": {}}, "urls": {"streaming_api": "wss://s"}}, "wss://s"),
        ({"configuration": {"urls": {"streaming": None}}}, ""),
        ({}, ""),
    ],
)
def test_where_a_server_streams(said: dict[str, object], found: str) -> None:
    assert server(said).streaming_url == found


FILTERED = {
    "filter": {
        "id": "7",
        "title": "Spoilers",
        "context": ["home", "thread"],
        "filter_action": "hide",
        "expires_at": "2025-11-30T00:00:00Z",
    },
    "keyword_matches": ["finale"],
}


def test_filters_of_a_boost_and_of_what_it_boosts_come_together() -> None:
    inner = {"filter": {"title": "Other"}, "keyword_matches": None}
    boost = {
        "id": "9",
        "account": statuses.account(),
        "filtered": [FILTERED, {"filter": None}],
        "reblog": {"id": "8", "account": statuses.account(), "filtered": [inner, FILTERED]},
    }
    found = bundle(boost)
    assert found is not None
    assert [(each.title, each.action) for each in found.post.filters] == [
        ("Other", "warn"),
        ("Spoilers", "hide"),
    ]
    assert found.post.filters[1].contexts == ("home", "thread")
    assert found.post.filters[1].words == ("finale",)
    assert found.post.filters[1].expires_at == datetime(2025, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "place",
    [
        lambda said: {"reactions": said},
        lambda said: {"emoji_reactions": said},
        lambda said: {"reactions": [], "pleroma": {"emoji_reactions": said}},
    ],
)
def test_reactions_wherever_a_server_has_them(place: Any) -> None:
    said = [
        {"name": "🎉", "count": 2, "me": True},
        {"name": ":blobcat:", "count": 1, "url": "https://a.example/b.gif"},
        {"name": "gone", "count": 0},
        {"count": 3},
    ]
    reactions = post(**place(said)).reactions
    assert [(each.name, each.count, each.own) for each in reactions] == [
        ("🎉", 2, True),
        ("blobcat", 1, False),
    ]
    assert reactions[1].static_url == "https://a.example/b.gif"


def test_who_wrote_a_linked_page() -> None:
    new = {
        "url": "https://p.example/",
        "authors": [
            {"name": "", "account": statuses.account()},
            {"name": "Bo", "url": "https://b.example"},
        ],
    }
    card = post(card=new).card
    assert card is not None
    first, second = card.authors
    assert first.profile is not None
    assert first.name == first.profile.name
    assert (second.name, second.url, second.profile) == ("Bo", "https://b.example", None)
    old = {"url": "https://p.example/", "author_name": "Cy", "author_url": "ftp://c.example"}
    card = post(card=old).card
    assert card is not None
    assert [(each.name, each.url) for each in card.authors] == [("Cy", "")]


@pytest.mark.parametrize(
    ("meta", "seconds"),
    [
        ({"original": {"duration": 12.5}, "duration": 3}, 12.5),
        ({"duration": 3}, 3.0),
        ({"duration": -1}, 0.0),
        (None, 0.0),
    ],
)
def test_how_long_media_play(meta: Any, seconds: float) -> None:
    assert post(media_attachments=[{"id": "1", "meta": meta}]).media[0].seconds == seconds
