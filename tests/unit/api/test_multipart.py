"""The body of an upload: exactly as long as it says, and read from the disk as it goes."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

import pytest

from fedidesk.api.multipart import FilePart, Multipart, UploadStopping
from fedidesk.domain.errors import FileLost

CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def part(tmp_path: Path) -> FilePart:
    path = tmp_path / "a"
    path.write_bytes(CONTENT)
    return FilePart(path, "file.png", "image/png")


def read_all(body: Multipart, size: int = 1000) -> bytes:
    pieces = []
    while piece := body.read(size):
        assert len(piece) <= size
        pieces.append(piece)
    return b"".join(pieces)


def a_body(part: FilePart, told: list[float], stopping: UploadStopping | None = None) -> Multipart:
    fields = {"description": "এক\r\n--two", "focus": "0.1,0.2"}
    files = {"file": part, "thumbnail": part}
    return Multipart(fields, files, told.append, stopping or UploadStopping())


def test_it_is_a_form_and_as_long_as_it_says(part: FilePart) -> None:
    with a_body(part, []) as body:
        length, kind = len(body), body.content_type
        whole = read_all(body)
    assert len(whole) == length
    head = f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode()
    form = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + whole)
    found = {part["Content-Disposition"].params["name"]: part for part in form.iter_parts()}
    assert list(found) == ["description", "focus", "file", "thumbnail"]
    assert found["description"].get_payload(decode=True) == "এক\r\n--two".encode()
    assert found["file"].get_payload(decode=True) == CONTENT
    assert found["file"].get_filename() == "file.png"
    assert found["file"].get_content_type() == "image/png"


def test_it_tells_how_far_it_is_but_not_at_every_piece(part: FilePart) -> None:
    told: list[float] = []
    with a_body(part, told) as body:
        read_all(body, 100)
    assert told == sorted(set(told))
    assert told[-1] == 1.0
    assert 150 < len(told) <= 200


def test_it_ends_when_it_is_told_to(part: FilePart) -> None:
    stopping = UploadStopping()
    with a_body(part, [], stopping) as body:
        assert body.read(10)
        stopping.say()
        with pytest.raises(OSError):
            body.read(10)


def test_a_file_that_is_gone_leaves_none_open(part: FilePart, tmp_path: Path) -> None:
    gone = FilePart(tmp_path / "gone", "file", "image/png")
    with pytest.raises(FileLost) as caught:
        Multipart({}, {"file": part, "thumbnail": gone}, lambda _: None, UploadStopping())
    assert "gone" not in str(caught.value)
