"""Mastodon.py and the API's words; nothing of them leaves this layer."""
