"""Posts that nobody means well with: what a malicious or broken server may send."""

from tests.data.hostile.huge import huge_posts
from tests.data.hostile.posts import hostile_posts
from tests.data.hostile.writer import Hosts

__all__ = ["Hosts", "hostile_posts", "huge_posts"]
