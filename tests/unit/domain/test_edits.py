"""What changed from one version of a post to the next."""

from datetime import timedelta

from fedidesk.domain.differences import Change, Piece
from fedidesk.domain.edits import Edit, edits_of
from fedidesk.domain.post_version import Version
from tests.builders import NOON, a_picture

SAME, ADDED, REMOVED = Change.SAME, Change.ADDED, Change.REMOVED


def a_version(text: str = "Hello", hours: int = 0, **changes: object) -> Version:
    return Version(html=f"<p>{text}</p>", created_at=NOON + timedelta(hours=hours), **changes)  # type: ignore[arg-type]  # by name


def last_edit(before: Version, after: Version) -> Edit:
    return edits_of([before, after])[0]


def test_the_newest_comes_first_and_the_oldest_has_nothing_before() -> None:
    edits = edits_of([a_version("One"), a_version("One two", 1), a_version("Two", 2)])
    assert [edit.version.text for edit in edits] == ["Two", "One two", "One"]
    assert [edit.is_first for edit in edits] == [False, False, True]
    assert edits[0].text == (Piece("One two", REMOVED), Piece("Two", ADDED))
    assert edits[1].text == (Piece("One ", SAME), Piece("two", ADDED))
    assert edits[2].text == (Piece("One", SAME),)


def test_nothing_is_known() -> None:
    assert edits_of([]) == ()


def test_markup_alone_is_no_change_of_words() -> None:
    edit = last_edit(a_version("Say <b>it</b>"), a_version("Say it"))
    assert edit.text == (Piece("Say it", SAME),)


def test_paragraphs_stay_apart() -> None:
    edit = last_edit(a_version("One</p><p>Two"), a_version("One</p><p>Three"))
    assert edit.text == (Piece("One\n", SAME), Piece("Two", REMOVED), Piece("Three", ADDED))


def test_content_warnings_and_sensitivity() -> None:
    before, after = a_version(), a_version(content_warning="The end", sensitive=True)
    edit = last_edit(before, after)
    assert edit.warning == (Piece("The end", ADDED),)
    assert edit.sensitive is True
    assert last_edit(after, before).sensitive is False
    assert last_edit(before, before).sensitive is None


def test_attachments_come_go_and_change_their_words() -> None:
    kept = a_picture("kept", description="A train")
    gone = a_picture("gone", description="A bus")
    renamed = a_picture("kept", description="A blue train")
    edit = last_edit(a_version(media=(kept, gone)), a_version(media=(a_picture("new"), renamed)))
    new, changed, removed = edit.media
    assert (new.before, new.after) == (None, a_picture("new"))
    assert changed.description == (
        Piece("A ", SAME),
        Piece("blue ", ADDED),
        Piece("train", SAME),
    )
    assert (removed.after, removed.description) == (None, (Piece("A bus", REMOVED),))
    assert all(media.is_change for media in edit.media)
    same = last_edit(a_version(media=(kept,)), a_version(media=(kept,)))
    assert [media.is_change for media in same.media] == [False]


def test_answers_of_a_poll() -> None:
    edit = last_edit(a_version(poll=("Tea", "Coffee")), a_version(poll=("Tea", "Milk", "Water")))
    assert edit.poll == (
        (Piece("Tea", SAME),),
        (Piece("Coffee", REMOVED), Piece("Milk", ADDED)),
        (Piece("Water", ADDED),),
    )


def test_what_no_person_writes_is_cut() -> None:
    assert len(a_version("word " * 200_000).text) < 40_000
