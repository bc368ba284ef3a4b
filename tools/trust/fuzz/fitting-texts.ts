import type { TextsFor } from './random-input.ts';

/** Every resource of the fuzzed account has this name, so that requests find one another's. */
export const NAME = 'thing';
const ACCOUNT = '000000000000';
const REGION = 'us-east-1';

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

export const ROLE = `arn:aws:iam::${ACCOUNT}:role/${NAME}`;

export const MACHINE = JSON.stringify({
  StartAt: 'A',
  States: { A: { Type: 'Pass', Result: { a: [1, 2] }, Next: 'B' }, B: { Type: 'Succeed' } },
});

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*' }],
});

export const TEMPLATE = JSON.stringify({
  Parameters: { P: { Type: 'String', Default: 'a', AllowedPattern: '[a-z]+' } },
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { Tags: [{ Key: 'a', Value: 'b' }] } } },
  Outputs: { Out: { Value: { 'Fn::Sub': '${Queue} ${P}' } } },
});

const ARNS = [
  arn('states', `stateMachine:${NAME}`),
  arn('states', `execution:${NAME}:${NAME}`),
  arn('states', `activity:${NAME}`),
  arn('lambda', `function:${NAME}`),
  arn('sns', NAME),
  arn('sqs', NAME),
  arn('ssm', `parameter/${NAME}`),
  arn('logs', `log-group:${NAME}`),
  arn('dynamodb', `table/${NAME}`),
  arn('events', `rule/${NAME}`),
  arn('cloudwatch', `alarm:${NAME}`),
  arn('sagemaker', `model/${NAME}`),
  arn('cloudformation', `stack/${NAME}/00000000-0000-4000-8000-000000000000`),
  ROLE,
  `arn:aws:iam::${ACCOUNT}:policy/${NAME}`,
  `arn:aws:s3:::${NAME}`,
  `arn:aws:s3:::${NAME}/*`,
];

/** What members of these names want. */
const BY_NAME: readonly (readonly [pattern: RegExp, texts: readonly string[]])[] = [
  [/template/i, [TEMPLATE]],
  [/assume|policy/i, [POLICY, `arn:aws:iam::${ACCOUNT}:policy/${NAME}`]],
  [/definition/i, [MACHINE]],
  [/eventpattern/i, ['{"source":["a",{"prefix":"b"}]}', '{"detail":{"a":[{"wildcard":"a*b*c"}]}}']],
  [/filterpattern/i, ['ERROR', '{ $.a = "x*" }', '[a, b = x*]', '%a[bc]%']],
  [/role/i, [ROLE, NAME]],
  [/queueurl/i, [`http://127.0.0.1/${ACCOUNT}/${NAME}`]],
  [/arn|resource|source/i, ARNS],
  [/uri|url|location|path/i, [`s3://${NAME}/${NAME}`, `http://127.0.0.1:1/${NAME}`, `/${NAME}`]],
  [/schedule/i, ['rate(1 hour)', 'cron(0 12 * * ? *)']],
  [/input|payload|message|body|details|cause/i, ['{"a":1}', '"text"', NAME]],
  [/time|date/i, ['2026-01-01T00:00:00Z', '1767225600']],
  [/expression/i, ['#a = :a', 'attribute_exists(id)', 'SET #a = :a']],
];

const OTHERS = [
  ...[
    NAME,
    `/${NAME}`,
    `${NAME}.fifo`,
    'id',
    'S',
    'HASH',
    'String',
    '1',
    '60',
    '{}',
    '{"a":1}',
    'true',
    'a=b',
  ],
  ...[
    'us-east-1',
    '*',
    's3:*',
    'ml.m5.large',
    'nodejs22.x',
    'index.handler',
    'sqs',
    'lambda',
    'Sum',
    'ApplicationX',
  ],
  ...['text/plain', '00000000-0000-4000-8000-000000000000', 'A'.repeat(64), `lambda:InvokeFunction`, ACCOUNT],
  ...[
    '2026-01-01T00:00:00Z',
    '2012-10-17',
    'bytes=0-1',
    '"etag"',
    `${NAME}/${NAME}`,
    'Sid1',
    'v1',
    '$LATEST',
  ],
];

/** Texts that a member of that name may take, the most fitting first. */
export const fittingTexts: TextsFor = (member) => [
  ...BY_NAME.filter(([pattern]) => pattern.test(member)).flatMap(([, texts]) => texts),
  ...OTHERS,
  ...ARNS,
  MACHINE,
  POLICY,
  TEMPLATE,
];
