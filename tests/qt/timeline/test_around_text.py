"""What stands around the text: filters, quotes, cards, reactions, details; seen and said."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from fedidesk.domain.filters import FilterMatch
from fedidesk.domain.ids import PollId, PostId, ProfileId
from fedidesk.domain.post import QUOTE_KEPT_BACK, Card, CardAuthor, Post, Quote
from fedidesk.domain.reaction import Reaction
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.column import text_column
from fedidesk.ui.timeline.parts.cards import LinkPart, place_text
from fedidesk.ui.timeline.parts.few_lines import few_lines
from fedidesk.ui.timeline.parts.flow import flow
from fedidesk.ui.timeline.parts.header import Header
from fedidesk.ui.timeline.parts.quote_part import QuotePart
from fedidesk.ui.timeline.parts.reactions_part import MOST
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.scene import Act, Spot
from fedidesk.ui.timeline.typesetter import Typesetter
from fedidesk.ui.timeline.viewing import Ballot, Viewing
from tests.builders import a_picture, a_poll, a_post, a_profile, a_row, an_emoji

NOW = datetime(2026, 3, 15, tzinfo=UTC)
HOME, THREAD = Viewing(context="home"), Viewing(context="thread")
ADA = ProfileId("profile-Ada")


@pytest.fixture(scope="module")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter(Theme(qapp, "light", 100))


def lay_out(
    typesetter: Typesetter, post: Post, viewing: Viewing = HOME, width: int = 600, **how: bool
) -> PostLayout:
    options = {"mirrored": False, "revealed": False, "expanded": False} | how
    return PostLayout(post, a_row(post), typesetter, width, now=NOW, viewing=viewing, **options)  # type: ignore[arg-type]


def spots(layout: PostLayout, *acts: Act) -> list[Spot]:
    return [spot for spot in layout.spots if spot.act in acts]


def part(layout: PostLayout, kind: type) -> object:
    return next(each for each in layout.parts if isinstance(each, kind))


def a_filter(action: str = "warn", title: str = "Spiders", **changes: object) -> FilterMatch:
    return FilterMatch(
        **{"title": title, "action": action, "contexts": ("home", "thread"), **changes}
    )  # type: ignore[arg-type]


# --- filters


@pytest.mark.parametrize("action", ["warn", "odd"])
def test_of_a_filtered_post_nothing_is_shown_fetched_or_said(
    typesetter: Typesetter, action: str
) -> None:
    post = a_post("1", "SECRET :blob:", filters=(a_filter(action),), media=(a_picture(),),
                  emojis=(an_emoji(),), reactions=(Reaction(name="🕷", count=1),),
                  author=a_profile(avatar_static_url="https://one.test/me.png"))  # fmt: skip
    stub = lay_out(typesetter, post)
    assert stub.is_kept_back
    assert stub.body is None
    assert stub.urls == {"https://one.test/me.png"}
    assert "SECRET" not in stub.spoken()
    assert "Spiders" in stub.spoken()
    assert [spot.act for spot in stub.spots] == [Act.PROFILE, Act.SHOW_ANYWAY]
    assert stub.height < 80
    shown = lay_out(typesetter, post, Viewing(context="home", shown_anyway=True))
    assert shown.body is not None
    assert "SECRET" in shown.spoken()
    (again,) = spots(shown, Act.SHOW_ANYWAY)
    assert (again.name, again.target) == ("Hide", "1")


def test_a_filter_does_not_open_a_content_warning(typesetter: Typesetter) -> None:
    post = a_post("1", filters=(a_filter(),), content_warning="The end", media=(a_picture(),))
    shown = lay_out(typesetter, post, Viewing(context="home", shown_anyway=True))
    assert shown.body is None
    assert spots(shown, Act.REVEAL)


def test_a_blurring_filter_covers_media_alone(typesetter: Typesetter) -> None:
    post = a_post("1", "Bread", filters=(a_filter("blur", "Food"),), media=(a_picture(),))
    blurred = lay_out(typesetter, post)
    assert blurred.body is not None
    assert not blurred.urls
    assert "Food" in blurred.spoken()
    assert spots(blurred, Act.REVEAL)
    opened = lay_out(typesetter, post, revealed=True)
    assert a_picture().preview_url in opened.urls
    assert "Food" not in opened.spoken()


def test_ones_own_posts_pass(typesetter: Typesetter) -> None:
    post = a_post("1", filters=(a_filter(),))
    assert not lay_out(typesetter, post, Viewing(ADA, "home")).is_kept_back
    assert lay_out(typesetter, post, Viewing(ProfileId("other"), "home")).is_kept_back


def test_what_is_hidden_has_no_row_but_in_a_thread() -> None:
    post = a_post("1", filters=(a_filter("hide"),))
    assert HOME.leaves_out(post, NOW)
    assert not THREAD.leaves_out(post, NOW)
    assert not Viewing(ADA, "home").leaves_out(post, NOW)
    assert not HOME.leaves_out(a_post("2", filters=(a_filter("hide", expires_at=NOW),)), NOW)


def test_what_a_thread_was_opened_for_is_shown(typesetter: Typesetter) -> None:
    post = a_post("1", filters=(a_filter("hide"),))
    assert lay_out(typesetter, post, THREAD).is_kept_back
    focus = lay_out(typesetter, post, Viewing(context="thread", is_focus=True))
    assert not focus.is_kept_back
    assert "Hello" in focus.spoken()


def test_a_filter_that_ends_makes_a_layout_old(typesetter: Typesetter) -> None:
    later = NOW + timedelta(seconds=30)
    for post in (
        a_post("1", created_at=None, filters=(a_filter(expires_at=later),)),
        a_post("2", created_at=None, quote=Quote("accepted", a_post("q", created_at=None,
               filters=(a_filter(expires_at=later),)))),
        a_post("3", created_at=None, poll=a_poll(expires_at=later)),
    ):  # fmt: skip
        layout = lay_out(typesetter, post)
        how = {"mirrored": False, "revealed": False, "expanded": False}
        fit = (post, layout.row, typesetter.theme, 600)
        assert layout.fits(*fit, now=NOW + timedelta(seconds=1), viewing=HOME, **how)
        assert not layout.fits(*fit, now=later, viewing=HOME, **how)


# --- quotes


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("pending", "waiting"),
        ("rejected", "did not consent"),
        ("revoked", "took the consent back"),
        ("deleted", "was deleted"),
        ("unauthorized", "not visible to you"),
        ("blocked_account", "somebody you blocked"),
        ("blocked_domain", "server you blocked"),
        ("muted_account", "somebody you muted"),
        ("new word", "can't be shown"),
        ("accepted", "Quotes another post"),
    ],
)
def test_every_state_of_a_quote_has_a_sentence(
    typesetter: Typesetter, state: str, words: str
) -> None:
    layout = lay_out(typesetter, a_post("1", quote=Quote(state)))
    assert words in layout.spoken()
    assert isinstance(part(layout, QuotePart), QuotePart)
    assert not spots(layout, Act.QUOTE, Act.SHOW_ANYWAY)


def test_a_quoted_post_that_is_only_known_can_be_opened(typesetter: Typesetter) -> None:
    for state, can in (("pending", True), ("accepted", True), ("odd", True), ("deleted", False)):
        layout = lay_out(typesetter, a_post("1", quote=Quote(state, None, PostId("q"))))
        assert [spot.target for spot in spots(layout, Act.QUOTE)] == (["q"] if can else [])


@pytest.mark.parametrize("state", QUOTE_KEPT_BACK)
def test_of_somebody_blocked_nothing_is_shown_before_it_is_asked_for(
    typesetter: Typesetter, state: str
) -> None:
    author = a_profile("Bob", avatar_static_url="https://one.test/bob.png")
    quoted = a_post("q", "SECRET", author=author, media=(a_picture(),))
    post = a_post("1", quote=Quote(state, quoted, PostId("q")))
    layout = lay_out(typesetter, post)
    assert not layout.urls & {"https://one.test/bob.png", a_picture().preview_url}
    assert "SECRET" not in layout.spoken()
    assert not spots(layout, Act.QUOTE)
    (show,) = spots(layout, Act.SHOW_ANYWAY)
    assert (show.name, show.target) == ("Show anyway", "q")
    shown = lay_out(typesetter, post, Viewing(context="home", quote_shown_anyway=True))
    assert "SECRET" in shown.spoken()
    assert {"https://one.test/bob.png", a_picture().preview_url} <= shown.urls


def test_a_filtered_quote_names_author_and_filter(typesetter: Typesetter) -> None:
    quoted = a_post("q", "SECRET", author=a_profile("Bob"), filters=(a_filter("hide"),),
                    media=(a_picture(),))  # fmt: skip
    post = a_post("1", quote=Quote("accepted", quoted, PostId("q")))
    layout = lay_out(typesetter, post)
    assert "quotes Bob: Filtered: " in layout.spoken()
    assert "SECRET" not in layout.spoken()
    assert a_picture().preview_url not in layout.urls
    assert [spot.target for spot in spots(layout, Act.SHOW_ANYWAY)] == ["q"]
    shown = lay_out(typesetter, post, Viewing(context="home", quote_shown_anyway=True))
    assert "SECRET" in shown.spoken()


def test_a_long_quoted_post_is_folded(typesetter: Typesetter) -> None:
    def tall(text: str) -> int:
        quoted = a_post("q", text)
        return lay_out(typesetter, a_post("1", quote=Quote("accepted", quoted))).height

    line = typesetter.style(1).line_height  # type: ignore[arg-type]
    one = tall("word")
    assert tall("word " * 2000) < one + 10 * line
    assert tall("<br>".join("word" for _ in range(200))) < one + 10 * line
    assert tall("".join(f"<p>{n}</p>" for n in range(200))) < one + 13 * line


def test_the_picture_of_a_quoted_post_is_small_and_only_where_it_may_be(
    typesetter: Typesetter,
) -> None:
    picture = a_picture()

    def urls(**changes: object) -> frozenset[str]:
        quoted = a_post("q", "Look", media=(picture,), **changes)
        return lay_out(typesetter, a_post("1", quote=Quote("accepted", quoted))).urls

    assert picture.preview_url in urls()
    assert picture.preview_url not in urls(sensitive=True)
    assert picture.preview_url not in urls(content_warning="Careful")
    assert picture.preview_url not in urls(filters=(a_filter("blur"),))


OPEN = Viewing(context="home", quote_uncovered=True)


def test_what_a_quoted_post_warns_of_is_shown_in_place(typesetter: Typesetter) -> None:
    quoted = a_post("q", "SECRET", content_warning="Careful", media=(a_picture(),), sensitive=True)
    post = a_post("1", quote=Quote("accepted", quoted))
    covered, shown = lay_out(typesetter, post), lay_out(typesetter, post, OPEN)
    assert [(spot.target, spot.name) for spot in spots(covered, Act.UNCOVER)] == [
        ("q", "Show content")
    ]
    assert [spot.name for spot in spots(shown, Act.UNCOVER)] == ["Hide content"]
    assert "SECRET" not in covered.spoken()
    assert "Careful, SECRET" in shown.spoken()
    assert a_picture().preview_url not in covered.urls
    assert a_picture().preview_url in shown.urls


@pytest.mark.parametrize("changes", [{"sensitive": True}, {"filters": (a_filter("blur"),)}])
def test_hidden_media_of_a_quoted_post_are_shown_in_place(
    typesetter: Typesetter, changes: dict[str, object]
) -> None:
    quoted = a_post("q", "Look", media=(a_picture(),), **changes)
    post = a_post("1", quote=Quote("accepted", quoted))
    covered = lay_out(typesetter, post, Viewing(context="home"))
    shown = lay_out(typesetter, post, OPEN)
    assert [spot.name for spot in spots(covered, Act.UNCOVER)] == ["Show content"]
    assert [spot.name for spot in spots(shown, Act.UNCOVER)] == ["Hide content"]
    assert a_picture().preview_url not in covered.urls
    assert a_picture().preview_url in shown.urls


def test_what_hides_nothing_offers_nothing_to_show(typesetter: Typesetter) -> None:
    quoted = a_post("q", "Look", sensitive=True)
    layout = lay_out(typesetter, a_post("1", quote=Quote("accepted", quoted)))
    assert not spots(layout, Act.UNCOVER)


def test_who_wrote_the_quoted_post_and_what_it_quotes_can_be_pressed(
    typesetter: Typesetter,
) -> None:
    quoted = a_post("q", author=a_profile("Bob"), quote=Quote("accepted", None, PostId("inner")))
    layout = lay_out(typesetter, a_post("1", quote=Quote("accepted", quoted, PostId("q"))))
    assert [spot.target for spot in spots(layout, Act.QUOTE)] == ["q", "inner"]
    assert [spot.target for spot in spots(layout, Act.PROFILE)] == [ADA, "profile-Bob"]
    assert "Quotes another post" in layout.spoken()


# --- cards


def a_card(**changes: object) -> Card:
    values = {
        "url": "https://www.bread.test/a",
        "title": "How to bake",
        "provider": "Bread",
        "image_url": "https://one.test/c.png",
        "image_description": "A loaf",
    }
    return Card(**(values | changes))  # type: ignore[arg-type]


def test_a_card_names_its_author_who_can_be_pressed(typesetter: Typesetter) -> None:
    bob = a_profile("Bob")
    layout = lay_out(typesetter, a_post("1", card=a_card(authors=(CardAuthor("B", "", bob),))))
    assert [spot.target for spot in spots(layout, Act.PROFILE)] == [ADA, bob.id]
    assert "link: How to bake, By Bob, A loaf" in layout.spoken()
    nameless = lay_out(typesetter, a_post("1", card=a_card(authors=(CardAuthor("Jo"),))))
    assert [spot.target for spot in spots(nameless, Act.PROFILE)] == [ADA]
    assert "By Jo" in nameless.spoken()


def test_a_card_names_all_its_authors(typesetter: Typesetter) -> None:
    ann, bob = a_profile("Ann"), a_profile("Bob")
    authors = (CardAuthor("", "", ann), CardAuthor("Jo"), CardAuthor(" "), CardAuthor("B", "", bob))
    layout = lay_out(typesetter, a_post("1", card=a_card(authors=authors)))
    assert [spot.target for spot in spots(layout, Act.PROFILE)] == [ADA, ann.id, bob.id]
    assert "By Ann, Jo, Bob" in layout.spoken()
    crowd = lay_out(typesetter, a_post("1", card=a_card(authors=authors * 100)))
    assert crowd.height < layout.height + 60


def test_only_a_large_wide_picture_stands_on_top(typesetter: Typesetter) -> None:
    def tall(width: int, height: int) -> int:
        card = part(lay_out(typesetter, a_post("1", card=a_card(width=width, height=height))),
                    LinkPart)  # fmt: skip
        assert isinstance(card, LinkPart)
        return card.bottom - card.top

    assert tall(1200, 630) > 200
    assert tall(399, 200) == tall(800, 800) == tall(0, 0) < 100
    assert tall(4000, 400) > 150


def test_a_card_steps_back_for_media_and_for_a_quote_of_it(typesetter: Typesetter) -> None:
    quoted = a_post("q", url="https://one.test/@bob/q")

    def has_card(**changes: object) -> bool:
        layout = lay_out(typesetter, a_post("1", **changes))
        return bool(spots(layout, Act.CARD)) and "link: " in layout.spoken()

    same, other = a_card(url="https://one.test/@bob/q/"), a_card()
    assert has_card(card=other)
    assert not has_card(card=other, media=(a_picture(),))
    assert not has_card(card=same, quote=Quote("accepted", quoted))
    assert has_card(card=other, quote=Quote("accepted", quoted))
    assert not has_card(card=same, quote=Quote("revoked"))


def test_a_few_lines_say_that_there_is_more(typesetter: Typesetter) -> None:
    frame = text_column(typesetter, 600, mirrored=False, now=NOW)
    small = FontRole.SMALL
    assert few_lines(" \n ", small, frame, 200, 2) == []
    assert len(few_lines("word", small, frame, 200, 2)) == 1
    for text in ("word " * 100, "x" * 900, "😀" * 300, "ক্ষুদ্র স্কুল " * 50, "مرحبا بكم " * 50):
        lines = few_lines(text, small, frame, 200, 2)
        assert len(lines) == 2
        assert all(0 < line.width <= 200 for line in lines)


def test_what_flows_goes_on_below() -> None:
    assert flow([10, 10, 10], 5, 40) == [(0, 0), (15, 0), (30, 0)]
    assert flow([10, 20, 90, 1], 5, 40) == [(0, 0), (15, 0), (0, 1), (0, 2)]
    assert flow([], 5, 40) == []


def test_of_a_long_host_the_end_is_shown(typesetter: Typesetter) -> None:
    card = a_card(url="https://bank.example." + "a." * 90 + "evil.test/login", provider="Bank")
    frame = text_column(typesetter, 600, mirrored=False, now=NOW)
    text = place_text(card, frame, 200)
    assert text.startswith("\u2066…")
    assert "evil.test\u2069 · " in text
    assert "bank.example" not in text


# --- reactions, marks and details


def test_reactions_are_chips_that_say_what_they_are(typesetter: Typesetter) -> None:
    reactions = (
        Reaction(name="👍", count=2, own=True),
        Reaction(name="red_fern", count=1, url="https://one.test/fern.png"),
    )
    layout = lay_out(typesetter, a_post("1", reactions=reactions))
    chips = spots(layout, Act.REACT)
    assert [(chip.name, chip.target, chip.checked) for chip in chips] == [
        ("👍", "👍", True),
        ("red fern", "red_fern", False),
    ]
    assert "https://one.test/fern.png" in layout.urls
    assert "reactions: 👍 2; red fern 1" in layout.spoken()
    many = tuple(Reaction(name=f"e{n}", count=1) for n in range(300))
    assert len(spots(lay_out(typesetter, a_post("1", reactions=many)), Act.REACT)) == MOST


def test_marks_have_tips(typesetter: Typesetter) -> None:
    post = a_post("1", visibility="private", edited_at=NOW, muted=True, pinned=True)

    def tips(context: str) -> set[str]:
        header = part(lay_out(typesetter, post, Viewing(context=context)), Header)
        assert isinstance(header, Header)
        middle = (header.top + header.bottom) // 2
        return {header.tip_at(x, middle) for x in range(600)}

    everywhere = {"Followers only", "Edited", "Conversation muted"}
    assert everywhere <= tips("home")
    assert tips("account") - tips("home") == {"Pinned to the profile"}
    assert "pinned" in lay_out(typesetter, post, Viewing(context="account")).spoken()
    assert "Conversation muted" in lay_out(typesetter, post).spoken()


def test_the_post_of_a_thread_tells_more_of_itself(typesetter: Typesetter) -> None:
    post = a_post("1", boosts_count=3, favourites_count=12, quotes_count=1, edited_at=NOW,
                  application="Some client")  # fmt: skip
    more = (Act.BOOSTED_BY, Act.FAVOURITED_BY, Act.QUOTED_BY, Act.HISTORY)
    assert not spots(lay_out(typesetter, post, THREAD), *more)
    focus = lay_out(typesetter, post, Viewing(context="thread", is_focus=True))
    said = {spot.act: spot.name for spot in spots(focus, *more)}
    assert said.pop(Act.HISTORY).startswith("Edited ")
    assert said == {
        Act.BOOSTED_BY: "3 boost(s)",
        Act.FAVOURITED_BY: "12 favourite(s)",
        Act.QUOTED_BY: "1 quote(s)",
    }
    assert "from \u2068Some client\u2069" in focus.spoken()
    bare = lay_out(typesetter, a_post("1"), Viewing(context="thread", is_focus=True))
    assert not spots(bare, *more)


# --- polls


def test_a_poll_is_voted_in_until_it_is_over(typesetter: Typesetter) -> None:
    def acts(viewing: Viewing = HOME, **changes: object) -> list[Act]:
        layout = lay_out(typesetter, a_post("1", poll=a_poll(**changes)), viewing)
        others = (Act.PROFILE, Act.REPLY, Act.BOOST, Act.FAVOURITE, Act.BOOKMARK, Act.MORE)
        return [spot.act for spot in layout.spots if spot.act not in others]

    voting = [Act.CHOOSE] * 3 + [Act.VOTE, Act.RESULTS]
    assert acts() == voting
    assert acts(multiple=True) == [Act.TICK] * 3 + [Act.VOTE, Act.RESULTS]
    assert acts(voted=True) == [Act.REFRESH]
    assert acts(expired=True) == []
    assert acts(expires_at=NOW) == [Act.REFRESH]
    assert acts(Viewing(ADA, "home")) == [Act.REFRESH]
    seen = Viewing(context="home", ballot=Ballot(PollId("p"), (1,), True))
    assert acts(seen) == [Act.RESULTS, Act.REFRESH]


def test_what_is_picked_and_how_a_poll_stands_is_said(typesetter: Typesetter) -> None:
    picked = Viewing(context="home", ballot=Ballot(PollId("p"), (1,)))
    layout = lay_out(typesetter, a_post("1", poll=a_poll()), picked)
    assert [spot.checked for spot in spots(layout, Act.CHOOSE)] == [False, True, False]
    assert [spot.enabled for spot in spots(layout, Act.VOTE)] == [True]
    unpicked = lay_out(typesetter, a_post("1", poll=a_poll()))
    assert [spot.enabled for spot in spots(unpicked, Act.VOTE)] == [False]
    assert "poll: Tea; Coffee; Water, 60 vote(s)" in unpicked.spoken()
    voted = lay_out(typesetter, a_post("1", poll=a_poll(voted=True, own_votes=(1,))))
    assert "poll: Tea 50%; Coffee 33% your choice; Water 17%" in voted.spoken()


def test_results_that_nobody_may_see_are_not_offered(typesetter: Typesetter) -> None:
    hidden = a_poll(options=tuple(type(o)(o.title, None) for o in a_poll().options))
    assert not spots(lay_out(typesetter, a_post("1", poll=hidden)), Act.RESULTS)


def test_emoji_stand_in_answers(typesetter: Typesetter) -> None:
    blob, tea = an_emoji(), an_emoji("tea")
    options = tuple(type(o)(f"{o.title} :blob: :tea:", o.votes) for o in a_poll().options)
    post = a_post("1", emojis=(tea,), poll=a_poll(options=options, emojis=(blob,)))
    for viewing in (HOME, Viewing(ADA, "home")):
        layout = lay_out(typesetter, post, viewing)
        assert {blob.url, tea.url} <= layout.urls
        assert "Tea blob tea" in layout.spoken()


def test_a_long_answer_is_not_cut(typesetter: Typesetter) -> None:
    options = (type(a_poll().options[0])("many words " * 20, 1), a_poll().options[1])
    for viewing in (HOME, Viewing(ADA, "home")):
        long = lay_out(typesetter, a_post("1", poll=a_poll(options=options)), viewing)
        short = lay_out(typesetter, a_post("1", poll=a_poll(options=a_poll().options[:2])), viewing)
        assert long.height > short.height + 20
