"""What changed in a post from one version to the next."""

from collections.abc import Sequence

from msgspec import Struct

from fedidesk.domain.differences import Piece, differences
from fedidesk.domain.media import Media
from fedidesk.domain.post_version import Version


class MediaEdit(Struct, frozen=True, gc=False):
    """What became of one attachment: there before, there after, and its description."""

    before: Media | None
    after: Media | None
    description: tuple[Piece, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything of it is another now."""
        return (
            self.before is None
            or self.after is None
            or self.before.description != self.after.description
        )


class Edit(Struct, frozen=True, gc=False, kw_only=True):
    """A version, and what is different in it from the one before; the first has nothing before."""

    version: Version
    is_first: bool
    text: tuple[Piece, ...]
    warning: tuple[Piece, ...] = ()
    sensitive: bool | None = None
    """Whether it was marked as sensitive, or no longer so; None where that stayed."""
    media: tuple[MediaEdit, ...] = ()
    poll: tuple[tuple[Piece, ...], ...] = ()
    """A line for each answer."""


def edits_of(versions: Sequence[Version]) -> tuple[Edit, ...]:
    """Return what happened in each of ``versions``, which come oldest first; newest first."""
    before: Version | None = None
    text_before = ""
    found = []
    for version in versions:
        text = version.text
        found.append(_edit(before, version, text_before, text))
        before, text_before = version, text
    return tuple(reversed(found))


def _edit(before: Version | None, after: Version, text_before: str, text: str) -> Edit:
    if before is None:
        return Edit(
            version=after,
            is_first=True,
            text=differences(text, text),
            warning=differences(after.content_warning, after.content_warning),
            media=tuple(MediaEdit(each, each, _same(each.description)) for each in after.media),
            poll=tuple(_same(answer) for answer in after.poll),
        )
    return Edit(
        version=after,
        is_first=False,
        text=differences(text_before, text),
        warning=differences(before.content_warning, after.content_warning),
        sensitive=None if before.sensitive is after.sensitive else after.sensitive,
        media=_media_edits(before.media, after.media),
        poll=_poll_edits(before.poll, after.poll),
    )


def _same(text: str) -> tuple[Piece, ...]:
    return differences(text, text)


def _media_edits(before: Sequence[Media], after: Sequence[Media]) -> tuple[MediaEdit, ...]:
    """Return those that are there now in their order, and behind them those that are gone."""
    known = {each.id: each for each in before}
    found = []
    for media in after:
        old = known.pop(media.id, None)
        words = differences("" if old is None else old.description, media.description)
        found.append(MediaEdit(old, media, words))
    gone = [MediaEdit(old, None, differences(old.description, "")) for old in known.values()]
    return (*found, *gone)


def _poll_edits(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    lines = [
        differences(
            before[index] if index < len(before) else "", after[index] if index < len(after) else ""
        )
        for index in range(max(len(before), len(after)))
    ]
    return tuple(lines)
