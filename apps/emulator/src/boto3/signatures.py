"""Signs requests to S3 in the ways that boto3 has, and prints how each was answered."""

import base64
import io
import json
import sys
import urllib.error
import urllib.request
import uuid

import boto3
from botocore.config import Config

endpoint, key, secret = sys.argv[1:]


def client(secret=secret, **config):
    return boto3.session.Session().client(
        's3', endpoint_url=endpoint, region_name='us-east-1', aws_access_key_id=key, aws_secret_access_key=secret,
        config=Config(retries={'max_attempts': 0}, s3={'addressing_style': 'path'}, **config))


def answered(request):
    try:
        with urllib.request.urlopen(request) as reply:
            return [reply.status, reply.read().decode()]
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode()]


def presigned(operation, method, body=None, **keys):
    url = client(**keys).generate_presigned_url(operation, {'Bucket': 'signed', 'Key': 'a b/ü+.txt'}, 60)
    return answered(urllib.request.Request(url, data=body, method=method))


def posted(change=lambda fields: fields, **keys):
    form = client(signature_version='s3v4', **keys).generate_presigned_post(
        'signed', 'form/${filename}', Conditions=[['content-length-range', 1, 10]])
    boundary = uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
             for name, value in change(form['fields']).items()]
    file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="1.txt"\r\n\r\nposted\r\n--{boundary}--\r\n'
    return answered(urllib.request.Request(
        form['url'], data=(''.join(parts) + file).encode(),
        headers={'content-type': f'multipart/form-data; boundary={boundary}'}))


def prolonged(policy):
    document = json.loads(base64.b64decode(policy))
    document['expiration'] = '2999-01-01T00:00:00Z'
    return base64.b64encode(json.dumps(document).encode()).decode()


def without(name):
    return lambda fields: {other: value for other, value in fields.items() if other != name}


s3 = client()
s3.create_bucket(Bucket='signed')
s3.put_object(Bucket='signed', Key='a b/ü+.txt', Body=b'first')
s3.upload_fileobj(io.BytesIO(b'x' * 9_000_000), 'signed', 'parts')
print(json.dumps({
    'listed': [found['Key'] for found in s3.list_objects_v2(Bucket='signed', Prefix='a b/')['Contents']],
    'size': s3.head_object(Bucket='signed', Key='parts')['ContentLength'],
    'get': presigned('get_object', 'GET', signature_version='s3v4'),
    'put': presigned('put_object', 'PUT', b'second', signature_version='s3v4')[0],
    'get with another secret': presigned('get_object', 'GET', secret='guessed', signature_version='s3v4')[0],
    'get of version 2': presigned('get_object', 'GET'),
    'get of version 2 with another secret': presigned('get_object', 'GET', secret='guessed')[0],
    'post': posted()[0],
    'posted': s3.get_object(Bucket='signed', Key='form/1.txt')['Body'].read().decode(),
    'post with another secret': posted(secret='guessed')[0],
    'post of another policy': posted(lambda fields: {**fields, 'policy': prolonged(fields['policy'])})[0],
    'post without a policy': posted(without('policy'))[0],
    'post without a signature': posted(without('x-amz-signature'))[0],
}))
