import pytest

from fedidesk.api.capabilities import DAY, Capabilities
from fedidesk.domain.errors import NotOffered


def test_what_is_missing_is_asked_for_again_after_a_day() -> None:
    now = [100.0]
    capabilities = Capabilities("a.example", lambda: now[0])
    capabilities.check("local")
    capabilities.is_missing("local")
    now[0] += DAY - 1
    with pytest.raises(NotOffered) as caught:
        capabilities.check("local")
    assert caught.value.host == "a.example"
    capabilities.check("home")
    now[0] += 1
    capabilities.check("local")


def test_what_is_there_after_all_is_used_at_once() -> None:
    capabilities = Capabilities("a.example", lambda: 0.0)
    capabilities.is_missing("local")
    capabilities.is_there("local")
    capabilities.check("local")
