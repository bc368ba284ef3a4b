import struct
import zlib

from suite import equal, fact, refuses

IMAGE = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1'
SETTINGS = {
    'num_classes': '2', 'num_training_samples': '8', 'image_shape': '3,32,32', 'epochs': '1', 'mini_batch_size': '4',
}
PARTS = ('train', 'validation')


def picture(red):
    """A PNG of one colour."""
    def chunk(kind, content):
        return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))
    rows = (b'\0' + bytes((255 if red else 0, 0, 0 if red else 255)) * 32) * 32
    header = struct.pack('>IIBBBBB', 32, 32, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def data(aws):
    def stage():
        s3, bucket = aws.client('s3'), aws.name('data')
        s3.create_bucket(Bucket=bucket)
        for part in PARTS:
            for number in range(8):
                s3.put_object(Bucket=bucket, Key=f'{part}/{number}.png', Body=picture(number % 2))
            rows = ''.join(f'{number}\t{number % 2}\t{number}.png\n' for number in range(8))
            s3.put_object(Bucket=bucket, Key=f'{part}_lst/{part}.lst', Body=rows)
        return bucket
    return aws.shared('data', stage)


def start_job(aws, **more):
    name, bucket = aws.name('job'), data(aws)
    channels = [{
        'ChannelName': channel, 'ContentType': 'application/x-image',
        'DataSource': {'S3DataSource': {'S3DataType': 'S3Prefix', 'S3Uri': f's3://{bucket}/{channel}/'}},
    } for part in PARTS for channel in (part, f'{part}_lst')]
    aws.client('sagemaker').create_training_job(
        TrainingJobName=name, RoleArn=aws.role(), InputDataConfig=channels, HyperParameters={**SETTINGS, **more},
        AlgorithmSpecification={'TrainingImage': IMAGE, 'TrainingInputMode': 'File'},
        OutputDataConfig={'S3OutputPath': f's3://{bucket}/out'}, StoppingCondition={'MaxRuntimeInSeconds': 300},
        ResourceConfig={'InstanceType': 'ml.p3.2xlarge', 'InstanceCount': 1, 'VolumeSizeInGB': 5})
    return name


def endpoint(aws):
    """An endpoint that is trained, deployed and in service, made once."""
    def deploy():
        sagemaker, name = aws.client('sagemaker'), aws.name('endpoint')
        job = start_job(aws)
        aws.wait(sagemaker, 'training_job_completed_or_stopped', TrainingJobName=job)
        artifacts = sagemaker.describe_training_job(TrainingJobName=job)['ModelArtifacts']['S3ModelArtifacts']
        sagemaker.create_model(ModelName=name, ExecutionRoleArn=aws.role(),
                               PrimaryContainer={'Image': IMAGE, 'ModelDataUrl': artifacts})
        sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[{
            'VariantName': 'AllTraffic', 'ModelName': name, 'InitialInstanceCount': 1, 'InstanceType': 'ml.m5.large'}])
        sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
        aws.wait(sagemaker, 'endpoint_in_service', EndpointName=name)
        return name
    return aws.shared('endpoint', deploy)


@fact
def trains(aws):
    sagemaker, name = aws.client('sagemaker'), start_job(aws, epochs='500')
    arn = sagemaker.describe_training_job(TrainingJobName=name)['TrainingJobArn']
    sagemaker.add_tags(ResourceArn=arn, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(aws.pages(sagemaker, 'list_tags', ResourceArn=arn)[0]['Tags'], [{'Key': 'a', 'Value': '1'}])
    sagemaker.delete_tags(ResourceArn=arn, TagKeys=['a'])
    sagemaker.stop_training_job(TrainingJobName=name)
    aws.wait(sagemaker, 'training_job_completed_or_stopped', TrainingJobName=name)
    jobs = [job['TrainingJobName'] for page in aws.pages(sagemaker, 'list_training_jobs') for job in page['TrainingJobSummaries']]
    equal(name in jobs, True)
    with refuses(aws, sagemaker, 'ValidationException'):
        sagemaker.describe_training_job(TrainingJobName='none')


@fact
def deploys(aws):
    sagemaker, name = aws.client('sagemaker'), endpoint(aws)
    equal(sagemaker.describe_endpoint(EndpointName=name)['EndpointStatus'], 'InService')
    equal(sagemaker.describe_endpoint_config(EndpointConfigName=name)['ProductionVariants'][0]['ModelName'], name)
    equal(sagemaker.describe_model(ModelName=name)['PrimaryContainer']['Image'], IMAGE)
    listed = [e['EndpointName'] for page in aws.pages(sagemaker, 'list_endpoints') for e in page['Endpoints']]
    equal(name in listed, True)
    listed = [c['EndpointConfigName'] for page in aws.pages(sagemaker, 'list_endpoint_configs') for c in page['EndpointConfigs']]
    equal(name in listed, True)
    equal(name in [m['ModelName'] for page in aws.pages(sagemaker, 'list_models') for m in page['Models']], True)
    sagemaker.create_endpoint_config(EndpointConfigName=name + '-2', ProductionVariants=[{
        'VariantName': 'AllTraffic', 'ModelName': name, 'InitialInstanceCount': 1, 'InstanceType': 'ml.m5.large'}])
    sagemaker.update_endpoint(EndpointName=name, EndpointConfigName=name + '-2')
    aws.wait(sagemaker, 'endpoint_in_service', EndpointName=name)
    sagemaker.delete_endpoint_config(EndpointConfigName=name)


@fact
def deletes(aws):
    sagemaker, name = aws.client('sagemaker'), aws.name('gone')
    config = aws.client('sagemaker').describe_endpoint(EndpointName=endpoint(aws))['EndpointConfigName']
    sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=config)
    aws.wait(sagemaker, 'endpoint_in_service', EndpointName=name)
    sagemaker.delete_endpoint(EndpointName=name)
    aws.wait(sagemaker, 'endpoint_deleted', EndpointName=name)
    model = aws.name('model')
    source = sagemaker.describe_model(ModelName=endpoint(aws))['PrimaryContainer']
    sagemaker.create_model(ModelName=model, ExecutionRoleArn=aws.role(),
                           PrimaryContainer={key: source[key] for key in ('Image', 'ModelDataUrl')})
    sagemaker.delete_model(ModelName=model)
    with refuses(aws, sagemaker, 'ValidationException'):
        sagemaker.describe_model(ModelName=model)
