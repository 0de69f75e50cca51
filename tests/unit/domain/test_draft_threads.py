"""Drafts that continue one another."""

from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import draft_threads, thread_of
from fedidesk.domain.ids import DraftId


def a_draft(id: str, follows: str = "") -> Draft:  # noqa: A002 - as in Draft
    return Draft(id=DraftId(id), text=id, follows=DraftId(follows) if follows else None)


ONE, TWO, THREE = a_draft("1"), a_draft("2", "1"), a_draft("3", "2")
OTHER = a_draft("x")


def test_what_continues_stands_behind_what_it_continues() -> None:
    assert draft_threads([THREE, OTHER, TWO, ONE]) == ((OTHER,), (ONE, TWO, THREE))


def test_what_continues_something_that_is_gone_stands_for_itself() -> None:
    assert draft_threads([TWO, THREE]) == ((TWO, THREE),)


def test_two_that_continue_the_same_are_both_there() -> None:
    assert draft_threads([ONE, TWO, a_draft("4", "1")]) == ((ONE, TWO, a_draft("4", "1")),)


def test_the_thread_of_any_of_them_is_found() -> None:
    for draft in (ONE, TWO, THREE):
        assert thread_of(draft, [OTHER, ONE, TWO, THREE]) == (ONE, TWO, THREE)


def test_what_is_not_kept_is_a_thread_of_its_own() -> None:
    assert thread_of(OTHER, [ONE, TWO]) == (OTHER,)


def test_a_circle_ends() -> None:
    circle = [a_draft("a", "b"), a_draft("b", "a")]
    assert draft_threads([*circle, OTHER]) == ((OTHER,),)
