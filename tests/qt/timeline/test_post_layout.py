"""Any post can be laid out and painted, whatever a server says."""

import string
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.api import values
from fedidesk.domain.digest import DigestRow, Heading
from fedidesk.domain.filters import FilterMatch
from fedidesk.domain.ids import MediaId, PollId, PostId, ProfileId, RowId
from fedidesk.domain.media import Media
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import Card, CardAuthor, Mention, Post, Quote, Row
from fedidesk.domain.reaction import Reaction
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.heading import HeadingPart
from fedidesk.ui.timeline.parts.text_parts import CaptionPart
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.scene import Act, Scene
from fedidesk.ui.timeline.typesetter import Typesetter
from fedidesk.ui.timeline.viewing import PLAIN_VIEWING, Ballot, Viewing
from tests.builders import NOON, a_post, a_profile, a_row, an_emoji
from tests.fakes.pictures import FakeFetcher

NOW = datetime(2026, 3, 15, tzinfo=UTC)
WORDS = st.one_of(
    st.text(max_size=60),
    st.text(string.ascii_letters + " \n:<>&@#", max_size=200),
    st.sampled_from(
        ["", ":blob:", "مرحبا بكم", "ক্ষুদ্র স্কুল", "\u202eturned", "x" * 5000, "👩‍👩‍👧‍👦"]
    ),
)
HTML = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<ul><li>",
                "</li></ul>",
                "<blockquote>",
                "<pre><code>",
                "</code></pre>",
                '<a href="https://one.test/a">a link</a>',
                '<a href="https://one.test/a"></a>',
                "<script>alert(1)</script>",
            ]
        ),
    ),
    max_size=12,
).map("".join)
COUNTS = st.integers(0, values.MOST + 1)
PROFILES = st.builds(
    a_profile,
    st.just("Ada"),
    display_name=WORDS,
    handle=WORDS,
    avatar_static_url=st.sampled_from(["", "https://one.test/a.png"]),
    emojis=st.sampled_from([(), (an_emoji(),)]),
)
MEDIA = st.builds(
    Media,
    id=st.just(MediaId("m")),
    kind=st.sampled_from(["image", "gifv", "video", "audio", "unknown", "hologram"]),
    url=st.sampled_from(["", "https://one.test/m.png"]),
    preview_url=st.sampled_from(["", "https://one.test/s.png"]),
    description=WORDS,
    width=st.integers(0, 10**6),
    height=st.integers(0, 10**6),
)
POLLS = st.builds(
    Poll,
    id=st.just(PollId("p")),
    options=st.lists(
        st.builds(PollOption, WORDS, st.one_of(st.none(), st.integers(0, 10**6))), max_size=6
    ).map(tuple),
    expires_at=st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
    expired=st.booleans(),
    votes_count=st.integers(0, 10**6),
    own_votes=st.lists(st.integers(0, 9), max_size=3).map(tuple),
)
CARDS = st.builds(
    Card,
    url=st.sampled_from(["https://one.test", "https://" + "long." * 60 + "test/a", "https://[odd"]),
    title=WORDS,
    description=WORDS,
    provider=WORDS,
    image_url=st.sampled_from(["", "https://one.test/c.png"]),
    width=st.integers(0, 5000),
    height=st.integers(0, 5000),
    authors=st.lists(
        st.builds(CardAuthor, WORDS, profile=st.one_of(st.none(), PROFILES)), max_size=2
    ).map(tuple),
    published_at=st.sampled_from([None, NOON]),
)
FILTERS = st.builds(
    FilterMatch,
    title=WORDS,
    action=st.sampled_from(["hide", "warn", "blur", "odd"]),
    contexts=st.sampled_from([(), ("home",), ("thread", "account")]),
    expires_at=st.sampled_from([None, NOON]),
)
REACTIONS = st.builds(
    Reaction,
    name=st.sampled_from(["👍", "blob", "a@two.test", "x" * 500, "ক্ষ"]),
    count=st.integers(1, 10**9),
    own=st.booleans(),
    static_url=st.sampled_from(["", "https://one.test/r.png"]),
)
QUOTED = st.builds(
    a_post,
    st.just("q"),
    HTML,
    author=PROFILES,
    content_warning=WORDS,
    sensitive=st.booleans(),
    media=st.lists(MEDIA, max_size=3).map(tuple),
    poll=st.one_of(st.none(), POLLS),
    card=st.one_of(st.none(), CARDS),
    filters=st.lists(FILTERS, max_size=2).map(tuple),
    quote=st.sampled_from([None, Quote("accepted", None, PostId("n")), Quote("revoked")]),
)
QUOTES = st.builds(
    Quote,
    st.sampled_from(["accepted", "pending", "deleted", "blocked_account", "odd"]),
    st.one_of(st.none(), QUOTED),
    st.sampled_from([None, PostId("q")]),
)
POSTS = st.builds(
    Post,
    id=st.just(PostId("1")),
    author=PROFILES,
    html=HTML,
    created_at=st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
    edited_at=st.sampled_from([None, NOON]),
    visibility=st.sampled_from(["public", "unlisted", "private", "direct", "secret"]),
    content_warning=WORDS,
    sensitive=st.booleans(),
    reply_to=st.sampled_from([None, PostId("0")]),
    reply_to_profile=st.sampled_from([None, ProfileId("b")]),
    mentions=st.sampled_from([(), (Mention(ProfileId("b"), "bob", ""),)]),
    media=st.lists(MEDIA, max_size=7).map(tuple),
    emojis=st.sampled_from([(), (an_emoji(),)]),
    poll=st.one_of(st.none(), POLLS),
    card=st.one_of(st.none(), CARDS),
    quote=st.one_of(st.none(), QUOTES),
    filters=st.lists(FILTERS, max_size=2).map(tuple),
    reactions=st.lists(REACTIONS, max_size=50).map(tuple),
    application=WORDS,
    quotes_count=COUNTS,
    muted=st.booleans(),
    pinned=st.booleans(),
    replies_count=COUNTS,
    boosts_count=COUNTS,
    favourites_count=COUNTS,
    boosted=st.booleans(),
)
VIEWINGS = st.builds(
    Viewing,
    reader=st.sampled_from([None, ProfileId("b"), ProfileId("profile-Ada")]),
    context=st.sampled_from(["", "home", "thread", "account"]),
    is_focus=st.booleans(),
    shown_anyway=st.booleans(),
    quote_shown_anyway=st.booleans(),
    quote_uncovered=st.booleans(),
    ballot=st.one_of(
        st.none(),
        st.builds(
            Ballot,
            st.just(PollId("p")),
            st.lists(st.integers(0, 9), max_size=3).map(tuple),
            st.booleans(),
        ),
    ),
)
ROWS = st.builds(
    DigestRow,
    id=st.just(RowId("1")),
    post_id=st.just(PostId("1")),
    boosted_by=st.one_of(st.none(), PROFILES),
    more_boosts=st.integers(0, 10**6),
    heading=st.one_of(
        st.none(), st.builds(Heading, st.one_of(PROFILES, CARDS), st.integers(1, 10**6))
    ),
)


