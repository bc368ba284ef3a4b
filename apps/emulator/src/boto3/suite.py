"""Calls every operation of a running emulator with boto3, and prints as JSON what is wrong, a service at a time.

    python3 suite.py http://127.0.0.1:4566 [SERVICE...]

The emulator lists its operations. `src/testing/boto3/<client>.py` in a service's package has its calls, in functions
marked as facts, and is named after boto3's client. Each answer is compared with botocore's model of the service: it may
have no member and no value of an enumeration that the model lacks, and no error code that is neither the operation's nor
common to all services.
"""
import glob
import importlib.util
import json
import os
import sys
import traceback
import urllib.request
import uuid
from xml.etree import ElementTree

import boto3
import botocore
import botocore.parsers
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(HERE, '..', '..', '..', '..', 'packages')
# The calls of each service, by the name of its client.
CALLS = {os.path.splitext(os.path.basename(path))[0]: os.path.abspath(path)
         for path in glob.glob(os.path.join(PACKAGES, '*', 'src', 'testing', 'boto3', '*.py'))}
# An old botocore knows less than the emulator, so that it cannot judge which operations exist.
IS_NEW = tuple(int(part) for part in botocore.__version__.split('.')[:2]) >= (1, 40)
# https://docs.aws.amazon.com/general/latest/gr/CommonErrors.html and what the protocols themselves answer.
COMMON_ERRORS = {
    'AccessDenied', 'AccessDeniedException', 'ExpiredToken', 'ExpiredTokenException', 'InternalFailure',
    'InvalidAction', 'InvalidParameterCombination', 'InvalidParameterValue', 'MissingAction', 'MissingParameter',
    'NotImplemented', 'SerializationException', 'UnknownOperationException', 'ValidationError', 'ValidationException',
}


class Wrong(Exception):
    """Something that the emulator does differently from AWS."""


class Record:
    """The operations of one service that were called, and their faults."""

    def __init__(self):
        self.succeeded, self.refused, self.paged, self.waited, self.wrong = set(), set(), set(), set(), []


class Aws:
    """The clients, and unique names."""

    def __init__(self, endpoint, keys):
        self.endpoint = endpoint
        self.keys = keys
        self.records = {}
        self._clients = {}
        self._shared = {}

    def client(self, name, **credentials):
        key = (name, *sorted(credentials.items()))
        if key not in self._clients:
            keys = {**self.keys, **credentials}
            config = Config(retries={'max_attempts': 0}, s3={'addressing_style': 'path'}, inject_host_prefix=False)
            client = boto3.session.Session().client(
                name, endpoint_url=self.endpoint, region_name='us-east-1', config=config, **keys)
            client.meta.events.register('after-call', lambda **event: self._called(name, **event))
            self._clients[key] = client
        return self._clients[key]

    def name(self, kind):
        return f'{kind}-{uuid.uuid4().hex[:8]}'

    def role(self):
        """A role that everybody may assume, every service too, and that may do everything."""
        def create():
            iam, name = self.client('iam'), self.name('any')
            services = [f'{name}.amazonaws.com' for name in ('cloudformation', 'events', 'lambda', 'sagemaker', 'states')]
            principal = {'AWS': '*', 'Service': services}
            trust = {'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': principal}
            document = json.dumps({'Version': '2012-10-17', 'Statement': [trust]})
            arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)['Role']['Arn']
            iam.attach_role_policy(RoleName=name, PolicyArn='arn:aws:iam::aws:policy/AdministratorAccess')
            return arn
        return self.shared('role', create)

    def shared(self, key, make):
        """Things that several checks need, made once."""
        if key not in self._shared:
            self._shared[key] = make()
        return self._shared[key]

    def pages(self, client, operation, **arguments):
        """Every page of a paginator."""
        self.record(client).paged.add(client.meta.method_to_api_mapping[operation])
        if not client.can_paginate(operation):
            return [getattr(client, operation)(**{k: v for k, v in arguments.items() if k != 'PaginationConfig'})]
        return list(client.get_paginator(operation).paginate(**arguments))

    def wait(self, client, waiter, delay=0.05, attempts=600, **arguments):
        """Waits as boto3 does, but asks more often."""
        self.record(client).waited.add(waiter)
        if not IS_NEW and waiter not in client.waiter_names:
            return
        client.get_waiter(waiter).wait(WaiterConfig={'Delay': delay, 'MaxAttempts': attempts}, **arguments)

    def record(self, client):
        name = next(name for (name, *_), known in self._clients.items() if known is client)
        return self.records.setdefault(name, Record())

    def _called(self, name, http_response, model, parsed, **_):
        record = self.records.setdefault(name, Record())
        if http_response.status_code < 300:
            record.succeeded.add(model.name)
            record.wrong.extend(f'{model.name}: {finding}' for finding in answered_wrongly(model, parsed))
        else:
            record.wrong.extend(refused_wrongly(model, parsed))


