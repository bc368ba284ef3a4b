import {
  AddPermissionCommand,
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetPolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { constraint, FUNCTIONS, lambdaUnderTest, refusal } from '../testing/lambda-under-test.ts';

const tested = lambdaUnderTest();
let FunctionName = '';

beforeEach(async () => {
  ({ FunctionName } = await tested.make({ Publish: true }));
});

const allow = (StatementId: string, changes: object = {}) =>
  tested.client.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      ...changes,
    }),
  );
const forbid = (StatementId: string, changes: object = {}) =>
  tested.client.send(new RemovePermissionCommand({ FunctionName, StatementId, ...changes }));
const get = (changes: object = {}) => tested.client.send(new GetPolicyCommand({ FunctionName, ...changes }));
async function statements(changes: object = {}): Promise<string[]> {
  const { Policy = '' } = await get(changes);
  const { Statement } = JSON.parse(Policy) as { Statement: { Sid: string }[] };
  return Statement.map(({ Sid }) => Sid);
}
const NO_POLICY = {
  name: 'ResourceNotFoundException',
  status: 404,
  message: 'The resource you requested does not exist.',
};
const OTHER_REVISION = {
  name: 'PreconditionFailedException',
  status: 412,
  message:
    'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest ' +
    'Revision Id',
};

describe('AddPermission', () => {
  it('answers 201 with the statement as the policy has it', async () => {
    const answer = await allow('one');
    expect(answer.$metadata.httpStatusCode).toBe(201);
    const { Policy = '' } = await get();
    const policy = JSON.parse(Policy) as { Statement: unknown[] };
    expect(policy.Statement).toEqual([JSON.parse(answer.Statement ?? '')]);
  });

  it('adds to what is there, in the order of adding', async () => {
    for (const id of ['b', 'a', 'c']) await allow(id);
    expect(await statements()).toEqual(['b', 'a', 'c']);
  });

  it('has no condition where none is given', async () => {
    const { Statement = '' } = await allow('one');
    expect(JSON.parse(Statement)).not.toHaveProperty('Condition');
  });

  it.each([
    ['SourceArn', 'arn:aws:s3:::bucket', 'ArnLike', 'AWS:SourceArn'],
    ['SourceAccount', '111122223333', 'StringEquals', 'AWS:SourceAccount'],
    ['EventSourceToken', 'token', 'StringEquals', 'lambda:EventSourceToken'],
    ['PrincipalOrgID', 'o-0123456789', 'StringEquals', 'aws:PrincipalOrgID'],
  ])('writes %s as a condition', async (member, value, operator, key) => {
    const { Statement = '' } = await allow('one', { [member]: value });
    expect(JSON.parse(Statement)).toMatchObject({ Condition: { [operator]: { [key]: value } } });
  });

  it('gives each change a revision, and accepts only the last one', async () => {
    await allow('one');
    const { RevisionId } = await get();
    await allow('two', { RevisionId });
    expect((await get()).RevisionId).not.toBe(RevisionId);
    expect(await refusal(allow('three', { RevisionId }))).toEqual(OTHER_REVISION);
    expect(await statements()).toEqual(['one', 'two']);
  });

  it.each([
    ['an action of another service', { Action: 's3:GetObject' }, constraint('s3:GetObject', 'action')],
    ['a principal with a space', { Principal: 'a b' }, constraint('a b', 'principal')],
    ['a source that is no ARN', { SourceArn: 'bucket' }, constraint('bucket', 'sourceArn')],
    ['an account of 11 digits', { SourceAccount: '11112222333' }, constraint('11112222333', 'sourceAccount')],
    ['another kind of URL', { FunctionUrlAuthType: 'X' }, constraint('X', 'functionUrlAuthType')],
    ['an id of 101 characters', { StatementId: 'x'.repeat(101) }, constraint('x'.repeat(101), 'statementId')],
  ])('refuses %s as AWS’s check does', async (_what, changes, message) => {
    expect(await refusal(allow('one', changes))).toEqual({
      name: 'ValidationException',
      status: 400,
      message,
    });
    expect(await refusal(get())).toEqual(NO_POLICY);
  });

  it('answers 409 for an id that is there, in this policy alone', async () => {
    await allow('one');
    expect(await refusal(allow('one'))).toEqual({
      name: 'ResourceConflictException',
      status: 409,
      message:
        'The statement id (one) provided already exists. Please provide a new statement id, or remove the existing ' +
        'statement.',
    });
    await allow('one', { Qualifier: '1' });
    expect(await statements({ Qualifier: '1' })).toEqual(['one']);
  });
});

describe('RemovePermission', () => {
  it('answers 204, and leaves the other statements', async () => {
    for (const id of ['one', 'two']) await allow(id);
    expect((await forbid('one')).$metadata.httpStatusCode).toBe(204);
    expect(await statements()).toEqual(['two']);
  });

  it('accepts only the last revision', async () => {
    await allow('one');
    const { RevisionId } = await get();
    await allow('two');
    expect(await refusal(forbid('one', { RevisionId }))).toEqual(OTHER_REVISION);
    await forbid('one', { RevisionId: (await get()).RevisionId });
    expect(await statements()).toEqual(['two']);
  });

  it('removes from the policy of the qualifier alone', async () => {
    await allow('one');
    await allow('one', { Qualifier: '1' });
    await forbid('one', { Qualifier: '1' });
    expect(await refusal(get({ Qualifier: '1' }))).toEqual(NO_POLICY);
    expect(await statements()).toEqual(['one']);
  });

  it('removes the policy with its last statement', async () => {
    await allow('one');
    await forbid('one');
    expect(await refusal(get())).toEqual(NO_POLICY);
    expect(await refusal(forbid('one'))).toMatchObject({
      message: 'No policy is associated with the given resource.',
    });
  });
});

describe('a policy', () => {
  it('goes with its alias', async () => {
    const alias = { FunctionName, Name: 'live' };
    await tested.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
    await allow('one', { Qualifier: 'live' });
    await tested.client.send(new DeleteAliasCommand(alias));
    await tested.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
    expect(await refusal(get({ Qualifier: 'live' }))).toEqual(NO_POLICY);
  });

  it('goes with its version, and with its function', async () => {
    await allow('one');
    await allow('one', { Qualifier: '1' });
    await tested.client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' }));
    expect(await refusal(get({ Qualifier: '1' }))).toEqual(NO_POLICY);
    expect(await statements()).toEqual(['one']);
    await tested.client.send(new DeleteFunctionCommand({ FunctionName }));
    await tested.make({ FunctionName });
    expect(await refusal(get())).toEqual(NO_POLICY);
  });

  it('names as its resource the ARN of the function, version or alias', async () => {
    const { Statement = '' } = await allow('one', { Qualifier: '1' });
    expect(JSON.parse(Statement)).toMatchObject({ Resource: `${FUNCTIONS}${FunctionName}:1` });
  });
});
