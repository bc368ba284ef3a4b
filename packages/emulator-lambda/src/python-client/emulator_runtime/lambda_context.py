"""The handler's second argument: https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

import json
import os
import time
from types import SimpleNamespace

CLIENT_FIELDS = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")


class LambdaContext:
    def __init__(self, headers, log):
        self._epoch_deadline_time_in_ms = int(headers["Lambda-Runtime-Deadline-Ms"])
        self._log = log
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.tenant_id = None
        self.identity = SimpleNamespace(cognito_identity_id=None, cognito_identity_pool_id=None)
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))

    def get_remaining_time_in_millis(self):
        return max(0, self._epoch_deadline_time_in_ms - int(time.time() * 1000))

    def log(self, message):
        self._log.write(str(message))

    def __repr__(self):
        members = [f"{name}={value}" for name, value in vars(self).items() if not name.startswith("_")]
        return f"LambdaContext([{','.join(members)}])"


def client_context(header):
    """The context that the caller has sent; members that it leaves out are None."""
    if not header:
        return None
    given = json.loads(header)
    client = given.get("client")
    return SimpleNamespace(
        custom=given.get("custom"),
        env=given.get("env"),
        client=None if client is None else SimpleNamespace(**{field: client.get(field) for field in CLIENT_FIELDS}),
    )
