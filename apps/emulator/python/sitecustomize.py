"""Python imports this at its start where PYTHONPATH names this folder, as `npx nx env emulator --shell` sets it.

SageMaker's SDKs make their STS client with AWS's own address, whatever AWS_ENDPOINT_URL says. Once such a module is
imported, it gets the endpoint's address instead, so that a notebook runs as it stands.
"""

import importlib.machinery
import importlib.util
import os
import sys

SESSION_MODULES = ("sagemaker.session", "sagemaker.core.helper.session_helper")  # SDK v2, SDK v3


class _EndpointFinder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in SESSION_MODULES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            module.sts_regional_endpoint = lambda region: os.environ["AWS_ENDPOINT_URL"]

        spec.loader.exec_module = exec_module
        return spec


def _import_the_next():
    """Runs the system's own sitecustomize, which this one hides."""
    here = os.path.dirname(os.path.abspath(__file__))
    others = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


if os.environ.get("AWS_ENDPOINT_URL"):
    sys.meta_path.insert(0, _EndpointFinder)
_import_the_next()
