import pytest

from fedidesk.domain.local_hosts import is_local, may_be_asked


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LocalHost.", "a.localhost", "printer", "nas.local", "x.internal", "",
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.9.9", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "[::1]", "fe80::1",
        "fe80::1%eth0", "fd00::1", "::ffff:192.168.0.1", "::",
    ],
)  # fmt: skip
def test_what_is_local(host: str) -> None:
    assert is_local(host)
    assert not may_be_asked(host, ["mastodon.example"])
    assert may_be_asked(host, [host])


@pytest.mark.parametrize(
    "host", ["one.test", "files.mastodon.social", "8.8.8.8", "2606:4700::1111", "xn--bcher-kva.ch"]
)
def test_what_is_not(host: str) -> None:
    assert not is_local(host)
    assert may_be_asked(host, [])


def test_loopback_has_many_names() -> None:
    assert may_be_asked("localhost", ["127.0.0.1"])
    assert may_be_asked("::1", ["localhost"])
    assert not may_be_asked("192.168.0.1", ["localhost"])
    assert not may_be_asked("192.168.0.2", ["192.168.0.1"])