@pytest.fixture(scope="module")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter(Theme(qapp, "light", 100))


@pytest.fixture(scope="module")
def scene(qapp: QObject, typesetter: Typesetter) -> Scene:
    images = ImageCache(lambda _: FakeFetcher(qapp), qapp)
    return Scene(typesetter.theme, Icons(), images, 1.0)


def lay_out(
    typesetter: Typesetter,
    post: Post,
    width: int = 500,
    row: Row | None = None,
    viewing: Viewing = PLAIN_VIEWING,
    **how: bool,
) -> PostLayout:
    options = {"mirrored": False, "revealed": False, "expanded": False} | how
    return PostLayout(
        post,
        row or a_row(post),
        typesetter,
        width,
        mirrored=options["mirrored"],
        revealed=options["revealed"],
        expanded=options["expanded"],
        now=NOW,
        viewing=viewing,
    )


@given(
    post=POSTS,
    row=ROWS,
    width=st.integers(300, 1600),
    mirrored=st.booleans(),
    revealed=st.booleans(),
    viewing=VIEWINGS,
)
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_any_post_fits_into_its_row(
    typesetter: Typesetter,
    scene: Scene,
    post: Post,
    row: Row,
    width: int,
    mirrored: bool,
    revealed: bool,
    viewing: Viewing,
) -> None:
    layout = lay_out(typesetter, post, width, row, viewing, mirrored=mirrored, revealed=revealed)
    assert 60 <= layout.height < 20_000
    for above, below in zip(layout.parts, layout.parts[1:], strict=False):
        assert above.bottom <= below.top
    for spot in layout.spots:
        assert spot.rect.left() >= 0
        assert spot.rect.right() <= width
        assert spot.rect.top() >= 0
        assert spot.rect.bottom() < layout.height
    image = QImage(width, min(layout.height, 3000), QImage.Format.Format_RGB32)
    scene.clip = image.rect()
    painter = QPainter(image)
    layout.paint(painter, scene)
    painter.end()
    assert layout.spoken()


