"""Pictures, films and sounds of a post, in places known before anything is loaded."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.media import AUDIO, GIFV, IMAGE, VIDEO, Media
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_RADIUS = 10
_GAP = 4
_TALLEST = 520
_COVER = 124
_SMALLEST = 120
_WIDE_SCREEN = 16 / 9


def media_name(media: Media) -> str:
    """Return what a picture, film or sound is called aloud."""
    if media.description.strip():
        return " ".join(media.description.split())
    return {
        IMAGE: _translate("Post", "Picture without description"),
        GIFV: _translate("Post", "Animation without description"),
        VIDEO: _translate("Post", "Video without description"),
        AUDIO: _translate("Post", "Sound without description"),
    }.get(media.kind, _translate("Post", "Attachment without description"))


def media_places(media: Sequence[Media], width: int) -> list[QRect]:
    """Return where each of them goes in a column of that width, from 0, 0."""
    count = len(media)
    if count == 1:
        return [_single_place(media[0], width)]
    height = round(width / _WIDE_SCREEN)
    half = (width - _GAP) // 2
    if count == 2:
        return [QRect(0, 0, half, height), QRect(half + _GAP, 0, width - half - _GAP, height)]
    if count == 3:
        short = (height - _GAP) // 2
        right = half + _GAP
        return [
            QRect(0, 0, half, height),
            QRect(right, 0, width - right, short),
            QRect(right, short + _GAP, width - right, height - short - _GAP),
        ]
    return _even_places(count, 2 if count == 4 else 3, width)


def _single_place(media: Media, width: int) -> QRect:
    if media.kind == AUDIO and not media.preview_url:
        return QRect(0, 0, width, 72)
    height = round(width / media.aspect)
    if height > _TALLEST:
        return QRect(0, 0, max(min(width, _SMALLEST * 2), round(_TALLEST * media.aspect)), _TALLEST)
    return QRect(0, 0, width, max(height, _SMALLEST))


def _even_places(count: int, columns: int, width: int) -> list[QRect]:
    wide = (width - _GAP * (columns - 1)) // columns
    tall = round(wide / (_WIDE_SCREEN if columns == 2 else 1))
    return [
        QRect(i % columns * (wide + _GAP), i // columns * (tall + _GAP), wide, tall)
        for i in range(count)
    ]


class MediaPart(Part):
    """The media of a post in a grid. While hidden, nothing of them is fetched."""

    def __init__(
        self, media: Sequence[Media], hidden: bool, frame: Frame, top: int, why: str = ""
    ) -> None:
        theme = frame.theme
        self._media = media
        self._hidden = hidden
        self._why = why or _translate("Post", "Sensitive content")
        places = media_places(media, frame.width)
        self._rects = [
            frame.rect(frame.left + place.x(), top + place.y(), place.width(), place.height())
            for place in places
        ]
        self.top = top
        self.bottom = top + max(place.bottom() + 1 for place in places)
        self._alt = frame.line("ALT", FontRole.BADGE)
        self._alt_height = theme.px(20)
        self._alt_pad = theme.px(6)
        self._alt_baseline = frame.baseline(0, self._alt_height, FontRole.BADGE)
        self._cover = frame.rect(frame.left, top, frame.width, self.bottom - top)
        self._button = QRect()
        self._words: list[tuple[LineText, int]] = []
        if hidden:
            self.bottom = top + theme.px(_COVER)
            self._lay_cover(frame)

    def _lay_cover(self, frame: Frame) -> None:
        px = frame.theme.px
        title = frame.line(self._why, FontRole.STRONG, frame.width - 2 * px(12))
        button = frame.line(_translate("Post", "Show"), FontRole.PLAIN)
        self._cover = frame.rect(frame.left, self.top, frame.width, self.bottom - self.top)
        middle = self._cover.center().x()
        wide, tall = button.width + 2 * px(16), px(32)
        self._button = QRect(middle - wide // 2, self.bottom - px(16) - tall, wide, tall)
        self._words = [
            (title, frame.baseline(self.top + px(40), px(24), FontRole.STRONG)),
            (button, frame.baseline(self._button.top(), tall, FontRole.PLAIN)),
        ]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint pictures, or the cover over them."""
        if self._hidden:
            self._paint_cover(painter, scene)
            return
        for media, rect in zip(self._media, self._rects, strict=True):
            if rect.intersects(scene.clip):
                self._paint_one(painter, scene, media, rect)

    def spots(self) -> Iterable[Spot]:
        """Return each of them, or the cover."""
        if self._hidden:
            yield Spot(Act.REVEAL, self._cover, _translate("Post", "Show content"))
            return
        for index, (media, rect) in enumerate(zip(self._media, self._rects, strict=True)):
            tip = media.description.strip()
            yield Spot(Act.MEDIA, rect, partial(media_name, media), str(index), tip=tip)

    def urls(self) -> Iterable[str]:
        """Return the previews, once they may be seen."""
        return () if self._hidden else [_picture_of(media) for media in self._media]

    def _paint_cover(self, painter: QPainter, scene: Scene) -> None:
        colours, px = scene.colours, scene.theme.px
        scene.fill_rounded(painter, self._cover, colours.cover, _RADIUS)
        middle = self._cover.center().x()
        icon = QRect(middle - px(12), self.top + px(14), px(24), px(24))
        scene.paint_icon(painter, icon, "eye-off", colours.muted)
        hovered = scene.hovered is not None and scene.hovered.act is Act.REVEAL
        fill = colours.hover if hovered else colours.surface
        scene.fill_rounded(painter, self._button, fill, 8)
        scene.frame_rounded(painter, self._button, colours.outline, 8)
        painter.setPen(colours.text)
        for text, baseline in self._words:
            text.paint(painter, middle - text.width // 2, baseline, scene)

    def _paint_one(self, painter: QPainter, scene: Scene, media: Media, rect: QRect) -> None:
        url = _picture_of(media)
        focus = QPointF(media.focus_x, media.focus_y)
        painted = bool(url) and scene.paint_picture(
            painter, rect, url, rect.size(), radius=_RADIUS, focus=focus
        )
        if not painted:
            scene.fill_rounded(painter, rect, scene.colours.cover, _RADIUS)
        if media.kind in (VIDEO, GIFV, AUDIO):
            self._paint_play(painter, scene, media, rect)
        elif not painted:
            side = scene.theme.px(24)
            icon = QRect(0, 0, side, side)
            icon.moveCenter(rect.center())
            scene.paint_icon(painter, icon, "image", scene.colours.muted)
        if media.description.strip():
            self._paint_alt(painter, scene, rect)

    def _paint_play(self, painter: QPainter, scene: Scene, media: Media, rect: QRect) -> None:
        px = scene.theme.px
        disc = QRect(0, 0, px(48), px(48))
        disc.moveCenter(rect.center())
        scene.fill_rounded(painter, disc, scene.colours.scrim, px(24))
        icon = QRect(0, 0, px(24), px(24))
        icon.moveCenter(disc.center())
        name = "volume-2" if media.kind == AUDIO else "play"
        scene.paint_icon(painter, icon, name, scene.colours.on_scrim, filled=name == "play")

    def _paint_alt(self, painter: QPainter, scene: Scene, rect: QRect) -> None:
        wide = self._alt.width + 2 * self._alt_pad
        x, y = rect.x() + 8, rect.bottom() - 8 - self._alt_height
        badge = QRect(x, y, wide, self._alt_height)
        scene.fill_rounded(painter, badge, scene.colours.scrim, 6)
        painter.setPen(scene.colours.on_scrim)
        self._alt.paint(painter, x + self._alt_pad, y + self._alt_baseline, scene)


def _picture_of(media: Media) -> str:
    if media.preview_url:
        return media.preview_url
    return media.url if media.kind == IMAGE else ""
