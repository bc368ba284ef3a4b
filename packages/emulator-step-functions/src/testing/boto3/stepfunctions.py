import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

from suite import equal, fact, refuses

PASS = {'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': True}}}
WAIT = {'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 60, 'End': True}}}
MAP = {'StartAt': 'M', 'States': {'M': {
    'Type': 'Map', 'End': True,
    'ItemProcessor': {**PASS, 'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}}}}}


def activity_task(arn):
    return {'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': arn, 'HeartbeatSeconds': 60, 'End': True}}}


def machine(aws, definition, **more):
    return aws.client('stepfunctions').create_state_machine(
        name=aws.name('machine'), definition=json.dumps(definition), roleArn=aws.role(), **more)['stateMachineArn']


def finished(aws, machine_arn, event):
    states = aws.client('stepfunctions')
    arn = states.start_execution(stateMachineArn=machine_arn, input=json.dumps(event))['executionArn']
    while True:
        execution = states.describe_execution(executionArn=arn)
        if execution['status'] != 'RUNNING':
            equal(execution['status'], 'SUCCEEDED')
            return arn
        time.sleep(0.02)


@fact
def keeps_machines(aws):
    states, arn = aws.client('stepfunctions'), machine(aws, PASS, tags=[{'key': 'a', 'value': '1'}])
    equal(json.loads(states.describe_state_machine(stateMachineArn=arn)['definition']), PASS)
    states.update_state_machine(stateMachineArn=arn, definition=json.dumps(WAIT))
    states.tag_resource(resourceArn=arn, tags=[{'key': 'b', 'value': '2'}])
    states.untag_resource(resourceArn=arn, tagKeys=['a'])
    equal(states.list_tags_for_resource(resourceArn=arn)['tags'], [{'key': 'b', 'value': '2'}])
    listed = [m['stateMachineArn'] for page in aws.pages(states, 'list_state_machines') for m in page['stateMachines']]
    equal(arn in listed, True)
    states.delete_state_machine(stateMachineArn=arn)
    with refuses(aws, states, 'InvalidDefinition'):
        machine(aws, {'StartAt': 'none', 'States': {}})
    if hasattr(states, 'validate_state_machine_definition'):
        equal(states.validate_state_machine_definition(definition=json.dumps(PASS))['result'], 'OK')


@fact
def executes(aws):
    states, arn = aws.client('stepfunctions'), machine(aws, PASS)
    execution = finished(aws, arn, {'a': 1})
    equal(states.describe_state_machine_for_execution(executionArn=execution)['stateMachineArn'], arn)
    history = aws.pages(states, 'get_execution_history', executionArn=execution, PaginationConfig={'PageSize': 1})
    equal([e['type'] for page in history for e in page['events']],
          ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
    equal(len(aws.pages(states, 'list_executions', stateMachineArn=arn)[0]['executions']), 1)
    waiting = states.start_execution(stateMachineArn=machine(aws, WAIT))['executionArn']
    equal(states.stop_execution(executionArn=waiting, error='Burnt')['stopDate'].tzinfo is not None, True)
    equal(states.describe_execution(executionArn=waiting)['error'], 'Burnt')
    with refuses(aws, states, 'ExecutionDoesNotExist'):
        states.describe_execution(executionArn=execution + 'x')
    with refuses(aws, states, 'InvalidArn'):
        states.describe_execution(executionArn='none')


@fact
def executes_at_once(aws):
    states, arn = aws.client('stepfunctions'), machine(aws, PASS, type='EXPRESS')
    equal(json.loads(states.start_sync_execution(stateMachineArn=arn, input='{"a":1}')['output']), {'a': 1})


@fact
def tests_one_state(aws):
    states = aws.client('stepfunctions')
    task = {'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish', 'Parameters': {'Message': 'm'}, 'Next': 'B'}
    model = states.meta.service_model
    if 'TestState' not in model.operation_names or 'mock' not in model.operation_model('TestState').input_shape.members:
        return
    tested = states.test_state(
        definition=json.dumps(task), inspectionLevel='DEBUG', mock={'result': '{"MessageId": "1"}'})
    equal((tested['status'], tested['nextState'], json.loads(tested['output'])), ('SUCCEEDED', 'B', {'MessageId': '1'}))
    equal(json.loads(tested['inspectionData']['afterParameters']), {'Message': 'm'})
    with refuses(aws, states, 'ValidationException'):
        states.test_state(definition=json.dumps(task), mock={'result': '{"MessageId": 1}'})


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.dumps({'key': self.headers['x-key']}).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@fact
def calls_addresses(aws):
    states, name = aws.client('stepfunctions'), aws.name('connection')
    key = {'ApiKeyAuthParameters': {'ApiKeyName': 'x-key', 'ApiKeyValue': 'secret'}}
    events = aws.client('events')
    arn = events.create_connection(Name=name, AuthorizationType='API_KEY', AuthParameters=key)['ConnectionArn']
    shop = HTTPServer(('127.0.0.1', 0), Shop)
    threading.Thread(target=shop.serve_forever, daemon=True).start()
    try:
        endpoint = f'http://127.0.0.1:{shop.server_port}/orders'
        ask = {'Type': 'Task', 'Resource': 'arn:aws:states:::http:invoke', 'End': True, 'Parameters': {
            'ApiEndpoint': endpoint, 'Method': 'POST', 'InvocationConfig': {'ConnectionArn': arn}}}
        definition = {'StartAt': 'Ask', 'States': {'Ask': ask}}
        made = states.create_state_machine(
            name=aws.name('machine'), definition=json.dumps(definition), roleArn=aws.role())['stateMachineArn']
        execution = states.describe_execution(executionArn=finished(aws, made, {}))
        equal(json.loads(execution['output'])['ResponseBody'], {'key': 'secret'})
        if 'TestState' not in states.meta.service_model.operation_names:
            return
        tested = states.test_state(definition=json.dumps(ask), roleArn=aws.role(), inspectionLevel='TRACE')
        equal(tested['inspectionData']['request']['url'], endpoint)
        equal('secret' in tested['inspectionData']['request']['headers'], False)
        equal(tested['inspectionData']['response']['statusCode'], '200')
    finally:
        shop.shutdown()
        shop.server_close()


@fact
def maps_over_many(aws):
    states = aws.client('stepfunctions')
    execution = finished(aws, machine(aws, MAP), [1, 2])
    runs = aws.pages(states, 'list_map_runs', executionArn=execution)[0]['mapRuns']
    equal(states.describe_map_run(mapRunArn=runs[0]['mapRunArn'])['itemCounts']['succeeded'], 2)
    with refuses(aws, states, 'ValidationException', 'status RUNNING'):
        states.update_map_run(mapRunArn=runs[0]['mapRunArn'], maxConcurrency=2)
    slowly = json.loads(json.dumps(MAP))
    slowly['States']['M'].update(MaxConcurrency=1)
    slowly['States']['M']['ItemProcessor'].update(WAIT)
    waiting = states.start_execution(stateMachineArn=machine(aws, slowly), input='[1, 2]')['executionArn']
    slow_run = aws.pages(states, 'list_map_runs', executionArn=waiting)[0]['mapRuns'][0]['mapRunArn']
    states.update_map_run(mapRunArn=slow_run, maxConcurrency=2, toleratedFailurePercentage=50.0)
    described = states.describe_map_run(mapRunArn=slow_run)
    equal((described['maxConcurrency'], described['itemCounts']['running']), (2, 2))
    states.stop_execution(executionArn=waiting)


@fact
def has_workers(aws):
    states, name = aws.client('stepfunctions'), aws.name('activity')
    arn = states.create_activity(name=name, tags=[{'key': 'a', 'value': '1'}])['activityArn']
    equal(states.describe_activity(activityArn=arn)['name'], name)
    equal(states.list_tags_for_resource(resourceArn=arn)['tags'], [{'key': 'a', 'value': '1'}])
    listed = [a['name'] for page in aws.pages(states, 'list_activities') for a in page['activities']]
    equal(name in listed, True)
    execution = states.start_execution(stateMachineArn=machine(aws, activity_task(arn)), input='{"b":2}')['executionArn']
    task = states.get_activity_task(activityArn=arn, workerName='ann')
    equal(json.loads(task['input']), {'b': 2})
    states.send_task_heartbeat(taskToken=task['taskToken'])
    with refuses(aws, states, 'InvalidOutput'):
        states.send_task_success(taskToken=task['taskToken'], output='{')
    states.send_task_success(taskToken=task['taskToken'], output='{"c":3}')
    equal(json.loads(states.describe_execution(executionArn=execution)['output']), {'c': 3})
    with refuses(aws, states, 'TaskTimedOut', 'Provided task does not exist anymore'):
        states.send_task_failure(taskToken=task['taskToken'], error='Late')
    with refuses(aws, states, 'InvalidToken'):
        states.send_task_heartbeat(taskToken='none')
    failing = states.start_execution(stateMachineArn=machine(aws, activity_task(arn)))['executionArn']
    states.send_task_failure(taskToken=states.get_activity_task(activityArn=arn)['taskToken'], error='Burnt')
    equal(states.describe_execution(executionArn=failing)['error'], 'Burnt')
    equal(states.redrive_execution(executionArn=failing)['redriveDate'].tzinfo is not None, True)
    states.send_task_success(taskToken=states.get_activity_task(activityArn=arn)['taskToken'], output='{}')
    described = states.describe_execution(executionArn=failing)
    equal((described['status'], described['redriveCount']), ('SUCCEEDED', 1))
    with refuses(aws, states, 'ExecutionNotRedrivable'):
        states.redrive_execution(executionArn=failing)
    states.delete_activity(activityArn=arn)
    with refuses(aws, states, 'ActivityDoesNotExist'):
        states.describe_activity(activityArn=arn)


@fact
def publishes_versions(aws):
    states, arn = aws.client('stepfunctions'), machine(aws, PASS, publish=True, versionDescription='first')
    one, two = arn + ':1', arn + ':2'
    equal(states.describe_state_machine(stateMachineArn=one)['description'], 'first')
    states.update_state_machine(stateMachineArn=arn, definition=json.dumps(WAIT))
    with refuses(aws, states, 'ConflictException', 'The current State Machine revision is'):
        states.publish_state_machine_version(stateMachineArn=arn, revisionId='INITIAL')
    equal(states.publish_state_machine_version(stateMachineArn=arn)['stateMachineVersionArn'], two)
    versions = aws.pages(states, 'list_state_machine_versions', stateMachineArn=arn)[0]['stateMachineVersions']
    equal([version['stateMachineVersionArn'] for version in versions], [two, one])
    routing = [{'stateMachineVersionArn': one, 'weight': 100}]
    alias = states.create_state_machine_alias(name='live', routingConfiguration=routing)['stateMachineAliasArn']
    execution = finished(aws, alias, {})
    described = states.describe_execution(executionArn=execution)
    equal((described['stateMachineAliasArn'], described['stateMachineVersionArn']), (alias, one))
    equal(len(states.list_executions(stateMachineArn=alias)['executions']), 1)
    with refuses(aws, states, 'ConflictException', 'must not be referenced by an alias'):
        states.delete_state_machine_version(stateMachineVersionArn=one)
    states.update_state_machine_alias(
        stateMachineAliasArn=alias, routingConfiguration=[{'stateMachineVersionArn': two, 'weight': 100}])
    equal(states.describe_state_machine_alias(stateMachineAliasArn=alias)['routingConfiguration'][0]['weight'], 100)
    aliases = aws.pages(states, 'list_state_machine_aliases', stateMachineArn=arn)[0]['stateMachineAliases']
    equal([each['stateMachineAliasArn'] for each in aliases], [alias])
    states.delete_state_machine_version(stateMachineVersionArn=one)
    states.delete_state_machine_alias(stateMachineAliasArn=alias)
    with refuses(aws, states, 'ResourceNotFound'):
        states.describe_state_machine_alias(stateMachineAliasArn=alias)
    states.delete_state_machine(stateMachineArn=arn)
