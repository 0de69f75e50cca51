"""The log file: what happened, without secrets."""

import copy
import logging
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

_SECRETS = re.compile(
    r"(?i)(bearer\s+|(?:client_secret|code_verifier|code|token|state|password)[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s\"'&,;}]+"
)
_SET_ASIDE_OVER = 1_000_000
"""Bytes."""
_USER_OF_ADDRESS = re.compile(r"(://)[^/@\s]+(?=@)")


class Redacting(logging.Formatter):
    """Formats a record and takes everything out that looks like a secret.

    Of an exception only the types and places are kept: its message may quote what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``; the record itself stays as it is."""
        record = copy.copy(record)
        # Another handler may have left its own, talkative text of the exception there.
        record.exc_text = None
        if isinstance(record.args, tuple):
            record.args = tuple(map(_type_of_error, record.args))
        message = record.getMessage()
        for text in _texts_of(record.exc_info[1] if record.exc_info else None):
            message = message.replace(text, "…")
        record.msg, record.args = message, None
        line = _SECRETS.sub(r"\1[redacted]", super().format(record))
        return _USER_OF_ADDRESS.sub(r"\1[redacted]", line)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging calls it by this name
        """Return the chain of types and places of the exception in ``ei``."""
        lines: list[str] = []
        for error in _chain(ei[1] if isinstance(ei, tuple) else None):
            lines.append(type(error).__name__)
            for frame, number in traceback.walk_tb(error.__traceback__):
                code = frame.f_code
                lines.append(f"  {Path(code.co_filename).name}:{number} {code.co_name}")
        return "\n".join(lines)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give ``error``, what it came from, and so on; each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _texts_of(error: BaseException | None) -> list[str]:
    """Return what the errors of the chain say, the longest first."""
    texts: set[str] = set()
    for each in _chain(error):
        texts.update((repr(each), str(each), *map(repr, each.args), *map(str, each.args)))
    return sorted(texts - {""}, key=len, reverse=True)


def _type_of_error(value: object) -> object:
    """Return ``value``, or its type where it is an exception."""
    return type(value).__name__ if isinstance(value, BaseException) else value


def start_logging(folder: Path, level: int = logging.INFO) -> None:
    """Write the application's log to ``folder``; one that has grown over 1 MB is set aside."""
    path = folder / "fedidesk.log"
    if path.exists() and path.stat().st_size > _SET_ASIDE_OVER:
        path.replace(folder / "fedidesk.old.log")
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.addHandler(handler)
    logging.getLogger("fedidesk").setLevel(level)
