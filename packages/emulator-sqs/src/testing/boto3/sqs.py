from suite import equal, fact, refuses


@fact
def keeps_queues(aws):
    sqs, name = aws.client('sqs'), aws.name('boto')
    url = sqs.create_queue(QueueName=name, Attributes={'DelaySeconds': '0'}, tags={'a': '1'})['QueueUrl']
    with refuses(aws, sqs, 'QueueNameExists'):
        sqs.create_queue(QueueName=name, Attributes={'DelaySeconds': '2'})
    found = [one for page in aws.pages(sqs, 'list_queues', PaginationConfig={'PageSize': 1})
             for one in page.get('QueueUrls', [])]
    equal(url in found, True)
    equal(sqs.get_queue_url(QueueName=name)['QueueUrl'], url)
    sqs.tag_queue(QueueUrl=url, Tags={'b': '2'})
    sqs.untag_queue(QueueUrl=url, TagKeys=['a'])
    equal(sqs.list_queue_tags(QueueUrl=url)['Tags'], {'b': '2'})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={'VisibilityTimeout': '5'})
    shown = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=['All'])['Attributes']
    equal(shown['VisibilityTimeout'], '5')
    aws.pages(sqs, 'list_dead_letter_source_queues', QueueUrl=url)
    sqs.purge_queue(QueueUrl=url)
    with refuses(aws, sqs, 'PurgeQueueInProgress'):
        sqs.purge_queue(QueueUrl=url)
    sqs.delete_queue(QueueUrl=url)
    with refuses(aws, sqs, 'QueueDoesNotExist'):
        sqs.get_queue_url(QueueName=name)


@fact
def passes_messages_on(aws):
    # boto3 itself compares the sums of bodies and attributes.
    sqs, name = aws.client('sqs'), aws.name('boto')
    url = sqs.create_queue(QueueName=name)['QueueUrl']
    attributes = {'colour': {'DataType': 'String', 'StringValue': 'red'},
                  'bytes': {'DataType': 'Binary', 'BinaryValue': b'\x00\x01'}}
    sqs.send_message(QueueUrl=url, MessageBody='hello', MessageAttributes=attributes)
    sent = sqs.send_message_batch(QueueUrl=url, Entries=[{'Id': 'a', 'MessageBody': '1'}, {'Id': 'b', 'MessageBody': '\0'}])
    equal([one['Code'] for one in sent['Failed']], ['InvalidMessageContents'])
    first, second = sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=2, MessageAttributeNames=['All'], MessageSystemAttributeNames=['All'])['Messages']
    equal(first['MessageAttributes'], attributes)
    equal(sqs.receive_message(QueueUrl=url, WaitTimeSeconds=0).get('Messages'), None)
    handle = {'Id': 'a', 'ReceiptHandle': second['ReceiptHandle']}
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=first['ReceiptHandle'], VisibilityTimeout=60)
    sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{**handle, 'VisibilityTimeout': 60}])
    sqs.delete_message(QueueUrl=url, ReceiptHandle=first['ReceiptHandle'])
    equal([one['Id'] for one in sqs.delete_message_batch(QueueUrl=url, Entries=[handle])['Successful']], ['a'])
    with refuses(aws, sqs, 'InvalidParameterValue', 'Must be between 1 and 10'):
        sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=11)
