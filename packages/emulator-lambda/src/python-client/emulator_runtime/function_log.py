"""Turns the lines that a function prints and logs into events of its log: in their order, whole, and at once."""

import atexit
import logging
import os
import sys
import threading
import time

from emulator_runtime.json_log import JsonFormatter, error_line

TEXT = logging.Formatter(
    "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S"
)
PYTHON_LEVELS = {"TRACE": "DEBUG"}
FRAME_TYPE = 0xA55A0003
# The lines of a traceback begin with these in AWS's logs.
NO_BREAK_SPACE = "\u00a0"


class FunctionLog:
    def __init__(self, telemetry_fd, is_json):
        self._fd = telemetry_fd
        self._is_json = is_json
        os.set_inheritable(telemetry_fd, False)
        self._lock = threading.Lock()
        self.request_id = ""

    def take_over(self, level):
        """From now on, printed lines and logged records go to the function's log."""
        sys.stdout = LineStream(sys.stdout, self)
        sys.stderr = LineStream(sys.stderr, self)
        atexit.register(self.finish_lines)
        logging.Formatter.converter = time.gmtime
        handler = LogRecordHandler(self)
        handler.setFormatter(JsonFormatter() if self._is_json else TEXT)
        logging.getLogger().addHandler(handler)
        if self._is_json:
            logging.getLogger().setLevel(PYTHON_LEVELS.get(level, level))

    def write(self, message, level=logging.NOTSET):
        """One event: unlike a printed line it may hold line ends. AWS's runtimes frame it the same way."""
        body = message.encode("utf-8", "backslashreplace")
        microseconds = time.time_ns() // 1000
        frame = frame_type(level).to_bytes(4, "big") + len(body).to_bytes(4, "big") + microseconds.to_bytes(8, "big") + body
        with self._lock:
            rest = memoryview(frame)
            while rest:
                rest = rest[os.write(self._fd, rest) :]

    def write_error(self, payload):
        """Logs an error of a handler as AWS's runtime does."""
        if self._is_json:
            self.write(error_line(payload), logging.ERROR)
            return
        lines = [f"[ERROR] {payload['errorType']}" + (f": {payload['errorMessage']}" if payload["errorMessage"] else "")]
        lines.append("Traceback (most recent call last):")
        for entry in payload["stackTrace"]:
            lines.extend(with_visible_indent(line) for line in entry.splitlines())
        self.write("\n".join(lines), logging.ERROR)

    def finish_lines(self):
        """Writes text that was printed without a line end."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, LineStream):
                stream.finish_line()


class LineStream:
    """Replaces stdout or stderr: each line becomes an event. The stream itself does everything else."""

    def __init__(self, stream, log):
        self._stream = stream
        self._log = log
        self._line = ""
        self._lock = threading.Lock()

    def write(self, text):
        with self._lock:
            *lines, self._line = (self._line + text).split("\n")
            for line in lines:
                self._log.write(line)
        return len(text)

    def writelines(self, texts):
        for text in texts:
            self.write(text)

    def finish_line(self):
        line, self._line = self._line, ""
        if line:
            self._log.write(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __getattr__(self, name):
        return getattr(self._stream, name)


class LogRecordHandler(logging.Handler):
    """The handler for the logging module, which adds the current request."""

    def __init__(self, log):
        super().__init__()
        self._log = log

    def emit(self, record):
        record.aws_request_id = self._log.request_id
        self._log.write(self.format(record), record.levelno)


def frame_type(level):
    """A type with the level in its third to fifth bit. AWS counts from TRACE, which Python does not have."""
    return FRAME_TYPE | (min(level // 10, 5) + 1 << 2 if level >= logging.DEBUG else 0)


def with_visible_indent(line):
    text = line.lstrip(" ")
    return NO_BREAK_SPACE * (len(line) - len(text)) + text
