"""Writing posts."""
