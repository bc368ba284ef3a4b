import importlib.util
import json
import os

from suite import equal, fact, refuses

spec = importlib.util.spec_from_file_location('sagemaker_calls', os.path.join(os.path.dirname(__file__), 'sagemaker.py'))
calls = importlib.util.module_from_spec(spec)


@fact
def classifies(aws):
    spec.loader.exec_module(calls)
    runtime, name = aws.client('sagemaker-runtime'), calls.endpoint(aws)
    answer = runtime.invoke_endpoint(EndpointName=name, ContentType='application/x-image', Body=calls.picture(1))
    equal(len(json.loads(answer['Body'].read())), 2)
    with refuses(aws, runtime, 'ValidationError'):
        runtime.invoke_endpoint(EndpointName='none', ContentType='application/x-image', Body=b'')
