"""Lists, hashtags, links, what trends, and visitors."""

from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import ApiClient

PUBLIC = "/api/v1/timelines/public"


def test_a_list_is_its_owner_s_alone(server: StrictServer, mina: ApiClient) -> None:
    first, second = mina.get("/api/v1/lists").json()
    assert (first["title"], second["title"]) == ("Gärten & mehr", "নদী")
    path = f"/api/v1/timelines/list/{first['id']}"
    posts = mina.get(path, limit=5)
    assert len(posts.json()) == 5
    assert {post["account"]["username"] for post in posts.json()} <= {"lena", "greta"}
    assert "next" in posts.links
    with ApiClient(server.url, server.sign_in("omar")) as omar:
        assert omar.get("/api/v1/lists").json() == []
        assert omar.get(path).status_code == 404


def test_hashtags_some_all_and_none(mina: ApiClient) -> None:
    letters = mina.get("/api/v1/timelines/tag/Letters").json()
    assert letters
    assert all("letters" in {tag["name"] for tag in post["tags"]} for post in letters)
    assert mina.get("/api/v1/timelines/tag/letters", **{"none[]": "letters"}).json() == []
    assert mina.get("/api/v1/timelines/tag/letters", **{"all[]": "nothing"}).json() == []
    some = mina.get("/api/v1/timelines/tag/nothing", **{"any[]": "letters"}).json()
    assert some == letters


def test_trends_go_on_from_an_offset(mina: ApiClient) -> None:
    both = mina.get("/api/v1/trends/statuses", limit=4).json()
    assert both[2:] == mina.get("/api/v1/trends/statuses", limit=2, offset=2).json()
    counts = [post["favourites_count"] for post in both]
    assert counts == sorted(counts, reverse=True)
    tag, *_ = mina.get("/api/v1/trends/tags").json()
    assert isinstance(tag["history"][0]["accounts"], str)


def test_a_link_that_nobody_shared_is_not_found(mina: ApiClient) -> None:
    link, *_ = mina.get("/api/v1/trends/links").json()
    assert mina.get("/api/v1/timelines/link", url=link["url"]).json()
    assert mina.get("/api/v1/timelines/link", url="https://x.example/").status_code == 404


def test_visitors_come_in_where_they_may(server: StrictServer) -> None:
    with ApiClient(server.url) as visitor:
        assert visitor.get(PUBLIC).status_code == 401
        server.control("settings", open_to_visitors=True)
        posts = visitor.get(PUBLIC, local="true").json()
        server.control("settings", open_to_visitors=False)
        assert posts
        assert not any(post["favourited"] for post in posts)


def test_people_and_posts_by_their_addresses(mina: ApiClient) -> None:
    post = mina.get("/api/v1/trends/statuses", limit=1).json()[0]
    found = mina.get("/api/v2/search", q=post["url"]).json()
    assert ([one["id"] for one in found["statuses"]], found["accounts"]) == ([post["id"]], [])
    found = mina.get("/api/v2/search", q="@omar", type="accounts").json()
    assert [one["acct"] for one in found["accounts"]] == ["omar"]
