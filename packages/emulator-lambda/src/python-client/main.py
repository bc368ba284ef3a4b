"""
Runs in a sandbox: loads a Python function's handler, then hands it one invocation after the other from the Runtime API
(https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). A function sees from inside what it sees under AWS's
own client, awslambdaric. Only Python's standard library is needed.
"""

import os
import sys

from emulator_runtime.aws_sdk import tell_of_old_sdk
from emulator_runtime.function_log import FunctionLog
from emulator_runtime.load_handler import load_handler
from emulator_runtime.runtime_api import RuntimeApi
from emulator_runtime.serve import report_init_error, serve


def main():
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    # The variables serve the emulator: a function sees the environment that AWS gives it.
    is_json = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
    log = FunctionLog(int(os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD")), is_json)
    log.take_over(os.environ.get("AWS_LAMBDA_LOG_LEVEL"))
    set_import_path(os.environ.pop("_EMULATOR_LAYER_FOLDERS", ""))
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        report_init_error(api, log, error)
        sys.exit(1)
    tell_of_old_sdk(log)
    serve(api, log, handler)


def set_import_path(layer_folders):
    """The function's own folder comes first, in place of this script's, then the layers' folders, then the machine's."""
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    sys.path[1:1] = [folder for folder in layer_folders.split(os.pathsep) if folder]


if __name__ == "__main__":
    main()
