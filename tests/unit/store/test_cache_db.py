"""The cache: what goes in comes out; what is broken is dropped, never in the way."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import HOME, LOCAL, TimelineKind, TimelineSpec
from fedidesk.store.cache_db import CacheDb, CachedPage
from tests.builders import a_post, a_row, posts_of_all_kinds

PAGE = CachedPage(
    tuple(Bundle(row, post) for row, post in posts_of_all_kinds()), Cursor("older"), Cursor("newer")
)
SMALL = CachedPage((Bundle(a_row("1"), a_post("1")),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "cache.db"


def test_every_kind_of_post_comes_back_as_it_was(path: Path) -> None:
    CacheDb(path).write_page(HOME, PAGE)
    assert CacheDb(path).read_page(HOME) == PAGE


def test_nothing_is_kept_at_first_and_reading_makes_no_file(path: Path) -> None:
    assert CacheDb(path).read_page(HOME) == CachedPage()
    assert not path.exists()


def test_each_timeline_has_its_own_page_and_only_the_last(path: Path) -> None:
    cache = CacheDb(path)
    tag = TimelineSpec(TimelineKind.LOCAL, "cats")
    cache.write_page(HOME, PAGE)
    cache.write_page(HOME, SMALL)
    cache.write_page(tag, PAGE)
    assert cache.read_page(HOME) == SMALL
    assert cache.read_page(tag) == PAGE
    assert cache.read_page(LOCAL) == CachedPage()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 5000, b""])
def test_a_broken_file_is_dropped_with_all_that_belongs_to_it(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for suffix in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(b"of the broken one")
    cache = CacheDb(path)
    assert cache.read_page(HOME) == CachedPage()
    cache.write_page(HOME, PAGE)
    assert cache.read_page(HOME) == PAGE


def test_a_file_that_breaks_while_it_is_used_is_dropped_by_the_writer(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    path.write_bytes(b"broken" * 2000)
    cache.write_page(HOME, SMALL)
    assert cache.read_page(HOME) == SMALL


def test_a_file_cut_short_is_dropped(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    whole = path.read_bytes()
    for length in (100, 4096, len(whole) // 2, len(whole) - 4096):
        path.write_bytes(whole[:length])
        assert cache.read_page(HOME) in (CachedPage(), PAGE)
        cache.write_page(HOME, SMALL)
        assert cache.read_page(HOME) == SMALL
        path.unlink()


def test_a_file_of_another_version_is_dropped(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert cache.read_page(HOME) == CachedPage()
    cache.write_page(HOME, PAGE)
    assert cache.read_page(HOME) == PAGE


def test_posts_that_this_version_can_not_read_are_dropped(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE page SET bundles = x'81a762756e646c657301'")
    assert cache.read_page(HOME) == CachedPage()


def test_a_cache_in_use_elsewhere_is_left_alone(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert cache.read_page(HOME) in (CachedPage(), PAGE)
        other.rollback()
    assert cache.read_page(HOME) == PAGE


def test_reading_does_not_wait_for_a_writer(path: Path) -> None:
    cache = CacheDb(path)
    cache.write_page(HOME, PAGE)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM page")
        assert cache.read_page(HOME) == PAGE
        writer.rollback()


def test_no_room_is_a_storage_error(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(StorageError):
        CacheDb(in_the_way / "cache.db").write_page(HOME, PAGE)
    (tmp_path / "cache.db").mkdir()
    cache = CacheDb(tmp_path / "cache.db")
    assert cache.read_page(HOME) == CachedPage()
    with pytest.raises(StorageError):
        cache.write_page(HOME, PAGE)


_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from fedidesk.domain.errors import StorageError
from fedidesk.domain.timeline import HOME
from fedidesk.store.cache_db import CacheDb
from tests.unit.store.test_cache_db import PAGE, SMALL

cache = CacheDb(Path(sys.argv[1]))
cache.write_page(HOME, SMALL)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    cache.write_page(HOME, PAGE)
except StorageError:
    print("told")
"""


def test_a_full_disk_is_a_storage_error_and_harms_nothing(path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, str(path)],
        timeout=30,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout.strip(), ended.stderr) == ("told", "")
    assert CacheDb(path).read_page(HOME) == SMALL


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from fedidesk.domain.timeline import HOME
from fedidesk.store.cache_db import CacheDb
from tests.unit.store.test_cache_db import PAGE, SMALL

cache = CacheDb(Path(sys.argv[1]))
while True:
    cache.write_page(HOME, PAGE)
    cache.write_page(HOME, SMALL)
    print("written", flush=True)
"""


def test_a_kill_while_writing_leaves_one_page_or_the_other(path: Path) -> None:
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITES_FOR_EVER, str(path)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        writer.kill()
        writer.wait(10)
        writer.stdout.close()
        assert CacheDb(path).read_page(HOME) in (PAGE, SMALL)
