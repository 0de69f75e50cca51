"""Pictures, films and sounds in all their size, and playing where they stand."""