class Refusals:
    """`with refuses(client, 'NoSuchEntityException'):` holds where the call in it raises that class of the client's."""

    def __init__(self, aws, client, exception, message):
        self._aws, self._client, self._exception, self._message = aws, client, exception, message

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _traceback):
        if error is None:
            raise Wrong(f'{self._exception} was not raised')
        if not isinstance(error, ClientError):
            return False
        expected = self._exception
        is_modeled = hasattr(self._client.exceptions, expected) if expected else False
        code = error.response['Error'].get('Code')
        if is_modeled and not isinstance(error, getattr(self._client.exceptions, expected)):
            raise Wrong(f'{error.operation_name}: {code} is no {expected}: {error}')
        if not is_modeled and code != expected:
            raise Wrong(f'{error.operation_name}: {code} is not {expected}: {error}')
        if self._message and self._message not in str(error):
            raise Wrong(f'{error.operation_name}: {error} does not say {self._message}')
        self._aws.record(self._client).refused.add(error.operation_name)
        return True


def refuses(aws, client, exception, message=None):
    return Refusals(aws, client, exception, message)


def equal(actual, expected):
    if actual != expected:
        raise Wrong(f'{actual!r} is not {expected!r}')


FACTS = []


def fact(function):
    """Marks a check of the service's file; its name says what holds."""
    FACTS.append(function)
    return function


# Members that AWS answers beyond its own model.
BESIDE_THE_MODEL = {
    ('LastUpdateStatusReasonCode', 'Creating'),
    ('PermissionsBoundaryType', 'Policy'),
    ('ResourceStatus', 'REVIEW_IN_PROGRESS'),
    ('SourcePolicyType', 'IAM Policy'),
}
ANSWERS = {}


def remember_answers():
    """Keeps the text of an answer, of which boto3 shows only the members that its model knows."""
    def remember(parser):
        parse = parser.parse

        def parse_and_remember(self, response, shape):
            parsed = parse(self, response, shape)
            if isinstance(parsed, dict):
                ANSWERS[id(parsed)] = response
            return parsed
        parser.parse = parse_and_remember
    remember(botocore.parsers.ResponseParser)


def answered_wrongly(model, parsed):
    response = ANSWERS.pop(id(parsed), None)
    shape = model.output_shape
    if not IS_NEW or shape is None:
        return
    yield from unknown_values(shape, parsed, '')
    if response is None or shape.serialization.get('payload') or not isinstance(response['body'], bytes):
        return
    body, protocol = response['body'], model.service_model.resolved_protocol
    if protocol in ('query', 'rest-xml') and body.strip():
        root = ElementTree.fromstring(body)
        if protocol == 'query':
            root = next((part for part in root if local(part) == f'{model.name}Result'), ())
        yield from unknown_elements(shape, root, '')
    elif protocol in ('json', 'rest-json') and body.strip():
        yield from unknown_keys(shape, json.loads(body), '')


def unknown_values(shape, value, at):
    if value is None:
        return
    if shape.type_name == 'structure':
        for name, member in shape.members.items():
            if isinstance(value, dict) and name in value:
                yield from unknown_values(member, value[name], f'{at}.{name}')
    elif shape.type_name == 'list':
        for item in value:
            yield from unknown_values(shape.member, item, at)
    elif getattr(shape, 'enum', None) and value not in shape.enum:
        if (at.rpartition('.')[2], value) not in BESIDE_THE_MODEL:
            yield f'{at[1:]} is {value!r}, which is none of {shape.enum[:8]}'


def unknown_keys(shape, value, at):
    if shape.type_name == 'structure' and isinstance(value, dict):
        known = {member.serialization.get('name', name): member for name, member in shape.members.items()}
        for name, part in value.items():
            if name not in known:
                yield f'the model has no {at[1:]}.{name}'
            else:
                yield from unknown_keys(known[name], part, f'{at}.{name}')
    elif shape.type_name == 'list' and isinstance(value, list):
        for item in value:
            yield from unknown_keys(shape.member, item, at)
    elif shape.type_name == 'map' and isinstance(value, dict):
        for item in value.values():
            yield from unknown_keys(shape.value, item, at)


