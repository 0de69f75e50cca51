"""Posts' HTML: what every kind of server sends, and what somebody hostile would."""

import html
import sys
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.content import (
    Content,
    Paragraph,
    ParagraphKind,
    Span,
    SpanKind,
    is_web_address,
    read_html,
    read_plain,
)
from fedidesk.domain.emojis import in_words
from fedidesk.domain.profile import CustomEmoji

TEXT, LINK, MENTION, HASHTAG, EMOJI = (
    SpanKind.TEXT,
    SpanKind.LINK,
    SpanKind.MENTION,
    SpanKind.HASHTAG,
    SpanKind.EMOJI,
)
BLOBCAT = CustomEmoji("blobcat", "https://a.example/b.gif", "https://a.example/b.png")


def _spans(content: Content) -> list[tuple[str, SpanKind, str]]:
    return [
        (span.text, span.kind, span.target)
        for paragraph in content.paragraphs
        for span in paragraph.spans
    ]


def _lines(source: str) -> list[str]:
    return [paragraph.text for paragraph in read_html(source).paragraphs]


def test_mastodon() -> None:
    content = read_html(
        '<p><span class="h-card" translate="no"><a href="https://a.example/@ann" '
        'class="u-url mention">@<span>ann</span></a></span> look: '
        '<a href="https://news.example/2024/a-long-path" target="_blank" rel="nofollow noopener">'
        '<span class="invisible">https://</span><span class="ellipsis">news.example/2024/a-l</span>'
        '<span class="invisible">ong-path</span></a><br />second line</p><p>'
        '<a href="https://a.example/tags/cats" class="mention hashtag" rel="tag">#<span>cats</span>'
        "</a></p>"
    )
    assert _spans(content) == [
        ("@ann", MENTION, "https://a.example/@ann"),
        (" look: ", TEXT, ""),
        ("news.example/2024/a-l…", LINK, "https://news.example/2024/a-long-path"),
        ("\nsecond line", TEXT, ""),
        ("#cats", HASHTAG, "https://a.example/tags/cats"),
    ]
    assert content.text == "@ann look: news.example/2024/a-l…\nsecond line\n#cats"


def test_gotosocial() -> None:
    content = read_html(
        '<p>hi <span class="h-card"><a href="https://g.example/@bo" class="u-url mention" '
        'rel="nofollow noreferrer noopener" target="_blank">@<span>bo</span></a></span></p>'
        '<pre><code class="language-go">if a &lt; b {\n    return\n}\n</code></pre>'
        "<ul><li>one</li><li>two <em>three</em></li></ul>"
    )
    assert [(p.text, p.kind, p.label, p.depth) for p in content.paragraphs] == [
        ("hi @bo", ParagraphKind.PLAIN, "", 0),
        ("if a < b {\n    return\n}", ParagraphKind.CODE, "", 0),
        ("one", ParagraphKind.ITEM, "•", 1),
        ("two three", ParagraphKind.ITEM, "•", 1),
    ]
    assert content.paragraphs[1].spans[0].code
    assert content.paragraphs[3].spans == (Span("two "), Span("three", italic=True))


def test_pleroma_and_misskey() -> None:
    content = read_html(
        '<span class="h-card"><a class="u-url mention" data-user="9x" href="https://p.example/u/cy"'
        ' rel="ugc">@<span>cy</span></a></span> <b>bold</b>,&nbsp;<del>gone</del><br/>'
        '<a class="hashtag" data-tag="art" href="https://p.example/tag/art">#art</a> '
        '<img alt=":blobcat:" src="https://p.example/x.png"/>'
        "<blockquote>quoted<blockquote>deeper</blockquote></blockquote>"
        '<a href="https://m.example/@dee@k.example" class="u-url mention">@dee@k.example</a>',
        (BLOBCAT,),
    )
    assert [(p.text, p.kind, p.depth) for p in content.paragraphs] == [
        ("@cy bold,\u00a0gone\n#art :blobcat:", ParagraphKind.PLAIN, 0),
        ("quoted", ParagraphKind.QUOTE, 1),
        ("deeper", ParagraphKind.QUOTE, 2),
        ("@dee@k.example", ParagraphKind.PLAIN, 0),
    ]
    kinds = [(span.text, span.kind) for span in content.paragraphs[0].spans]
    assert ("#art", HASHTAG) in kinds
    assert (":blobcat:", EMOJI) in kinds
    assert Span("gone", struck=True) in content.paragraphs[0].spans


