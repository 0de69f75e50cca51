"""Widgets, dialogs and the painting of rows."""
