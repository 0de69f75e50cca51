"""Posts, pages, idempotency and media."""

import re
from typing import Any

import pytest

from tests.strict_server.pictures import striped_png
from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import ApiClient

ULID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
HOME = "/api/v1/timelines/home"


def test_home_pages_by_the_link_header_without_gap_or_repeat(mina: ApiClient) -> None:
    ids: list[str] = []
    answer = mina.get(HOME, limit=40)
    while answer.json():
        ids += [post["id"] for post in answer.json()]
        answer = mina.session.get(answer.links["next"]["url"], timeout=10)
    assert "next" not in answer.links
    assert len(ids) >= 120
    assert ids == sorted(set(ids), reverse=True)
    assert all(ULID.fullmatch(post_id) for post_id in ids)


def test_newer_posts_are_reached_from_below(mina: ApiClient) -> None:
    newest = mina.get(HOME, limit=10)
    second = mina.session.get(newest.links["next"]["url"], timeout=10)
    back = mina.session.get(second.links["prev"]["url"], timeout=10)
    assert back.json() == newest.json()
    assert mina.get(HOME, since_id=second.json()[0]["id"], limit=3).json() == newest.json()[:3]
    above = mina.get(HOME, min_id=second.json()[0]["id"], limit=3).json()
    assert above == newest.json()[-3:]


@pytest.mark.parametrize(("limit", "expected"), [("5", 5), ("40", 40), ("80", 40)])
def test_limit_goes_up_to_forty(mina: ApiClient, limit: str, expected: int) -> None:
    assert len(mina.get(HOME, limit=limit).json()) == expected


def test_a_second_server_starts_with_the_same_posts(server: StrictServer) -> None:
    with StrictServer() as first, StrictServer() as second:
        pages = []
        for one in (first, second):
            with ApiClient(one.url, one.sign_in("omar")) as client:
                text = client.get(HOME, limit=40).text
                pages.append(text.replace(one.host, "host"))
    assert pages[0] == pages[1]
    assert server.url != first.url


def test_home_is_as_strange_as_the_world(mina: ApiClient) -> None:
    posts = []
    answer = mina.get(HOME, limit=40)
    while answer.json():
        posts += answer.json()
        answer = mina.session.get(answer.links["next"]["url"], timeout=10)
    media = [medium for post in posts for medium in post["media_attachments"]]
    assert {"bn", "ar", "ja", "en", "hi", "he", "de", None} <= {p["language"] for p in posts}
    assert "mutuals_only" in {post["visibility"] for post in posts}
    assert {"image", "hologram"} == {medium["type"] for medium in media}
    assert any(medium["description"] for medium in media)
    assert any(post["spoiler_text"] for post in posts)
    assert any(post["reblog"] for post in posts)
    assert any(post.get("poll") for post in posts)
    assert any(post.get("edited_at") for post in posts)
    assert any("poll" not in post for post in posts)
    assert any(post.get("emojis", 0) is None for post in posts)


def test_public_timelines_are_apart(mina: ApiClient) -> None:
    local = mina.get("/api/v1/timelines/public", local="true", limit=40).json()
    remote = mina.get("/api/v1/timelines/public", remote="true", limit=40).json()
    assert {"@" in post["account"]["acct"] for post in local} == {False}
    assert {"@" in post["account"]["acct"] for post in remote} == {True}


def test_nothing_without_a_valid_token(server: StrictServer, mina: ApiClient) -> None:
    with ApiClient(server.url) as stranger:
        for path in (HOME, "/api/v1/timelines/public", "/api/v1/custom_emojis"):
            assert stranger.get(path).status_code == 401
            assert stranger.get(path, access_token="x").json()["error"]
        assert stranger.get("/api/v2/instance").status_code == 200
    assert mina.get(HOME).status_code == 200
    server.control("revoke_tokens", username="mina")
    assert mina.get(HOME).status_code == 401


def test_a_post_is_written_as_html_and_comes_home(mina: ApiClient, omar: ApiClient) -> None:
    text = "Hello @omar & #Dhaka, see https://teapot.example/a?b=1&c=2.\n\nBye <all>"
    post = mina.publish(text, spoiler_text="greeting", language="en").json()
    assert post["content"].count("<p>") == 2
    assert 'class="u-url mention"' in post["content"]
    assert 'class="mention hashtag"' in post["content"]
    assert "c=2</a>.</p>" in post["content"]
    assert "Bye &lt;all&gt;" in post["content"]
    assert post["sensitive"] is True
    assert [mention["acct"] for mention in post["mentions"]] == ["omar"]
    assert omar.get(HOME, limit=1).json()[0]["id"] == post["id"]
    notification = omar.get("/api/v1/notifications", limit=1).json()[0]
    assert (notification["type"], notification["status"]["id"]) == ("mention", post["id"])


