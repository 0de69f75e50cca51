"""A short run of what ``make fuzz`` does, and that it would find what it looks for."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from fedidesk.domain.filters import PASSED
from fedidesk.ui.timeline.viewing import Viewing
from tests.data.families.family import Json
from tests.data.hostile import Hosts, hostile_posts, huge_posts
from tests.data.hostile.writer import Writer
from tests.fuzz import fuzzing
from tests.fuzz.addresses import may_be_asked
from tests.fuzz.canvas import Canvas
from tests.fuzz.fuzzing import LOOKS, Failure, Summary, fuzz, replay
from tests.fuzz.mutation import Mutator

_SEED, _POSTS = 20, 1500
HOSTILE = hostile_posts(Hosts())
HUGE = huge_posts(Hosts())


def _told(failures: list[Failure]) -> str:
    return "\n".join(f"{each.kind} {each.what}: {each.path}" for each in failures)


def _body(status: Json) -> bytes:
    return json.dumps([status]).encode()


def test_mutated_posts_do_no_harm(qapp: QApplication) -> None:
    summary = fuzz(qapp, _SEED, range(_POSTS))
    assert summary.posts == _POSTS
    assert summary.shown > _POSTS // 2
    assert summary.is_good, _told(summary.failures)


def test_the_same_seed_gives_the_same_posts() -> None:
    one, other = Mutator(5, Hosts()), Mutator(5, Hosts())
    assert [one.body(number) for number in range(40)] == [other.body(n) for n in range(40)]
    assert one.body(1) != Mutator(6, Hosts()).body(1)


@pytest.mark.parametrize("part", range(4))
def test_every_hostile_post_in_every_way(qapp: QApplication, part: int) -> None:
    some = [status for _, status in HOSTILE[part::4]]
    summary = replay(qapp, json.dumps(some).encode(), LOOKS[:3])
    assert summary.is_good, _told(summary.failures)
    # Some name no post at all.
    assert summary.shown > 0.9 * 3 * len(some)


@pytest.mark.parametrize(("name", "status"), HUGE, ids=[name for name, _ in HUGE])
def test_every_huge_post(qapp: QApplication, name: str, status: Json) -> None:
    summary = replay(qapp, _body(status), LOOKS[:2])
    assert summary.is_good, f"{name}: {_told(summary.failures)}"
    assert summary.shown


class TestItWouldFind:
    @pytest.fixture
    def found(self, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> "_Found":
        return _Found(qapp, monkeypatch)

    def test_an_exception(self, found: "_Found") -> None:
        found.patch("_paint", lambda *_: 1 / 0)
        assert found.replay().exceptions

    def test_a_slow_post(self, found: "_Found") -> None:
        found.monkeypatch.setattr(fuzzing, "MOST_MS", 0.0)
        found.monkeypatch.setattr(fuzzing, "_PAUSE", 0.0)
        assert found.replay().too_slow

    def test_a_request(self, found: "_Found") -> None:
        found.monkeypatch.setattr(fuzzing, "may_be_asked", lambda *_, **__: set())
        assert found.replay().unexpected_requests

    def test_a_filter_that_keeps_nothing_back(self, found: "_Found") -> None:
        write = Writer(Hosts())
        met = [{"filter": {"title": "f", "filter_action": "blur", "context": ["home"]}}]
        status = write.status(media_attachments=[write.medium()], filtered=met)
        assert found.replay(status).is_good
        found.monkeypatch.setattr(Viewing, "verdict", lambda *_: PASSED)
        assert found.replay(status).unexpected_requests

    def test_nothing_where_nothing_is(self, found: "_Found") -> None:
        assert found.replay().is_good


class _Found:
    """Shows a harmless post while something is the matter."""

    def __init__(self, application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
        self._application = application
        self.monkeypatch = monkeypatch

    def patch(self, name: str, instead: object) -> None:
        self.monkeypatch.setattr(Canvas, name, instead)

    def replay(self, status: Json | None = None) -> Summary:
        return replay(self._application, _body(status or Writer(Hosts()).status()))


class TestWhatMayBeAsked:
    write = Writer(Hosts())

    def test_media_only_once_they_may_be_seen(self) -> None:
        medium = self.write.medium()
        body = _body(self.write.status(sensitive=True, media_attachments=[medium]))
        assert medium["preview_url"] not in may_be_asked(body, revealed=False)
        assert medium["preview_url"] in may_be_asked(body, revealed=True)

    def test_nothing_from_the_text_and_nothing_but_the_web(self) -> None:
        text = "<img src='http://trap.test/x.png'>"
        card = self.write.card(image="file:///etc/hostname")
        asked = may_be_asked(_body(self.write.status(text, card=card)), revealed=True)
        assert asked
        assert all(url.startswith("http://media.test/avatar/") for url in asked)

    @pytest.mark.parametrize("action", ["hide", "warn", "blur"])
    def test_nothing_that_a_filter_keeps_back(self, qapp: QApplication, action: str) -> None:
        medium, emoji = self.write.medium(), self.write.emoji("blob")
        reaction = {"name": "blob", "count": 1, "me": False, "url": "http://media.test/reaction"}
        status = self.write.status(
            "<p>:blob:</p>",
            media_attachments=[medium],
            emojis=[emoji],
            reactions=[reaction],
            filtered=[{"filter": {"title": "f", "filter_action": action, "context": ["home"]}}],
        )
        avatar = status["account"]["avatar_static"]
        seen = {
            "hide": set(),
            "warn": {avatar},
            "blur": {avatar, emoji["url"], reaction["url"]},
        }[action]
        elsewhere = json.loads(json.dumps(status).replace('"home"', '"public"'))
        for each, wanted in ((status, seen), (elsewhere, {*seen, medium["preview_url"]})):
            body = _body(each)
            canvas = Canvas(qapp)
            canvas.show(body, LOOKS[0])
            asked = canvas.take_asked()
            assert asked <= may_be_asked(body, revealed=False)
            assert wanted <= asked
        assert may_be_asked(_body(status), revealed=False) - {medium["url"]} == seen

    @pytest.mark.parametrize("action", ["hide", "warn", "blur"])
    def test_no_thumbnail_of_a_quoted_post_that_a_filter_meets(
        self, qapp: QApplication, action: str
    ) -> None:
        medium = self.write.medium("quoted")
        met = [{"filter": {"title": "f", "filter_action": action, "context": ["home"]}}]
        for filtered in ([], met):
            quoted = self.write.status(media_attachments=[medium], filtered=filtered)
            quote = {"state": "accepted", "quoted_status": quoted}
            body = _body(self.write.status(quote=quote))
            canvas = Canvas(qapp)
            canvas.show(body, LOOKS[0])
            asked = canvas.take_asked()
            assert asked <= may_be_asked(body, revealed=True)
            assert (medium["preview_url"] in asked) == (not filtered)
