"""Notices wait for a window."""

from fedidesk.services.notices import Notice, NoticeKind, Notices


def test_what_comes_before_the_window_waits_for_it() -> None:
    notices = Notices()
    early, late = Notice(NoticeKind.CRASHED), Notice(NoticeKind.POST_DELETED)
    notices.tell(early)
    shown: list[Notice] = []
    notices.attach(shown.append)
    notices.tell(late)
    assert shown == [early, late]
    again: list[Notice] = []
    notices.attach(again.append)
    assert again == []
