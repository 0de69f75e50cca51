"""What a cache holds, for tests."""

from fedidesk.domain.post import Item
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.kept_timelines import open_timeline


def memory_db() -> CacheDb:
    """Return a cache without a file."""
    return CacheDb.in_memory()


def items_of(db: CacheDb, spec: TimelineSpec = HOME) -> list[Item]:
    """Return all items of a timeline, the newest first."""
    opened = db.do(lambda sql: open_timeline(sql, spec, 100_000, 100_000))
    return [placed.item for placed in opened.stretch.items]
