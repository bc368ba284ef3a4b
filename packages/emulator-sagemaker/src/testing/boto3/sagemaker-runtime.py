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


@fact
def classifies_in_its_own_time(aws):
    spec.loader.exec_module(calls)
    runtime, sagemaker, s3 = aws.client('sagemaker-runtime'), aws.client('sagemaker'), aws.client('s3')
    model, name, bucket = calls.endpoint(aws), aws.name('async'), calls.data(aws)
    s3.put_object(Bucket=bucket, Key='asked.png', Body=calls.picture(1))
    sagemaker.create_endpoint_config(
        EndpointConfigName=name,
        AsyncInferenceConfig={'OutputConfig': {'S3OutputPath': f's3://{bucket}/answers'}},
        ProductionVariants=[{'VariantName': 'AllTraffic', 'ModelName': model, 'InitialInstanceCount': 1,
                             'InstanceType': 'ml.m5.large'}])
    sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
    aws.wait(sagemaker, 'endpoint_in_service', EndpointName=name)
    answer = runtime.invoke_endpoint_async(EndpointName=name, InputLocation=f's3://{bucket}/asked.png',
                                           ContentType='application/x-image')
    key = answer['OutputLocation'].partition(f'{bucket}/')[2]
    aws.wait(s3, 'object_exists', Bucket=bucket, Key=key)
    equal(len(json.loads(s3.get_object(Bucket=bucket, Key=key)['Body'].read())), 2)
