import { queryRefusals } from '@scones/emulator-core';
import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  ListEntitiesForPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const document = (Effect: string, Action: string, more: object = { Resource: '*' }): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, ...more }] });
const AssumeRolePolicyDocument = document('Allow', 'sts:AssumeRole', {
  Principal: { Service: 'lambda.amazonaws.com' },
});
const ROLE = 'arn:aws:iam::000000000000:role/baker';
const PermissionsBoundary = 'arn:aws:iam::000000000000:policy/bound';
const role = { RoleName: 'baker' };
const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::data/1' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  const bound = { PolicyName: 'bound', PolicyDocument: document('Allow', 'logs:*') };
  await iam.client.send(new CreatePolicyCommand(bound));
  await iam.client.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument, PermissionsBoundary }));
  const PolicyDocument = document('Allow', 's3:*');
  await iam.client.send(new PutRolePolicyCommand({ ...role, PolicyName: 'p', PolicyDocument }));
});
afterEach(() => iam.close());

const refusal = (): (() => void) => {
  const session = iam.service.sessionFor(ROLE);
  return () => iam.service.requireAccess({ refusals: queryRefusals }, { session }, read);
};

it('bounds what a role’s policies allow until it is taken away', async () => {
  expect((await iam.client.send(new GetRoleCommand(role))).Role?.PermissionsBoundary).toEqual({
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: PermissionsBoundary,
  });
  expect(iam.service.decide(ROLE, read)).toBe('implicitDeny');
  expect(refusal()).toThrow('because no permissions boundary allows the s3:GetObject action');
  await iam.client.send(new DeleteRolePermissionsBoundaryCommand(role));
  expect(iam.service.decide(ROLE, read)).toBe('allowed');
  expect(refusal()).not.toThrow();
  await expect(iam.client.send(new DeleteRolePermissionsBoundaryCommand(role))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  await iam.client.send(new PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary }));
  expect(iam.service.decide(ROLE, read)).toBe('implicitDeny');
});

it('changes with the default version of the policy', async () => {
  const PolicyDocument = document('Allow', 's3:*');
  await iam.client.send(new CreatePolicyVersionCommand({ PolicyArn: PermissionsBoundary, PolicyDocument }));
  expect(iam.service.decide(ROLE, read)).toBe('implicitDeny');
  const version = { PolicyArn: PermissionsBoundary, VersionId: 'v2' };
  await iam.client.send(new SetDefaultPolicyVersionCommand(version));
  expect(iam.service.decide(ROLE, read)).toBe('allowed');
});

it('lists the role, and is not deleted while the role has it', async () => {
  const PolicyArn = PermissionsBoundary;
  const entities = async (PolicyUsageFilter: 'PermissionsPolicy' | 'PermissionsBoundary') =>
    (await iam.client.send(new ListEntitiesForPolicyCommand({ PolicyArn, PolicyUsageFilter }))).PolicyRoles;
  expect(await entities('PermissionsBoundary')).toMatchObject([{ RoleName: 'baker' }]);
  expect(await entities('PermissionsPolicy')).toEqual([]);
  await expect(iam.client.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toThrow(
    'attached to entities',
  );
});

it('leaves the rest of the role as it is when its description changes', async () => {
  const command = new UpdateRoleDescriptionCommand({ ...role, Description: 'bakes' });
  expect((await iam.client.send(command)).Role).toMatchObject({ RoleName: 'baker', Description: 'bakes' });
});

it('is a policy of 6,144 characters at most, and a trust policy of 2,048', async () => {
  const PolicyDocument = document('Allow', 's3:*', { Resource: `arn:aws:s3:::${'x'.repeat(6144)}` });
  await expect(
    iam.client.send(new CreatePolicyCommand({ PolicyName: 'long', PolicyDocument })),
  ).rejects.toThrow('Cannot exceed quota for PolicySize: 6144');
  const trust = document('Allow', 'sts:AssumeRole', { Principal: { AWS: 'x'.repeat(2048) } });
  await expect(
    iam.client.send(new CreateRoleCommand({ RoleName: 'long', AssumeRolePolicyDocument: trust })),
  ).rejects.toThrow('Cannot exceed quota for ACLSizePerRole: 2048');
});