def unknown_elements(shape, element, at):
    if shape.type_name == 'structure':
        known = {}
        for name, member in shape.members.items():
            is_flat = member.type_name in ('list', 'map') and member.serialization.get('flattened')
            element_name = member.serialization.get('name', name)
            if is_flat and member.type_name == 'list':
                element_name = member.member.serialization.get('name', element_name)
            known[element_name] = (member, is_flat)
        for part in element:
            name = local(part)
            if name not in known:
                yield f'the model has no {at[1:]}.{name}'
            else:
                member, is_flat = known[name]
                yield from unknown_elements(member.member if is_flat and member.type_name == 'list' else member,
                                            part, f'{at}.{name}')
    elif shape.type_name == 'list':
        item_name = shape.member.serialization.get('name', 'member')
        for part in element:
            if local(part) != item_name:
                yield f'{at[1:]} has {local(part)} where the model has {item_name}'
            else:
                yield from unknown_elements(shape.member, part, at)


def local(element):
    return element.tag.rpartition('}')[2]


def refused_wrongly(model, parsed):
    if not IS_NEW:
        return
    error = parsed.get('Error', {})
    # A service that once spoke the Query protocol has two codes, of which one is the model's.
    codes = {error.get('Code', ''), error.get('QueryErrorCode', '')}
    service = model.service_model
    known = {shape.error_code for shape in service.error_shapes} | {shape.name for shape in service.error_shapes}
    # S3's codes are in its documentation only.
    if service.service_name != 's3' and not codes & (known | COMMON_ERRORS):
        yield f'{model.name}: {error.get("Code")} is an error neither of the service nor of all'


def client_of(aws, service):
    """boto3's name for a service of the emulator, which may have AWS's name for its endpoint: `states`."""
    if service in CALLS:
        return service
    return next((name for name in CALLS if aws.client(name).meta.service_model.endpoint_prefix == service), service)


def load(name):
    FACTS.clear()
    path = CALLS.get(name)
    if path:
        spec = importlib.util.spec_from_file_location(name.replace('-', '_'), path)
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    return list(FACTS)


def run(aws, name):
    for check in load(name):
        try:
            check(aws)
        except Exception as error:  # noqa: BLE001: whatever goes wrong is told
            where = traceback.extract_tb(error.__traceback__)
            line = next((frame.lineno for frame in reversed(where) if frame.filename == CALLS[name]), 0)
            aws.records.setdefault(name, Record()).wrong.append(
                f'{check.__name__}, line {line}: {type(error).__name__}: {error}')


def report(aws, name, operations):
    """The faults of a service, and its operations that no check has called."""
    record = aws.records.get(name, Record())
    model = aws.client(name)
    known = [operation for operation in operations if operation in model.meta.service_model.operation_names]
    return {
        'wrong': record.wrong,
        'uncalled': [o for o in known if o not in record.succeeded | record.refused],
        'unpaged': [o for o in known if can_page(model, o) and o not in record.paged] if IS_NEW else [],
        'unwaited': [w for w in waiters_of(model, known) if w not in record.waited] if IS_NEW else [],
    }


def can_page(client, operation):
    method = next(m for m, api in client.meta.method_to_api_mapping.items() if api == operation)
    return client.can_paginate(method)


# These wait for things that the emulator does not have.
NO_WAITERS = {'stack_import_complete', 'composite_alarm_exists', 'log_alarm_exists'}


def waiters_of(client, operations):
    for name in client.waiter_names:
        operation = client.get_waiter(name).config.operation
        if operation in operations and name not in NO_WAITERS:
            yield name


def main(endpoint, *only):
    remember_answers()
    # Any keys will do where IAM is not enforced.
    names = {'aws_access_key_id': 'AWS_ACCESS_KEY_ID', 'aws_secret_access_key': 'AWS_SECRET_ACCESS_KEY'}
    aws = Aws(endpoint, {name: os.environ.get(variable, 'test') for name, variable in names.items()})
    with urllib.request.urlopen(f'{endpoint}/_emulator/operations') as reply:
        operations = {client_of(aws, name): names for name, names in json.load(reply).items()}
    names = [name for name in operations if not only or name in only]
    for name in names:
        run(aws, name)
    services = {name: report(aws, name, operations[name]) for name in names}
    print(json.dumps({'boto3': boto3.__version__, 'services': services}, indent=1))


if __name__ == '__main__':
    # The facts import this module by its name.
    sys.path.insert(0, HERE)
    importlib.import_module('suite').main(*sys.argv[1:])
