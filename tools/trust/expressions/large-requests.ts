import { systemClock } from '@scones/deterministic';
import { strToU8, zipSync } from 'fflate';
import { type Attack, type Call, NAME, numbers, ROLE } from './attacks.ts';

const large = (...calls: Call[]): Attack => ({ family: 'requests as large as ordinary ones are', calls });

const chain = (length: number): string =>
  JSON.stringify({
    StartAt: 'S0',
    States: Object.fromEntries(
      numbers(length).map((_, index) => [
        `S${index}`,
        index + 1 < length
          ? { Type: 'Pass', Parameters: { 'a.$': '$.a' }, Next: `S${index + 1}` }
          : { Type: 'Succeed' },
      ]),
    ),
  });

const machine: Call = ['CreateStateMachine', { name: NAME, definition: chain(200), roleArn: ROLE }];
const bucket: Call = ['CreateBucket', { Bucket: NAME }];
const group: Call = ['CreateLogGroup', { logGroupName: NAME }];
const stream: Call = ['CreateLogStream', { logGroupName: NAME, logStreamName: NAME }];

const files = (count: number): Uint8Array =>
  zipSync(
    Object.fromEntries(numbers(count).map((n) => [`folder-${n % 50}/file-${n}.mjs`, strToU8('export {}')])),
  );

/** Requests of up to 256 KB that ask for as much as they may. */
export const LARGE_REQUESTS: readonly Attack[] = [
  large(bucket, [
    'DeleteObjects',
    { Bucket: NAME, Delete: { Objects: numbers(1000).map((n) => ({ Key: `${'k'.repeat(100)}${n}` })) } },
  ]),
  large(
    bucket,
    ...numbers(200).map((n): Call => ['PutObject', { Bucket: NAME, Key: `a/${n}/b`, Body: 'x' }]),
    ['ListObjectsV2', { Bucket: NAME, Prefix: 'a/', Delimiter: '/' }],
  ),
  large(group, stream, [
    'PutLogEvents',
    {
      logGroupName: NAME,
      logStreamName: NAME,
      logEvents: numbers(4000).map((n) => ({ timestamp: systemClock.now(), message: `line ${n}` })),
    },
  ]),
  large([
    'PutMetricData',
    { Namespace: NAME, MetricData: numbers(1000).map((n) => ({ MetricName: `m${n}`, Value: n })) },
  ]),
  large(['CreateStateMachine', { name: NAME, definition: chain(2500), roleArn: ROLE }]),
  large(['ValidateStateMachineDefinition', { definition: chain(2500) }]),
  large(machine, [
    'StartExecution',
    {
      stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${NAME}`,
      input: JSON.stringify({ a: numbers(30_000) }),
    },
  ]),
  large([
    'CreateStack',
    {
      StackName: NAME,
      TemplateBody: JSON.stringify({
        Resources: Object.fromEntries(numbers(200).map((_, n) => [`Q${n}`, { Type: 'AWS::SQS::Queue' }])),
      }),
    },
  ]),
  large([
    'CreateFunction',
    {
      FunctionName: NAME,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { ZipFile: files(1500) },
    },
  ]),
  large(
    ['CreateQueue', { QueueName: NAME }],
    [
      'SendMessageBatch',
      {
        QueueUrl: `http://127.0.0.1/000000000000/${NAME}`,
        Entries: numbers(10).map((n) => ({ Id: `i${n}`, MessageBody: 'm'.repeat(25_000) })),
      },
    ],
  ),
];
