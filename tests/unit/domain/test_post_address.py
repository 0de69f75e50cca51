import pytest

from fedidesk.domain.post_address import looks_like_post

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
