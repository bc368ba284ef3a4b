import { systemClock } from '@scones/deterministic';
import { type Attack, attacks, type Call, LETTERS, NAME, nested, numbers, ROLE } from './attacks.ts';

const STARS = `${'*a'.repeat(200)}*b`;
const LONG = 'a'.repeat(100_000);

const event = (pattern: unknown, detail: unknown): Call => [
  'TestEventPattern',
  {
    EventPattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern),
    Event: JSON.stringify({
      id: '1',
      account: '000000000000',
      source: LETTERS,
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: [],
      'detail-type': 'a',
      detail,
    }),
  },
];

const EVENTS = attacks('event patterns', [
  event({ detail: { a: [{ wildcard: STARS }] } }, { a: LONG }),
  event({ detail: { a: [{ wildcard: '*a*a*a*a*a*a*b' }] } }, { a: LONG }),
  event({ detail: { a: [{ 'anything-but': { wildcard: STARS } }] } }, { a: LONG }),
  event(
    { detail: { a: numbers(2000).map((n) => ({ prefix: String(n) })) } },
    { a: numbers(20_000).map(String) },
  ),
  event({ $or: numbers(1000).map((n) => ({ detail: { a: [n] } })) }, { a: numbers(20_000) }),
  event(nested('{"a":', '["b"]', '}', 5000), {}),
  event(nested('{"$or":[{"a":["b"]},', '{"a":["b"]}', ']}', 1000), {}),
  event({ detail: { a: [{ cidr: '10.0.0.0/8' }] } }, { a: numbers(20_000).map((n) => `10.0.0.${n}`) }),
]);

const simulate = (statement: object, resource: string, context: readonly string[] = []): Call => [
  'SimulateCustomPolicy',
  {
    PolicyInputList: [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement },
      }),
    ],
    ActionNames: ['s3:GetObject'],
    ResourceArns: [resource],
    ContextEntries: [
      { ContextKeyName: 'aws:username', ContextKeyType: 'stringList', ContextKeyValues: [...context] },
    ],
  },
];

const OBJECT = `arn:aws:s3:::b/${'a'.repeat(1900)}`;

const POLICIES = attacks('IAM policies', [
  simulate({ Resource: `arn:aws:s3:::${STARS}` }, OBJECT),
  simulate({ Resource: `arn:aws:s3:::b/${'?*'.repeat(500)}b` }, OBJECT),
  simulate({ Action: 's3:*e*e*e*e*e*e*e*e*x' }, OBJECT),
  simulate({ Condition: { StringLike: { 'aws:username': [STARS] } } }, OBJECT, [LONG]),
  simulate(
    { Condition: { 'ForAllValues:StringLike': { 'aws:username': numbers(1000).map((n) => `*${n}*a*b`) } } },
    OBJECT,
    numbers(1000).map(String),
  ),
  simulate({ Resource: `arn:aws:s3:::${'${aws:username}'.repeat(500)}` }, OBJECT, ['a'.repeat(2000)]),
  ['CreatePolicy', { PolicyName: NAME, PolicyDocument: nested('{"Statement":[', '', ']}', 1500) }],
  ['CreatePolicy', { PolicyName: NAME, PolicyDocument: `{"Version":"2012-10-17",${' '.repeat(100_000)}}` }],
]);

const filter = (filterPattern: string, message = LETTERS): Attack => ({
  family: 'log filter patterns',
  calls: [
    ['CreateLogGroup', { logGroupName: NAME }],
    ['CreateLogStream', { logGroupName: NAME, logStreamName: NAME }],
    [
      'PutLogEvents',
      {
        logGroupName: NAME,
        logStreamName: NAME,
        logEvents: numbers(50).map(() => ({ timestamp: systemClock.now(), message })),
      },
    ],
    ['FilterLogEvents', { logGroupName: NAME, filterPattern }],
  ],
});

const FILTERS = [
  filter('%^(a+)+$%'),
  filter('%(.*)*(.*)*x$%', 'a'.repeat(5000)),
  filter('%^(a|aa|aaa)*b%', 'a'.repeat(5000)),
  filter('%(a{1,500}){1,500}b%', 'a'.repeat(5000)),
  filter('{ $.a = %^(a+)+$% }', JSON.stringify({ a: LETTERS })),
  filter('[a = %^(a+)+$%]'),
  filter(`{ $.a = "${STARS.slice(0, 400)}" }`, JSON.stringify({ a: 'a'.repeat(5000) })),
  filter(nested('{ ', nested('(', '$.a = 1', ')', 400), ' }', 1)),
  filter(`{ ${Array(90).fill('$.a = 1').join(' || ')} }`, JSON.stringify({ a: 2 })),
  filter(`[${'a,'.repeat(400)}b]`, 'a '.repeat(2500)),
  filter('?a '.repeat(250), 'b'.repeat(5000)),
  filter('"'.repeat(1023)),
];

const template = (body: object | string): Call => [
  'CreateStack',
  { StackName: NAME, TemplateBody: typeof body === 'string' ? body : JSON.stringify(body) },
];
const QUEUE = { Type: 'AWS::SQS::Queue' };
const parameter = (pattern: string, value: string): Call =>
  template({
    Parameters: { P: { Type: 'String', Default: value, AllowedPattern: pattern } },
    Resources: { QUEUE },
  });
const withValue = (value: unknown): Call =>
  template({ Resources: { QUEUE }, Outputs: { O: { Value: value } } });
const join = (depth: number): unknown => {
  let value: unknown = 'a';
  for (let level = 0; level < depth; level++) value = { 'Fn::Join': ['', [value, value]] };
  return value;
};

