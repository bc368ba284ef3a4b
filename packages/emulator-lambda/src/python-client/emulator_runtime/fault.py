"""Failures, as AWS's runtime reports them."""

import os
import traceback

OWN_FOLDERS = (os.path.dirname(__file__), os.path.dirname(os.path.dirname(__file__)))


class Fault(Exception):
    """An error of the runtime's own, under AWS's name for it."""

    def __init__(self, name, message, trace=()):
        super().__init__(message)
        self.name = name
        self.trace = list(trace)


def error_payload(error, request_id=""):
    if isinstance(error, Fault):
        name, trace = error.name, error.trace
    else:
        name, trace = type(error).__name__, trace_of(error)
    return {"errorMessage": str(error), "errorType": name, "requestId": request_id, "stackTrace": trace}


def trace_of(error):
    """The function's own frames, without those of this client that lead to them."""
    frames = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)]
    first = next((index for index, frame in enumerate(frames) if os.path.dirname(frame[0]) not in OWN_FOLDERS), 0)
    return traceback.format_list(frames[first:])
