import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const statement = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });
const trustOf = (Service: string): string => statement({ Action: 'sts:AssumeRole', Principal: { Service } });
const LAMBDA = trustOf('lambda.amazonaws.com');
const READ = statement({ Action: 's3:GetObject', Resource: "arn:aws:s3:::pictures/it's (1)*!" });
const role = { RoleName: 'baker' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(
    new CreateRoleCommand({
      ...role,
      Path: '/shop/',
      AssumeRolePolicyDocument: LAMBDA,
      Tags: [{ Key: 'project', Value: 'scones' }],
    }),
  );
});
afterEach(async () => {
  expect(iam.faults).toEqual([]);
  await iam.close();
});

const described = async () => (await iam.client.send(new GetRoleCommand(role))).Role!;

describe('a role', () => {
  it('is described in full, its trust percent-encoded', async () => {
    const { AssumeRolePolicyDocument = '', RoleId, ...rest } = await described();
    expect(rest).toMatchObject({
      Arn: 'arn:aws:iam::000000000000:role/shop/baker',
      Path: '/shop/',
      CreateDate: new Date(iam.clock.now()),
      MaxSessionDuration: 3600,
      Tags: [{ Key: 'project', Value: 'scones' }],
    });
    expect(RoleId).toMatch(/^AROA[0-9A-F]{17}$/);
    expect(AssumeRolePolicyDocument).toMatch(/^[\w.~%-]+$/);
    expect(decodeURIComponent(AssumeRolePolicyDocument)).toBe(LAMBDA);
  });

  it('changes its trust, its description, its sessions and its tags', async () => {
    const trust = trustOf('states.amazonaws.com');
    await iam.client.send(new UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: trust }));
    await iam.client.send(new UpdateRoleCommand({ ...role, Description: 'bakes', MaxSessionDuration: 7200 }));
    await iam.client.send(new TagRoleCommand({ ...role, Tags: [{ Key: 'stage', Value: '' }] }));
    await iam.client.send(new UntagRoleCommand({ ...role, TagKeys: ['project'] }));
    const changed = await described();
    expect(decodeURIComponent(changed.AssumeRolePolicyDocument ?? '')).toBe(trust);
    expect(changed).toMatchObject({ Description: 'bakes', MaxSessionDuration: 7200 });
    const { Tags } = await iam.client.send(new ListRoleTagsCommand(role));
    expect(Tags).toEqual([{ Key: 'stage', Value: '' }]);
  });

  it('is listed by path, in pages', async () => {
    await iam.client.send(new CreateRoleCommand({ RoleName: 'aunt', AssumeRolePolicyDocument: LAMBDA }));
    const first = await iam.client.send(new ListRolesCommand({ MaxItems: 1 }));
    expect(first).toMatchObject({ IsTruncated: true, Roles: [{ RoleName: 'aunt' }] });
    const second = await iam.client.send(new ListRolesCommand({ Marker: first.Marker }));
    expect(second).toMatchObject({ IsTruncated: false, Roles: [{ RoleName: 'baker' }] });
    const { Roles } = await iam.client.send(new ListRolesCommand({ PathPrefix: '/shop/' }));
    expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['baker']);
    await expect(iam.client.send(new ListRolesCommand({ Marker: '***' }))).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });

  it('is not made twice, nor with a trust that is none', async () => {
    const make = (RoleName: string, AssumeRolePolicyDocument: string): Promise<unknown> =>
      iam.client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    await expect(make('baker', LAMBDA)).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
    await expect(make('other', '{')).rejects.toThrow('This policy contains invalid Json');
    await expect(make('other', READ)).rejects.toThrow('Missing required field Principal');
  });

  it('refuses by name what the emulator does not do', async () => {
    const bounded = { AssumeRolePolicyDocument: LAMBDA, PermissionsBoundary: 'arn:aws:iam::aws:policy/X' };
    await expect(iam.client.send(new CreateRoleCommand({ RoleName: 'other', ...bounded }))).rejects.toThrow(
      'does not support the policy arn:aws:iam::aws:policy/X',
    );
  });

  it('is deleted only without policies, and is gone then', async () => {
    const policy = { ...role, PolicyName: 'read' };
    await iam.client.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: READ }));
    await expect(iam.client.send(new DeleteRoleCommand(role))).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete entity, must delete policies first.',
    });
    await iam.client.send(new DeleteRolePolicyCommand(policy));
    await iam.client.send(new DeleteRoleCommand(role));
    await expect(described()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name baker cannot be found.',
    });
  });
});

describe('an inline policy', () => {
  const policy = { ...role, PolicyName: 'read' };

  it('is kept as it was given, and answered percent-encoded', async () => {
    await iam.client.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: READ }));
    expect((await iam.client.send(new ListRolePoliciesCommand(role))).PolicyNames).toEqual(['read']);
    const { PolicyDocument = '' } = await iam.client.send(new GetRolePolicyCommand(policy));
    expect(PolicyDocument).toMatch(/^[\w.~%-]+$/);
    expect(decodeURIComponent(PolicyDocument)).toBe(READ);
    await iam.client.send(new DeleteRolePolicyCommand(policy));
    await expect(iam.client.send(new DeleteRolePolicyCommand(policy))).rejects.toThrow(
      'The role policy with name read cannot be found.',
    );
  });

  it('may be no longer than AWS lets it', async () => {
    const Resource = Array.from(
      { length: 300 },
      (_, index) => `arn:aws:s3:::pictures-of-bicycles/${index}/*`,
    );
    const PolicyDocument = statement({ Action: 's3:GetObject', Resource });
    await expect(
      iam.client.send(new PutRolePolicyCommand({ ...policy, PolicyDocument })),
    ).rejects.toMatchObject({ name: 'LimitExceededException' });
  });
});
