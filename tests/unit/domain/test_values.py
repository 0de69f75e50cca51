"""The small rules that values carry with them."""

import pytest

from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import AccountKey, MediaId, ProfileId
from fedidesk.domain.media import IMAGE, Media
from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from tests.account_builders import an_account, some_credentials
from tests.builders import a_post, a_profile


def test_somebody_without_a_display_name_is_called_by_the_handle() -> None:
    assert a_profile(display_name="  ", handle="ann@a.example").name == "ann"
    assert a_profile(display_name=" Ann ").name == "Ann"
    assert an_account("ann", "a.example").handle == "ann@a.example"
    assert an_account("ann", display_name=" ").name == "ann"


@pytest.mark.parametrize(
    ("visibility", "possible"),
    [(PUBLIC, True), (UNLISTED, True), (FOLLOWERS, False), (MENTIONED, False), ("new", False)],
)
def test_what_can_be_boosted(visibility: str, possible: bool) -> None:
    assert a_post(visibility=visibility).can_be_boosted is possible


def test_the_shape_of_media_is_known_before_it_is_loaded() -> None:
    assert Media(id=MediaId("1"), kind=IMAGE, width=400, height=200).aspect == 2
    assert Media(id=MediaId("1"), kind=IMAGE, width=400).aspect == 16 / 9


def test_a_draft_of_white_space_is_empty() -> None:
    assert Draft(text=" \n", content_warning=" ").empty
    assert not Draft(text="a").empty
    assert not Draft(content_warning="a").empty


def test_names_for_files_and_logs() -> None:
    assert str(HOME) == "home"
    assert str(TimelineSpec(TimelineKind.LOCAL, "x")) == "local:x"
    assert str(AccountKey("a.example", ProfileId("1"))) == "1@a.example"


def test_secrets_do_not_show_when_they_are_printed() -> None:
    credentials = some_credentials("t0ken")
    for shown in (repr(credentials), str(credentials), f"{credentials.app}", f"{[credentials]}"):
        assert "t0ken" not in shown
        assert "client" not in shown