def test_a_long_post_is_folded_and_can_be_shown_as_a_whole(typesetter: Typesetter) -> None:
    post = a_post("1", "word " * 2000)
    folded = lay_out(typesetter, post)
    whole = lay_out(typesetter, post, expanded=True)
    assert folded.height < whole.height / 3
    more, less = folded.spot(Act.EXPAND), whole.spot(Act.EXPAND)
    assert more is not None
    assert less is not None
    assert (more.name, less.name) == ("Show more", "Show less")
    assert lay_out(typesetter, a_post("1", "word " * 300)).spot(Act.EXPAND) is None


def test_a_post_as_long_as_a_book_costs_no_more_than_a_long_one(typesetter: Typesetter) -> None:
    book = a_post("1", "word " * 1_000_000)
    assert (
        lay_out(typesetter, book).height == lay_out(typesetter, a_post("1", "word " * 900)).height
    )
    assert lay_out(typesetter, book, expanded=True).height < 60_000


def test_a_text_that_cannot_be_shown_as_a_whole_says_so(typesetter: Typesetter) -> None:
    sentence = "The text goes on. Open the post in the browser to read all of it."
    book, letter = a_post("1", "word " * 20_000), a_post("1", "word " * 2000)

    def says_so(post: Post) -> tuple[bool, bool]:
        layout = lay_out(typesetter, post, expanded=True)
        shown = any(isinstance(part, CaptionPart) for part in layout.parts)
        return shown, sentence in layout.spoken()

    assert says_so(book) == (True, True)
    assert says_so(letter) == (False, False)


def test_a_boost_keeps_all_but_the_name_of_who_did_it(typesetter: Typesetter) -> None:
    post = a_post("1")
    plain = lay_out(typesetter, post)
    boosted = PostLayout(
        post,
        a_row(post, a_profile("Grace :blob:", emojis=(an_emoji(),))),
        typesetter,
        500,
        mirrored=False,
        revealed=False,
        expanded=False,
        now=NOW,
    )
    assert boosted.height > plain.height
    assert an_emoji().url in boosted.urls


def test_what_begins_with_a_post_stands_above_all_of_it(typesetter: Typesetter) -> None:
    post = a_post("1")
    ada = a_profile("Ada :blob:", emojis=(an_emoji(),))
    row = DigestRow(RowId("1"), post.id, a_profile("Bob"), 2, Heading(ada, 3))
    plain, headed = lay_out(typesetter, post), lay_out(typesetter, post, row=row)
    assert isinstance(headed.parts[0], HeadingPart)
    assert headed.height > plain.height + headed.parts[0].bottom - headed.parts[0].top
    assert an_emoji().url in headed.urls
    assert headed.spoken().startswith("Ada blob, 3 post(s), Ada, Hello, ")
    assert headed.spoken().endswith("boosted by Bob and 2 other(s)")


def test_a_layout_knows_when_it_is_out_of_date(typesetter: Typesetter) -> None:
    post = a_post("1", created_at=NOW)
    layout = lay_out(typesetter, post)
    theme = typesetter.theme

    def fits(
        width: int = 500, revealed: bool = False, now: datetime = NOW, row: Row = layout.row
    ) -> bool:
        return layout.fits(
            post, row, theme, width, mirrored=False, revealed=revealed, expanded=False, now=now
        )

    assert fits()
    assert not fits(width=501)
    assert not fits(revealed=True)
    assert not fits(row=a_row(post, a_profile("Bob"), id=layout.row.id))
    assert fits(now=NOW.replace(second=30))
    assert not fits(now=NOW.replace(minute=5))
