"""The reading view: posts in a column that never jumps."""
