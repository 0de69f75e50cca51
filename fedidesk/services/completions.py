"""People, hashtags and emoji for words that somebody has begun to type."""

from collections.abc import Awaitable, Callable, Iterable, Iterator

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.completion import Begins, Begun, Completion
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.post import Post
from fedidesk.domain.profile import Profile
from fedidesk.services.asking import Suggestions
from fedidesk.services.emojis import Emojis
from fedidesk.store.posts import PostStore

MOST = 8
"""Completions of one word; nobody reads more of them."""
_PAUSE = 0.25
"""Seconds of rest after which the server is asked."""
_MOST_POSTS = 1000
"""Posts that are looked through for people and hashtags."""
_MOST_ANSWERS = 200


class Completions:
    """Knows some at once, by the posts in memory; ``found`` brings those that the server adds."""

    def __init__(
        self,
        posts: PostStore,
        emojis: Emojis,
        server: Suggestions,
        scope: TaskScope,
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._posts = posts
        self._emojis = emojis
        self._server = server
        self._scope = scope
        self._sleep = sleep
        self._begun: Begun | None = None
        self._near: tuple[Completion, ...] = ()
        self._answers: dict[tuple[Begins, str], tuple[Completion, ...]] = {}
        self.found: Signal[Begun, tuple[Completion, ...]] = Signal()

    def known(self, begun: Begun) -> tuple[Completion, ...]:
        """Return what ``begun`` may become by what is known here."""
        if begun.sign is Begins.EMOJI:
            found = self._emojis.find(begun.typed, MOST)
            return tuple(
                Completion(each.written, each.written, each.title, each.url) for each in found
            )
        if self._begun is None or not _goes_on(self._begun, begun):
            self._near = _each_once(_near(begun.sign, self._posts.latest_first(_MOST_POSTS)))
        self._begun = begun
        answer = self._answers.get((begun.sign, begun.typed.casefold()), ())
        return _each_once((*_fitting(begun.typed, self._near), *answer))[:MOST]

    def ask(self, begun: Begun) -> None:
        """Ask the server too, once nothing else is typed for a moment."""
        self.stop()
        if begun.sign is not Begins.EMOJI and not self._is_answered(begun):
            self._scope.start(self._ask(begun), key="completions")

    def stop(self) -> None:
        """Ask nothing: what was begun is finished, or given up."""
        self._scope.cancel("completions")

    def _is_answered(self, begun: Begun) -> bool:
        return (begun.sign, begun.typed.casefold()) in self._answers

    async def _ask(self, begun: Begun) -> None:
        await self._sleep(_PAUSE)
        try:
            if begun.sign is Begins.PERSON:
                found = tuple(map(_person, await self._server.find_people(begun.typed)))
            else:
                found = tuple(map(_hashtag, await self._server.find_hashtags(begun.typed)))
        except FedideskError:
            return
        if len(self._answers) >= _MOST_ANSWERS:
            self._answers.clear()
        self._answers[begun.sign, begun.typed.casefold()] = found
        self.found.emit(begun, self.known(begun))


def _goes_on(before: Begun, now: Begun) -> bool:
    return before.sign is now.sign and (
        now.typed.startswith(before.typed) or before.typed.startswith(now.typed)
    )


def _near(sign: Begins, posts: Iterable[Post]) -> Iterator[Completion]:
    """Return whom, or what, posts tell of."""
    if sign is Begins.HASHTAG:
        yield from (_hashtag(tag) for post in posts for tag in post.tags)
        return
    authors: dict[str, Profile] = {}
    mentioned: dict[str, None] = {}
    for post in posts:
        authors.setdefault(post.author.handle, post.author)
        mentioned.update((mention.handle, None) for mention in post.mentions)
    yield from map(_person, authors.values())
    yield from (Completion(f"@{handle}", f"@{handle}") for handle in mentioned)


def _person(profile: Profile) -> Completion:
    handle = f"@{profile.handle}"
    return Completion(handle, profile.name, handle, profile.avatar_static_url or profile.avatar_url)


def _hashtag(tag: str) -> Completion:
    return Completion(f"#{tag}", f"#{tag}")


def _fitting(typed: str, completions: Iterable[Completion]) -> Iterator[Completion]:
    """Return those of which the name, or a word of it, begins with ``typed``."""
    wanted = typed.casefold()
    for each in completions:
        names = f"{each.written[1:]} {each.title}".casefold()
        if names.startswith(wanted) or f" {wanted}" in names:
            yield each


def _each_once(completions: Iterable[Completion]) -> tuple[Completion, ...]:
    kept: dict[str, Completion] = {}
    for each in completions:
        kept.setdefault(each.written.casefold(), each)
    return tuple(kept.values())
