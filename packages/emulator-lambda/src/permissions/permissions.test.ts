import {
  AddPermissionCommand,
  CreateAliasCommand,
  GetPolicyCommand,
  type LambdaClient,
  PublishVersionCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:';

let lambda: RunningLambda;
let client: LambdaClient;
let functions = 0;
let FunctionName = '';

beforeAll(async () => {
  lambda = await startLambda();
  ({ client } = lambda);
});
afterAll(() => lambda.close());
beforeEach(async () => {
  FunctionName = `function-${++functions}`;
  await lambda.create(FunctionName, 'export const handler = async () => 1;');
});

const allow = async (StatementId: string, changes: object = {}): Promise<unknown> => {
  const { Statement = '' } = await client.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      ...changes,
    }),
  );
  return JSON.parse(Statement);
};
const policyOf = async (Qualifier?: string) => {
  const { Policy = '', RevisionId } = await client.send(new GetPolicyCommand({ FunctionName, Qualifier }));
  return { policy: JSON.parse(Policy) as { Statement: { Sid: string; Resource: string }[] }, RevisionId };
};

it('adds a statement to the function’s policy, and takes it away', async () => {
  const statement = {
    Sid: 'rule',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: `${ARN}${FunctionName}`,
    Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:000000000000:rule/r' } },
  };
  expect(await allow('rule', { SourceArn: 'arn:aws:events:us-east-1:000000000000:rule/r' })).toEqual(
    statement,
  );
  expect((await policyOf()).policy).toEqual({ Version: '2012-10-17', Id: 'default', Statement: [statement] });
  await client.send(new RemovePermissionCommand({ FunctionName, StatementId: 'rule' }));
  await expect(policyOf()).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The resource you requested does not exist.',
  });
});

it.each([
  ['everybody', '*', '*'],
  ['an account', '111122223333', { AWS: 'arn:aws:iam::111122223333:root' }],
  ['a role', 'arn:aws:iam::111122223333:role/r', { AWS: 'arn:aws:iam::111122223333:role/r' }],
  ['a service', 's3.amazonaws.com', { Service: 's3.amazonaws.com' }],
])('accepts %s as a principal', async (_what, Principal, expected) => {
  expect(await allow('p', { Principal })).toMatchObject({ Principal: expected });
});

it('writes every condition that AWS has', async () => {
  const statement = await allow('all', {
    SourceAccount: '111122223333',
    FunctionUrlAuthType: 'NONE',
    EventSourceToken: 'token',
    PrincipalOrgID: 'o-1234567890',
    Action: 'lambda:InvokeFunctionUrl',
  });
  expect(statement).toMatchObject({
    Condition: {
      StringEquals: {
        'AWS:SourceAccount': '111122223333',
        'lambda:FunctionUrlAuthType': 'NONE',
        'lambda:EventSourceToken': 'token',
        'aws:PrincipalOrgID': 'o-1234567890',
      },
    },
  });
});

it('keeps a policy of its own for each version and alias', async () => {
  await client.send(new PublishVersionCommand({ FunctionName }));
  await client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  await allow('one', { Qualifier: '1' });
  await allow('two', { FunctionName: `${ARN}${FunctionName}:live` });
  expect((await policyOf('1')).policy.Statement[0]?.Resource).toBe(`${ARN}${FunctionName}:1`);
  expect((await policyOf('live')).policy.Statement[0]?.Resource).toBe(`${ARN}${FunctionName}:live`);
  await expect(policyOf()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

describe('AWS’s words for', () => {
  it.each([
    [
      'a statement that is there',
      {},
      'ResourceConflictException',
      'The statement id (first) provided already exists.',
    ],
    [
      'a principal that is none',
      { Principal: 'nobody' },
      'InvalidParameterValueException',
      'The provided principal was invalid.',
    ],
    [
      '$LATEST',
      { Qualifier: '$LATEST' },
      'InvalidParameterValueException',
      'We currently do not support adding policies for $LATEST.',
    ],
    ['a version that is not there', { Qualifier: '42' }, 'ResourceNotFoundException', 'Function not found: '],
    [
      'an alias that is not there',
      { Qualifier: 'none' },
      'ResourceNotFoundException',
      'Cannot find alias arn: ',
    ],
    [
      'a function that is not there',
      { FunctionName: 'none' },
      'ResourceNotFoundException',
      `Function not found: ${ARN}none`,
    ],
    [
      'another revision',
      { StatementId: 'second', RevisionId: 'old' },
      'PreconditionFailedException',
      'Call the GetPolicy API',
    ],
    [
      'a statement id of other characters',
      { StatementId: 'a.b' },
      'ValidationException',
      "Value 'a.b' at 'statementId' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
    ],
  ])('%s', async (_what, changes, name, message) => {
    await allow('first');
    await expect(allow('first', changes)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['no policy', {}, 'No policy is associated with the given resource.'],
    ['no function', { FunctionName: 'none' }, `No policy found for: ${ARN}none`],
  ])('the removal where there is %s', async (_what, changes, message) => {
    await expect(
      client.send(new RemovePermissionCommand({ FunctionName, StatementId: 's', ...changes })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message });
  });

  it('the removal of a statement that is not there', async () => {
    await allow('first');
    await expect(
      client.send(new RemovePermissionCommand({ FunctionName, StatementId: 'none' })),
    ).rejects.toMatchObject({ message: 'Statement none is not found in resource policy.' });
  });
});
