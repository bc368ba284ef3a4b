import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(() => emulator.close());

const HERE = 'us-east-1:000000000000';
const ROLE = 'arn:aws:iam::000000000000:role/any';
const Tags = [{ Key: 'aws:mine', Value: '1' }];

const json = (target: string, input: object): RequestInit => ({
  method: 'POST',
  headers: { 'x-amz-target': target },
  body: JSON.stringify(input),
});
const form = (Action: string, Version: string, members: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({
    Action,
    Version,
    ...members,
    'Tags.member.1.Key': 'aws:mine',
    'Tags.member.1.Value': '1',
  }),
});

/** A resource of each service with a tag whose key is AWS's own. S3 has a test of its own sentence for it. */
const REQUESTS: readonly [service: string, request: RequestInit, path?: string][] = [
  ['CloudFormation', form('CreateStack', '2010-05-15', { StackName: 's', TemplateBody: '{}' })],
  [
    'CloudWatch',
    json('GraniteServiceVersion20100801.PutDashboard', { DashboardName: 'd', DashboardBody: '', Tags }),
  ],
  ['EventBridge', json('AWSEvents.CreateEventBus', { Name: 'b', Tags })],
  ['IAM', form('CreateRole', '2010-05-08', { RoleName: 'r', AssumeRolePolicyDocument: '{}' })],
  [
    'Lambda',
    { method: 'POST', body: JSON.stringify({ Tags: { 'aws:mine': '1' } }) },
    `/2017-03-31/tags/${encodeURIComponent(`arn:aws:lambda:${HERE}:function:f`)}`,
  ],
  ['Logs', json('Logs_20140328.CreateLogGroup', { logGroupName: 'g', tags: { 'aws:mine': '1' } })],
  ['SageMaker', json('SageMaker.AddTags', { ResourceArn: `arn:aws:sagemaker:${HERE}:model/m`, Tags })],
  ['SNS', form('CreateTopic', '2010-03-31', { Name: 't' })],
  [
    'Step Functions',
    json('AWSStepFunctions.TagResource', {
      resourceArn: `arn:aws:states:${HERE}:stateMachine:m`,
      tags: [{ key: 'aws:mine', value: '1' }],
    }),
  ],
  ['STS', form('AssumeRole', '2011-06-15', { RoleArn: ROLE, RoleSessionName: 'me' })],
  ['Systems Manager', json('AmazonSSM.PutParameter', { Name: 'p', Value: 'v', Type: 'String', Tags })],
];

it.each(REQUESTS)('%s keeps AWS’s own tags from users', async (_service, request, path = '/') => {
  const reply = await fetch(`${emulator.url}${path}`, request);
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain('aws: prefixed tag key names are not allowed for external use.');
});
