from msgspec.structs import replace

from fedidesk.domain.elsewhere import is_address, named_by_address
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Bundle, Mention, Post, Quote
from tests.builders import a_poll, a_post, a_profile, a_row

HOST = "away.example"
ADA = a_profile("Ada", id=ProfileId("7"), handle="ada", url="https://away.example/@ada")
EVE = a_profile("Eve", id=ProfileId("8"), handle="eve@third.example", url="https://third.example/e")


def read(post: Post) -> Post:
    named = named_by_address(Bundle(a_row(post), post), HOST)
    assert named is not None
    assert named.row.id == named.row.post_id == named.post.id
    return named.post


def test_names_hold_everywhere() -> None:
    post = read(a_post("1", author=ADA, url="https://away.example/@ada/1"))
    assert post.id == post.url == "https://away.example/@ada/1"
    assert post.author.id == post.author.url
    assert post.author.handle == "ada@away.example"
    assert is_address(post.id)
    assert is_address(post.author.id)


def test_nothing_keeps_a_name_that_means_something_else_at_home() -> None:
    bare = a_post(
        "1",
        author=ADA,
        reply_to=PostId("5"),
        reply_to_profile=EVE.id,
        mentions=(Mention(EVE.id, EVE.handle, EVE.url), Mention(ProfileId("9"), "max", "")),
        poll=a_poll(),
        quote=Quote("accepted", a_post("2", author=EVE)),
    )
    post = read(bare)
    assert post.reply_to not in (None, "5")
    assert post.reply_to_profile == EVE.url
    assert [mention.handle for mention in post.mentions] == [EVE.handle, "max@away.example"]
    assert [mention.profile_id for mention in post.mentions] == [EVE.url, ""]
    assert post.poll is not None
    assert post.poll.id != a_poll().id
    assert post.quote is not None
    assert post.quote.post is not None
    assert post.quote.post.id == post.quote.post.url


def test_going_on_where_one_stopped_is_still_that() -> None:
    post = read(a_post("1", author=ADA, reply_to=PostId("0"), reply_to_profile=ADA.id))
    assert post.reply_to_profile == post.author.id


def test_a_boost_is_another_row_than_its_post() -> None:
    post = a_post("1", author=ADA)
    named = named_by_address(Bundle(a_row(post, EVE), post), HOST)
    assert named is not None
    assert named.row.boosted_by is not None
    assert named.row.boosted_by.id == EVE.url
    assert named.row.id != named.row.post_id == post.url


def test_a_post_without_an_address_is_left_out() -> None:
    post = replace(a_post(), url="")
    assert named_by_address(Bundle(a_row(post), post), HOST) is None


def test_ids_are_no_addresses() -> None:
    assert not any(map(is_address, ("1", "01AB", "", "AbC:d/e", "httpsx")))