@pytest.mark.parametrize(
    "form",
    [
        {"text": ""},
        {"text": "  \n "},
        {"text": "x" * 701},
        {"text": "x" * 690, "spoiler_text": "y" * 11},
        {"text": "x", "visibility": "secret"},
        {"text": "x", "media_ids": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]},
        {"text": "x", "poll": {"options": ["one"], "expires_in": 600}},
    ],
)
def test_a_wrong_post_is_refused_with_a_reason(
    server: StrictServer, mina: ApiClient, form: dict[str, Any]
) -> None:
    before = len(server.accepted_posts())
    answer = mina.publish(**form)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("Unprocessable Entity: ")
    assert len(server.accepted_posts()) == before


def test_an_address_counts_as_the_instance_says(mina: ApiClient) -> None:
    statuses = mina.get("/api/v2/instance").json()["configuration"]["statuses"]
    room = statuses["max_characters"] - statuses["characters_reserved_per_url"]
    address = "https://teapot.example/" + "long/" * 30 + "end"
    assert mina.publish("x" * (room - 1) + " " + address).status_code == 200
    assert mina.publish("x" * room + " " + address).status_code == 422


def test_one_key_makes_one_post(server: StrictServer, mina: ApiClient, omar: ApiClient) -> None:
    first = mina.publish("only once", key="key-1").json()
    again = mina.publish("only once", key="key-1").json()
    other = omar.publish("only once", key="key-1").json()
    assert first["id"] == again["id"]
    assert other["id"] != first["id"]
    keys = [post["username"] for post in server.accepted_posts() if post["text"] == "only once"]
    assert sorted(keys) == ["mina", "omar"]


def test_a_server_may_ignore_the_key(server: StrictServer, mina: ApiClient) -> None:
    server.control("settings", idempotency=False)
    ids = {mina.publish("twice", key="key-2").json()["id"] for _ in range(2)}
    assert len(ids) == 2


def test_a_lost_answer_leaves_the_post(server: StrictServer, mina: ApiClient) -> None:
    server.fault("lost_answer", "/api/v1/statuses", method="POST")
    with pytest.raises(OSError, match="reset by peer"):
        mina.publish("was it sent?", key="key-3")
    assert [post["text"] for post in server.accepted_posts()].count("was it sent?") == 1
    assert mina.publish("was it sent?", key="key-3").status_code == 200
    assert [post["text"] for post in server.accepted_posts()].count("was it sent?") == 1


def test_acting_on_a_post(server: StrictServer, mina: ApiClient) -> None:
    post_id = server.post_as("omar", "act on me")["id"]
    one = f"/api/v1/statuses/{post_id}"
    boost = mina.post(f"{one}/reblog").json()
    assert boost["id"] != post_id
    assert (boost["reblog"]["id"], boost["reblog"]["reblogged"]) == (post_id, True)
    assert mina.post(f"/api/v1/statuses/{boost['id']}/reblog").json()["id"] == boost["id"]
    assert mina.post(f"{one}/favourite").json()["favourites_count"] == 1
    assert mina.post(f"{one}/bookmark").json()["bookmarked"] is True
    after = mina.post(f"{one}/unreblog").json()
    assert (after["id"], after["reblogged"], after["favourited"]) == (post_id, False, True)
    assert mina.post(f"{one}/unfavourite").json()["favourites_count"] == 0
    assert mina.post(f"{one}/unbookmark").json()["bookmarked"] is False


def test_editing_and_deleting_is_for_the_author(
    server: StrictServer, mina: ApiClient, omar: ApiClient
) -> None:
    post = mina.publish("first @omar").json()
    address = f"{mina.base_url}/api/v1/statuses/{post['id']}"
    assert omar.session.put(address, json={"status": "mine now"}, timeout=10).status_code == 404
    assert omar.session.delete(address, timeout=10).status_code == 404
    edited = mina.session.put(address, data={"status": "second"}, timeout=10).json()
    assert edited["edited_at"]
    assert mina.get(f"/api/v1/statuses/{post['id']}/source").json()["text"] == "second"
    assert mina.session.delete(address, timeout=10).json()["text"] == "second"
    assert mina.get(f"/api/v1/statuses/{post['id']}").status_code == 404
    assert post["id"] in {accepted["id"] for accepted in server.accepted_posts()}


def test_a_thread_has_its_shape(server: StrictServer, mina: ApiClient) -> None:
    root = server.post_as("omar", "root")
    reply = mina.publish("reply", in_reply_to_id=root["id"]).json()
    below = server.post_as("omar", "below", in_reply_to_id=reply["id"])
    context = mina.get(f"/api/v1/statuses/{reply['id']}/context").json()
    assert [post["id"] for post in context["ancestors"]] == [root["id"]]
    assert [post["id"] for post in context["descendants"]] == [below["id"]]


