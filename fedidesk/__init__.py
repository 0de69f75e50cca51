"""fedidesk: a desktop client for Mastodon and the rest of the fediverse."""

__version__ = "0.1.0"
WEBSITE = "https://fedidesk.example/"
USER_AGENT = f"fedidesk/{__version__} (+{WEBSITE})"
