"""Properties are tried with the same examples each time, and leave no files."""

from hypothesis import settings

settings.register_profile("fedidesk", deadline=None, database=None, derandomize=True)
settings.load_profile("fedidesk")
