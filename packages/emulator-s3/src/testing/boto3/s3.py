import urllib.request

from suite import equal, fact, refuses


def bucket(aws):
    name = aws.name('bucket')
    aws.client('s3').create_bucket(Bucket=name)
    return name


@fact
def keeps_buckets(aws):
    s3, name = aws.client('s3'), bucket(aws)
    aws.wait(s3, 'bucket_exists', Bucket=name)
    s3.head_bucket(Bucket=name)
    equal(s3.get_bucket_location(Bucket=name)['LocationConstraint'], None)
    equal('Status' in s3.get_bucket_versioning(Bucket=name), False)
    equal(name in [b['Name'] for page in aws.pages(s3, 'list_buckets') for b in page['Buckets']], True)
    s3.delete_bucket(Bucket=name)
    aws.wait(s3, 'bucket_not_exists', Bucket=name)
    with refuses(aws, s3, 'NoSuchBucket'):
        s3.list_objects_v2(Bucket=name)


@fact
def keeps_what_is_said_of_a_bucket(aws):
    s3, name = aws.client('s3'), bucket(aws)
    rule = {'ApplyServerSideEncryptionByDefault': {'SSEAlgorithm': 'AES256'}}
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={'Rules': [rule]})
    equal(s3.get_bucket_encryption(Bucket=name)['ServerSideEncryptionConfiguration']['Rules'][0]['ApplyServerSideEncryptionByDefault'], rule['ApplyServerSideEncryptionByDefault'])
    s3.delete_bucket_encryption(Bucket=name)
    expiry = {'ID': 'old', 'Status': 'Enabled', 'Filter': {'Prefix': 'a'}, 'Expiration': {'Days': 7}}
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={'Rules': [expiry]})
    equal(s3.get_bucket_lifecycle_configuration(Bucket=name)['Rules'], [expiry])
    s3.delete_bucket_lifecycle(Bucket=name)
    with refuses(aws, s3, 'NoSuchLifecycleConfiguration'):
        s3.get_bucket_lifecycle_configuration(Bucket=name)
    owner = {'Rules': [{'ObjectOwnership': 'BucketOwnerEnforced'}]}
    s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=owner)
    equal(s3.get_bucket_ownership_controls(Bucket=name)['OwnershipControls'], owner)
    s3.delete_bucket_ownership_controls(Bucket=name)
    policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}]}' % name
    s3.put_bucket_policy(Bucket=name, Policy=policy)
    equal(s3.get_bucket_policy(Bucket=name)['Policy'], policy)
    s3.delete_bucket_policy(Bucket=name)
    s3.put_bucket_tagging(Bucket=name, Tagging={'TagSet': [{'Key': 'a', 'Value': '1'}]})
    equal(s3.get_bucket_tagging(Bucket=name)['TagSet'], [{'Key': 'a', 'Value': '1'}])
    s3.delete_bucket_tagging(Bucket=name)
    block = {name: True for name in ('BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets')}
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=block)
    equal(s3.get_public_access_block(Bucket=name)['PublicAccessBlockConfiguration'], block)
    s3.delete_public_access_block(Bucket=name)


