import pytest

from fedidesk.domain.code import language_in
from fedidesk.domain.content import read_html


@pytest.mark.parametrize(
    ("classes", "language"),
    [
        ("language-python", "python"),
        ("hljs lang-JS", "js"),
        ("language-c++", "c++"),
        ("python", ""),
        ("language-", ""),
        ("language-klingon", ""),
        ("language-ini lang-go", "go"),
    ],
)
def test_the_language_is_named_by_a_class(classes: str, language: str) -> None:
    assert language_in(classes) == language


@pytest.mark.parametrize(
    "html",
    [
        '<pre><code class="language-rust">let a = 1;</code></pre>',
        '<pre class="language-rust"><code>let a = 1;</code></pre>',
        '<p>Look:</p><pre lang="x"><code class="x lang-rust">let a = 1;\n</code></pre><p>!</p>',
    ],
)
def test_a_block_knows_its_language(html: str) -> None:
    languages = [p.code.language for p in read_html(html).paragraphs if p.code is not None]
    assert languages == ["rust"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>Say <code class="language-rust">let</code></p>',
        '<pre class="language-rust"></pre><pre>let a = 1;</pre>',
        '<pre class="language-rust">see <a href="https://a.example/">this</a></pre>',
        '<span class="language-rust">let a = 1;</span>',
    ],
)
def test_what_is_no_block_of_one_language_has_none(html: str) -> None:
    assert all(paragraph.code is None for paragraph in read_html(html).paragraphs)
