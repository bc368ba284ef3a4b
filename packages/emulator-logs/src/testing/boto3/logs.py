import time

from suite import equal, fact, refuses


@fact
def keeps_groups_streams_and_lines(aws):
    logs, group = aws.client('logs'), aws.name('/boto')
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName='s')
    now = int(time.time() * 1000)
    logs.put_log_events(logGroupName=group, logStreamName='s', logEvents=[
        {'timestamp': now, 'message': f'line {number}'} for number in range(3)])
    got = logs.get_log_events(logGroupName=group, logStreamName='s', startFromHead=True)
    equal([event['message'] for event in got['events']], ['line 0', 'line 1', 'line 2'])
    found = aws.pages(logs, 'filter_log_events', logGroupName=group, filterPattern='"line 1"')
    equal([event['message'] for page in found for event in page['events']], ['line 1'])
    equal(aws.pages(logs, 'describe_log_streams', logGroupName=group)[0]['logStreams'][0]['logStreamName'], 's')
    logs.put_retention_policy(logGroupName=group, retentionInDays=7)
    described = aws.pages(logs, 'describe_log_groups', logGroupNamePrefix=group)[0]['logGroups'][0]
    equal(described['retentionInDays'], 7)
    logs.delete_retention_policy(logGroupName=group)
    arn = described['arn'].removesuffix(':*')
    logs.tag_resource(resourceArn=arn, tags={'a': '1'})
    equal(logs.list_tags_for_resource(resourceArn=arn)['tags'], {'a': '1'})
    logs.untag_resource(resourceArn=arn, tagKeys=['a'])
    logs.tag_log_group(logGroupName=group, tags={'b': '2'})
    equal(logs.list_tags_log_group(logGroupName=group)['tags'], {'b': '2'})
    logs.untag_log_group(logGroupName=group, tags=['b'])
    logs.delete_log_stream(logGroupName=group, logStreamName='s')
    with refuses(aws, logs, 'ResourceAlreadyExistsException'):
        logs.create_log_group(logGroupName=group)
    with refuses(aws, logs, 'ResourceNotFoundException'):
        logs.get_log_events(logGroupName=group, logStreamName='s')
    with refuses(aws, logs, 'InvalidParameterException'):
        logs.put_retention_policy(logGroupName=group, retentionInDays=8)
    logs.delete_log_group(logGroupName=group)
