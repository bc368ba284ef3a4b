"""Checks that the machine's boto3 is new enough for a function to find the emulator."""

import sys

# The first that reads AWS_ENDPOINT_URL; it came with boto3 1.28.
FIRST_BOTOCORE = (1, 31)


def tell_of_missing_sdk(log, error):
    """AWS's runtimes bring boto3; this machine may have none."""
    names = (getattr(failure, "name", None) for failure in (error, error.__cause__))
    missing = next((name for name in names if name in ("boto3", "botocore")), None)
    if missing:
        log.write(f"The emulator does not bring {missing}, as AWS does: install it for {sys.executable}.")


def tell_of_old_sdk(log):
    """An older botocore calls AWS itself, whatever the environment says."""
    version = getattr(sys.modules.get("botocore"), "__version__", None)
    if version and tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < FIRST_BOTOCORE:
        log.write(
            f"botocore {version} does not know AWS_ENDPOINT_URL: the clients of this function call AWS itself. "
            f"Install boto3 1.28 or newer for {sys.executable}."
        )
