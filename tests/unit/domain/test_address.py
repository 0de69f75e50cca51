"""Server addresses: everything people type, and what must not pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.address import host_of, is_loopback, server_url
from fedidesk.domain.errors import SignInFailed


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.social", "https://example.social"),
        ("  Example.Social \n", "https://example.social"),
        ("https://example.social", "https://example.social"),
        ("HTTPS://EXAMPLE.SOCIAL/", "https://example.social"),
        ("//example.social/@user", "https://example.social"),
        ("https://example.social/@user@elsewhere.example/1234?x=1#y", "https://example.social"),
        ("https://example.social?next=/home", "https://example.social"),
        ("example.social/web/home", "https://example.social"),
        ("@user@example.social", "https://example.social"),
        ("user@example.social", "https://example.social"),
        ("acct:user@example.social", "https://example.social"),
        ("https://user:password@example.social/", "https://example.social"),
        ("example.social.", "https://example.social"),
        ("example.social:443", "https://example.social"),
        ("example.social:8443", "https://example.social:8443"),
        ("example.social:", "https://example.social"),
        ("bücher.example", "https://xn--bcher-kva.example"),
        ("BÜCHER.example", "https://xn--bcher-kva.example"),
        ("বাংলা.ভারত", "https://xn--54b7fta0cc.xn--45brj9c"),
        ("例え。テスト", "https://xn--r8jz45g.xn--zckzah"),
        ("xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("my_host.example", "https://my_host.example"),
        ("192.0.2.7", "https://192.0.2.7"),
        ("[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://[2001:DB8:0::1]/", "https://[2001:db8::1]"),
        ("localhost", "http://localhost"),
        ("localhost:3000", "http://localhost:3000"),
        ("http://localhost:80/", "http://localhost"),
        ("https://localhost", "https://localhost"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("http://social.localhost:5000", "http://social.localhost:5000"),
        ("[::1]:5000", "http://[::1]:5000"),
    ],
)
def test_what_people_type(typed: str, url: str) -> None:
    assert server_url(typed) == url
    assert server_url(url) == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "@",
        "@user",
        "user",
        "mastodon",
        "http://example.social",
        "http://localhost.example.social",
        "http://127.0.0.1.example.social",
        "http://192.0.2.7",
        "http://10.0.0.1",
        "ftp://example.social",
        "javascript://example.social",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///example.social",
        "example social",
        "example..social",
        ".example.social",
        "example.social:port",
        "example.social:99999",
        "example.social:0",
        "example.social:-1",
        "exam<ple>.social",
        "example.social\\evil",
        "example.social%2f",
        "[::1",
        "::1",
        "[fe80::1%25eth0]",
        "[not:an:address]",
        "a" * 64 + ".social",
        "a." * 5000 + "social",
        "ex℀mple.social",
        "\0.\0",
    ],
)
def test_what_is_no_server(typed: str) -> None:
    with pytest.raises(SignInFailed) as caught:
        server_url(typed)
    assert caught.value.why == SignInFailed.BAD_ADDRESS


@given(st.text(max_size=80) | st.from_regex(r"(https?://)?[a-z.@:\[\]/-]{1,30}", fullmatch=True))
def test_whatever_is_typed_gives_an_address_that_is_safe_or_a_refusal(typed: str) -> None:
    try:
        url = server_url(typed)
    except SignInFailed:
        return
    scheme, _, host = url.partition("://")
    assert host == host_of(url)
    assert url.isascii()
    assert not any(letter in host for letter in "/@?# ")
    assert scheme == "https" or is_loopback(host.rpartition(":")[0] or host) or "local" in host
    assert server_url(url) == url


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "localhost.example", "notlocalhost", "192.168.0.1", "0.0.0.0", "::", "example.org"]
)
def test_other_machines(host: str) -> None:
    assert not is_loopback(host)


def test_host_of_leaves_out_who_signs_in() -> None:
    assert host_of("https://user:password@example.social:8443/x") == "example.social:8443"


def test_host_of_what_is_no_address() -> None:
    assert host_of("https://[odd/path") == "[odd"
    assert host_of("") == ""
