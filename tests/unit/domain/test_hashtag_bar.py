"""Which hashtags leave the text, and which stay."""

from typing import Any

import pytest

from fedidesk.domain.hashtag_bar import text_and_hashtags
from fedidesk.domain.post import Post
from tests.builders import a_picture, a_poll, a_post


def link(tag: str) -> str:
    url = f"https://one.test/tags/{tag}"
    return f'<a href="{url}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'


def said(post: Post) -> tuple[str, tuple[str, ...]]:
    text, tags = text_and_hashtags(post)
    return "|".join(paragraph.text for paragraph in text), tags


def html(source: str, **changes: Any) -> Post:
    return a_post("1", html=source, **changes)


@pytest.mark.parametrize(
    ("source", "text", "tags"),
    [
        (f"<p>Fog</p><p>{link('Lake')} {link('Fog')}</p>", "Fog", ("Lake", "Fog")),
        (f"<p>Fog</p><p>{link('a')}, {link('b')} · {link('A')}</p>", "Fog", ("a", "b")),
        (f"<p>Fog<br>{link('a')} {link('b')}</p>", "Fog", ("a", "b")),
        (f"<p>Fog<br><br>#c {link('a')}</p>", "Fog", ("c", "a")),
        (f"<p>One<br>two</p><p>{link('বাংলা')} {link('写真')}</p>", "One\ntwo", ("বাংলা", "写真")),
        ("<p>Fog</p><p>#a #b</p>", "Fog", ("a", "b")),
        (f"<p>Fog {link('a')}</p>", "Fog #a", ()),
        (f"<p>Fog</p><p>and {link('a')}</p>", "Fog|and #a", ()),
        (f"<p>Fog</p><p>{link('a')} more</p>", "Fog|#a more", ()),
        (f"<p>Fog</p><p>{link('a')}</p><p>end</p>", "Fog|#a|end", ()),
        (f"<p>{link('a')} {link('b')}</p>", "#a #b", ()),
        (f"<p>Fog</p><ul><li>{link('a')}</li></ul>", "Fog|#a", ()),
        ("<p>Fog</p><p>#1 #2</p>", "Fog|#1 #2", ()),
        ("<p>Fog</p><p># #</p>", "Fog|# #", ()),
        ("<p>Fog</p><p><code>#a</code></p>", "Fog|#a", ()),
        ("", "", ()),
    ],
)
def test_the_last_hashtags(source: str, text: str, tags: tuple[str, ...]) -> None:
    assert said(html(source)) == (text, tags)


def test_nothing_but_hashtags_leaves_where_there_is_something_else_to_see() -> None:
    source = f"<p>{link('a')} {link('b')}</p>"
    assert said(html(source, media=(a_picture(),))) == ("", ("a", "b"))
    assert said(html(source, poll=a_poll())) == ("", ("a", "b"))


def test_hashtags_that_only_the_server_knows_come_after_them() -> None:
    post = html(
        f"<p>Fog {link('Sea')} #ＢＡＹ</p><p>{link('Lake')}</p>",
        tags=("lake", "sea", "bay", "new", "1 2"),
    )
    assert said(post) == ("Fog #Sea #ＢＡＹ", ("Lake", "new"))
    assert said(html("<p>Fog</p>", tags=("one", "two"))) == ("Fog", ("one", "two"))
