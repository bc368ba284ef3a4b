"""Writes a function's log as AWS's runtime does when it is JSON."""

import json
import logging
import time
import traceback

TIME = "%Y-%m-%dT%H:%M:%SZ"
# Every record has these members; the others are the function's own, given as `extra`.
USUAL = {*vars(logging.makeLogRecord({})), "taskName", "aws_request_id"}


class JsonFormatter(logging.Formatter):
    def __init__(self):
        super().__init__(datefmt=TIME)

    def format(self, record):
        fields = {
            "timestamp": self.formatTime(record, TIME),
            # AWS knows no levels between.
            "level": logging.getLevelName(min(max(record.levelno, 0), 50) // 10 * 10),
            "message": record.getMessage(),
            "logger": record.name,
            **exception_fields(record),
            "requestId": record.aws_request_id or None,
        }
        extra = {name: value for name, value in vars(record).items() if name not in USUAL and name not in fields}
        members = {name: value for name, value in {**fields, **extra}.items() if value is not None}
        return json.dumps(members, ensure_ascii=False)


def exception_fields(record):
    if not record.exc_info or not record.exc_info[0]:
        return {}
    kind, error, trace = record.exc_info
    return {
        "stackTrace": traceback.format_tb(trace),
        "errorType": kind.__name__,
        "errorMessage": str(error),
        "location": f"{record.pathname}:{record.funcName}:{record.lineno}",
    }


def error_line(payload):
    """An error that a handler has raised."""
    return json.dumps({"timestamp": time.strftime(TIME, time.gmtime()), "log_level": "ERROR", **payload}, ensure_ascii=False)