def test_lists_are_numbered_and_later_paragraphs_of_an_item_are_not() -> None:
    content = read_html(
        "<ol><li><p>one</p><p>more</p></li><li>two<ul><li>inner</li></ul>after</li></ol>"
        "<h2>Head</h2>end"
    )
    assert [(p.label, p.text, p.depth) for p in content.paragraphs] == [
        ("1.", "one", 1),
        ("", "more", 1),
        ("2.", "two", 1),
        ("•", "inner", 2),
        ("", "after", 1),
        ("", "Head", 0),
        ("", "end", 0),
    ]
    assert content.paragraphs[5].spans[0].bold


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", []),
        ("   \n ", []),
        ("<p></p><p> <br> </p>", []),
        ("plain", ["plain"]),
        ("  a   b\tc\n", ["a b c"]),
        ("<p>  a \n b  </p>", ["a b"]),
        ("a<br><br>b", ["a\n\nb"]),
        ("<p>a <br> b</p>", ["a\nb"]),
        ("<p>a</p>\n\n<p>b</p>", ["a", "b"]),
        ("a &amp; b &lt;c&gt; &#128512; &nosuch;", ["a & b <c> 😀 &nosuch;"]),
        ("1 < 2 > 0", ["1 < 2 > 0"]),
        ("<b>a</b> <i>b</i>", ["a b"]),
        ("<p>a<p>b<p>c", ["a", "b", "c"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a | b"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["漢(kan)"]),
        ("<unknown-thing>kept</unknown-thing>", ["kept"]),
        ("</p></div></body></html>still here", ["still here"]),
        ("<!-- a --><?php b ?><![CDATA[ c ]]>d", ["d"]),
    ],
)
def test_text(source: str, lines: list[str]) -> None:
    assert _lines(source) == lines


@pytest.mark.parametrize(
    "source",
    [
        "<script>steal()</script>",
        "<SCRIPT src=x>steal()</SCRIPT>",
        "<style>p { color: steal }</style>",
        "<iframe srcdoc='steal'>steal</iframe>",
        "<object data=x>steal</object>",
        "<svg><script>steal()</script><text>steal</text></svg>",
        "<template><p>steal</p></template>",
        "<noscript>steal</noscript>",
        "<div>" * 200 + "<script>steal()</script>" + "</div>" * 200,
        "<div>" * 5000 + "<script>steal()</script>" + "</div>" * 5000,
        "<p onclick='steal()' style='steal'></p>",
        "<span class='invisible'>steal</span>",
    ],
)
def test_what_must_vanish(source: str) -> None:
    assert "steal" not in read_html(f"a {source} b").text
    assert read_html(f"a {source} b").text.startswith("a")
    assert read_html(f"a {source} b").text.endswith("b")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("javascript:steal()", "words (javascript:steal())"),
        ("JaVaScRiPt:steal()", "words (JaVaScRiPt:steal())"),
        (" javascript:steal()", "words (javascript:steal())"),
        ("java\nscript:steal()", "words"),
        ("data:text/html,steal", "words (data:text/html,steal)"),
        ("file:///etc/passwd", "words (file:///etc/passwd)"),
        ("vbscript:steal", "words (vbscript:steal)"),
        ("ftp://a.example/", "words (ftp://a.example/)"),
        ("mailto:ann@a.example", "words (mailto:ann@a.example)"),
        ("gemini://a.example/x", "words (gemini://a.example/x)"),
        ("xmpp:ann@a.example", "words (xmpp:ann@a.example)"),
        ("x:" + "y" * 5000, "words (x:" + "y" * 118 + ")"),
        ("//a.example/", "words"),
        ("/relative", "words"),
        ("https:", "words"),
        ("https:///path", "words"),
        ("https://[broken", "words"),
        ("https://evil.example\\@bank.example/", "words"),
        ("https://:80/", "words"),
        ("https://evil.c\u2100.bank.example/", "words"),
        ("", "words"),
    ],
)
def test_addresses_that_are_not_opened_are_said(address: str, said: str) -> None:
    assert not is_web_address(address)
    content = read_html(f'<a href="{html.escape(address)}" class="mention">words</a>')
    assert _spans(content) == [(said, TEXT, "")]


