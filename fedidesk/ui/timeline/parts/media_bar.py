"""A sound, or a file that can't be shown, as a bar with its name."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.media import AUDIO, Media
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.media_name import (
    address_of,
    duration_text,
    file_name,
    host_of,
    media_name,
)
from fedidesk.ui.timeline.parts.media_places import BAR_HEIGHT
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_RADIUS, _SMALL_RADIUS = 10, 6


class MediaBar:
    """Stands below the pictures; what it is called is known before anything is loaded.

    ``more`` is how many more there are that have no place.
    """

    __slots__ = ("_cover", "_index", "_lines", "_mark", "_mark_rect", "media", "rect")

    def __init__(self, media: Media, index: int, top: int, frame: Frame, more: int) -> None:
        px = frame.theme.px
        self.media = media
        self._index = index
        tall, side = px(BAR_HEIGHT), px(BAR_HEIGHT) - 2 * px(8)
        self.rect = frame.rect(frame.left, top, frame.width, tall)
        self._cover = frame.rect(frame.left + px(8), top + px(8), side, side)
        left = frame.left + px(8) + side + px(12)
        room = frame.left + frame.width - px(12) - left
        self._mark = "" if media.kind == AUDIO else "external-link"
        self._mark_rect = QRect()
        if self._mark:
            y = top + (tall - px(20)) // 2
            self._mark_rect = frame.rect(
                frame.left + room + left - frame.left - px(20), y, px(20), px(20)
            )
            room -= px(28)
        self._lines: list[tuple[LineText, int, int, bool]] = []
        title = media.description.strip() if media.kind == AUDIO else ""
        texts = [(title or file_name(media), FontRole.STRONG), (self._about(more), FontRole.SMALL)]
        y = top + (tall - px(22) * 2) // 2
        for text, role in texts:
            line = frame.line(text, role, room)
            x = frame.rect(left, y, line.width, px(22)).x()
            self._lines.append((line, x, frame.baseline(y, px(22), role), role is FontRole.SMALL))
            y += px(22)

    def _about(self, more: int) -> str:
        media = self.media
        if media.kind == AUDIO:
            said = [_translate("Post", "Sound"), duration_text(media.seconds)]
        else:
            said = [host_of(media), _translate("Post", "Open in the browser")]
        if more:
            said.append(_translate("Post", "and %Ln more", "", more))
        return " · ".join(part for part in said if part)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours, px = scene.colours, scene.theme.px
        hovered = scene.hovered
        if hovered is not None and hovered.rect == self.rect:
            scene.fill_rounded(painter, self.rect, colours.hover, _RADIUS)
        scene.frame_rounded(painter, self.rect, colours.outline, _RADIUS)
        painted = bool(self._picture()) and scene.paint_picture(
            painter,
            self._cover,
            self._picture(),
            self._cover.size(),
            radius=_SMALL_RADIUS,
            focus=QPointF(self.media.focus_x, self.media.focus_y),
            blurhash=self.media.blurhash,
        )
        if not painted:
            scene.fill_rounded(painter, self._cover, colours.cover, _SMALL_RADIUS)
        self._paint_icon(painter, scene, px(24), on_picture=painted)
        for line, x, baseline, muted in self._lines:
            painter.setPen(colours.muted if muted else colours.text)
            line.paint(painter, x, baseline, scene)
        if self._mark:
            scene.paint_icon(painter, self._mark_rect, self._mark, colours.muted)

    def paint_blurred(self, painter: QPainter, scene: Scene) -> bool:
        """Paint what may be seen of it at any time."""
        scene.fill_rounded(painter, self.rect, scene.colours.cover, _RADIUS)
        return False

    def spots(self) -> Iterable[Spot]:
        """Return it: a sound to be played, or the address of a file."""
        tip = self.media.description.strip()
        if self.media.kind == AUDIO:
            name = partial(media_name, self.media)
            yield Spot(Act.MEDIA, self.rect, name, str(self._index), tip=tip)
        else:
            yield Spot(
                Act.LINK,
                self.rect,
                partial(_file_in_words, self.media),
                address_of(self.media),
                tip=tip or address_of(self.media),
            )

    def urls(self) -> Iterable[str]:
        """Return the cover of a sound."""
        return (self._picture(),)

    def _picture(self) -> str:
        return self.media.preview_url if self.media.kind == AUDIO else ""

    def _paint_icon(self, painter: QPainter, scene: Scene, side: int, *, on_picture: bool) -> None:
        colour = scene.colours.muted
        icon = QRect(0, 0, side, side)
        icon.moveCenter(self._cover.center())
        if on_picture:
            scene.fill_rounded(
                painter, icon.adjusted(-4, -4, 4, 4), scene.colours.scrim, side / 2 + 4
            )
            colour = scene.colours.on_scrim
        name = "volume-2" if self.media.kind == AUDIO else "file"
        scene.paint_icon(painter, icon, name, colour)


def _file_in_words(media: Media) -> str:
    said = _translate("Post", "%1 at %2, open in the browser")
    return said.replace("%1", media.description.strip() or file_name(media)).replace(
        "%2", host_of(media)
    )
