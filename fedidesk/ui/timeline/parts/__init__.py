"""The parts that a post is put together from, each with its measures, its paint and its spots."""