const TEMPLATES = attacks('CloudFormation templates', [
  parameter('^(a+)+$', LETTERS),
  parameter('(\\w+\\s?)*', `${'a'.repeat(4000)}!`),
  parameter('(a|a)*'.repeat(20), `${'a'.repeat(4000)}!`),
  template({
    Parameters: Object.fromEntries(
      numbers(200).map((_, index) => [
        `P${index}`,
        { Type: 'String', Default: LETTERS, AllowedPattern: '(a+)+' },
      ]),
    ),
    Resources: { QUEUE },
  }),
  withValue({ 'Fn::Sub': '${'.repeat(20_000) }),
  withValue({ 'Fn::Sub': '${AWS::Region}'.repeat(3000) }),
  withValue({ 'Fn::Sub': ['${A}'.repeat(5000), { A: 'a'.repeat(10_000) }] }),
  withValue({ 'Fn::Split': ['a', 'a'.repeat(40_000)] }),
  withValue(join(14)),
  withValue(JSON.parse(nested('{"Fn::Base64":', '"a"', '}', 2000))),
  template(nested('{"Resources":', '{}', '}', 5000)),
  template(`Resources: ${nested('[', '', ']', 5000)}`),
  template(
    ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
      .concat(numbers(9).map((_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`))
      .join('\n'),
  ),
  template(`Resources: &a\n  Q: *a\n`),
  template('{'.repeat(50_000)),
  template(`? ${'? '.repeat(10_000)}a`),
  template({
    Resources: Object.fromEntries(
      numbers(500).map((n, i) => [`Q${i}`, { ...QUEUE, DependsOn: [`Q${n % 500}`] }]),
    ),
  }),
]);

const PARAMETERS = attacks('AllowedPattern of SSM', [
  ...['^(a+)+$', '(\\w+\\s?)*', '(a|a)*b', '(.*)*(.*)*x', '(?=(a+)+b)a+'].map((AllowedPattern): Call => [
    'PutParameter',
    { Name: NAME, Type: 'String', Value: `${'a'.repeat(4000)}!`, AllowedPattern },
  ]),
  ['PutParameter', { Name: NAME, Type: 'String', Value: '{{'.repeat(2000) }],
]);

const list = (input: object): Attack => ({
  family: 'S3 list prefixes and delimiters',
  calls: [
    ['CreateBucket', { Bucket: NAME }],
    ...numbers(60).map((_, n): Call => [
      'PutObject',
      { Bucket: NAME, Key: 'a/'.repeat(500) + String(n), Body: '' },
    ]),
    ['ListObjectsV2', { Bucket: NAME, ...input }],
  ],
});

const LISTS = [
  list({ Prefix: 'a/'.repeat(400), Delimiter: '/' }),
  list({ Delimiter: 'a/'.repeat(500) }),
  list({ Delimiter: '\u{10ffff}', StartAfter: '\u{10ffff}'.repeat(200) }),
];

const scan = (input: object): Attack => ({
  family: 'DynamoDB expressions',
  calls: [
    [
      'CreateTable',
      {
        TableName: NAME,
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    ],
    ['PutItem', { TableName: NAME, Item: { id: { S: LETTERS }, a: { S: 'a'.repeat(100_000) } } }],
    ['Scan', { TableName: NAME, ...input }],
  ],
});

const VALUES = { ExpressionAttributeValues: { ':a': { S: 'a' } } };

const SCANS = [
  scan({ FilterExpression: nested('(', 'a = :a', ')', 2000), ...VALUES }),
  scan({ FilterExpression: `${'NOT '.repeat(900)} a = :a`, ...VALUES }),
  scan({ FilterExpression: Array(300).fill('contains(a, :a)').join(' AND '), ...VALUES }),
  scan({ ProjectionExpression: `a${'.a'.repeat(2000)}` }),
];

const PATHS = attacks('paths and trees of other services', [
  ['GetParametersByPath', { Path: '/a'.repeat(800), Recursive: true }],
  ['PutRule', { Name: NAME, ScheduleExpression: `cron(${'*/1,'.repeat(20_000)}* * * * ? *)` }],
  ['PutRule', { Name: NAME, ScheduleExpression: `cron(0 0 31 2 ? 2199)` }],
  ['PutMetricAlarm', { AlarmName: NAME, AlarmRule: nested('(', 'TRUE', ')', 5000) }],
  [
    'CreateRole',
    { RoleName: NAME, Path: '/a'.repeat(200), AssumeRolePolicyDocument: `"${ROLE.repeat(3000)}"` },
  ],
]);

const TREES: Attack[] = [
  {
    family: 'policies of resources',
    calls: [
      ['CreateBucket', { Bucket: NAME }],
      ['PutBucketPolicy', { Bucket: NAME, Policy: nested('{"a":', '1', '}', 3000) }],
    ],
  },
  {
    family: 'policies of resources',
    calls: [
      ['CreateTopic', { Name: NAME }],
      [
        'SetTopicAttributes',
        {
          TopicArn: `arn:aws:sns:us-east-1:000000000000:${NAME}`,
          AttributeName: 'Policy',
          AttributeValue: nested('[', '', ']', 50_000),
        },
      ],
    ],
  },
];

/** What the other services evaluate. */
export const SERVICE_ATTACKS: readonly Attack[] = [
  ...EVENTS,
  ...POLICIES,
  ...FILTERS,
  ...TEMPLATES,
  ...PARAMETERS,
  ...LISTS,
  ...SCANS,
  ...PATHS,
  ...TREES,
];
