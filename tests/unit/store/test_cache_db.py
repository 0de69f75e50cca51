"""The cache: what is kept is kept; what is broken is set aside, never in the way."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import HOME, LOCAL, Page
from fedidesk.store.cache_db import VERSION, CacheDb, CacheLost
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.kept_timelines import open_timeline
from fedidesk.store.weaver import Asked, Weaver
from tests.builders import a_post, a_row, posts_of_all_kinds
from tests.unit.store.kept import items_of

PAGE = Page(
    tuple(Bundle(row, post) for row, post in posts_of_all_kinds()), Cursor("older"), Cursor("newer")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "cache.db"


def _put(cache: CacheDb, page: Page = PAGE) -> None:
    cache.do(lambda sql: Weaver(KeptOrder(sql, HOME)).put_newest(page, Asked(None, 0)))


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM item ORDER BY rank DESC")]


def test_every_kind_of_post_comes_back_as_it_was(path: Path) -> None:
    cache = CacheDb(path)
    _put(cache)
    for found in (
        cache.glance(lambda sql: open_timeline(sql, HOME, 10, 30)),
        cache.do(lambda sql: open_timeline(sql, HOME, 10, 30)),
    ):
        assert found is not None
        assert tuple(placed.item for placed in found.stretch.items) == tuple(
            bundle.row for bundle in PAGE.bundles
        )
        assert set(found.stretch.posts) == {bundle.post for bundle in PAGE.bundles}
        assert (found.ways.older, found.ways.newer) == ("older", "newer")
    cache.close()


def test_nothing_is_kept_at_first_and_a_glance_makes_no_file(path: Path) -> None:
    cache = CacheDb(path)
    assert cache.glance(lambda sql: open_timeline(sql, HOME, 10, 30)) is None
    assert not path.exists()
    _put(cache)
    found = cache.glance(lambda sql: open_timeline(sql, LOCAL, 10, 30))
    assert found is not None
    assert found.stretch.items == ()
    cache.close()


def test_work_that_fails_leaves_nothing_behind(path: Path) -> None:
    cache = CacheDb(path)
    _put(cache)

    def fail(sql: sqlite3.Connection) -> None:
        sql.execute("DELETE FROM item")
        raise KeyError

    with pytest.raises(KeyError):
        cache.do(fail)
    assert len(items_of(cache)) == len(PAGE.bundles)
    cache.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_broken_file_is_set_aside_with_all_that_belongs_to_it(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for suffix in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(b"of the broken one")
    cache = CacheDb(path)
    assert cache.glance(lambda sql: open_timeline(sql, HOME, 10, 30)) is None
    with pytest.raises(CacheLost) as lost:
        _put(cache)
    assert lost.value.damaged
    _put(cache)
    assert len(items_of(cache)) == len(PAGE.bundles)
    assert path.with_name("cache.damaged1").read_bytes() == content
    cache.close()


def test_damage_deep_in_the_file_is_noticed_by_who_meets_it(path: Path) -> None:
    cache = CacheDb(path)
    for number in range(40):
        page = Page(
            tuple(
                Bundle(a_row(f"{number}-{n}"), a_post(f"{number}-{n}", "x" * 500))
                for n in range(20)
            )
        )
        _put(cache, page)
    cache.close()
    whole = bytearray(path.read_bytes())
    for start in range(4096, len(whole) - 4096, 4096):
        whole[start : start + 4096] = os.urandom(4096)
    path.write_bytes(whole)
    cache = CacheDb(path)
    with pytest.raises(CacheLost) as lost:
        items_of(cache)
    assert lost.value.damaged
    _put(cache)
    assert len(items_of(cache)) == len(PAGE.bundles)
    cache.close()


def test_a_file_of_a_later_version_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    cache = CacheDb(path)
    with pytest.raises(CacheLost):
        _put(cache)
    assert path.with_name("cache.damaged1").exists()
    cache.close()


def test_a_file_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE page (spec TEXT PRIMARY KEY, bundles BLOB NOT NULL)")
        connection.execute("INSERT INTO page VALUES ('home', x'00')")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    cache = CacheDb(path)
    assert cache.glance(lambda sql: open_timeline(sql, HOME, 10, 30)) is None
    _put(cache)
    assert len(items_of(cache)) == len(PAGE.bundles)
    cache.close()


def test_where_there_can_be_no_file_memory_has_to_do(path: Path) -> None:
    path.mkdir(parents=True)
    cache = CacheDb(path)
    with pytest.raises(CacheLost) as lost:
        _put(cache)
    assert not lost.value.damaged
    _put(cache)
    assert len(items_of(cache)) == len(PAGE.bundles)
    cache.close()


def test_a_full_disk_is_no_end(path: Path) -> None:
    cache = CacheDb(path)
    _put(cache)
    cache.do(lambda sql: sql.execute("PRAGMA max_page_count = 30").fetchall())
    much = tuple(
        Bundle(a_row(f"{number}"), a_post(f"{number}", "x" * 9000)) for number in range(99)
    )
    with pytest.raises(CacheLost) as lost:
        _put(cache, Page(much))
    assert not lost.value.damaged
    _put(cache)
    assert len(items_of(cache)) == len(PAGE.bundles)
    cache.close()


_WRITER = """
import sys
from pathlib import Path
from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.weaver import Weaver
from tests.builders import a_post, a_row

cache = CacheDb(Path(sys.argv[1]))
first = int(sys.argv[2])
for number in range(first, first + 10_000):
    bundle = Bundle(a_row(f"{number}"), a_post(f"{number}", "x" * 3000))
    cursor = Cursor(f"{number}")
    cache.do(lambda sql: Weaver(KeptOrder(sql, HOME)).arrive(Arrived(HOME, bundle, cursor, cursor)))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def test_killed_while_it_writes_nothing_committed_is_lost(path: Path) -> None:
    """Again and again on the same file; what was said to be kept is there, in order."""
    first = 0
    for round_ in range(int(os.environ.get("FEDIDESK_KILLS", "5"))):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), str(first)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            for _ in range(round_ * 7 % 23 + 1):
                said = writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        kept = [int(name) for name in _names(path)]
        assert kept == list(range(len(kept)))[::-1]
        assert kept[0] >= int(said)
        first = kept[0] + 1
        cache = CacheDb(path)
        assert len(items_of(cache)) == len(kept)
        cache.close()
