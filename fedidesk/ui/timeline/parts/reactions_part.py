"""The emoji with which people answered a post."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.content import Span, SpanKind, is_web_address
from fedidesk.domain.post import Post
from fedidesk.domain.reaction import Reaction, is_shortcode
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.flow import flow
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.times import short_count

_translate = QCoreApplication.translate
_HEIGHT, _PAD, _GAP, _INNER_GAP, _WIDEST, _RADIUS = 28, 8, 6, 6, 160, 8
MOST = 40
"""How many are shown; a post can have hundreds."""


def reaction_in_words(reaction: Reaction) -> str:
    """Return what an emoji is called aloud."""
    if not is_shortcode(reaction.name):
        return reaction.name
    return reaction.name.partition("@")[0].replace("_", " ")


class ReactionsPart(Part):
    """A chip for each emoji with its count; pressing it joins in, or takes one's own back."""

    def __init__(self, post: Post, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        height, pad = px(_HEIGHT), px(_PAD)
        self._frame, self._inner_gap = frame, px(_INNER_GAP)
        shown = post.reactions[:MOST]
        most = min(px(_WIDEST), frame.width // 2)
        emojis = [frame.line(_spans(one, post), FontRole.PLAIN, most) for one in shown]
        counts = [frame.line(short_count(one.count), FontRole.SMALL) for one in shown]
        widths = [
            emoji.width + self._inner_gap + count.width + 2 * pad
            for emoji, count in zip(emojis, counts, strict=True)
        ]
        left_out = len(post.reactions) - len(shown)
        self._more = frame.line(f"+{short_count(left_out)}", FontRole.SMALL) if left_out else None
        if self._more is not None:
            widths.append(self._more.width)
        places = flow(widths, px(_GAP), frame.width)
        step = height + px(_GAP)
        self.bottom = top + places[-1][1] * step + height
        self._chips: list[tuple[Spot, LineText, LineText, int, int]] = []
        for index, one in enumerate(shown):
            x, line = places[index]
            x, y = frame.left + x, top + line * step
            rect = frame.rect(x, y, widths[index], height)
            emoji, count = emojis[index], counts[index]
            after = x + pad + emoji.width + self._inner_gap
            spot = Spot(
                Act.REACT,
                rect,
                partial(reaction_in_words, one),
                one.name,
                description=partial(_about, one),
                tip=partial(_tip, one),
                checked=one.own,
            )
            self._chips.append(
                (
                    spot,
                    emoji,
                    count,
                    frame.rect(x + pad, 0, emoji.width, 1).x(),
                    frame.rect(after, 0, count.width, 1).x(),
                )
            )
        self._more_rect = QRect()
        if self._more is not None:
            x, line = places[-1]
            self._more_rect = frame.rect(
                frame.left + x, top + line * step, self._more.width, height
            )

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the chips; one's own are filled."""
        colours = scene.colours
        for spot, emoji, count, emoji_x, count_x in self._chips:
            rect = spot.rect
            hovered = spot is scene.hovered or spot is scene.focused
            fill = colours.selection if spot.checked else colours.hover
            scene.fill_rounded(painter, rect, fill, _RADIUS)
            if spot.checked or hovered:
                line = colours.accent if spot.checked else colours.outline
                scene.frame_rounded(painter, rect, line, _RADIUS)
            painter.setPen(colours.text)
            baseline = self._frame.baseline(rect.top(), rect.height(), FontRole.PLAIN)
            emoji.paint(painter, emoji_x, baseline, scene)
            painter.setPen(colours.text if spot.checked else colours.muted)
            baseline = self._frame.baseline(rect.top(), rect.height(), FontRole.SMALL)
            count.paint(painter, count_x, baseline, scene)
        if self._more is not None:
            rect = self._more_rect
            painter.setPen(colours.muted)
            baseline = self._frame.baseline(rect.top(), rect.height(), FontRole.SMALL)
            self._more.paint(painter, rect.x(), baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the chips."""
        return [chip[0] for chip in self._chips]

    def urls(self) -> Iterable[str]:
        """Return the pictures of custom emoji."""
        return [url for chip in self._chips for url in chip[1].emoji_urls]


def _spans(reaction: Reaction, post: Post) -> tuple[Span, ...]:
    url = reaction.static_url or reaction.url
    if not url:
        known = (emoji for emoji in post.emojis if emoji.shortcode == reaction.name)
        url = next((emoji.static_url or emoji.url for emoji in known), "")
    if is_web_address(url):
        return (Span(f":{reaction.name}:", SpanKind.EMOJI, url),)
    return (Span(f":{reaction.name}:" if is_shortcode(reaction.name) else reaction.name),)


def _about(reaction: Reaction) -> str:
    people = _translate("Post", "%Ln reaction(s)", "", reaction.count)
    return people + (", " + _translate("Post", "one of them yours") if reaction.own else "")


def _tip(reaction: Reaction) -> str:
    name = f":{reaction.name}:" if is_shortcode(reaction.name) else reaction.name
    if reaction.own:
        return _translate("Post", "Take %1 back").replace("%1", name)
    return _translate("Post", "React with %1").replace("%1", name)
