"""The header that tells of a search for replies, as it should be and as it should not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.api.answer import Answer
from fedidesk.api.thread_refreshes import HEADER, announced
from fedidesk.domain.timeline import ThreadRefresh

WORD = "ImNvbnRleHQ6MTEzNjQwNTczMzAzNzg1MTc4OnJlZnJlc2gi--c526259eb4a1f3ef0d4b91cf8c99bf501330a815"


def read(header: str | None) -> ThreadRefresh | None:
    headers = {} if header is None else {HEADER: header}
    return announced(Answer(200, headers, b"{}", "https://one.test"))


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (f'id="{WORD}", retry=3', ThreadRefresh(WORD, 3.0)),
        (f'id="{WORD}", retry=3, result_count=2', ThreadRefresh(WORD, 3.0, found=2)),
        ('retry=10,id="a b=c,d"', ThreadRefresh("a b=c,d", 10.0)),
        ("id=abc; retry=3; result_count=0", ThreadRefresh("abc", 3.0, found=0)),
        ('ID = "abc" , Retry = "4"', ThreadRefresh("abc", 4.0)),
        ('id="abc"', ThreadRefresh("abc", 5.0)),
        ('id="abc", retry=-3, result_count=many', ThreadRefresh("abc", 5.0)),
        ('id="abc", retry=99999999999999', ThreadRefresh("abc", 5.0)),
        ('id="abc", retry=٣', ThreadRefresh("abc", 5.0)),
        ('id="abc", id="def"', ThreadRefresh("abc", 5.0)),
        (None, None),
        ("", None),
        ("running", None),
        ('id="", retry=3', None),
        ("retry=3", None),
        ('id="' + "x" * 5000 + '"', None),
        ('id="a\x00b"', None),
    ],
)
def test_the_header(header: str | None, wanted: ThreadRefresh | None) -> None:
    assert read(header) == wanted


@given(st.text(st.sampled_from('id=retry_count",; 3\\\t\x00é'), max_size=300))
def test_any_header_is_read_or_left(header: str) -> None:
    found = read(header)
    if found is not None:
        assert found.id
        assert found.wait >= 0
        assert found.found is None or found.found >= 0
