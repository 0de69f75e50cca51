"""What begins with a post: those of one person, or those about one link."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from fedidesk.domain.address import host_of
from fedidesk.domain.content import Span
from fedidesk.domain.digest import Heading
from fedidesk.domain.profile import Profile
from fedidesk.domain.text import isolated
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.header import AVATAR_GAP, avatar_side, name_in_words, name_spans
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Scene

_translate = QCoreApplication.translate
_HEIGHT, _INSET, _GAP, _RADIUS = 32, 12, 8, 8


def count_text(heading: Heading) -> str:
    """Return how much there is of what begins."""
    if isinstance(heading.about, Profile):
        return _translate("Post", "%Ln post(s)", "", heading.count)
    return _translate("Post", "%Ln person(s)", "", heading.count)


def spoken_heading(heading: Heading) -> str:
    """Return what begins, as it is said."""
    about = heading.about
    name = name_in_words(about) if isinstance(about, Profile) else about.title or about.url
    return f"{name}, {count_text(heading)}"


class HeadingPart(Part):
    """A band across the column: whose posts follow, or what they are about, and how many."""

    def __init__(self, heading: Heading, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        self.bottom = top + px(_HEIGHT)
        aside = avatar_side(frame) + AVATAR_GAP
        left, width = frame.left - aside, frame.width + aside
        self._band = frame.rect(left, top, width, px(_HEIGHT))
        inset, room = px(_INSET), width - 2 * px(_INSET)
        count = self._count = frame.line(count_text(heading), FontRole.SMALL, room // 2)
        end = left + width - inset
        self._count_rect = frame.rect(end - count.width, top, count.width, px(_HEIGHT))
        room -= count.width + px(_GAP)
        name = self._name = frame.line(_spans(heading), FontRole.STRONG, room)
        self._name_rect = frame.rect(left + inset, top, name.width, px(_HEIGHT))
        self._name_baseline = frame.baseline(top, px(_HEIGHT), FontRole.STRONG)
        self._count_baseline = frame.baseline(top, px(_HEIGHT), FontRole.SMALL)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the band and what it says."""
        colours = scene.colours
        scene.fill_rounded(painter, self._band, colours.hover, _RADIUS)
        painter.setPen(colours.text)
        self._name.paint(painter, self._name_rect.x(), self._name_baseline, scene)
        painter.setPen(colours.muted)
        self._count.paint(painter, self._count_rect.x(), self._count_baseline, scene)

    def urls(self) -> list[str]:
        """Return the emoji in the name."""
        return self._name.emoji_urls


def _spans(heading: Heading) -> tuple[Span, ...]:
    about = heading.about
    if isinstance(about, Profile):
        return name_spans(about)
    host = host_of(about.url)
    return (Span(f"{isolated(about.title)} · {host}" if about.title else host),)
