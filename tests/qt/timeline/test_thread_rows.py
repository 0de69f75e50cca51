"""Rows of a thread: lines, levels, parts, what is folded, and how it is said."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.header import ContextLine
from fedidesk.ui.timeline.parts.thread_parts import FoldPart, ThreadPlace
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scene import Act, Scene
from fedidesk.ui.timeline.stub_layout import StubLayout
from fedidesk.ui.timeline.typesetter import Typesetter
from tests.builders import a_post, a_profile
from tests.fakes.pictures import FakeFetcher

NOW = datetime(2026, 3, 15, tzinfo=UTC)
BOB = a_profile("Bob")
WIDE, NARROW = 700, 400


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", 100)


@pytest.fixture(scope="module")
def typesetter(theme: Theme) -> Typesetter:
    return Typesetter(theme)


def a_thread_row(**values: object) -> ThreadRow:
    return ThreadRow(RowId("1"), PostId("1"), **values)  # type: ignore[arg-type]


def lay_out(
    typesetter: Typesetter,
    row: ThreadRow,
    width: int = WIDE,
    *,
    mirrored: bool = False,
    post: Post | None = None,
) -> PostLayout:
    reply = post or a_post("1", reply_to=PostId("0") if row.depth or row.answers else None)
    return PostLayout(
        reply,
        row,
        typesetter,
        width,
        mirrored=mirrored,
        revealed=False,
        expanded=False,
        now=NOW,
    )


def left_of(layout: PostLayout) -> int:
    assert layout.body is not None
    return layout.body.rect.left()


@pytest.mark.parametrize(
    ("width", "steps"), [(WIDE, [0, 16, 32, 48, 64, 80, 80]), (NARROW, [0, 12, 24, 24])]
)
def test_each_level_is_moved_in_up_to_a_last_one(
    typesetter: Typesetter, width: int, steps: list[int]
) -> None:
    rows = [a_thread_row(depth=depth, answers=BOB) for depth in range(len(steps))]
    layouts = [lay_out(typesetter, row, width) for row in rows]
    assert [left_of(each) - left_of(layouts[0]) for each in layouts] == steps
    ends = {each.body.rect.right() for each in layouts if each.body is not None}
    assert len(ends) == 1
    guides = [len(place_of(each)._guides) for each in layouts]
    assert guides == [step // (steps[1] or 1) for step in steps]
    mirrored = [lay_out(typesetter, row, width, mirrored=True) for row in rows]
    for one, other in zip(layouts, mirrored, strict=True):
        assert one.body is not None
        assert other.body is not None
        assert other.body.rect.left() == width - 1 - one.body.rect.right()
        assert [width - 1 - rect.right() for rect in place_of(other)._guides] == [
            rect.left() for rect in place_of(one)._guides
        ]


def place_of(layout: PostLayout) -> ThreadPlace:
    return next(part for part in layout.parts if isinstance(part, ThreadPlace))


@pytest.mark.parametrize(
    ("values", "width", "wanted"),
    [
        ({"depth": 1, "is_below": True, "is_guided": True}, WIDE, False),
        ({"depth": 3, "is_guided": True}, WIDE, False),
        # In a narrow window the lines end before.
        ({"depth": 3, "is_guided": True}, NARROW, True),
        ({"depth": 3, "is_guided": True, "is_below": True}, NARROW, False),
        ({"depth": 6, "is_guided": True}, WIDE, True),
        ({"depth": 1}, WIDE, True),
        ({"is_below": True, "is_guided": True}, WIDE, False),
    ],
)
def test_whom_it_answers_is_said_where_nothing_shows_it(
    typesetter: Typesetter, values: dict[str, object], width: int, wanted: bool
) -> None:
    layout = lay_out(typesetter, a_thread_row(answers=BOB, **values), width)
    people = [spot.name for spot in layout.spots if spot.act is Act.PROFILE]
    assert (people == ["Bob", "Ada"]) is wanted


def test_a_reply_to_a_post_that_is_not_there_says_what_is_known(typesetter: Typesetter) -> None:
    layout = lay_out(typesetter, a_thread_row(depth=1))
    assert any(isinstance(part, ContextLine) for part in layout.parts)
    assert "in reply to a post" in layout.spoken().lower()


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"depth": 2, "answers": BOB}, "level 2, reply to Bob, Ada, Hello"),
        ({"depth": 0, "answers": BOB, "part": 2, "parts": 5}, "part 2 of 5, Ada, Hello"),
        ({"depth": 0}, "Ada, Hello"),
        (
            {"depth": 1, "answers": BOB, "days_later": 731},
            "level 1, reply to Bob, 2 year(s) later, Ada",
        ),
        ({"depth": 1, "answers": BOB, "days_later": 200}, "level 1, reply to Bob, 7 month(s) lat"),
    ],
)
def test_where_it_stands_is_said_first(
    typesetter: Typesetter, values: dict[str, object], wanted: str
) -> None:
    assert lay_out(typesetter, a_thread_row(**values)).spoken().startswith(wanted)


def test_what_is_folded_is_said_last(typesetter: Typesetter) -> None:
    row = a_thread_row(depth=1, answers=BOB, replies=3, is_folded=True)
    assert lay_out(typesetter, row).spoken().endswith("3 reply(s) folded")


@pytest.mark.parametrize(
    ("folded", "wanted"), [(True, "Show 3 reply(s)"), (False, "Hide 3 reply(s)")]
)
def test_folding_has_a_button_only_where_something_answers(
    typesetter: Typesetter, folded: bool, wanted: str
) -> None:
    spot = lay_out(typesetter, a_thread_row(depth=1, replies=3, is_folded=folded)).spot(Act.FOLD)
    assert spot is not None
    assert spot.name == wanted
    assert spot.rect.height() >= 24
    for few in (0, 1):
        row = a_thread_row(depth=1, replies=few)
        assert lay_out(typesetter, row).spot(Act.FOLD) is None


def test_one_line_through_the_avatars_takes_the_place_of_the_hairline(
    typesetter: Typesetter,
) -> None:
    layout = lay_out(typesetter, a_thread_row(joins_above=True, joins_below=True))
    above, below = place_of(layout)._lines
    avatar = layout.header.top
    assert (above.top(), above.bottom() < avatar) == (0, True)
    assert below.top() > layout.header.avatar_bottom
    assert below.bottom() == layout.height - 1
    assert above.center().x() == below.center().x()
    assert layout.line.isEmpty()
    assert not lay_out(typesetter, a_thread_row()).line.isEmpty()
    assert place_of(lay_out(typesetter, a_thread_row()))._lines == []


def test_the_part_has_room_below_the_avatar(typesetter: Typesetter) -> None:
    row = a_thread_row(part=12, parts=25, joins_below=True)
    layout = lay_out(typesetter, row, post=a_post("1", ""))
    place = place_of(layout)
    assert place._badge_rect.bottom() < layout.height
    assert all(rect.top() > place._badge_rect.bottom() for rect in place._lines)


ROWS = st.builds(
    a_thread_row,
    depth=st.integers(0, 30),
    answers=st.sampled_from([None, BOB]),
    answers_part=st.integers(0, 3),
    is_below=st.booleans(),
    is_guided=st.booleans(),
    part=st.integers(1, 999),
    parts=st.sampled_from([0, 999]),
    days_later=st.sampled_from([0, 183, 9999]),
    joins_above=st.booleans(),
    joins_below=st.booleans(),
    replies=st.integers(0, 4096),
    is_folded=st.booleans(),
    stub=st.sampled_from(Stub),
)


@given(
    row=ROWS,
    width=st.integers(300, 1600),
    percent=st.sampled_from([80, 100, 200]),
    mirrored=st.booleans(),
)
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_any_row_fits(
    qapp: QApplication, row: ThreadRow, width: int, percent: int, mirrored: bool
) -> None:
    theme = Theme(qapp, "light", percent)
    typesetter = Typesetter(theme)
    layout: RowLayout
    if row.stub is Stub.NONE:
        layout = lay_out(typesetter, row, width, mirrored=mirrored)
    else:
        layout = StubLayout(row, typesetter, width, mirrored=mirrored, now=NOW)
        assert layout.post_id is None
        assert layout.fits(row, width, mirrored=mirrored, generation=theme.generation)
    for spot in layout.spots:
        assert spot.rect.left() >= 0
        assert spot.rect.right() <= width
        assert spot.rect.top() >= 0
        assert spot.rect.bottom() < layout.height
    assert layout.spoken()
    scene = Scene(theme, Icons(), ImageCache(lambda _: FakeFetcher(qapp), qapp), 1.0)
    image = QImage(width, layout.height, QImage.Format.Format_RGB32)
    scene.clip = image.rect()
    painter = QPainter(image)
    layout.paint(painter, scene)
    painter.end()


def test_guides_are_painted_from_top_to_bottom(qapp: QApplication, typesetter: Typesetter) -> None:
    layout = lay_out(typesetter, a_thread_row(depth=2, answers=BOB, is_guided=True))
    scene = Scene(typesetter.theme, Icons(), ImageCache(lambda _: FakeFetcher(qapp), qapp), 1.0)
    image = QImage(WIDE, layout.height, QImage.Format.Format_RGB32)
    image.fill(scene.colours.surface)
    scene.clip = image.rect()
    painter = QPainter(image)
    layout.paint(painter, scene)
    painter.end()
    for rect in place_of(layout)._guides:
        for y in (0, layout.height - 2):
            assert image.pixelColor(rect.left(), y) == scene.colours.separator


def test_folding_stands_below_the_buttons(typesetter: Typesetter) -> None:
    layout = lay_out(typesetter, a_thread_row(depth=1, replies=2))
    assert isinstance(layout.parts[-1], FoldPart)
    assert layout.parts[-1].top >= layout.parts[-2].bottom
