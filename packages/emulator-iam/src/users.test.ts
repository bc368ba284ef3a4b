import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeletePolicyCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetAccountSummaryCommand,
  GetPolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateAccessKeyCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const READ = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const UserName = 'mary';
const Arn = 'arn:aws:iam::000000000000:user/staff/mary';

let iam: Awaited<ReturnType<typeof startIam>>;
let client: IAMClient;
beforeEach(async () => {
  iam = await startIam();
  ({ client } = iam);
  await client.send(
    new CreateUserCommand({ UserName, Path: '/staff/', Tags: [{ Key: 'team', Value: 'bikes' }] }),
  );
});
afterEach(() => iam.close());

describe('a user', () => {
  it('is kept with its path and tags', async () => {
    const { User } = await client.send(new GetUserCommand({ UserName }));
    expect(User).toMatchObject({ UserName, Arn, Path: '/staff/', Tags: [{ Key: 'team', Value: 'bikes' }] });
    expect(User?.UserId).toMatch(/^AIDA[A-Z0-9]{17}$/);
    const { Users } = await client.send(new ListUsersCommand({ PathPrefix: '/staff/' }));
    expect(Users?.map((each) => each.Arn)).toEqual([Arn]);
    expect((await client.send(new ListUsersCommand({ PathPrefix: '/other/' }))).Users).toEqual([]);
    expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap?.Users).toBe(1);
  });

  it('is refused twice, in whatever case, and where it is not there', async () => {
    await expect(client.send(new CreateUserCommand({ UserName: 'Mary' }))).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'User with name Mary already exists.',
    });
    await expect(client.send(new GetUserCommand({ UserName: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The user with name none cannot be found.',
    });
    // The root of the account is no user of IAM's.
    await expect(client.send(new GetUserCommand({}))).rejects.toMatchObject({
      message: 'Must specify userName when calling with non-User credentials',
    });
  });

  it('keeps its keys and policies under another name', async () => {
    await client.send(new PutUserPolicyCommand({ UserName, PolicyName: 'read', PolicyDocument: READ }));
    const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
    await client.send(new UpdateUserCommand({ UserName, NewUserName: 'marie', NewPath: '/' }));
    const renamed = await client.send(new GetUserCommand({ UserName: 'marie' }));
    expect(renamed.User?.Arn).toBe('arn:aws:iam::000000000000:user/marie');
    const keys = await client.send(new ListAccessKeysCommand({ UserName: 'marie' }));
    expect(keys.AccessKeyMetadata?.map((key) => key.AccessKeyId)).toEqual([AccessKey?.AccessKeyId]);
    const policies = await client.send(new ListUserPoliciesCommand({ UserName: 'marie' }));
    expect(policies.PolicyNames).toEqual(['read']);
  });

  it('is tagged', async () => {
    await client.send(new TagUserCommand({ UserName, Tags: [{ Key: 'a', Value: '1' }] }));
    await client.send(new UntagUserCommand({ UserName, TagKeys: ['team'] }));
    expect((await client.send(new ListUserTagsCommand({ UserName }))).Tags).toEqual([
      { Key: 'a', Value: '1' },
    ]);
  });

  it('goes only when its keys and policies have gone', async () => {
    const remove = () => client.send(new DeleteUserCommand({ UserName }));
    await client.send(new PutUserPolicyCommand({ UserName, PolicyName: 'read', PolicyDocument: READ }));
    const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
    await expect(remove()).rejects.toThrow('must delete access keys first');
    await client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId }));
    await expect(remove()).rejects.toThrow('must delete policies first');
    await client.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'read' }));
    await remove();
    await expect(remove()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

describe('its policies', () => {
  it('are inline, 2,048 characters together', async () => {
    await client.send(new PutUserPolicyCommand({ UserName, PolicyName: 'read', PolicyDocument: READ }));
    const { PolicyDocument } = await client.send(new GetUserPolicyCommand({ UserName, PolicyName: 'read' }));
    expect(decodeURIComponent(PolicyDocument ?? '')).toBe(READ);
    const long = READ.replace('"*"', `"arn:aws:s3:::${'b'.repeat(2048)}"`);
    await expect(
      client.send(new PutUserPolicyCommand({ UserName, PolicyName: 'long', PolicyDocument: long })),
    ).rejects.toThrow('Maximum policy size of 2048 bytes exceeded for user mary');
    await expect(client.send(new GetUserPolicyCommand({ UserName, PolicyName: 'long' }))).rejects.toThrow(
      'The user policy with name long cannot be found.',
    );
  });

  it('are managed ones, which cannot go meanwhile, and a boundary', async () => {
    const made = await client.send(new CreatePolicyCommand({ PolicyName: 'read', PolicyDocument: READ }));
    const PolicyArn = made.Policy?.Arn;
    await client.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    await client.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary: PolicyArn }));
    const attached = await client.send(new ListAttachedUserPoliciesCommand({ UserName }));
    expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'read', PolicyArn }]);
    expect((await client.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
    });
    const entities = await client.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
    expect(entities.PolicyUsers?.map((user) => user.UserName)).toEqual([UserName]);
    await expect(client.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
    const asked = { PolicySourceArn: Arn, ActionNames: ['s3:GetObject', 's3:PutObject'] };
    const { EvaluationResults } = await client.send(new SimulatePrincipalPolicyCommand(asked));
    expect(EvaluationResults?.map((each) => each.EvalDecision)).toEqual(['allowed', 'implicitDeny']);
    await client.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
    await client.send(new DeleteUserPermissionsBoundaryCommand({ UserName }));
    await expect(client.send(new DeleteUserPermissionsBoundaryCommand({ UserName }))).rejects.toThrow(
      'The user with name mary has no permissions boundary.',
    );
    await client.send(new DeletePolicyCommand({ PolicyArn }));
  });
});

describe('its access keys', () => {
  const make = () => client.send(new CreateAccessKeyCommand({ UserName }));

  it('are two at most, and tell their secret once', async () => {
    const { AccessKey } = await make();
    expect(AccessKey).toMatchObject({ UserName, Status: 'Active' });
    expect(AccessKey?.AccessKeyId).toMatch(/^AKIA[A-Z0-9]{16}$/);
    expect(AccessKey?.SecretAccessKey).toHaveLength(40);
    await make();
    await expect(make()).rejects.toMatchObject({ message: 'Cannot exceed quota for AccessKeysPerUser: 2' });
    const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName }));
    expect(JSON.stringify(AccessKeyMetadata)).not.toContain(AccessKey?.SecretAccessKey);
  });

  it('are known by whose they are, and sign nothing while they are not active', async () => {
    const { AccessKeyId = '' } = (await make()).AccessKey ?? {};
    expect(iam.service.sessionOf(AccessKeyId)).toMatchObject({ roleArn: Arn });
    const status = { UserName, AccessKeyId, Status: 'Inactive' } as const;
    await client.send(new UpdateAccessKeyCommand(status));
    const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName }));
    expect(AccessKeyMetadata).toMatchObject([{ AccessKeyId, Status: 'Inactive' }]);
  });

  it('are of one user', async () => {
    const { AccessKeyId } = (await make()).AccessKey ?? {};
    await client.send(new CreateUserCommand({ UserName: 'other' }));
    await expect(client.send(new DeleteAccessKeyCommand({ UserName: 'other', AccessKeyId }))).rejects.toThrow(
      `The Access Key with id ${AccessKeyId} cannot be found.`,
    );
  });
});
