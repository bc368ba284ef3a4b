import json

from suite import equal, fact, refuses


@fact
def keeps_rules_and_targets(aws):
    events, name = aws.client('events'), aws.name('rule')
    arn = events.put_rule(Name=name, EventPattern=json.dumps({'source': ['shop']}))['RuleArn']
    topic = aws.client('sns').create_topic(Name=aws.name('topic'))['TopicArn']
    target = {'Id': '1', 'Arn': topic}
    equal(events.put_targets(Rule=name, Targets=[target])['FailedEntryCount'], 0)
    equal(aws.pages(events, 'list_targets_by_rule', Rule=name)[0]['Targets'], [target])
    events.disable_rule(Name=name)
    equal(events.describe_rule(Name=name)['State'], 'DISABLED')
    events.enable_rule(Name=name)
    equal(name in [r['Name'] for page in aws.pages(events, 'list_rules') for r in page['Rules']], True)
    events.tag_resource(ResourceARN=arn, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(events.list_tags_for_resource(ResourceARN=arn)['Tags'], [{'Key': 'a', 'Value': '1'}])
    events.untag_resource(ResourceARN=arn, TagKeys=['a'])
    equal(events.remove_targets(Rule=name, Ids=['1'])['FailedEntryCount'], 0)
    events.delete_rule(Name=name)
    with refuses(aws, events, 'ResourceNotFoundException'):
        events.describe_rule(Name=name)
    with refuses(aws, events, 'InvalidEventPatternException'):
        events.put_rule(Name=name, EventPattern='{')


@fact
def keeps_connections_and_api_destinations(aws):
    events, name = aws.client('events'), aws.name('connection')
    key = {'ApiKeyAuthParameters': {'ApiKeyName': 'x-key', 'ApiKeyValue': 'secret'}}
    made = events.create_connection(Name=name, AuthorizationType='API_KEY', AuthParameters=key)
    arn = made['ConnectionArn']
    equal(made['ConnectionState'], 'AUTHORIZED')
    shown = events.describe_connection(Name=name)
    equal(shown['AuthParameters'], {'ApiKeyAuthParameters': {'ApiKeyName': 'x-key'}})
    with refuses(aws, events, 'ResourceAlreadyExistsException'):
        events.create_connection(Name=name, AuthorizationType='API_KEY', AuthParameters=key)
    equal(events.update_connection(Name=name, Description='new')['ConnectionArn'], arn)
    listed = events.list_connections(NamePrefix=name)['Connections']
    equal([each['ConnectionArn'] for each in listed], [arn])
    destination = {'ConnectionArn': arn, 'InvocationEndpoint': 'https://shop.test/*', 'HttpMethod': 'POST'}
    to = events.create_api_destination(Name=name, **destination)['ApiDestinationArn']
    equal(events.update_api_destination(Name=name, HttpMethod='PUT')['ApiDestinationArn'], to)
    equal(events.describe_api_destination(Name=name)['HttpMethod'], 'PUT')
    listed = events.list_api_destinations(ConnectionArn=arn)['ApiDestinations']
    equal([each['Name'] for each in listed], [name])
    events.delete_api_destination(Name=name)
    equal(events.deauthorize_connection(Name=name)['ConnectionState'], 'DEAUTHORIZING')
    equal(events.delete_connection(Name=name)['ConnectionState'], 'DELETING')
    with refuses(aws, events, 'ResourceNotFoundException'):
        events.describe_connection(Name=name)


@fact
def takes_events(aws):
    entry = {'Source': 'shop', 'DetailType': 'sold', 'Detail': '{}'}
    equal(aws.client('events').put_events(Entries=[entry])['FailedEntryCount'], 0)


@fact
def keeps_buses(aws):
    events, name = aws.client('events'), aws.name('bus')
    arn = events.create_event_bus(Name=name)['EventBusArn']
    equal(events.describe_event_bus(Name=name)['Arn'], arn)
    equal('default' in [bus['Name'] for bus in events.list_event_buses()['EventBuses']], True)
    events.delete_event_bus(Name=name)
    with refuses(aws, events, 'ResourceNotFoundException'):
        events.describe_event_bus(Name=name)


@fact
def tries_patterns(aws):
    events, name = aws.client('events'), aws.name('rule')
    event = {'id': '1', 'account': '000000000000', 'source': 'shop', 'time': '2026-01-01T00:00:00Z',
             'region': 'us-east-1', 'resources': [], 'detail-type': 'sold', 'detail': {}}
    matched = events.test_event_pattern(EventPattern='{"source":["shop"]}', Event=json.dumps(event))
    equal(matched['Result'], True)
    topic = aws.client('sns').create_topic(Name=aws.name('topic'))['TopicArn']
    events.put_rule(Name=name, ScheduleExpression='rate(1 day)')
    events.put_targets(Rule=name, Targets=[{'Id': '1', 'Arn': topic}])
    pages = aws.pages(events, 'list_rule_names_by_target', TargetArn=topic)
    equal([rule for page in pages for rule in page['RuleNames']], [name])
