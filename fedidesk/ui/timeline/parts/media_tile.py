"""One picture or film in the grid of a post."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.media import GIFV, VIDEO, Media
from fedidesk.qtmodels.image_failures import Trouble
from fedidesk.qtmodels.picture_key import blurred_address
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.media_name import duration_text, film_of, media_name, picture_of
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_RADIUS = 10
_EDGE = 8


def trouble_text(trouble: Trouble) -> str:
    """Return in a few words why there is no picture."""
    if trouble is Trouble.NOT_SHOWN:
        return _translate("Post", "Can't be shown here")
    return _translate("Post", "Could not be loaded")


class Badge:
    """A small word on a picture, in a corner at its bottom or in its middle."""

    __slots__ = ("_baseline", "_text", "rect")

    def __init__(self, word: LineText, frame: Frame, picture: QRect, *, at_end: bool) -> None:
        pad, tall = frame.theme.px(6), frame.theme.px(20)
        self._text = word
        wide = self._text.width + 2 * pad
        left = picture.x() + _EDGE
        if at_end is not frame.mirrored:
            left = picture.right() + 1 - _EDGE - wide
        self.rect = QRect(left, picture.bottom() + 1 - _EDGE - tall, wide, tall)
        self._baseline = frame.baseline(self.rect.y(), tall, FontRole.BADGE)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        scene.fill_rounded(painter, self.rect, scene.colours.scrim, 6)
        painter.setPen(scene.colours.on_scrim)
        x = self.rect.x() + (self.rect.width() - self._text.width) // 2
        self._text.paint(painter, x, self._baseline, scene)


class MediaTile:
    """A picture in its place: blurred, loading, there or in trouble.

    ``alt`` is the word of the badge that shows the description, ``more`` how many more there are
    that have no place.
    """

    __slots__ = ("_badges", "_description", "_frame", "_index", "_more", "media", "rect")

    def __init__(
        self, media: Media, index: int, rect: QRect, frame: Frame, alt: LineText, more: int
    ) -> None:
        self.media = media
        self.rect = rect
        self._index = index
        self._frame = frame
        self._more = more
        self._description: Badge | None = None
        self._badges: list[Badge] = []
        if media.description.strip():
            self._description = Badge(alt, frame, rect, at_end=False)
            self._badges.append(self._description)
        mark = "GIF" if media.kind == GIFV or film_of(media) else ""
        if media.kind == VIDEO:
            mark = duration_text(media.seconds)
        room = rect.width() - 3 * _EDGE
        if self._description is not None:
            room -= self._description.rect.width()
        line = frame.line(mark, FontRole.BADGE) if mark else None
        if line is not None and line.width + 2 * frame.theme.px(6) <= room:
            self._badges.append(Badge(line, frame, rect, at_end=True))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it as it is now."""
        media, rect = self.media, self.rect
        url = picture_of(media)
        held = bool(url) and scene.images.holds_back(url)
        focus = QPointF(media.focus_x, media.focus_y)
        painted = not held and scene.paint_picture(
            painter, rect, url, rect.size(), radius=_RADIUS, focus=focus
        )
        blurred = not painted and self.paint_blurred(painter, scene)
        trouble = None if painted else scene.images.trouble(url)
        if self._more:
            self._paint_more(painter, scene)
        elif held:
            self._paint_disc(painter, scene, "download")
        elif trouble is not None:
            self._paint_trouble(painter, scene, trouble)
        elif media.kind in (VIDEO, GIFV):
            self._paint_disc(painter, scene, "play", filled=True)
        elif not painted and not blurred:
            side = scene.theme.px(24)
            scene.paint_icon(painter, _centred(rect, side, side), "image", scene.colours.muted)
        for badge in self._badges:
            badge.paint(painter, scene)

    def paint_blurred(self, painter: QPainter, scene: Scene) -> bool:
        """Paint what may be seen of it at any time; False is a plain cover."""
        url = blurred_address(self.media.blurhash)
        rect = self.rect
        if url and scene.paint_picture(painter, rect, url, rect.size(), radius=_RADIUS):
            return True
        scene.fill_rounded(painter, rect, scene.colours.cover, _RADIUS)
        return False

    def spots(self) -> Iterable[Spot]:
        """Return the picture, and the badge that shows its description."""
        description = self.media.description.strip()
        yield Spot(Act.MEDIA, self.rect, self._name, str(self._index), tip=description)
        if self._description is not None:
            yield Spot(
                Act.DESCRIPTION,
                self._description.rect,
                _translate("Post", "Show the description"),
                str(self._index),
                description=partial(media_name, self.media),
                tip=description,
            )

    def urls(self) -> Iterable[str]:
        """Return what it is painted with."""
        return (picture_of(self.media),)

    def _name(self) -> str:
        name = media_name(self.media)
        if self._more:
            more = _translate("Post", "and %Ln more", "", self._more)
            return f"{name}, {more}"
        return name

    def _paint_disc(
        self, painter: QPainter, scene: Scene, icon: str, *, filled: bool = False
    ) -> None:
        px = scene.theme.px
        side = min(px(48), self.rect.width() // 2, self.rect.height() // 2)
        disc = _centred(self.rect, side, side)
        scene.fill_rounded(painter, disc, scene.colours.scrim, side / 2)
        colour = scene.colours.on_scrim
        scene.paint_icon(painter, _centred(disc, side // 2, side // 2), icon, colour, filled=filled)

    def _paint_trouble(self, painter: QPainter, scene: Scene, trouble: Trouble) -> None:
        px = scene.theme.px
        words = self._frame.line(trouble_text(trouble), FontRole.SMALL)
        wide, tall = words.width + px(20) + 3 * px(10), px(32)
        if wide + 2 * _EDGE > self.rect.width() or tall + 4 * _EDGE > self.rect.height():
            self._paint_disc(painter, scene, "image-off")
            return
        pill = _centred(self.rect, wide, tall)
        scene.fill_rounded(painter, pill, scene.colours.scrim, tall / 2)
        icon_x = pill.x() + px(10)
        text_x = icon_x + px(30)
        if self._frame.mirrored:
            icon_x = pill.right() + 1 - px(30)
            text_x = pill.x() + px(10)
        icon = QRect(icon_x, pill.y() + (tall - px(20)) // 2, px(20), px(20))
        scene.paint_icon(painter, icon, "image-off", scene.colours.on_scrim)
        _paint_words(
            painter, scene, words, text_x, self._frame.baseline(pill.y(), tall, FontRole.SMALL)
        )

    def _paint_more(self, painter: QPainter, scene: Scene) -> None:
        scene.fill_rounded(painter, self.rect, scene.colours.scrim, _RADIUS)
        words = self._frame.line(_translate("Post", "+%Ln", "", self._more), FontRole.TITLE)
        x = self.rect.center().x() - words.width // 2
        baseline = self._frame.baseline(self.rect.y(), self.rect.height(), FontRole.TITLE)
        _paint_words(painter, scene, words, x, baseline)


def _paint_words(painter: QPainter, scene: Scene, words: LineText, x: int, baseline: int) -> None:
    painter.setPen(scene.colours.on_scrim)
    words.paint(painter, x, baseline, scene)


def _centred(place: QRect, width: int, height: int) -> QRect:
    rect = QRect(0, 0, width, height)
    rect.moveCenter(place.center())
    return rect
