import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(() => emulator.close());

const HERE = 'us-east-1:000000000000';
const ROLE = 'arn:aws:iam::000000000000:role/any';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}
type Write = (tags: readonly Tag[]) => RequestInit & { readonly path?: string };

const json = (target: string, input: object): RequestInit => ({
  method: 'POST',
  headers: { 'x-amz-target': target },
  body: JSON.stringify(input),
});
const form = (
  Action: string,
  Version: string,
  members: Readonly<Record<string, string>>,
  tags: readonly Tag[],
): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams([
    ...Object.entries({ Action, Version, ...members }),
    ...tags.flatMap(({ Key, Value }, index): [string, string][] => [
      [`Tags.member.${index + 1}.Key`, Key],
      [`Tags.member.${index + 1}.Value`, Value],
    ]),
  ]),
});
const record = (tags: readonly Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
const inLowerCase = (tags: readonly Tag[]): object[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** The services that tag existing things: how each makes a thing with tags, and how it adds more. */
const TAGGERS: readonly [service: string, error: string, make: Write, add: Write][] = [
  [
    'CloudWatch',
    'InvalidParameterValue',
    (Tags) =>
      json('GraniteServiceVersion20100801.PutDashboard', {
        DashboardName: 'd',
        DashboardBody: '{"widgets":[]}',
        Tags,
      }),
    (Tags) =>
      json('GraniteServiceVersion20100801.TagResource', {
        ResourceARN: 'arn:aws:cloudwatch::000000000000:dashboard/d',
        Tags,
      }),
  ],
  [
    'EventBridge',
    'LimitExceededException',
    (Tags) => json('AWSEvents.CreateEventBus', { Name: 'b', Tags }),
    (Tags) => json('AWSEvents.TagResource', { ResourceARN: `arn:aws:events:${HERE}:event-bus/b`, Tags }),
  ],
  [
    'IAM',
    'LimitExceeded',
    (tags) =>
      form(
        'CreateRole',
        '2010-05-08',
        {
          RoleName: 'r',
          AssumeRolePolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          }),
        },
        tags,
      ),
    (tags) => form('TagRole', '2010-05-08', { RoleName: 'r' }, tags),
  ],
  [
    'Logs',
    'TooManyTagsException',
    (tags) => json('Logs_20140328.CreateLogGroup', { logGroupName: 'g', tags: record(tags) }),
    (tags) =>
      json('Logs_20140328.TagResource', {
        resourceArn: `arn:aws:logs:${HERE}:log-group:g`,
        tags: record(tags),
      }),
  ],
  [
    'Logs by group name',
    'InvalidParameterException',
    (tags) => json('Logs_20140328.CreateLogGroup', { logGroupName: 'h', tags: record(tags) }),
    (tags) => json('Logs_20140328.TagLogGroup', { logGroupName: 'h', tags: record(tags) }),
  ],
  [
    'SageMaker',
    'ValidationException',
    (Tags) =>
      json('SageMaker.CreateModel', {
        ModelName: 'm',
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/any:1' },
        Tags,
      }),
    (Tags) => json('SageMaker.AddTags', { ResourceArn: `arn:aws:sagemaker:${HERE}:model/m`, Tags }),
  ],
  [
    'SNS',
    'TagLimitExceeded',
    (tags) => form('CreateTopic', '2010-03-31', { Name: 't' }, tags),
    (tags) => form('TagResource', '2010-03-31', { ResourceArn: `arn:aws:sns:${HERE}:t` }, tags),
  ],
  [
    'Step Functions',
    'TooManyTags',
    (tags) =>
      json('AWSStepFunctions.CreateStateMachine', {
        name: 'm',
        roleArn: ROLE,
        definition: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
        tags: inLowerCase(tags),
      }),
    (tags) =>
      json('AWSStepFunctions.TagResource', {
        resourceArn: `arn:aws:states:${HERE}:stateMachine:m`,
        tags: inLowerCase(tags),
      }),
  ],
  [
    'Systems Manager',
    'TooManyTagsError',
    (Tags) => json('AmazonSSM.PutParameter', { Name: 'p', Value: 'v', Type: 'String', Tags }),
    (Tags) => json('AmazonSSM.AddTagsToResource', { ResourceType: 'Parameter', ResourceId: 'p', Tags }),
  ],
];

/** The services that accept tags only with a new thing. Lambda's other requests have tests of their own. */
const MAKERS: readonly [service: string, error: string, make: Write][] = [
  [
    'CloudFormation',
    'ValidationError',
    (tags) =>
      form(
        'CreateStack',
        '2010-05-15',
        { StackName: 's', TemplateBody: '{"Resources":{"T":{"Type":"AWS::SNS::Topic"}}}' },
        tags,
      ),
  ],
  [
    'Lambda',
    'InvalidParameterValueException',
    (tags) => ({
      path: '/2015-03-31/functions',
      method: 'POST',
      body: JSON.stringify({
        FunctionName: 'f',
        Role: ROLE,
        Runtime: 'nodejs24.x',
        Handler: 'a.b',
        Code: { ZipFile: '' },
        Tags: record(tags),
      }),
    }),
  ],
  [
    'STS',
    'ValidationError',
    (tags) => form('AssumeRole', '2011-06-15', { RoleArn: ROLE, RoleSessionName: 'me' }, tags),
  ],
];

const numbered = (from: number, to: number): Tag[] =>
  Array.from({ length: to - from }, (_, index) => ({ Key: `key-${from + index}`, Value: 'v' }));

async function send({ path = '/', ...request }: ReturnType<Write>): Promise<{ ok: boolean; text: string }> {
  const reply = await fetch(`${emulator.url}${path}`, request);
  return {
    ok: reply.ok,
    text: `${reply.headers.get('x-amzn-errortype') ?? ''} ${await reply.text()}`,
  };
}

describe('a resource has 50 tags at most', () => {
  it.each(TAGGERS)(
    'of %s, including those that it has already, or it answers %s',
    async (_service, error, make, add) => {
      expect(await send(make(numbered(0, 40)))).toMatchObject({ ok: true });
      expect(await send(add(numbered(40, 51)))).toEqual({ ok: false, text: expect.stringContaining(error) });
      expect(await send(add(numbered(35, 50)))).toMatchObject({ ok: true });
      expect(await send(add(numbered(0, 50)))).toMatchObject({ ok: true });
    },
  );

  it.each(MAKERS)('of %s, when it is made, or it answers %s', async (_service, error, make) => {
    expect(await send(make(numbered(0, 51)))).toEqual({ ok: false, text: expect.stringContaining(error) });
  });
});

const MAPS = ['Lambda', 'Logs', 'Logs by group name'];
const LISTS = [
  ...TAGGERS.map(([service, , , add]) => [service, add] as const),
  ...MAKERS.map(([service, , make]) => [service, make] as const),
].filter(([service]) => !MAPS.includes(service));

it.each(LISTS)('%s refuses a key that occurs twice in a request', async (_service, write) => {
  // Step Functions takes the very same tag twice for one.
  const [tag] = numbered(0, 1);
  const reply = await send(write([tag!, { ...tag!, Value: 'another' }]));
  expect(reply).toEqual({ ok: false, text: expect.stringContaining('Duplicate') });
});
