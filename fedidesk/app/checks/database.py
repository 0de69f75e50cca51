"""Checks that SQLite can keep and search posts."""

import sqlite3
from contextlib import closing

from fedidesk.app.checks import CheckFailed


def check() -> str:
    """Find a word through the full-text index."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE notes USING fts5(text)")
        except sqlite3.OperationalError as error:
            raise CheckFailed(f"SQLite {sqlite3.sqlite_version} has no FTS5") from error
        database.execute("INSERT INTO notes VALUES ('নদীর ধারে a quiet walk')")
        found = database.execute("SELECT count(*) FROM notes WHERE notes MATCH 'quiet'").fetchone()
    if found != (1,):
        raise CheckFailed("the full-text index does not find a word")
    return f"SQLite {sqlite3.sqlite_version} with FTS5"
