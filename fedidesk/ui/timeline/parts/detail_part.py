"""What a post says of itself below its text where a thread was opened for it."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.post import PUBLIC, Post
from fedidesk.domain.text import isolated
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.flow import Said, WordsPart
from fedidesk.ui.timeline.parts.header import visibility_text
from fedidesk.ui.timeline.scene import Act
from fedidesk.ui.times import date_and_time, full_time

_translate = QCoreApplication.translate


def detail_parts(post: Post, frame: Frame, top: int) -> list[WordsPart]:
    """Return a line about how the post came to be, and one about what people did with it."""
    parts = []
    for words in (_origin(post), _counts(post)):
        if words:
            parts.append(WordsPart(words, frame, top))
            top = parts[-1].bottom
    return parts


def application_text(post: Post) -> str:
    """Return what a post was written with."""
    return _translate("Post", "from %1").replace("%1", isolated(post.application))


def visibility_in_words(post: Post) -> str:
    """Return who can read a post, also a public one; empty for words nobody knows."""
    if post.visibility == PUBLIC:
        return _translate("Post", "Public")
    return visibility_text(post.visibility)


def _origin(post: Post) -> list[Said]:
    words = []
    if post.created_at is not None:
        words.append(Said(date_and_time(post.created_at)))
    if post.edited_at is not None:
        edited = _translate("Post", "Edited %1").replace("%1", date_and_time(post.edited_at))
        tip = partial(_full_edit_time, post)
        words.append(Said(edited, Act.HISTORY, tip=tip))
    visibility = visibility_in_words(post)
    if visibility:
        words.append(Said(visibility))
    if post.application.strip():
        words.append(Said(application_text(post)))
    return words


def _full_edit_time(post: Post) -> str:
    return full_time(post.edited_at)


def _counts(post: Post) -> list[Said]:
    words = []
    if post.boosts_count:
        text = _translate("Post", "%Ln boost(s)", "", post.boosts_count)
        words.append(Said(text, Act.BOOSTED_BY, tip=_translate("Post", "Who boosted this")))
    if post.favourites_count:
        text = _translate("Post", "%Ln favourite(s)", "", post.favourites_count)
        words.append(Said(text, Act.FAVOURITED_BY, tip=_translate("Post", "Who favourited this")))
    if post.quotes_count:
        text = _translate("Post", "%Ln quote(s)", "", post.quotes_count)
        words.append(Said(text, Act.QUOTED_BY, tip=_translate("Post", "Who quoted this")))
    return words
