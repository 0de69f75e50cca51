"""Pictures, films and sounds of a post, in places known before anything is loaded."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.media import Media
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.media_bar import MediaBar
from fedidesk.ui.timeline.parts.media_cover import MediaCover
from fedidesk.ui.timeline.parts.media_places import is_visual, media_places
from fedidesk.ui.timeline.parts.media_tile import MediaTile
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_EDGE, _RADIUS = 8, 8


class MediaPart(Part):
    """The media of a post. While hidden, nothing of them is fetched; the height is the same.

    ``title`` says why they are hidden, "Sensitive content" unless there is another reason. With
    ``can_hide`` a button hides them again.
    """

    def __init__(
        self,
        media: Sequence[Media],
        hidden: bool,
        frame: Frame,
        top: int,
        *,
        can_hide: bool = False,
        title: str = "",
    ) -> None:
        px = frame.theme.px
        places = media_places(media, frame.width, px)
        more = len(media) - len(places)
        last = len(places) - 1
        alt = frame.line("ALT", FontRole.BADGE)
        self._shown: list[MediaTile | MediaBar] = []
        for index, (each, place) in enumerate(zip(media, places, strict=False)):
            rest = more if index == last else 0
            if is_visual(each):
                rect = frame.rect(
                    frame.left + place.x(), top + place.y(), place.width(), place.height()
                )
                self._shown.append(MediaTile(each, index, rect, frame, alt, rest))
            else:
                self._shown.append(MediaBar(each, index, top + place.y(), frame, rest))
        self.top = top
        self.bottom = top + max(place.bottom() + 1 for place in places)
        self._cover: MediaCover | None = None
        self._hide = QRect()
        if hidden:
            words = title or _translate("Post", "Sensitive content")
            self._cover = MediaCover(words, self._whole(), frame)
        elif can_hide:
            self._hide = self._place_of_button(frame.mirrored, px(32))

    def _whole(self) -> QRect:
        whole = QRect()
        for each in self._shown:
            whole |= each.rect
        return whole

    def _place_of_button(self, mirrored: bool, side: int) -> QRect:
        rects = [each.rect for each in self._shown if each.rect.top() == self.top]
        if mirrored:
            x = min(rect.x() for rect in rects) + _EDGE
        else:
            x = max(rect.right() for rect in rects) + 1 - _EDGE - side
        return QRect(x, self.top + _EDGE, side, side)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint pictures, or the cover over them."""
        for each in self._shown:
            if each.rect.intersects(scene.clip):
                if self._cover is None:
                    each.paint(painter, scene)
                else:
                    each.paint_blurred(painter, scene)
        if self._cover is not None:
            self._cover.paint(painter, scene)
        elif not self._hide.isNull():
            self._paint_hide(painter, scene)

    def spots(self) -> Iterable[Spot]:
        """Return each of them, or the cover."""
        if self._cover is not None:
            label = _translate("Post", "Show content")
            yield Spot(Act.REVEAL, self._cover.rect, label, description=self._cover.title)
            return
        for each in self._shown:
            yield from each.spots()
        if not self._hide.isNull():
            label = _translate("Post", "Hide content")
            yield Spot(Act.REVEAL, self._hide, label, tip=label)

    def urls(self) -> Iterable[str]:
        """Return the previews, once they may be seen."""
        if self._cover is not None:
            return ()
        return [url for each in self._shown for url in each.urls()]

    def _paint_hide(self, painter: QPainter, scene: Scene) -> None:
        scene.fill_rounded(painter, self._hide, scene.colours.scrim, _RADIUS)
        side = scene.theme.px(20)
        icon = QRect(0, 0, side, side)
        icon.moveCenter(self._hide.center())
        scene.paint_icon(painter, icon, "eye-off", scene.colours.on_scrim)
