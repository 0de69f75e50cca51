"""What one can do with a post."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QPainter

from fedidesk.domain.post import Post
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Frame, Scene, Spot
from fedidesk.ui.times import short_count

_translate = QCoreApplication.translate
_HEIGHT, _ICON, _PAD = 36, 20, 8
_WIDEST = 480
_ICONS = {
    Act.REPLY: "reply",
    Act.BOOST: "repeat-2",
    Act.FAVOURITE: "star",
    Act.BOOKMARK: "bookmark",
    Act.MORE: "ellipsis",
}


@dataclass(frozen=True, slots=True)
class _Button:
    spot: Spot
    icon: QRect
    count: LineText | None
    count_x: int
    filled: bool


class ActionBar(Part):
    """Reply, boost, favourite, bookmark and more, with the counts that are not zero."""

    def __init__(self, post: Post, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        self.bottom = top + px(_HEIGHT)
        width = min(frame.width + px(_PAD), px(_WIDEST))
        step = (width - px(_ICON) - 2 * px(_PAD)) // (len(_ICONS) - 1)
        self._mirrored = frame.mirrored
        metrics = frame.theme.metrics(FontRole.SMALL)
        self._baseline = top + (px(_HEIGHT) + metrics.ascent() - metrics.descent()) // 2
        self._buttons = [
            self._button(act, post, frame, frame.left - px(_PAD) + index * step, step)
            for index, act in enumerate(_ICONS)
        ]

    def _button(self, act: Act, post: Post, frame: Frame, x: int, step: int) -> _Button:
        px = frame.theme.px
        number = _count(act, post)
        count, wide = None, px(_ICON) + 2 * px(_PAD)
        if number:
            room = step - wide
            count = LineText(short_count(number), FontRole.SMALL, frame.theme, max(room, px(24)))
            wide += count.width + px(4)
        spot = Spot(
            act,
            frame.rect(x, self.top, wide, px(_HEIGHT)),
            action_name(act),
            description=_state_text(act, post, number),
            tip=_tip(act, post),
            checked=_is_on(act, post),
            enabled=act is not Act.BOOST or post.can_be_boosted or post.boosted,
        )
        y = self.top + (px(_HEIGHT) - px(_ICON)) // 2
        icon = frame.rect(x + px(_PAD), y, px(_ICON), px(_ICON))
        count_x = 0
        if count is not None:
            start = x + px(_PAD) + px(_ICON) + px(4)
            count_x = frame.rect(start, y, count.width, 1).x()
        return _Button(spot, icon, count, count_x, act in (Act.FAVOURITE, Act.BOOKMARK))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it muted, but for what is on, or what mouse or keyboard are on."""
        for button in self._buttons:
            spot = button.spot
            if spot in (scene.hovered, scene.focused):
                scene.fill_rounded(painter, spot.rect, scene.colours.hover, 8)
            colour = self._colour(spot, scene)
            on = bool(spot.checked)
            name = _ICONS[spot.act]
            if not spot.enabled:
                painter.setOpacity(0.45)
            scene.paint_icon(
                painter,
                button.icon,
                name,
                colour,
                filled=on and button.filled,
                mirrored=self._mirrored and name == "reply",
            )
            if button.count is not None:
                painter.setPen(colour)
                button.count.paint(painter, button.count_x, self._baseline, scene)
            if not spot.enabled:
                painter.setOpacity(1.0)

    def spots(self) -> Iterable[Spot]:
        """Return the buttons."""
        return [button.spot for button in self._buttons]

    @staticmethod
    def _colour(spot: Spot, scene: Scene) -> QColor:
        colours = scene.colours
        if spot.checked or (spot.enabled and spot == scene.hovered):
            return {
                Act.BOOST: colours.boost,
                Act.FAVOURITE: colours.favourite,
                Act.BOOKMARK: colours.bookmark,
            }.get(spot.act, colours.text)
        return colours.text if spot == scene.focused else colours.muted


def action_name(act: Act) -> str:
    """Return what the button of an action is called."""
    return {
        Act.REPLY: _translate("Post", "Reply"),
        Act.BOOST: _translate("Post", "Boost"),
        Act.FAVOURITE: _translate("Post", "Favourite"),
        Act.BOOKMARK: _translate("Post", "Bookmark"),
        Act.MORE: _translate("Post", "More"),
    }[act]


def _count(act: Act, post: Post) -> int:
    return {
        Act.REPLY: post.replies_count,
        Act.BOOST: post.boosts_count,
        Act.FAVOURITE: post.favourites_count,
    }.get(act, 0)


def _is_on(act: Act, post: Post) -> bool | None:
    return {
        Act.BOOST: post.boosted,
        Act.FAVOURITE: post.favourited,
        Act.BOOKMARK: post.bookmarked,
    }.get(act)


def _state_text(act: Act, post: Post, number: int) -> str:
    """Return how often it was done, and whether by the reader."""
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
                Act.REPLY: _translate("Post", "%n reply(s)", "", number),
                Act.BOOST: _translate("Post", "%n boost(s)", "", number),
                Act.FAVOURITE: _translate("Post", "%n favourite(s)", "", number),
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