@fact
def keeps_objects(aws):
    s3, name = aws.client('s3'), bucket(aws)
    s3.put_object(Bucket=name, Key='a', Body=b'scone', Metadata={'kind': 'plain'}, Tagging='a=1')
    aws.wait(s3, 'object_exists', Bucket=name, Key='a')
    got = s3.get_object(Bucket=name, Key='a', Range='bytes=1-')
    equal((got['Body'].read(), got['ContentRange'], got['Metadata']), (b'cone', 'bytes 1-4/5', {'kind': 'plain'}))
    equal(s3.head_object(Bucket=name, Key='a')['ContentLength'], 5)
    equal(bool(s3.copy_object(Bucket=name, Key='b', CopySource=f'{name}/a')['CopyObjectResult']['ETag']), True)
    equal([o['Key'] for page in aws.pages(s3, 'list_objects', Bucket=name, PaginationConfig={'PageSize': 1}) for o in page['Contents']], ['a', 'b'])
    equal([o['Key'] for page in aws.pages(s3, 'list_objects_v2', Bucket=name, PaginationConfig={'PageSize': 1}) for o in page['Contents']], ['a', 'b'])
    equal(s3.get_object_tagging(Bucket=name, Key='a')['TagSet'], [{'Key': 'a', 'Value': '1'}])
    s3.put_object_tagging(Bucket=name, Key='a', Tagging={'TagSet': [{'Key': 'b', 'Value': '2'}]})
    s3.delete_object_tagging(Bucket=name, Key='a')
    with refuses(aws, s3, 'BucketNotEmpty'):
        s3.delete_bucket(Bucket=name)
    s3.delete_object(Bucket=name, Key='a')
    aws.wait(s3, 'object_not_exists', Bucket=name, Key='a')
    with refuses(aws, s3, 'NoSuchKey'):
        s3.get_object(Bucket=name, Key='a')
    equal(s3.delete_objects(Bucket=name, Delete={'Objects': [{'Key': 'b'}]})['Deleted'], [{'Key': 'b'}])


@fact
def puts_objects_together(aws):
    s3, name = aws.client('s3'), bucket(aws)
    s3.put_object(Bucket=name, Key='a', Body=b'scone')
    upload = {'Bucket': name, 'Key': 'whole', 'UploadId': s3.create_multipart_upload(Bucket=name, Key='whole')['UploadId']}
    equal(len(aws.pages(s3, 'list_multipart_uploads', Bucket=name)[0]['Uploads']), 1)
    first = s3.upload_part(**upload, PartNumber=1, Body=b'x' * 5 * 2 ** 20)['ETag']
    last = s3.upload_part_copy(**upload, PartNumber=2, CopySource=f'{name}/a')['CopyPartResult']['ETag']
    equal([p['PartNumber'] for p in aws.pages(s3, 'list_parts', **upload)[0]['Parts']], [1, 2])
    parts = [{'PartNumber': 1, 'ETag': first}, {'PartNumber': 2, 'ETag': last}]
    whole = s3.complete_multipart_upload(**upload, MultipartUpload={'Parts': parts})
    equal(whole['ETag'].endswith('-2"'), True)
    left = s3.create_multipart_upload(Bucket=name, Key='left')['UploadId']
    s3.abort_multipart_upload(Bucket=name, Key='left', UploadId=left)
    with refuses(aws, s3, 'NoSuchUpload'):
        s3.abort_multipart_upload(Bucket=name, Key='left', UploadId=left)


@fact
def answers_what_a_plain_bucket_has(aws):
    s3, name = aws.client('s3'), bucket(aws)
    s3.put_object(Bucket=name, Key='a', Body=b'scone')
    for owned in (s3.get_bucket_acl(Bucket=name), s3.get_object_acl(Bucket=name, Key='a')):
        equal([(g['Grantee']['Type'], g['Permission']) for g in owned['Grants']], [('CanonicalUser', 'FULL_CONTROL')])
    s3.put_bucket_acl(Bucket=name, ACL='private')
    s3.put_object_acl(Bucket=name, Key='a', ACL='private')
    with refuses(aws, s3, 'AccessControlListNotSupported'):
        s3.put_bucket_acl(Bucket=name, ACL='public-read')
    equal('LoggingEnabled' in s3.get_bucket_logging(Bucket=name), False)
    s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={})
    s3.get_bucket_notification_configuration(Bucket=name)
    s3.put_bucket_notification_configuration(Bucket=name, NotificationConfiguration={})
    equal(s3.get_bucket_request_payment(Bucket=name)['Payer'], 'BucketOwner')
    s3.put_bucket_request_payment(Bucket=name, RequestPaymentConfiguration={'Payer': 'BucketOwner'})
    equal('Status' in s3.get_bucket_accelerate_configuration(Bucket=name), False)
    s3.put_bucket_accelerate_configuration(Bucket=name, AccelerateConfiguration={'Status': 'Suspended'})
    versions = [v for page in aws.pages(s3, 'list_object_versions', Bucket=name) for v in page['Versions']]
    equal([(v['Key'], v['VersionId'], v['IsLatest']) for v in versions], [('a', 'null', True)])
    attributes = s3.get_object_attributes(Bucket=name, Key='a', ObjectAttributes=['ETag', 'Checksum', 'ObjectSize'])
    # An older boto3 knows no type of checksum.
    checksum_type = attributes['Checksum'].get('ChecksumType', 'FULL_OBJECT')
    equal((attributes['ObjectSize'], checksum_type), (5, 'FULL_OBJECT'))
    equal(s3.get_object(Bucket=name, Key='a', VersionId='null')['Body'].read(), b'scone')
    with refuses(aws, s3, 'NotImplemented'):
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={'Status': 'Enabled'})


