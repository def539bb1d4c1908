"""The log as JSON, a line an event, for whoever gathers logs.

    {"at": "2026-03-02T09:30:01.204+00:00", "level": "info", "logger": "ui.web.work",
     "event": "answer", "role": "member", "status": "answered", "milliseconds": 140, …}

What a person asked, was answered or is called stands in none of them above the level
debug. So of an exception only its kind and where it arose are told: its message may
quote what was being read.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import IO

OURS = ("assistant", "corpus", "ingest", "tools", "ui")
# Whose own words hold nothing of what was asked; of others only that they spoke.
TOLD = (*OURS, "uvicorn")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return `record` as a line, the `told` of its extra among its keys."""
        at = datetime.fromtimestamp(record.created, UTC)
        line = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage() if record.name.startswith(TOLD) else None,
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            frames = traceback.extract_tb(trace)
            line["exception"] = kind.__name__
            line["trace"] = [f"{each.name}:{each.lineno}" for each in frames]
        return json.dumps(line, ensure_ascii=False)


def log_as_json(stream: IO[str], level: int) -> None:
    """Write what happens to `stream` as JSON from now on: ours from `level` up."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # The server's own reports go the same way, not past it.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        theirs = logging.getLogger(name)
        theirs.handlers, theirs.propagate = [], True
