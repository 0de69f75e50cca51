"""The log: no token, no text of an exception, whoever writes."""

import asyncio
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fedidesk.core.logs import Redacting, start_logging

SECRET = "s3cr3t-T0KEN_value"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a log with our formatter holds."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting("%(levelname)s %(name)s %(message)s"))
    log = logging.getLogger("redacting")
    log.propagate = False
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    yield stream
    log.removeHandler(handler)


@pytest.mark.parametrize(
    "line",
    [
        f"Authorization: Bearer {SECRET}",
        f"GET https://a.example/oauth?access_token={SECRET}&x=1",
        f'{{"access_token": "{SECRET}", "scope": "read"}}',
        f"{{'client_secret': '{SECRET}'}}",
        f"Credentials(token='{SECRET}')",
        f"http://127.0.0.1:1/?code={SECRET}&state={SECRET}",
        f"code_verifier={SECRET}",
        f"refresh_token = {SECRET}",
        f"ACCESS_TOKEN={SECRET}",
        f"proxy http://user:{SECRET}@proxy.example:3128 refused",
        f"password={SECRET}",
    ],
)
def test_secrets_are_taken_out(written: io.StringIO, line: str) -> None:
    logging.getLogger("redacting").info(line)
    logging.getLogger("redacting").info("%s", line)
    assert SECRET not in written.getvalue()
    assert written.getvalue().count("[redacted]") >= 2


def test_the_rest_stays(written: io.StringIO) -> None:
    logging.getLogger("redacting").info("a.example answered %d in %.1f s", 503, 2.5)
    assert written.getvalue() == "INFO redacting a.example answered 503 in 2.5 s\n"


def _fail() -> None:
    raise ValueError("what somebody wrote")


def _deep_failure() -> None:
    try:
        _fail()
    except ValueError as error:
        raise KeyError("what somebody answered") from error


def test_of_an_exception_only_types_and_places_are_written(written: io.StringIO) -> None:
    try:
        _deep_failure()
    except KeyError:
        logging.getLogger("redacting").exception("failed")
    text = written.getvalue()
    assert "somebody" not in text
    assert "KeyError" in text
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "_deep_failure" in text


def test_an_exception_quoted_in_the_message_is_not_written(written: io.StringIO) -> None:
    log = logging.getLogger("redacting")
    try:
        _deep_failure()
    except KeyError as error:
        log.warning("failed: %s (%r)", error, error)
        quoted = f"<task exception={error!r}>"
        log.exception(quoted)
    assert "somebody" not in written.getvalue()


def test_another_handler_that_came_first_does_not_talk(written: io.StringIO) -> None:
    log = logging.getLogger("redacting")
    other = logging.StreamHandler(io.StringIO())
    log.handlers.insert(0, other)
    try:
        _deep_failure()
    except KeyError:
        log.exception("failed")
    finally:
        log.removeHandler(other)
    assert "somebody" in other.stream.getvalue()
    assert "somebody" not in written.getvalue()


def test_a_circle_of_causes_ends(written: io.StringIO) -> None:
    one, other = ValueError("somebody"), KeyError("somebody")
    one.__cause__, other.__cause__ = other, one
    logging.getLogger("redacting").error("failed", exc_info=one)
    assert written.getvalue().count("ValueError") == 1


async def test_a_lost_task_says_nothing_of_its_exception(written: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    log = logging.getLogger("redacting")

    async def fail() -> None:
        _fail()

    task = asyncio.ensure_future(fail())
    await asyncio.wait([task])
    error = task.exception()
    log.error("Task exception was never retrieved\nfuture: %r", task, exc_info=error)
    log.error("%r", {"future": task}, exc_info=error)
    assert loop.is_running()
    assert "somebody" not in written.getvalue()
    assert "ValueError" in written.getvalue()


def test_start_logging_writes_to_the_folder(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.level, tuple(root.handlers))
    ours = logging.getLogger("fedidesk")
    try:
        start_logging(tmp_path)
        logging.getLogger("fedidesk.test").info("token=%s", SECRET)
        logging.getLogger("elsewhere").info("chatter")
    finally:
        for handler in set(root.handlers) - set(before[1]):
            root.removeHandler(handler)
            handler.close()
        root.setLevel(before[0])
        ours.setLevel(logging.NOTSET)
    text = (tmp_path / "fedidesk.log").read_text(encoding="utf-8")
    assert "token=[redacted]" in text
    assert SECRET not in text
    assert "chatter" not in text