@fact
def answers_what_a_plain_bucket_lacks(aws):
    s3, name = aws.client('s3'), bucket(aws)
    s3.put_object(Bucket=name, Key='a', Body=b'scone')
    with refuses(aws, s3, 'NoSuchWebsiteConfiguration'):
        s3.get_bucket_website(Bucket=name)
    with refuses(aws, s3, 'ReplicationConfigurationNotFoundError'):
        s3.get_bucket_replication(Bucket=name)
    with refuses(aws, s3, 'ObjectLockConfigurationNotFoundError'):
        s3.get_object_lock_configuration(Bucket=name)
    with refuses(aws, s3, 'NoSuchBucketPolicy'):
        s3.get_bucket_policy_status(Bucket=name)
    policy = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}]}' % name
    s3.put_bucket_policy(Bucket=name, Policy=policy)
    equal(s3.get_bucket_policy_status(Bucket=name)['PolicyStatus']['IsPublic'], True)
    with refuses(aws, s3, 'InvalidRequest'):
        s3.get_object_retention(Bucket=name, Key='a')
    with refuses(aws, s3, 'InvalidRequest'):
        s3.put_object_retention(Bucket=name, Key='a', Retention={'Mode': 'GOVERNANCE', 'RetainUntilDate': '2030-01-01'})
    with refuses(aws, s3, 'InvalidRequest'):
        s3.get_object_legal_hold(Bucket=name, Key='a')
    with refuses(aws, s3, 'InvalidRequest'):
        s3.put_object_legal_hold(Bucket=name, Key='a', LegalHold={'Status': 'ON'})
    s3.delete_bucket_website(Bucket=name)
    s3.delete_bucket_replication(Bucket=name)


@fact
def lets_pages_in_by_rules(aws):
    s3, name = aws.client('s3'), bucket(aws)
    rules = [{'AllowedMethods': ['GET'], 'AllowedOrigins': ['https://app.example'], 'AllowedHeaders': ['*']}]
    s3.put_bucket_cors(Bucket=name, CORSConfiguration={'CORSRules': rules})
    equal(s3.get_bucket_cors(Bucket=name)['CORSRules'], rules)
    s3.delete_bucket_cors(Bucket=name)
    with refuses(aws, s3, 'NoSuchCORSConfiguration'):
        s3.get_bucket_cors(Bucket=name)


@fact
def takes_a_signed_form(aws):
    s3, name = aws.client('s3'), bucket(aws)
    form = s3.generate_presigned_post(name, 'form/${filename}', ExpiresIn=60)
    fields = ''.join(f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in form['fields'].items())
    body = f'{fields}--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nscone\r\n--x--\r\n'.encode()
    request = urllib.request.Request(form['url'], body, {'Content-Type': 'multipart/form-data; boundary=x'})
    equal(urllib.request.urlopen(request).status, 204)
    equal(s3.get_object(Bucket=name, Key='form/a.txt')['Body'].read(), b'scone')
