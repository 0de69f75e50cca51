"""The log file: what happened, without secrets."""

import logging
import logging.handlers
import re
from pathlib import Path

_SECRETS = re.compile(
    r"(?i)(bearer\s+|(?:access_token|client_secret|code_verifier|code|token|state)[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s\"'&,;}]+"
)


class Redacting(logging.Formatter):
    """Formats a record and takes everything out that looks like a secret.

    Of an exception only the types and places are kept: its message may quote what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        return _SECRETS.sub(r"\1[redacted]", super().format(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging calls it by this name
        """Return the chain of types and places of the exception in ``ei``."""
        error = ei[1] if isinstance(ei, tuple) else None
        lines: list[str] = []
        while isinstance(error, BaseException):
            lines.append(type(error).__name__)
            trace = error.__traceback__
            while trace is not None:
                code = trace.tb_frame.f_code
                lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
                trace = trace.tb_next
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start_logging(folder: Path, level: int = logging.INFO) -> None:
    """Write the application's log to ``folder``, at most four files of 1 MB."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "fedidesk.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.addHandler(handler)
    logging.getLogger("fedidesk").setLevel(level)
