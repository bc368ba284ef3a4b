"""The Runtime API, over one connection that is kept."""

import http.client
import os

BASE_PATH = "/2018-06-01/runtime"


class RuntimeApi:
    def __init__(self, address):
        self._connection = http.client.HTTPConnection(address)

    def next_invocation(self):
        """Waits for the next invocation; returns its headers and its event as bytes."""
        headers, event = self._ask("GET", "/invocation/next")
        if "Lambda-Runtime-Aws-Request-Id" not in headers:
            # The runtime gets no invocations any more: a function can take them itself.
            os._exit(1)
        return headers, event

    def respond(self, request_id, body, content_type):
        self._ask("POST", f"/invocation/{request_id}/response", body, {"Content-Type": content_type})

    def fail(self, request_id, error_type, body):
        self._ask("POST", f"/invocation/{request_id}/error", body, error_headers(error_type))

    def fail_init(self, error_type, body):
        self._ask("POST", "/init/error", body, error_headers(error_type))

    def _ask(self, method, path, body=None, headers=None):
        try:
            self._connection.request(method, BASE_PATH + path, body, headers or {})
            response = self._connection.getresponse()
            return response.headers, response.read()
        except (OSError, http.client.HTTPException):
            # The emulator has gone, even if it had no time to say so.
            os._exit(1)


def error_headers(error_type):
    """A function chooses the names of its errors, but a header takes only ASCII."""
    printable = "".join(char if " " <= char <= "~" else "?" for char in error_type)
    return {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": printable}
