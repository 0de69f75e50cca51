"""What one can do with a post."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QPainter

from fedidesk.domain.post import Post
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.times import short_count

_translate = QCoreApplication.translate
_HEIGHT, _ICON, _PAD = 36, 20, 8
_WIDEST = 480
_ACTS = (Act.REPLY, Act.BOOST, Act.FAVOURITE, Act.BOOKMARK, Act.MORE)
_ICONS = ("reply", "repeat-2", "star", "bookmark", "ellipsis")
_FADED = 0.45


class ActionBar(Part):
    """Reply, boost, favourite, bookmark and more, with the counts that are not zero."""

    def __init__(self, post: Post, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self._post = post
        self._frame = frame
        self.top = top
        self._height, self._gap = px(_HEIGHT), px(4)
        self.bottom = top + self._height
        width = min(frame.width, px(_WIDEST))
        slot = width // len(_ACTS)
        self._icon = min(px(_ICON), slot - 4)
        self._pad = min(px(_PAD), (slot - self._icon) // 2)
        self._counts = [
            frame.line(short_count(number), FontRole.SMALL) if number else None
            for number in (post.replies_count, post.boosts_count, post.favourites_count, 0, 0)
        ]
        self._lefts = self._places(frame.left - self._pad, width + self._pad)
        self._y = top + (self._height - self._icon) // 2
        self._xs = [frame.x(left + self._pad, self._icon) for left in self._lefts]
        beside = self._pad + self._icon + self._gap
        self._count_xs = [
            0 if count is None else frame.x(left + beside, count.width)
            for left, count in zip(self._lefts, self._counts, strict=True)
        ]
        self._mirrored = _ICONS[:1] if frame.mirrored else ()
        self._on = (None, post.boosted, post.favourited, post.bookmarked, None)
        self._can_boost = post.can_be_boosted or post.boosted
        self._baseline = frame.baseline(top, self._height, FontRole.SMALL)
        self._spots: list[Spot] = []

    def _places(self, left: int, width: int) -> list[int]:
        """Return where each button begins: in even steps, unless a count needs more room."""
        bare = self._icon + 2 * self._pad
        step = (width - bare) // (len(_ACTS) - 1)
        wide = [self._width(index) for index in range(len(_ACTS))]
        if max(wide[:-1]) <= step:
            return [left + index * step for index in range(len(_ACTS))]
        if sum(wide) > width:
            self._counts = [None] * len(_ACTS)
            return self._places(left, width)
        gap = (width - sum(wide)) // (len(_ACTS) - 1)
        return [left + sum(wide[:index]) + index * gap for index in range(len(_ACTS))]

    def _width(self, index: int) -> int:
        count = self._counts[index]
        return self._icon + 2 * self._pad + (0 if count is None else count.width + self._gap)

    def spots(self) -> list[Spot]:
        """Return the buttons."""
        if not self._spots:
            self._spots = [self._spot(index, act) for index, act in enumerate(_ACTS)]
        return self._spots

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it muted, but for what is on, or what mouse or keyboard are on."""
        muted = scene.colours.muted
        icons = scene.icons_of(_ICONS, self._icon, muted, mirrored=self._mirrored)
        painter.setPen(muted)
        for index, icon in enumerate(icons):
            if self._is_usual(index, scene):
                painter.drawPixmap(self._xs[index], self._y, icon)
                self._paint_count(painter, scene, index)
            else:
                self._paint_special(painter, scene, index, self.spots()[index])
                painter.setPen(muted)

    def _is_usual(self, index: int, scene: Scene) -> bool:
        if self._on[index] or not (self._can_boost or _ACTS[index] is not Act.BOOST):
            return False
        return not self._spots or self._spots[index] not in (scene.hovered, scene.focused)

    def _paint_special(self, painter: QPainter, scene: Scene, index: int, spot: Spot) -> None:
        """Paint a button that is on, can't be pressed, or has mouse or keyboard on it."""
        if spot is scene.hovered or spot is scene.focused:
            scene.fill_rounded(painter, spot.rect, scene.colours.hover, 8)
        colour = _colour(spot, scene)
        painter.setPen(colour)
        painter.setOpacity(1.0 if spot.enabled else _FADED)
        scene.paint_icon(
            painter,
            QRect(self._xs[index], self._y, self._icon, self._icon),
            _ICONS[index],
            colour,
            filled=bool(spot.checked) and spot.act is not Act.BOOST,
            mirrored=_ICONS[index] in self._mirrored,
        )
        self._paint_count(painter, scene, index)
        painter.setOpacity(1.0)

    def _paint_count(self, painter: QPainter, scene: Scene, index: int) -> None:
        count = self._counts[index]
        if count is not None:
            count.paint(painter, self._count_xs[index], self._baseline, scene)

    def _spot(self, index: int, act: Act) -> Spot:
        post = self._post
        return Spot(
            act,
            self._frame.rect(self._lefts[index], self.top, self._width(index), self._height),
            partial(action_name, act),
            description=partial(_state_text, act, post),
            tip=partial(_tip, act, post),
            checked=self._on[index],
            enabled=act is not Act.BOOST or self._can_boost,
        )


def _colour(spot: Spot, scene: Scene) -> QColor:
    colours = scene.colours
    if spot.checked or (spot.enabled and spot is scene.hovered):
        if spot.act is Act.BOOST:
            return colours.boost
        if spot.act is Act.FAVOURITE:
            return colours.favourite
        return colours.bookmark if spot.act is Act.BOOKMARK else colours.text
    return colours.text if spot is scene.focused else colours.muted


def action_name(act: Act) -> str:
    """Return what the button of an action is called."""
    return {
        Act.REPLY: _translate("Post", "Reply"),
        Act.BOOST: _translate("Post", "Boost"),
        Act.FAVOURITE: _translate("Post", "Favourite"),
        Act.BOOKMARK: _translate("Post", "Bookmark"),
        Act.MORE: _translate("Post", "More"),
    }[act]


def _state_text(act: Act, post: Post) -> str:
    """Return how often it was done, and whether by the reader."""
    number = {
        Act.REPLY: post.replies_count,
        Act.BOOST: post.boosts_count,
        Act.FAVOURITE: post.favourites_count,
    }.get(act, 0)
    parts = []
    if _is_on(act, post):
        parts.append(
            {
                Act.BOOST: _translate("Post", "Boosted by you"),
                Act.FAVOURITE: _translate("Post", "Favourited by you"),
                Act.BOOKMARK: _translate("Post", "Bookmarked"),
            }[act]
        )
    if number:
        parts.append(
            {
                Act.REPLY: _translate("Post", "%Ln reply(s)", "", number),
                Act.BOOST: _translate("Post", "%Ln boost(s)", "", number),
                Act.FAVOURITE: _translate("Post", "%Ln favourite(s)", "", number),
            }[act]
        )
    return ", ".join(parts)


def _tip(act: Act, post: Post) -> str:
    if act is Act.BOOST and not post.can_be_boosted and not post.boosted:
        return _translate("Post", "Only public posts can be boosted")
    if _is_on(act, post):
        return {
            Act.BOOST: _translate("Post", "Take the boost back"),
            Act.FAVOURITE: _translate("Post", "Remove from favourites"),
            Act.BOOKMARK: _translate("Post", "Remove the bookmark"),
        }[act]
    return action_name(act)


def _is_on(act: Act, post: Post) -> bool:
    return {
        Act.BOOST: post.boosted,
        Act.FAVOURITE: post.favourited,
        Act.BOOKMARK: post.bookmarked,
    }.get(act, False)
