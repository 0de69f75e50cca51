from pathlib import Path

import pytest

from fedidesk.domain.ids import ListId
from fedidesk.domain.post_list import PostList
from fedidesk.domain.server import TimelinesOffered
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from fedidesk.domain.timeline_look import TimelineLook
from fedidesk.store.at_hand_file import AtHandFile, ContentAtHand, Pin

CONTENT = ContentAtHand(
    pins=(
        Pin(TimelineSpec(TimelineKind.HASHTAG, "নদী -tea"), "#নদী -#Tea"),
        Pin(TimelineSpec(TimelineKind.REMOTE, "away.example"), "away.example"),
    ),
    lists=(PostList(ListId("01AB"), "Gärten"),),
    offered=TimelinesOffered(federated=False),
    looks={str(HOME): TimelineLook(hide_boosts=True)},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "at-hand.json"


def test_it_comes_back_as_it_was(path: Path) -> None:
    assert AtHandFile(path).read() == ContentAtHand()
    AtHandFile(path).write(CONTENT)
    assert AtHandFile(path).read() == CONTENT


@pytest.mark.parametrize("text", ["damaged", '{"pins": [{"spec": {"kind": "of the future"}}]}'])
def test_what_can_t_be_read_is_set_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    file = AtHandFile(path)
    assert file.read() == ContentAtHand()
    assert path.read_text() == text
    file.write(CONTENT)
    assert file.read() == CONTENT
    assert [each.read_text() for each in path.parent.iterdir() if each != path] == [text]


def test_fields_of_later_versions_are_no_damage(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"colours": true, "looks": {"home": {"hide_replies": true, "x": 1}}}')
    assert AtHandFile(path).read() == ContentAtHand(looks={"home": TimelineLook(hide_replies=True)})
