"""What somebody may mean who types where they want to go."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from fedidesk.domain.timeline import LOCAL, TimelineKind, TimelineSpec
from fedidesk.domain.typed_place import read_place
from fedidesk.services.session import AccountSession
from fedidesk.ui.places.views import CatchUpView, View, icon_of, kind_title, title_of

_translate = QCoreApplication.translate
_MOST_TAGS = 5
"""Trending hashtags that are offered beside what is known."""


class Suggestion(Struct, frozen=True):
    """A place to go to, or with ``handle`` somebody to look for first."""

    title: str
    detail: str
    icon: str
    view: View | None = None
    handle: str = ""


def suggestions_for(text: str, session: AccountSession) -> tuple[Suggestion, ...]:
    """Return what ``text`` may mean, the likeliest first; all that is known for no text."""
    text = text.strip()
    known = [each for each in _known(session) if _fits(text, each)]
    typed = list(_typed(text, session))
    exact = [each for each in known if each.title.casefold() == text.casefold()]
    # Who types a plain word means something that is there, if its name has the word in it.
    rest = [*known, *typed] if _is_plain(text) else [*typed, *known]
    return _each_once([*exact, *rest])


def _known(session: AccountSession) -> Iterable[Suggestion]:
    content = session.at_hand.content
    for pin in content.pins:
        yield _of(pin.spec, session)
    for one in content.lists:
        yield _of(one.spec, session)
    offered = content.offered
    for kind in (
        TimelineKind.HOME,
        *((TimelineKind.LOCAL,) if offered.local else ()),
        *((TimelineKind.FEDERATED,) if offered.federated else ()),
        TimelineKind.TRENDING,
        TimelineKind.FAVOURITES,
        TimelineKind.BOOKMARKS,
        TimelineKind.BUBBLE,
    ):
        yield _of(TimelineSpec(kind), session)
        if kind is TimelineKind.HOME:
            yield _of(CatchUpView.HOME, session)
    for tag in session.trends.tags.items[:_MOST_TAGS]:
        yield _of(tag.spec, session)


def _typed(text: str, session: AccountSession) -> Iterable[Suggestion]:
    place = read_place(text)
    if place.handle:
        yield Suggestion(
            place.handle, _translate("Places", "Posts of this person"), "user", handle=place.handle
        )
    for spec in place.specs:
        is_own = spec.kind is TimelineKind.REMOTE and spec.argument == session.account.key.host
        yield _of(LOCAL if is_own else spec, session)


def _of(view: View, session: AccountSession) -> Suggestion:
    return Suggestion(title_of(view, session), _detail(view), icon_of(view), view)


def _detail(spec: View) -> str:
    if not isinstance(spec, TimelineSpec):
        return _translate("Places", "What came while you were away")
    if spec.kind is TimelineKind.LINK:
        return spec.argument
    return {
        TimelineKind.HOME: _translate("Places", "Those you follow"),
        TimelineKind.LOCAL: _translate("Places", "Everybody on your server"),
        TimelineKind.FEDERATED: _translate("Places", "Everybody your server knows of"),
        TimelineKind.BUBBLE: _translate("Places", "Servers that your server is friends with"),
        TimelineKind.TRENDING: _translate("Places", "What many people talk about"),
        TimelineKind.FAVOURITES: _translate("Places", "Posts you marked as favourites"),
        TimelineKind.BOOKMARKS: _translate("Places", "Posts you keep for later"),
        TimelineKind.REMOTE: _translate("Places", "Everybody on this server"),
    }.get(spec.kind, kind_title(spec.kind))


def _fits(text: str, suggestion: Suggestion) -> bool:
    return text.casefold().lstrip("#@") in suggestion.title.casefold()


def _is_plain(text: str) -> bool:
    return not text.startswith(("#", "@", "+", "-")) and "." not in text and "/" not in text


def _each_once(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    kept: dict[object, Suggestion] = {}
    for each in found:
        kept.setdefault(each.view or each.handle, each)
    return tuple(kept.values())
