"""The reading order of a thread: what came before, the post itself, then its replies as a tree."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post

_NOTHING: tuple[Post, ...] = ()


class Branch(Struct, gc=False):
    """A post with its place in the thread; all that answers it follows it at once, but for a part
    of the author's own thread: that is followed by its next part."""

    post: Post
    depth: int = 0
    is_focus: bool = False
    """Whether it is the post that was opened."""
    parent: "Branch | None" = None
    """What it answers, where that is in the thread."""
    is_guided: bool = False
    """Whether the parent is the nearest before it that is less deep."""
    part: int = 0
    """Which part of the author's own thread it is; ``parts`` is how many there are."""
    parts: int = 0
    size: int = 0
    """How many that follow answer it, or what answers it."""


def branches_of(
    ancestors: Iterable[Post],
    focus: Post,
    descendants: Iterable[Post],
    gone: Collection[PostId] = (),
) -> list[Branch]:
    """Return each post once, parents before children, in time that grows with their number.

    The author's own thread comes first, and deeper down what its author or that of the first post
    says to themselves; all else stays in the order given. Posts whose parent is not there, or that
    answer each other in a circle, come last. What is ``gone`` stays only where something else
    answers it.
    """
    above = _above(ancestors, focus)
    ids = {focus.id, *(post.id for post in above)}
    below = {post.id: post for post in descendants if post.id not in ids}
    writers = {focus.author.id, (above[0] if above else focus).author.id}
    children, lost = _children(focus, below, writers)
    chain = _chain(focus, children)
    spine = _spine([*above, *chain])
    spine[len(above)].is_focus = True
    _number(spine, len(above))
    branches = [*spine, *_replies(spine[len(above) :], children, lost, below.values())]
    return _living(branches, gone)


def _above(ancestors: Iterable[Post], focus: Post) -> list[Post]:
    """Return what came before: first what nothing leads to, then the way down to ``focus``."""
    known = {post.id: post for post in ancestors if post.id != focus.id}
    way: dict[PostId, Post] = {}
    _lead_to(focus, known, way)
    del way[focus.id]
    others = {name: post for name, post in known.items() if name not in way}
    above: dict[PostId, Post] = {}
    for post in others.values():
        _lead_to(post, others, above)
    return [*above.values(), *way.values()]


def _lead_to(post: Post, known: Mapping[PostId, Post], way: dict[PostId, Post]) -> None:
    """Add ``post`` to ``way``, after what it answers, as far as that is known and not there yet."""
    found: dict[PostId, Post] = {}
    each: Post | None = post
    while each is not None and each.id not in way and each.id not in found:
        found[each.id] = each
        each = None if each.reply_to is None else known.get(each.reply_to)
    way |= dict(reversed(found.items()))


def _children(
    focus: Post, below: dict[PostId, Post], writers: Collection[ProfileId]
) -> tuple[Mapping[PostId, list[Post]], list[Post]]:
    """Return the replies to each post, and the posts whose parent is not there."""
    known = below | {focus.id: focus}
    first: defaultdict[PostId, list[Post]] = defaultdict(list)
    then: defaultdict[PostId, list[Post]] = defaultdict(list)
    lost = []
    for post in below.values():
        parent = known.get(post.reply_to) if post.reply_to is not None else None
        if parent is None:
            lost.append(post)
            continue
        writer = post.author.id
        own = writer in writers and writer == parent.author.id
        (first if own else then)[parent.id].append(post)
    for post_id, replies in first.items():
        then[post_id][:0] = replies
    return then, lost


def _chain(focus: Post, children: Mapping[PostId, list[Post]]) -> list[Post]:
    """Return ``focus`` with what its author goes on with."""
    chain = [focus]
    while replies := children.get(chain[-1].id):
        if replies[0].author.id != focus.author.id:
            break
        chain.append(replies[0])
    return chain


def _spine(posts: Sequence[Post]) -> list[Branch]:
    spine: list[Branch] = []
    for post in posts:
        above = spine[-1] if spine and spine[-1].post.id == post.reply_to else None
        spine.append(Branch(post, parent=above, is_guided=above is not None))
    return spine


def _number(spine: Sequence[Branch], at: int) -> None:
    """Number the parts of the thread that the author of what stands ``at`` there wrote."""
    first = at
    author = spine[at].post.author.id
    while spine[first].parent is not None and spine[first - 1].post.author.id == author:
        first -= 1
    parts = spine[first:]
    if len(parts) > 1:
        for number, branch in enumerate(parts, 1):
            branch.part, branch.parts = number, len(parts)


def _replies(
    chain: Sequence[Branch],
    children: Mapping[PostId, list[Post]],
    lost: Sequence[Post],
    below: Iterable[Post],
) -> list[Branch]:
    """Return what answers the parts of ``chain``, part by part, then what has no parent."""
    found: list[Branch] = []
    met = {branch.post.id for branch in chain}

    def grow(posts: Iterable[Post], parent: Branch | None, *, is_guided: bool) -> None:
        depth = 1 if parent is None else parent.depth + 1
        waiting = [
            Branch(post, depth, parent=parent, is_guided=is_guided)
            for post in reversed(list(posts))
        ]
        while waiting:
            branch = waiting.pop()
            name = branch.post.id
            if name in met:
                continue
            met.add(name)
            found.append(branch)
            if replies := children.get(name):
                depth = branch.depth + 1
                waiting += [Branch(post, depth, False, branch, True) for post in reversed(replies)]

    for part in chain:
        grow(children.get(part.post.id, _NOTHING), part, is_guided=part is chain[-1])
    grow(lost, None, is_guided=False)
    for post in below:
        if post.id not in met:
            grow([post], None, is_guided=False)
    return found


def _living(branches: list[Branch], gone: Collection[PostId]) -> list[Branch]:
    """Count what answers each, and return those that are there or that something answers."""
    kept = []
    for branch in reversed(branches):
        if branch.size or branch.post.id not in gone:
            kept.append(branch)
            if branch.parent is not None:
                branch.parent.size += branch.size + 1
    kept.reverse()
    return kept