def test_private_posts_stay_private(mina: ApiClient, omar: ApiClient) -> None:
    direct = mina.publish("not for you", visibility="direct").json()
    assert omar.get(f"/api/v1/statuses/{direct['id']}").status_code == 404
    assert direct["id"] not in {post["id"] for post in omar.get(HOME, limit=40).json()}
    private = mina.publish("for followers", visibility="private").json()
    assert omar.get(f"/api/v1/statuses/{private['id']}").status_code == 200
    assert omar.post(f"/api/v1/statuses/{private['id']}/reblog").status_code == 422


def test_an_upload_is_ready_only_after_a_while(mina: ApiClient) -> None:
    content = striped_png(64, 48, 0.3)
    uploaded = mina.upload(content)
    medium = uploaded.json()
    assert (uploaded.status_code, medium["url"]) == (202, None)
    assert mina.publish("too early", media_ids=[medium["id"]]).status_code == 422
    asked = [mina.get(f"/api/v1/media/{medium['id']}") for _ in range(4)]
    assert [answer.status_code for answer in asked] == [206, 206, 200, 200]
    ready = asked[-1].json()
    assert ready["meta"]["original"]["size"] == "64x48"
    post = mina.publish("", media_ids=[medium["id"]]).json()
    assert post["media_attachments"] == [ready]
    assert mina.publish("again", media_ids=[medium["id"]]).status_code == 422
    assert mina.session.get(ready["url"], timeout=10).content == content


def test_only_media_are_uploaded(mina: ApiClient) -> None:
    assert mina.upload(b"#!/bin/sh\n").status_code == 422
    assert mina.post("/api/v2/media", description="no file").status_code == 422


def test_pictures_need_a_name_but_no_token(server: StrictServer, mina: ApiClient) -> None:
    account = mina.get("/api/v1/accounts/verify_credentials").json()
    with ApiClient(server.url) as stranger:
        avatar = stranger.session.get(account["avatar"], timeout=10)
        assert avatar.headers["Content-Type"] == "image/png"
        assert avatar.content.startswith(b"\x89PNG")
        del stranger.session.headers["User-Agent"]
        assert stranger.session.get(account["avatar"], timeout=10).status_code == 418


def test_profiles_and_relationships(mina: ApiClient) -> None:
    me = mina.get("/api/v1/accounts/verify_credentials").json()
    post = mina.get("/api/v1/timelines/public", remote="true", limit=1).json()[0]
    author = mina.get(f"/api/v1/accounts/{post['account']['id']}").json()
    assert author["acct"] == post["account"]["acct"]
    posts = mina.get(f"/api/v1/accounts/{author['id']}/statuses", exclude_reblogs="true").json()
    assert {one["account"]["id"] for one in posts} == {author["id"]}
    query: dict[str, Any] = {"id[]": [author["id"], "nobody"]}
    shown = mina.get("/api/v1/accounts/relationships", **query)
    assert [(one["id"], one["following"]) for one in shown.json()] == [(author["id"], True)]
    assert me["source"]["privacy"] == "public"


def test_following_is_remembered_and_locked_profiles_are_asked(
    server: StrictServer, mina: ApiClient
) -> None:
    post = mina.get("/api/v1/timelines/public", remote="true", limit=1).json()[0]
    one = f"/api/v1/accounts/{post['account']['id']}"
    name = post["account"]["acct"]
    assert mina.post(f"{one}/unfollow").json()["following"] is False
    server.control("lock", username=name)
    asked = mina.post(f"{one}/follow").json()
    assert (asked["following"], asked["requested"]) == (False, True)
    assert server.control("answer_requests", username=name, accept=True) == 1
    again = mina.post(f"{one}/follow").json()
    assert (again["following"], again["requested"]) == (True, False)
    server.control("lock", username=name, locked=False)
    me = mina.get("/api/v1/accounts/verify_credentials").json()["id"]
    assert mina.post(f"/api/v1/accounts/{me}/follow").status_code == 403
    assert mina.post("/api/v1/accounts/nobody/follow").status_code == 404


def test_some_notifications_are_of_a_kind_nobody_knows(mina: ApiClient) -> None:
    kinds = {one["type"] for one in mina.get("/api/v1/notifications", limit=40).json()}
    assert {"follow", "favourite", "reblog", "admirer.waved"} <= kinds


@pytest.mark.parametrize(
    "path", ["/api/v1/announcements", "/api/v1/streaming/user", "/api/v1/streaming", "/"]
)
def test_what_does_not_exist_is_not_found(mina: ApiClient, path: str) -> None:
    answer = mina.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]


def test_one_slash_too_many_is_redirected(mina: ApiClient) -> None:
    answer = mina.get("/api/v2/instance/")
    assert [step.status_code for step in answer.history] == [307]
    assert answer.json()["title"]
