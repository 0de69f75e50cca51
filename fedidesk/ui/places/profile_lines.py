"""People in a list: avatar, name and handle, painted as in the header of a post."""

from PySide6 import QtWidgets  # QStyle is looked up late: it is large (docs/decisions/0006)
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.domain.text import reads_right_to_left
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.header import name_spans
from fedidesk.ui.timeline.scene import Scene
from fedidesk.ui.timeline.typesetter import Typesetter

PROFILE = Qt.ItemDataRole.UserRole
"""The role under which an item keeps its ``Profile``."""
_SIDE, _MARGIN, _GAP, _RADIUS = 40, 12, 12, 10
_MOST_KEPT = 400
_Index = QModelIndex | QPersistentModelIndex
_Lines = tuple[LineText, LineText]


class ProfileLines(QStyledItemDelegate):
    """Paints the profiles that stand in the items of ``owner``."""

    def __init__(self, owner: QListWidget, images: ImageCache, theme: Theme, icons: Icons) -> None:
        super().__init__(owner)
        self._images = images
        self._theme = theme
        self._icons = icons
        self._typesetter = Typesetter(theme)
        self._kept: dict[tuple[ProfileId, str, int, int], _Lines] = {}

    def sizeHint(self, _option: Option, _index: _Index) -> QSize:
        """Return the size of one entry; the list gives it all of its width."""
        roles = (FontRole.NAME, FontRole.SMALL)
        lines = sum(self._theme.metrics(role).height() for role in roles)
        tall = max(_SIDE, lines + self._theme.px(4))
        return QSize(self._theme.px(120), tall + self._theme.px(2 * _MARGIN))

    def urls_of(self, profile: Profile) -> frozenset[str]:
        """Return the addresses of the pictures that stand for somebody."""
        emojis = (span.target for span in name_spans(profile) if span.target)
        return frozenset((_avatar_url(profile), *emojis)) - {""}

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        """Paint one entry."""
        profile = index.data(PROFILE)
        if not isinstance(profile, Profile):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, option)
        theme, rect = self._theme, option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        margin = theme.px(_MARGIN)
        left = rect.right() + 1 - margin - _SIDE if mirrored else rect.left() + margin
        avatar = QRect(left, rect.center().y() - _SIDE // 2, _SIDE, _SIDE)
        scene = Scene(theme, self._icons, self._images, painter.device().devicePixelRatio())
        url = _avatar_url(profile)
        if not scene.paint_picture(painter, avatar, url, avatar.size(), radius=_RADIUS):
            scene.fill_rounded(painter, avatar, theme.colours.cover, _RADIUS)
        room = rect.width() - 2 * margin - _SIDE - _GAP
        begin = margin + _SIDE + _GAP
        self._write(painter, scene, profile, rect, begin, room, mirrored=mirrored)
        painter.restore()

    def _paint_back(self, painter: QPainter, option: Option) -> None:
        states, colours = QtWidgets.QStyle.StateFlag, self._theme.colours
        marked = option.rect.adjusted(1, 1, -2, -2)
        behind = None
        if option.state & states.State_Selected and option.state & states.State_HasFocus:
            behind = colours.selection
        elif option.state & states.State_MouseOver:
            behind = colours.hover
        if behind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(behind)
            painter.drawRoundedRect(marked, 8, 8)
        if option.state & states.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.focus, 2))
            painter.drawRoundedRect(marked, 8, 8)

    def _write(
        self,
        painter: QPainter,
        scene: Scene,
        profile: Profile,
        rect: QRect,
        begin: int,
        room: int,
        *,
        mirrored: bool,
    ) -> None:
        theme = self._theme
        lines = self._lines(profile, max(room, 40))
        roles = (FontRole.NAME, FontRole.SMALL)
        heights = [theme.metrics(role).height() for role in roles]
        top = rect.center().y() + 1 - (sum(heights) + theme.px(4)) // 2
        colours = (theme.colours.text, theme.colours.muted)
        for line, role, height, colour in zip(lines, roles, heights, colours, strict=True):
            x = rect.right() + 1 - begin - line.width if mirrored else rect.left() + begin
            painter.setPen(colour)
            line.paint(painter, x, top + theme.metrics(role).ascent(), scene)
            top += height + theme.px(4)

    def _lines(self, profile: Profile, room: int) -> _Lines:
        key = (profile.id, profile.display_name, room, self._theme.generation)
        lines = self._kept.get(key)
        if lines is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            spans = name_spans(profile)
            turned = len(spans) > 1 and bool(reads_right_to_left("".join(s.text for s in spans)))
            lines = self._kept[key] = (
                LineText(spans, FontRole.NAME, self._typesetter, room, right_to_left=turned),
                LineText(f"@{profile.handle}", FontRole.SMALL, self._typesetter, room),
            )
        return lines


def _avatar_url(profile: Profile) -> str:
    return profile.avatar_static_url or profile.avatar_url
