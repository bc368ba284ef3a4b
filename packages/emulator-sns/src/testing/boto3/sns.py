import json

from suite import equal, fact, refuses


@fact
def keeps_topics(aws):
    sns, name = aws.client('sns'), aws.name('topic')
    arn = sns.create_topic(Name=name, Attributes={'DisplayName': 'Oven'})['TopicArn']
    equal(sns.get_topic_attributes(TopicArn=arn)['Attributes']['DisplayName'], 'Oven')
    sns.set_topic_attributes(TopicArn=arn, AttributeName='DisplayName', AttributeValue='Stove')
    sns.add_permission(TopicArn=arn, Label='shop', AWSAccountId=['111111111111'], ActionName=['Publish'])
    statements = json.loads(sns.get_topic_attributes(TopicArn=arn)['Attributes']['Policy'])['Statement']
    equal([statement['Sid'] for statement in statements][1:], ['shop'])
    sns.remove_permission(TopicArn=arn, Label='shop')
    sns.tag_resource(ResourceArn=arn, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(sns.list_tags_for_resource(ResourceArn=arn)['Tags'], [{'Key': 'a', 'Value': '1'}])
    sns.untag_resource(ResourceArn=arn, TagKeys=['a'])
    equal(arn in [t['TopicArn'] for page in aws.pages(sns, 'list_topics') for t in page['Topics']], True)
    with refuses(aws, sns, 'InvalidParameterException'):
        sns.create_topic(Name='bad name')
    sns.delete_topic(TopicArn=arn)
    with refuses(aws, sns, 'NotFoundException'):
        sns.get_topic_attributes(TopicArn=arn)


@fact
def tells_subscribers(aws):
    sns = aws.client('sns')
    arn = sns.create_topic(Name=aws.name('topic'))['TopicArn']
    got = sns.subscribe(TopicArn=arn, Protocol='http', Endpoint='http://127.0.0.1:9/', ReturnSubscriptionArn=True)
    subscription = got['SubscriptionArn']
    equal(len(aws.pages(sns, 'list_subscriptions')[0]['Subscriptions']) >= 1, True)
    equal(len(aws.pages(sns, 'list_subscriptions_by_topic', TopicArn=arn)[0]['Subscriptions']), 1)
    equal(sns.get_subscription_attributes(SubscriptionArn=subscription)['Attributes']['PendingConfirmation'], 'true')
    with refuses(aws, sns, 'InvalidParameterException'):
        sns.confirm_subscription(TopicArn=arn, Token='0' * 64)
    equal(bool(sns.publish(TopicArn=arn, Subject='s', Message=json.dumps({}))['MessageId']), True)
    sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName='RawMessageDelivery', AttributeValue='true')
    sns.unsubscribe(SubscriptionArn=subscription)


@fact
def publishes_batches(aws):
    sns = aws.client('sns')
    arn = sns.create_topic(Name=aws.name('topic'))['TopicArn']
    size = {'size': {'DataType': 'Number', 'StringValue': '1'}}
    entries = [{'Id': 'a', 'Message': 'm', 'MessageAttributes': size}, {'Id': 'b', 'Message': 'm', 'Subject': '\n'}]
    batch = sns.publish_batch(TopicArn=arn, PublishBatchRequestEntries=entries)
    equal([entry['Id'] for entry in batch['Successful']], ['a'])
    equal([entry['Code'] for entry in batch['Failed']], ['InvalidParameter'])
    with refuses(aws, sns, 'BatchEntryIdsNotDistinctException'):
        sns.publish_batch(TopicArn=arn, PublishBatchRequestEntries=[entries[0], entries[0]])
