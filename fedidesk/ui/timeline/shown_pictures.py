"""The pictures of the rows on screen: painted when they come, moved while they are seen."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QObject, QRect

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.picture_key import blurhash_of
from fedidesk.ui.timeline.moving import films_of
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.stage import Stage


class ShownPictures(QObject):
    """Lets rows be painted anew when something about their pictures changes."""

    def __init__(self, images: ImageCache, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._images = images
        self._stage = stage
        images.arrived.connect(self._changed)
        images.failed.connect(self._changed)
        images.motion.moved.connect(self._moved)
        images.motion.switched_on.connect(self.settle)

    def settle(self) -> None:
        """Tell the cache what is on screen, now that nothing moves."""
        layouts = [row.shown for row in self._stage.rows]
        urls = (layout.urls for layout in layouts if layout is not None)
        self._images.set_wanted(self, frozenset().union(*urls))
        posts = (layout for layout in layouts if isinstance(layout, PostLayout))
        films = chain.from_iterable(_films(layout) for layout in posts)
        if self._images.motion.is_on and self._images.motion.learn(films):
            for row in self._stage.rows:
                row.update()

    def _changed(self, url: str) -> None:
        blurhash = blurhash_of(url)
        for row in self._stage.rows:
            layout = row.shown
            if layout is not None and blurhash and _is_blurred(layout, blurhash):
                row.update()
        self._moved(frozenset((url,)))

    def _moved(self, urls: frozenset[str]) -> None:
        for row in self._stage.rows:
            layout = row.shown
            if isinstance(layout, PostLayout) and not urls.isdisjoint(layout.urls):
                for place in _places(layout, urls, row.width()):
                    row.update(place)


def _is_blurred(layout: RowLayout, blurhash: str) -> bool:
    """Return whether a blurhash may stand for something in a row."""
    if not isinstance(layout, PostLayout):
        return False
    post = layout.post
    quoted = post.quote.post if post.quote is not None else None
    return any(
        any(each.blurhash == blurhash for each in one.media)
        or (one.card is not None and one.card.blurhash == blurhash)
        for one in (post, quoted)
        if one is not None
    )


def _films(layout: PostLayout) -> Iterator[tuple[str, str]]:
    """Yield the films of what is shown of a post."""
    return (pair for pair in films_of(layout.post, layout.row) if pair[0] in layout.urls)


def _places(layout: PostLayout, urls: frozenset[str], width: int) -> Iterator[QRect]:
    """Yield where the parts stand that have one of these pictures in them."""
    for part in layout.parts:
        if not urls.isdisjoint(part.urls()):
            header = part is layout.header
            bottom = max(part.bottom, layout.header.avatar_bottom) if header else part.bottom
            yield QRect(0, part.top, width, bottom - part.top)
