"""Where links lead, and texts that say otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.content import SpanKind, read_html
from fedidesk.domain.web_address import host_in, is_web_address, real_host, shown_address


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("bank.example", "https://evil.example/", "evil.example"),
        ("https://bank.example/login", "https://evil.example/", "evil.example"),
        ("BANK.example/login", "https://evil.example/", "evil.example"),
        ("Log in at bank.example, please", "https://evil.example/", "evil.example"),
        ("bank.example.", "https://evil.example/", "evil.example"),
        ("www.bank.example…", "https://bank.example.evil.test/", "bank.example.evil.test"),
        ("bank.example", "https://bank.example.evil.test/", "bank.example.evil.test"),
        ("bank.example…", "https://bank.example.evil.test/", "bank.example.evil.test"),
        ("bank.example", "https://bank.example:8080/", ""),
        ("bank\u200b.example", "https://evil.example/", "evil.example"),
        ("bank․example", "https://evil.example/", "evil.example"),
        ("ｂａｎｋ．ｅｘａｍｐｌｅ", "https://evil.example/", "evil.example"),
        ("bank。example", "https://evil.example/", "evil.example"),
        ("bank.example@evil.example", "https://bank.example@evil.example/", "evil.example"),
        ("click", "https://bank.example@evil.example/", "evil.example"),
        ("click", "https://bank.example:pass@evil.example:8080/", "evil.example"),
        ("аpple.com", "https://аpple.com/", "xn--pple-43d.com"),
        ("\u0441\u043e\u0441\u043e.com", "https://\u0441\u043e\u0441\u043e.com/", "xn--n1aahb.com"),
        ("bank.example", "https://bank.example/a", ""),
        ("bank.example/a…", "https://www.bank.example/a/b", ""),
        ("bank.example", "https://login.bank.example/", ""),
        ("www.bank.example", "https://bank.example/", ""),
        ("bank.example:8080", "http://bank.example:8080/", ""),
        ("пример.рф", "https://пример.рф/", ""),
        ("bücher.example", "https://xn--bcher-kva.example/", ""),
        ("日本語.jp", "https://日本語.jp/", ""),
        ("main.js", "https://code.example/main.js", ""),
        ("read this", "https://evil.example/", ""),
        ("v1.2 of 3.4", "https://evil.example/", ""),
        ("#tag", "https://evil.example/tags/tag", ""),
        ("@ann@one.test", "https://two.test/@ann", ""),
        ("ann@one.test", "https://two.test/", ""),
        ("e.g. this...", "https://two.test/", ""),
        ("bank.example", "mailto:x", ""),
    ],
)
def test_a_text_that_names_another_host(text: str, url: str, host: str) -> None:
    assert real_host(text, url) == host


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://bank.example/a?b#c", "https://bank.example/a?b#c"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("https://bank.example:1@evil.example:2/x", "https://evil.example:2/x"),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
        ("https://пример.рф/путь", "https://пример.рф/путь"),
        ("https://a.example/\u202egpj.exe", "https://a.example/%E2%80%AEgpj.exe"),
        ("https://a.example/<b>", "https://a.example/%3Cb>"),
        ("https://a.example/" + "x" * 999, "https://a.example/" + "x" * 282 + "…"),
    ],
)
def test_an_address_as_it_is_shown(url: str, shown: str) -> None:
    assert shown_address(url) == shown


@given(st.text(), st.text())
def test_any_text_and_address_are_endured(text: str, url: str) -> None:
    for each in (url, f"https://{url}", f"https://{text}@{url}/"):
        real_host(text, each)
        assert "@" not in shown_address(each).partition("//")[2].partition("/")[0] or not (
            is_web_address(each) and host_in(each)
        ) or "?" in each or "#" in each  # fmt: skip


def test_a_link_that_deceives_says_where_it_leads() -> None:
    (paragraph,) = read_html(
        'a <a href="https://evil.example/x"><b>bank</b>.example</a> b '
        '<a class="mention hashtag" href="https://evil.example/y">bank.example</a>'
    ).paragraphs
    assert paragraph.text == "a bank.example (evil.example) b bank.example (evil.example)"
    assert {span.kind for span in paragraph.spans} == {SpanKind.TEXT, SpanKind.LINK}
    assert paragraph.spans[2].target == "https://evil.example/x"


def test_links_as_servers_shorten_them_stay_as_they_are() -> None:
    html = (
        '<a href="https://www.bread.test/a/long/way"><span class="invisible">https://www.</span>'
        '<span class="ellipsis">bread.test/a/lo</span><span class="invisible">ng/way</span></a>'
    )
    assert read_html(html).text == "bread.test/a/lo…"
