"""The proxy of the desktop's settings, as addresses that requests understands."""

import pytest
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from fedidesk.app.system_proxy import SystemProxy, goes_by_proxy

Kind = QNetworkProxy.ProxyType


class Desktop:
    """Settings of a desktop; counts how often it is asked."""

    def __init__(self, *proxies: QNetworkProxy) -> None:
        self.proxies = list(proxies)
        self.asked: list[str] = []
        self.now = 100.0
        self.proxy = SystemProxy(self.ask, lambda: self.now)

    def ask(self, query: QNetworkProxyQuery) -> list[QNetworkProxy]:
        self.asked.append(query.url().toString())
        return self.proxies


@pytest.mark.parametrize(
    ("proxies", "address"),
    [
        ([], ""),
        ([QNetworkProxy(Kind.NoProxy)], ""),
        ([QNetworkProxy(Kind.DefaultProxy)], ""),
        ([QNetworkProxy(Kind.HttpProxy, "", 8080)], ""),
        ([QNetworkProxy(Kind.FtpCachingProxy, "p.example", 21)], ""),
        ([QNetworkProxy(Kind.HttpProxy, "p.example", 8080)], "http://p.example:8080"),
        ([QNetworkProxy(Kind.HttpCachingProxy, "p.example", 3128)], "http://p.example:3128"),
        ([QNetworkProxy(Kind.Socks5Proxy, "p.example", 1080)], "socks5h://p.example:1080"),
        (
            [QNetworkProxy(Kind.HttpProxy, "p.example", 8080, "m@x", "p:w"), QNetworkProxy()],
            "http://m%40x:p%3Aw@p.example:8080",
        ),
    ],
)
def test_an_address_for_each_kind(proxies: list[QNetworkProxy], address: str) -> None:
    assert Desktop(*proxies).proxy("https://social.example/api") == address


def test_each_server_is_asked_about_once_a_minute() -> None:
    desktop = Desktop(QNetworkProxy(Kind.HttpProxy, "p.example", 8080))
    for path in ("/a", "/b?c=d"):
        assert desktop.proxy(f"https://one.example{path}") == "http://p.example:8080"
    desktop.proxy("https://two.example/a")
    assert desktop.asked == ["https://one.example/a", "https://two.example/a"]
    desktop.now += 60
    desktop.proxies = []
    assert desktop.proxy("https://one.example/b") == ""
    assert len(desktop.asked) == 3


def test_the_real_system_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SystemProxy()("https://social.example/api") == ""
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:8123")
    assert SystemProxy()("https://social.example/api") == "http://127.0.0.1:8123"


def test_what_goes_by_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:8123")
    url = "https://social.example/a.png"
    assert goes_by_proxy("")(url)
    assert not goes_by_proxy("")("http://social.example/a.png")
    assert not goes_by_proxy("none")(url)
    assert goes_by_proxy("socks5://127.0.0.1:9050")("http://social.example/a.png")
