import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  paginateSimulatePrincipalPolicy,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', ...members }] });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'sagemaker.amazonaws.com' } },
  ],
});
const PolicySourceArn = 'arn:aws:iam::000000000000:role/baker';
const role = { RoleName: 'baker' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: TRUST }));
});
afterEach(() => iam.close());

const simulate = async (members: object) => {
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn,
    ActionNames: ['s3:PutObject'],
    ResourceArns: ['arn:aws:s3:::data/*'],
    ...members,
  });
  return (await iam.client.send(command)).EvaluationResults?.[0];
};

it('says what a role may, and which of its policies say so', async () => {
  expect(await simulate({})).toMatchObject({ EvalDecision: 'implicitDeny', EvalActionName: 's3:PutObject' });
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
  await iam.client.send(new AttachRolePolicyCommand({ ...role, PolicyArn }));
  expect(await simulate({})).toMatchObject({
    EvalDecision: 'allowed',
    EvalResourceName: 'arn:aws:s3:::data/*',
    MatchedStatements: [{ SourcePolicyId: 'AmazonS3FullAccess', SourcePolicyType: 'IAM Policy' }],
    OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    ResourceSpecificResults: [{ EvalResourceName: 'arn:aws:s3:::data/*', EvalResourceDecision: 'allowed' }],
  });
  const PolicyDocument = document({ Effect: 'Deny', Action: 's3:Put*' });
  await iam.client.send(new PutRolePolicyCommand({ ...role, PolicyName: 'no', PolicyDocument }));
  expect(await simulate({})).toMatchObject({ EvalDecision: 'explicitDeny' });
});

it('weighs further policies, a boundary and the values of conditions', async () => {
  const Condition = { StringEquals: { 's3:prefix': 'a' } };
  const PolicyInputList = [document({ Action: 's3:*', Condition })];
  expect(await simulate({ PolicyInputList })).toMatchObject({
    EvalDecision: 'implicitDeny',
    MissingContextValues: ['s3:prefix'],
  });
  const ContextEntries = [{ ContextKeyName: 's3:prefix', ContextKeyValues: ['a'], ContextKeyType: 'string' }];
  expect(await simulate({ PolicyInputList, ContextEntries })).toMatchObject({ EvalDecision: 'allowed' });
  const Boundary = await iam.client.send(
    new CreatePolicyCommand({ PolicyName: 'bound', PolicyDocument: document({ Action: 's3:Get*' }) }),
  );
  const PermissionsBoundary = Boundary.Policy?.Arn as string;
  await iam.client.send(new PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary }));
  expect(await simulate({ PolicyInputList, ContextEntries })).toMatchObject({
    EvalDecision: 'implicitDeny',
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
  });
});

it('answers every action on every resource in pages', async () => {
  const ActionNames = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
  const seen: (string | undefined)[] = [];
  for await (const page of paginateSimulatePrincipalPolicy(
    { client: iam.client, pageSize: 2 },
    { PolicySourceArn, ActionNames },
  ))
    seen.push(...(page.EvaluationResults ?? []).map(({ EvalActionName }) => EvalActionName));
  expect(seen).toEqual(ActionNames);
});

it.each([
  [
    'arn:aws:iam::000000000000:role/none',
    'NoSuchEntityException',
    'The role with name none cannot be found.',
  ],
  ['arn:aws:iam::000000000000:user/a/b', 'NoSuchEntityException', 'The user with name b cannot be found.'],
  ['arn:aws:iam::000000000000:root', 'InvalidInputException', 'does not clearly define entity type and name'],
])('knows no %s', async (arn, name, message) => {
  await expect(simulate({ PolicySourceArn: arn })).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

it('weighs policies that nobody has', async () => {
  const { EvaluationResults } = await iam.client.send(
    new SimulateCustomPolicyCommand({
      PolicyInputList: [document({ Action: 'lambda:*' })],
      ActionNames: ['lambda:InvokeFunction', 's3:GetObject'],
    }),
  );
  expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed', 'implicitDeny']);
  expect(EvaluationResults?.[0]?.MatchedStatements?.[0]?.SourcePolicyId).toBe('PolicyInputList.1');
});
