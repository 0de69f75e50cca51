import pytest

from fedidesk.domain.post import Post
from fedidesk.domain.post_address import looks_like_post, page_on_own_server
from tests.account_builders import an_account
from tests.builders import a_post, a_profile

ID, UUID = "110224538612341312", "7f3c1f2e-0000-4000-8000-00000000000a"


@pytest.mark.parametrize(
    "path",
    [
        f"/@ann/{ID}", f"/@ann@b.example/{ID}", f"/users/ann/statuses/{ID}",
        f"/@ann/statuses/01HQ{'X' * 22}",
        "/notice/AbCdEf123", f"/objects/{UUID}", "/notes/9abcdefghi",
        f"/p/ann/{ID}", f"/display/{UUID}",
        f"/deck/@ann/{ID}", f"/@ann/{ID}?x=1#y", f"/@ann/{ID}/",
        "/post/1234", "/comment/99",
        f"/activities/{UUID}", "/videos/watch/abcdefgh", f"/ap/users/1/statuses/{ID}",
    ],
)  # fmt: skip
def test_posts(path: str) -> None:
    assert looks_like_post(f"https://one.test{path}")


@pytest.mark.parametrize(
    "url",
    ["https://one.test/@ann", "https://one.test/", "https://one.test/tags/tea",
     "https://news.test/2024/01/a",
     "https://one.test/@ann/about", "mailto:a@b", "https://one.test/users/ann",
     "https://blog.test/@ann/how-to-bake-in-winter-12ab34cd",
     "https://a@one.test/notice/abc", "https://one.test/notes",
     "https://one.test/@ann/followers", ""],
)  # fmt: skip
def test_others(url: str) -> None:
    assert not looks_like_post(url)


def test_a_post_from_elsewhere_has_a_page_on_ones_own_server() -> None:
    author = a_profile(handle="zoë@two.test")
    account = an_account(base_url="https://a.example:8443")
    page = page_on_own_server(a_post("01 A/b", author=author), account)
    assert page == "https://a.example:8443/@zo%C3%AB@two.test/01%20A%2Fb"


@pytest.mark.parametrize(
    "post",
    [
        a_post("1", author=a_profile(handle="ada")),
        a_post("1", url="https://a.example/@ada/1"),
        a_post("1", url=""),
        a_post("https://one.test/@ada/1"),
    ],
    ids=["of one's own server", "written there", "nowhere", "read elsewhere"],
)
def test_what_is_at_home_there_or_unknown_has_none(post: Post) -> None:
    assert page_on_own_server(post, an_account()) == ""
