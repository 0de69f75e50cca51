"""The words of fedidesk and their rules; values that never change."""
