import io
import json
import zipfile

from suite import equal, fact, refuses

CODE = 'export const handler = async (event) => { if (event.fail) throw new TypeError("burnt"); return event; };'


def zipped(text):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, 'w') as code:
        code.writestr('index.mjs', text)
    return archive.getvalue()


def function(aws):
    name = aws.name('function')
    aws.client('lambda').create_function(
        FunctionName=name, Runtime='nodejs24.x', Handler='index.handler', Role=aws.role(),
        Code={'ZipFile': zipped(CODE)}, Tags={'a': '1'})
    return name


@fact
def keeps_and_runs_functions(aws):
    client, name = aws.client('lambda'), function(aws)
    for waiter in ('function_exists', 'function_active', 'function_active_v2', 'published_version_active',
                   'function_updated', 'function_updated_v2'):
        aws.wait(client, waiter, FunctionName=name)
    answer = client.invoke(FunctionName=name, Payload=json.dumps({'scones': 2}))
    equal(json.loads(answer['Payload'].read()), {'scones': 2})
    failed = client.invoke(FunctionName=name, Payload=json.dumps({'fail': True}))
    equal(failed['FunctionError'], 'Unhandled')
    equal(json.loads(failed['Payload'].read())['errorType'], 'TypeError')
    equal(client.get_function(FunctionName=name)['Configuration']['FunctionName'], name)
    equal(client.get_function_configuration(FunctionName=name)['Handler'], 'index.handler')
    client.update_function_configuration(FunctionName=name, Timeout=5)
    aws.wait(client, 'function_updated_v2', FunctionName=name)
    client.update_function_code(FunctionName=name, ZipFile=zipped(CODE))
    listed = [f['FunctionName'] for page in aws.pages(client, 'list_functions') for f in page['Functions']]
    equal(name in listed, True)


@fact
def limits_and_tags_functions(aws):
    client, name = aws.client('lambda'), function(aws)
    client.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=2)
    equal(client.get_function_concurrency(FunctionName=name)['ReservedConcurrentExecutions'], 2)
    client.delete_function_concurrency(FunctionName=name)
    arn = client.get_function_configuration(FunctionName=name)['FunctionArn']
    client.tag_resource(Resource=arn, Tags={'b': '2'})
    client.untag_resource(Resource=arn, TagKeys=['a'])
    equal(client.list_tags(Resource=arn)['Tags'], {'b': '2'})
    client.delete_function(FunctionName=name)
    with refuses(aws, client, 'ResourceNotFoundException'):
        client.get_function(FunctionName=name)
    with refuses(aws, client, 'InvalidParameterValueException'):
        client.create_function(FunctionName=name, Runtime='nodejs24.x', Handler='index.handler', Role=aws.role(), Code={'ZipFile': b'no zip'})


@fact
def publishes_versions_and_aliases(aws):
    client, name = aws.client('lambda'), function(aws)
    aws.wait(client, 'function_active_v2', FunctionName=name)
    equal(client.publish_version(FunctionName=name)['Version'], '1')
    listed = aws.pages(client, 'list_versions_by_function', FunctionName=name)
    equal([v['Version'] for page in listed for v in page['Versions']], ['$LATEST', '1'])
    client.create_alias(FunctionName=name, Name='live', FunctionVersion='1')
    equal(client.update_alias(FunctionName=name, Name='live', Description='d')['Description'], 'd')
    equal(client.get_alias(FunctionName=name, Name='live')['FunctionVersion'], '1')
    equal([a['Name'] for a in aws.pages(client, 'list_aliases', FunctionName=name)[0]['Aliases']], ['live'])
    client.delete_alias(FunctionName=name, Name='live')
    equal(client.get_account_settings()['AccountLimit']['ConcurrentExecutions'] > 0, True)


@fact
def keeps_a_function_s_policy(aws):
    client, name = aws.client('lambda'), function(aws)
    client.add_permission(FunctionName=name, StatementId='s', Action='lambda:InvokeFunction', Principal='events.amazonaws.com')
    equal(json.loads(client.get_policy(FunctionName=name)['Policy'])['Statement'][0]['Sid'], 's')
    with refuses(aws, client, 'ResourceConflictException'):
        client.add_permission(FunctionName=name, StatementId='s', Action='lambda:InvokeFunction', Principal='events.amazonaws.com')
    client.remove_permission(FunctionName=name, StatementId='s')
    with refuses(aws, client, 'ResourceNotFoundException'):
        client.get_policy(FunctionName=name)


@fact
def keeps_what_becomes_of_events(aws):
    client, name = aws.client('lambda'), function(aws)
    client.put_function_event_invoke_config(FunctionName=name, MaximumRetryAttempts=1)
    client.update_function_event_invoke_config(FunctionName=name, MaximumEventAgeInSeconds=60)
    got = client.get_function_event_invoke_config(FunctionName=name)
    equal((got['MaximumRetryAttempts'], got['MaximumEventAgeInSeconds']), (1, 60))
    pages = aws.pages(client, 'list_function_event_invoke_configs', FunctionName=name)
    equal(len(pages[0]['FunctionEventInvokeConfigs']), 1)
    client.delete_function_event_invoke_config(FunctionName=name)
    with refuses(aws, client, 'ResourceNotFoundException'):
        client.get_function_event_invoke_config(FunctionName=name)


@fact
def keeps_layers(aws):
    client, name = aws.client('lambda'), aws.name('layer')
    layer = client.publish_layer_version(LayerName=name, Content={'ZipFile': zipped('export const a = 1;')})
    equal(layer['Version'], 1)
    equal(client.get_layer_version(LayerName=name, VersionNumber=1)['LayerVersionArn'], layer['LayerVersionArn'])
    equal(client.get_layer_version_by_arn(Arn=layer['LayerVersionArn'])['Version'], 1)
    equal(len(aws.pages(client, 'list_layer_versions', LayerName=name)[0]['LayerVersions']), 1)
    equal(name in [found['LayerName'] for page in aws.pages(client, 'list_layers') for found in page['Layers']], True)
    client.delete_layer_version(LayerName=name, VersionNumber=1)
    with refuses(aws, client, 'ResourceNotFoundException'):
        client.get_layer_version(LayerName=name, VersionNumber=1)