def test_an_address_that_is_said_already_is_not_said_twice() -> None:
    assert _lines('<a href="mailto:ann@a.example">ann@a.example</a>') == ["ann@a.example"]
    assert _lines('a<a href="mailto:ann@a.example"></a>b') == ["ab"]


def test_a_link_around_blocks_and_breaks_keeps_its_target() -> None:
    content = read_html('<a href="https://a.example">one<br>two<p>three</p></a>')
    assert [s.target for p in content.paragraphs for s in p.spans if s.text.strip()] == [
        "https://a.example"
    ] * 3


def _by_length(make: str, length: int) -> str:
    """Return hostile HTML of about ``length`` characters."""
    makers = {
        "deep": lambda: "<div>" * (length // 5) + "x",
        "deep inline": lambda: "<b>" * (length // 3) + "x",
        "unclosed": lambda: "<p>x" * (length // 4),
        "formatting": lambda: "".join(f"<b x{i}><p>" for i in range(length // 11)) + "x",
        "links": lambda: "".join(f"<a href=//{i}><p>" for i in range(length // 18)) + "x",
        "adoption": lambda: (
            "<b><i><u><s>" * 3
            + "<div>" * (length // 11)
            + "</b></i></u></s>" * (length // 44)
            + "x"
        ),
        "breaks": lambda: "x<br>" * (length // 5),
        "attributes": lambda: "<a " + "x=1 " * (length // 4) + ">x</a>",
        "open quotes": lambda: '<a x="' * (length // 6) + '">x',
        "comments": lambda: "<!--<b>-->x" * (length // 11),
        "colons": lambda: ":a" * (length // 2),
        "brackets": lambda: "<" * length,
        "entities": lambda: "&amp;" * (length // 5),
        "blanks": lambda: "<pre>" + "<b>\n</b><i>\n</i>" * (length // 16) + "x</pre>",
        "tables": lambda: "<table><tr><td>" * (length // 15) + "x",
        "words": lambda: "word " * (length // 5),
    }
    return makers[make]()


def _calls(source: str) -> int:
    count = 0

    def see(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(see)
    try:
        read_html(source, (BLOBCAT,))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "make",
    [
        "deep",
        "deep inline",
        "unclosed",
        "formatting",
        "links",
        "adoption",
        "breaks",
        "attributes",
        "open quotes",
        "comments",
        "colons",
        "brackets",
        "entities",
        "blanks",
        "tables",
        "words",
    ],
)
def test_a_megabyte_of_malice_costs_no_more_than_its_length(make: str) -> None:
    """The parser's work is bounded by what it is given, ours by counting calls, not seconds."""
    content = read_html(_by_length(make, 1_000_000), (BLOBCAT,))
    assert len(content.text) <= 1_000_001
    assert sum(len(paragraph.spans) for paragraph in content.paragraphs) < 500_000


def test_the_calls_grow_no_faster_than_the_text() -> None:
    for make in ("unclosed", "breaks", "blanks", "formatting", "colons"):
        short, long = (_calls(_by_length(make, length)) for length in (50_000, 200_000))
        assert long <= 5 * short, (make, short, long)


def test_much_markup_keeps_text_links_and_paragraphs() -> None:
    post = '<p>word <a class="hashtag" href="https://a.example/?a=1&amp;b=2">#tag</a></p>'
    content = read_html(post * 300)
    assert len(content.paragraphs) == 300
    assert content.paragraphs[-1] == read_html(post).paragraphs[0]
    assert content.paragraphs[0].spans[1].target == "https://a.example/?a=1&b=2"


def test_of_endless_markup_every_word_stays() -> None:
    words = [f"w{number}" for number in range(20_000)]
    text = read_html("".join(f"<p>{word}</p>" for word in words)).text
    assert text.split() == words


def _cost(source: str, emojis: tuple[CustomEmoji, ...]) -> float:
    """Return the seconds of this thread that reading takes, at best."""
    taken = []
    for number in range(2):
        begin = thread_time()
        read_html(f"{source}<!--{number}-->", emojis)
        taken.append(thread_time() - begin)
    return min(taken)


_HOSTILE = {
    "links": "<a href='https://one.test/a'>bank.example.of.many.names</a>",
    "odd links": "<a href='https://u@аbc.test/a'>bank。example</a>",
    "nested tags": "<q><abbr title=x><u>",
    "dots": "<a href='https://e.test/'>" + "a." * 50 + "</a>",
    "emoji": ":blobcat:",
    "ruby": "<ruby>a<rt>",
    "math": "<math><mfrac><mrow><mi>x</mi><mo>+</mo></mrow>",
    "formulas": "<math><semantics><annotation encoding='application/x-tex'>x</annotation>",
    "raised": "a<sup>2",
    "lists": "<ol reversed><li value=3>",
    "reversed": "<li><ol reversed>",
    "tables": "<table><tr><td><p>a<td>",
    "quotes": "<blockquote class=quote-inline><p class=quote-inline>a",
    "rules": "a<hr>",
    "turns": "\u202e\u2067a\u2069",
    "marks": "a\u0301\u0302\u0303\u0304\u0305\u0306",
    "unseen": "\u200b\u200d\ufeff ",
    "tags of flags": "\U0001f3f4\U000e0041",
    "twice": "&amp;#39;&amp;quot;",
    "entities": "&#8238;&#x202c;&zwj;",
    "schemes": "<a href=mailto:a@b.c>a@b.c</a>",
    "titles": "<abbr title='" + "x" * 100 + "'>a</abbr>",
    "classes": "<span class='" + "ellipsis " * 10 + "'>a</span>",
    "open attributes": "<a href=",
    "blank lines": "a\n\n",
    "spaces": "a \t",
    "surrogates": "a\ud83d",
    "open formulas": "\\(",
    "formulas in the text": "\\[a\\(b",
    "backslashes": "\\(a" + "\\" * 500,
    "dollars": "$$a",
    "double dollars": "$$" + "a" * 100 + "$ ",
    "adoption": "<b><i><u><s>" * 3 + "<div>" * 900 + "</b></i></u></s>" * 225,
    "more adoption": "<b><div></x></b></b>",
    "mixed adoption": "<a><div>" * 300 + "</a></i></b>" * 200 + "<b><p>" * 200 + "</b></p>" * 300,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_thousand_characters_of_anything_are_read_in_50_ms(name: str) -> None:
    piece = _HOSTILE[name]
    for length in (10_000, 100_000):
        source = piece * (length // len(piece))
        assert _cost(source, (BLOBCAT,)) < 0.05 * length / 10_000, name


def test_five_hundred_emoji_and_ten_thousand_links_are_read_in_time() -> None:
    emojis = tuple(CustomEmoji(f"e{n}", f"https://a.example/{n}.png", "") for n in range(500))
    source = "".join(f":e{n}:" for n in range(500))
    assert _cost(source, emojis) < 0.05
    assert sum(s.kind is EMOJI for s in read_html(source, emojis).paragraphs[0].spans) == 500
    links = "".join(f'<a href="https://a.example/{n}">link {n}</a> ' for n in range(10_000))
    assert _cost(links, ()) < 0.05 * len(links) / 10_000


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        # Ruby.
        ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>!", ["漢(kan)字(ji)!"]),
        ("<ruby><rb>漢</rb><rp>（</rp><rt>kan</rt><rp>）</rp></ruby>", ["漢(kan)"]),
        ("<ruby>漢<rt></rt></ruby>!", ["漢!"]),
        # Formulas.
        (
            "a <math><semantics><mi>x</mi><annotation encoding=application/x-tex>x^2</math> b",
            ["a x^2 b"],
        ),
        ("a<math display=block alttext='x'></math>b", ["a", "x", "b"]),
        ('<math alttext="\\pi"><mi>π</mi></math>', ["\\pi"]),
        (
            "<math><msup><mi>x</mi><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow></msup></math>",
            ["x^(a+1)"],
        ),
        ("<math><mfrac> <mi>a</mi> <mi>b</mi> </mfrac></math>", ["a/b"]),
        ("<math><msqrt><mn>2</mn></msqrt></math>", ["√(2)"]),
        ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", ["x_i^2"]),
        ("<math><mi>steal</mi><script>x()</script></math>", ["steal"]),
        ("so \\(x^2\\) and $$y_1$$", ["so \\(x^2\\) and $$y_1$$"]),
        ("<span><math alttext='x^2'></math><span class='katex-html'>x2</span></span>", ["x^2"]),
        # Raised and lowered.
        ("H<sub>2</sub>O, 10<sup>-3</sup>, x<sup>n</sup>", ["H₂O, 10⁻³, xⁿ"]),
        ("e<sup>x+y</sup>, a<sub>max</sub>, 1<sup>st</sup>", ["e^(x+y), a_max, 1st"]),
        ("a<sup></sup><sub> </sub>b", ["a b"]),
        # Said around.
        ("<q>so</q> <abbr title='World Wide Web'>WWW</abbr>", ["“so” WWW (World Wide Web)"]),
        ("<small>a</small> <u>b</u> <ins>c</ins> <mark>d</mark>", ["a b c d"]),
        # Blocks.
        ("<center>a</center><details><summary>b</summary>c</details>d", ["a", "b", "c", "d"]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", ["a", "b"]),
        ("<hr>a<hr><hr>b<hr>", ["a", "", "b"]),
        ("<table><caption>c</caption><tr><th>a<th>b<tr><td><p>1</p><td>2", ["c", "a | b", "1 | 2"]),
        ("<table><tr><td></td><td>x</td></tr></table>", ["| x"]),
        # Media and pictures.
        ("a<video>no video</video><audio>no audio</audio><canvas>x</canvas>b", ["ab"]),
        ("<picture><source src=x><img alt='a cat'></picture>", ["a cat"]),
        ("<img class='emoji' title=':blobcat:' alt=''> <img src=x>!", [":blobcat: !"]),
        # What is not quite HTML.
        ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
        ("one\r\ntwo", ["one\ntwo"]),
        ("<p>one\ntwo</p>", ["one two"]),
        ("<p>it&amp;#39;s &amp;quot;so&amp;quot;</p>", ["it's \"so\""]),
        ("<p>write &amp;amp; and <code>&amp;#39;</code></p>", ["write &amp; and &#39;"]),
        ("a\0b\ud83dc", ["abc"]),
        ("a\ud83dc", ["a\ufffdc"]),
        ("<p>\u200b</p><p>a</p><p>\ufeff \u200d</p>", ["a"]),
        ("<p>a&#8233;b&#x202e;c</p>", ["a\nb\u202ec\u202c"]),
        ("<p>\u202ea <b>b</b></p>", ["\u202ea \u202cb"]),
        ("<p>z" + "\u0301" * 99 + "</p>", ["z" + "\u0301" * 4]),
    ],
)  # fmt: skip
def test_elements_and_oddities(source: str, lines: list[str]) -> None:
    assert _lines(source) == lines


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("so \\(x^2\\) and $$ y_1 $$.", ["\\(x^2\\)", "$$ y_1 $$"]),
        ("\\[ \\frac{a}{b} \\] :blobcat:", ["\\[ \\frac{a}{b} \\]"]),
        ("<p>$$a<br>=b$$</p>", ["$$a\n=b$$"]),
        ("\\(a \\(b=:blobcat:\\)", ["\\(b=:blobcat:\\)"]),
        ("from $$ to $$$, or $$ to $$", []),
        ("\\(never closed, C:\\dir", []),
        ("<code>\\(x\\)</code>", ["\\(x\\)"]),
    ],
)
def test_formulas_in_the_text_are_set_apart(source: str, formulas: list[str]) -> None:
    (paragraph,) = read_html(source, (BLOBCAT,)).paragraphs
    assert [span.text for span in paragraph.spans if span.code] == formulas
    disguise = str.maketrans("\\$", "＼＄")
    assert paragraph.text.translate(disguise) == read_html(source.translate(disguise)).text


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("<ol start=9><li>a<li>b</ol>", ["9.", "10."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ol reversed start=5><li>a<li>b</ol>", ["5.", "4."]),
        ("<ol><li>a<li value=7>b<li>c</ol>", ["1.", "7.", "8."]),
        ("<ol start=-1><li>a<li>b</ol>", ["-1.", "0."]),
        ("<ol start=99999999999><li>a</ol>", ["1."]),
        ("<ol start=x><li value=>a</ol>", ["1."]),
        ("<ul><li>a</ul><li>b</li>", ["•", "•"]),
    ],
)
def test_labels(source: str, labels: list[str]) -> None:
    assert [paragraph.label for paragraph in read_html(source).paragraphs] == labels


def test_the_look_of_what_is_no_plain_text() -> None:
    content = read_html("<u>a</u><math alttext='x'></math><blockquote>b<ul><li>c</ul></blockquote>")
    assert content.paragraphs[0].spans == (Span("a", underlined=True), Span("x", code=True))
    assert [(p.kind, p.depth, p.quotes) for p in content.paragraphs[1:]] == [
        (ParagraphKind.QUOTE, 1, 1),
        (ParagraphKind.ITEM, 2, 1),
    ]
    rule = read_html("a<hr>b").paragraphs[1]
    assert (rule.kind, rule.spans) == (ParagraphKind.RULE, ())


@pytest.mark.parametrize(
    ("source", "right_to_left"),
    [
        (":unknown_emoji: مرحبا", [True]),
        (":blobcat@m.example: مرحبا", [True]),
        ("12:30 مرحبا", [True]),
        ("1. (2) - «مرحبا»", [True]),
        ("😀 👩\u200d👧 مرحبا", [True]),
        ("আমার সোনার বাংলা", [False]),
        ("مرحبا بالعالم", [True]),
        ("שלום hello", [True]),
        ("hello שלום", [False]),
        ('<a class="mention" href="https://a.example/@ann">@ann</a> مرحبا', [True]),
        ('<a class="mention" href="https://a.example/@ann">@ann</a> আমি', [False]),
        ("@ann @bo@b.example שלום", [True]),
        ("#tag https://a.example/x مرحبا", [True]),
        ("مرحبا<p>hello</p><p>123 :) 😀</p>", [True, False, None]),
        ("<p>@ann</p>", [None]),
        (":blobcat: مرحبا", [True]),
        ("mail@host.example مرحبا", [False]),
    ],
)
def test_direction_is_each_paragraphs_own(source: str, right_to_left: list[bool | None]) -> None:
    content = read_html(source, (BLOBCAT,))
    assert [paragraph.right_to_left for paragraph in content.paragraphs] == right_to_left


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a :blobcat: b", ["a ", "*", " b"]),
        (":blobcat::blobcat:", ["*", "*"]),
        (":blobcat:blobcat:", ["*", "blobcat:"]),
        (":nosuch:blobcat:", [":nosuch", "*"]),
        ("at 12:30:blobcat:", ["at 12:30", "*"]),
        (":blobcat", [":blobcat"]),
        ("::blobcat::", [":", "*", ":"]),
        (": blobcat:", [": blobcat:"]),
        ("", []),
    ],
)
def test_custom_emoji(text: str, parts: list[str]) -> None:
    spans = read_plain(text, (BLOBCAT,))
    assert ["*" if span.kind is EMOJI else span.text for span in spans if span.text] == parts
    assert "".join(span.text for span in spans) == text
    for span in spans:
        assert span.target == ("https://a.example/b.png" if span.kind is EMOJI else "")


def test_emoji_names_of_other_servers() -> None:
    names = ("blob-cat", "+1", "cat@m.example")
    emojis = tuple(CustomEmoji(name, "https://a.example/x.png", "") for name in names)
    spans = read_plain(" ".join(f":{name}:" for name in names), emojis)
    assert [span.text for span in spans if span.kind is EMOJI] == [f":{name}:" for name in names]


def test_emoji_stay_text_in_code_and_where_their_picture_is_no_web_address() -> None:
    assert [
        s.kind for s in read_html("<code>:blobcat:</code>", (BLOBCAT,)).paragraphs[0].spans
    ] == [TEXT]
    for picture in ("javascript:steal()", "file:///etc/passwd", ""):
        spans = read_plain(":x:", (CustomEmoji("x", picture, ""),))
        assert [span.kind for span in spans] == [TEXT]


@given(st.text(alphabet=st.characters(exclude_characters="<&\0\n\r", exclude_categories=["Cs"])))
def test_text_without_markup_reads_the_same_with_and_without_a_parser(text: str) -> None:
    assert read_html(text) == read_html(f"<span>{text}</span>")


_TAGS = ("p", "b", "div", "ul", "ol", "li", "pre", "blockquote", "script", "table", "td", "svg")
_PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in _TAGS),
        *(f"</{tag}>" for tag in _TAGS),
        "<a href='https://a.example'>",
        "<a href='javascript:steal()'>",
        "</a>",
        "<br>",
        "<span class='ellipsis'>",
        "<img alt='x'>",
        *("<!-- ", "-->", "<", ">", "&", "&amp;", "word", " ", "\n", ":blobcat:"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_soup_gives_trimmed_paragraphs_with_safe_targets(source: str) -> None:
    content = read_html(source, (BLOBCAT,))
    for paragraph in content.paragraphs:
        assert isinstance(paragraph, Paragraph)
        assert paragraph.text.strip()
        assert paragraph.text.strip("\n") == paragraph.text
        assert all(span.text for span in paragraph.spans)
        assert all(not span.target or is_web_address(span.target) for span in paragraph.spans)


def test_emoji_are_said_in_words() -> None:
    emojis = (CustomEmoji("red_fern", "https://one.test/fern.png", ""),)
    assert in_words(read_plain("Lena\u200b:red_fern:\u200b \n Marsh :unknown:", emojis)) == (
        "Lena red fern Marsh :unknown:"
    )


def test_what_was_read_is_not_read_again_but_for_what_would_fill_the_memory() -> None:
    usual, huge = "<p>once &amp; only</p>", f"<p>{'much ' * 5_000}</p>"
    assert read_html(usual) is read_html(usual[:4] + usual[4:])
    assert read_html(huge) is not read_html(huge)
    assert read_html(huge) == read_html(huge)
    assert read_html(":a:", (BLOBCAT,)) is not read_html(":a:")
