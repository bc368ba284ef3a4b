"""Passes one invocation after the other to the handler."""

import json
import os
from decimal import Decimal

from emulator_runtime.aws_sdk import tell_of_missing_sdk
from emulator_runtime.fault import Fault, error_payload
from emulator_runtime.lambda_context import LambdaContext


def serve(api, log, handler):
    while True:
        headers, event = api.next_invocation()
        request_id = log.request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        os.environ["_X_AMZN_TRACE_ID"] = headers["Lambda-Runtime-Trace-Id"]
        try:
            answer = marshalled(handler(unmarshalled(event), LambdaContext(headers, log)))
        except Exception as error:
            payload = error_payload(error, request_id)
            log.finish_lines()
            tell_of_missing_sdk(log, error)
            log.write_error(payload)
            api.fail(request_id, payload["errorType"], to_json(payload))
        else:
            log.finish_lines()
            api.respond(request_id, *answer)


def report_init_error(api, log, error):
    payload = error_payload(error)
    log.finish_lines()
    tell_of_missing_sdk(log, error)
    log.write_error(payload)
    api.fail_init(payload["errorType"], to_json(payload))


def unmarshalled(event):
    try:
        return json.loads(event)
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from error


def marshalled(response):
    """The body and its content type: bytes stay as they are, everything else becomes JSON."""
    if isinstance(response, bytes):
        return response, "application/unknown"
    try:
        return to_json(response), "application/json"
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from error


def to_json(value):
    return json.dumps(value, default=json_value, ensure_ascii=ESCAPES_NON_ASCII).encode("utf-8", "replace")


# From Python 3.12 on, AWS's runtimes send characters without escapes.
ESCAPES_NON_ASCII = os.environ["AWS_EXECUTION_ENV"] in {f"AWS_Lambda_python3.{minor}" for minor in range(9, 12)}


def json_value(value):
    """Converts values that JSON does not have but AWS's runtime accepts."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, bytes):
        return value.decode("utf-8")
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
