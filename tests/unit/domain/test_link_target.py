from fedidesk.domain.hashtags import Hashtags
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.link_target import target_of
from fedidesk.domain.post import Mention, Quote
from tests.builders import a_post

BOB = Mention(ProfileId("b"), "bob@two.test", "https://two.test/@bob")
TAG = "https://one.test/tags/Sourdough"
POST = a_post(
    text=(
        f'<a class="mention hashtag" href="{TAG}" rel="tag">#<span>Sourdough</span></a> '
        f'<a class="u-url mention" href="{BOB.url}">@<span>bob</span></a> '
        '<a class="u-url mention" href="https://two.test/@eve">@<span>eve@two.test</span></a> '
        '<a href="https://news.test/">news</a>'
    ),
    mentions=(BOB, Mention(ProfileId("x"), "x", "")),
)


def test_the_post_says_what_its_links_are() -> None:
    posts = [a_post("0"), POST]
    assert target_of(TAG, posts) == Hashtags(any=("sourdough",))
    assert target_of(BOB.url, posts) == BOB
    assert target_of("https://news.test/", posts) is None
    assert target_of(TAG, [a_post("0")]) is None
    assert target_of("", posts) is None


def test_a_hashtag_is_itself() -> None:
    assert target_of("#Tea", []) == Hashtags(any=("tea",))
    assert target_of("#1", []) is None


def test_posts_are_known_by_their_address_and_those_they_quote() -> None:
    quoted = a_post("q", url="https://two.test/@eve/1")
    posts = [a_post("0", url="https://one.test/@ada/0", quote=Quote("accepted", quoted))]
    assert target_of("https://two.test/@eve/1", posts) == "q"
    assert target_of("https://one.test/@ada/0", posts) == "0"
    assert target_of("https://two.test/@eve/2", posts) is None


def test_somebody_whom_the_server_does_not_list_is_known_by_the_address() -> None:
    url = "https://two.test/@eve"
    assert target_of(url, [POST]) == Mention(ProfileId(url), "eve@two.test", url)
