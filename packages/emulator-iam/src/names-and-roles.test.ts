import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });
const TRUST = document({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
const READ = document({ Action: 's3:GetObject', Resource: '*' });
const RoleName = 'baker';
const NO_ROLE = { name: 'NoSuchEntityException', message: 'The role with name none cannot be found.' };

let iam: Awaited<ReturnType<typeof startIam>>;
let client: typeof iam.client;

const createRole = (change: Partial<CreateRoleCommandInput> = {}) =>
  client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...change }));
const getRole = async () => (await client.send(new GetRoleCommand({ RoleName }))).Role;
const createPolicy = async (PolicyName: string) => {
  const { Policy } = await client.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: READ }));
  return Policy?.Arn as string;
};
const attach = (PolicyArn: string) => client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
const putPolicy = (PolicyName: string, PolicyDocument = READ) =>
  client.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));

beforeEach(async () => {
  iam = await startIam();
  ({ client } = iam);
  await createRole();
});
afterEach(() => iam.close());

describe('a name', () => {
  it('is taken whatever its case, by a role, a policy and an instance profile each', async () => {
    await createPolicy('reads');
    await client.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'oven' }));
    for (const again of [
      () => createRole({ RoleName: 'Baker' }),
      () => createPolicy('READS'),
      () => client.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'Oven' })),
    ])
      await expect(again()).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
    await client.send(new CreateInstanceProfileCommand({ InstanceProfileName: RoleName }));
  });

  it('is taken on another path too', async () => {
    await expect(createRole({ Path: '/shop/' })).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'Role with name baker already exists.',
    });
  });

  it.each(['', 'a b', 'é', 'a/b', 'x'.repeat(65)])('is none of a role: %j', async (name) => {
    await expect(createRole({ RoleName: name })).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it.each(['x'.repeat(64), 'a+b=c,d.e@f-g_h'])('is one of a role: %s', async (name) => {
    expect((await createRole({ RoleName: name })).Role?.RoleName).toBe(name);
  });

  it.each(['shop', '/shop', 'shop/', '/sh op/'])('stands on no such path: %s', async (Path) => {
    await expect(createRole({ RoleName: 'other', Path })).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('a role that is not there', () => {
  const none = { RoleName: 'none' };
  const policy = { ...none, PolicyName: 'p' };
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
  it.each([
    ['GetRole', () => new GetRoleCommand(none)],
    ['DeleteRole', () => new DeleteRoleCommand(none)],
    ['UpdateRole', () => new UpdateRoleCommand({ ...none, Description: 'd' })],
    ['UpdateRoleDescription', () => new UpdateRoleDescriptionCommand({ ...none, Description: 'd' })],
    ['UpdateAssumeRolePolicy', () => new UpdateAssumeRolePolicyCommand({ ...none, PolicyDocument: TRUST })],
    ['ListRolePolicies', () => new ListRolePoliciesCommand(none)],
    ['ListAttachedRolePolicies', () => new ListAttachedRolePoliciesCommand(none)],
    ['ListRoleTags', () => new ListRoleTagsCommand(none)],
    ['TagRole', () => new TagRoleCommand({ ...none, Tags: [{ Key: 'a', Value: '1' }] })],
    ['UntagRole', () => new UntagRoleCommand({ ...none, TagKeys: ['a'] })],
    ['PutRolePolicy', () => new PutRolePolicyCommand({ ...policy, PolicyDocument: READ })],
    ['GetRolePolicy', () => new GetRolePolicyCommand(policy)],
    ['DeleteRolePolicy', () => new DeleteRolePolicyCommand(policy)],
    ['AttachRolePolicy', () => new AttachRolePolicyCommand({ ...none, PolicyArn })],
    ['DetachRolePolicy', () => new DetachRolePolicyCommand({ ...none, PolicyArn })],
  ])('is not found by %s', async (_, command) => {
    await expect(client.send(command() as GetRoleCommand)).rejects.toMatchObject(NO_ROLE);
  });
});

describe('a role', () => {
  it('is made with the longest session that AWS lets it have, and with none longer or too short', async () => {
    await createRole({ RoleName: 'long', MaxSessionDuration: 43_200 });
    const { Role } = await client.send(new GetRoleCommand({ RoleName: 'long' }));
    expect(Role?.MaxSessionDuration).toBe(43_200);
    for (const MaxSessionDuration of [3599, 43_201])
      await expect(createRole({ RoleName: 'other', MaxSessionDuration })).rejects.toMatchObject({
        name: 'ValidationError',
      });
  });

  it('keeps what an update leaves out', async () => {
    await client.send(new UpdateRoleCommand({ RoleName, Description: 'bakes', MaxSessionDuration: 7200 }));
    await client.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 3600 }));
    expect(await getRole()).toMatchObject({ Description: 'bakes', MaxSessionDuration: 3600 });
    const changed = await client.send(new UpdateRoleDescriptionCommand({ RoleName, Description: 'rests' }));
    expect(changed.Role).toMatchObject({ RoleName, Description: 'rests', MaxSessionDuration: 3600 });
  });

  it('keeps its trust when a new one is refused', async () => {
    const update = client.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: READ }));
    await expect(update).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    expect(decodeURIComponent((await getRole())?.AssumeRolePolicyDocument ?? '')).toBe(TRUST);
  });

  it('has another id when it is made again', async () => {
    const before = (await getRole())?.RoleId;
    await client.send(new DeleteRoleCommand({ RoleName }));
    await createRole();
    expect((await getRole())?.RoleId).not.toBe(before);
  });

  it('shows its tags where it is described, and not where it is listed', async () => {
    await client.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'a', Value: '1' }] }));
    expect(await getRole()).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }] });
    const { Roles } = await client.send(new ListRolesCommand({}));
    expect(Roles?.[0]).not.toHaveProperty('Tags');
  });

  it('has fifty tags at most', async () => {
    const tags = (count: number, letter: string) =>
      Array.from({ length: count }, (_, index) => ({ Key: `${letter}${index}`, Value: '' }));
    await client.send(new TagRoleCommand({ RoleName, Tags: tags(50, 'a') }));
    await client.send(new TagRoleCommand({ RoleName, Tags: tags(50, 'A') }));
    await expect(client.send(new TagRoleCommand({ RoleName, Tags: tags(1, 'b') }))).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    await client.send(new UntagRoleCommand({ RoleName, TagKeys: ['A0', 'never-was'] }));
    expect((await client.send(new ListRoleTagsCommand({ RoleName }))).Tags).toHaveLength(49);
  });
});

describe('the inline policies of a role', () => {
  const get = async (PolicyName: string) =>
    decodeURIComponent(
      (await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument ?? '',
    );

  it('take the place of one of the same name', async () => {
    await putPolicy('p');
    const write = document({ Action: 's3:PutObject', Resource: '*' });
    await putPolicy('p', write);
    expect(await get('p')).toBe(write);
    expect((await client.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['p']);
  });

  it('are listed page by page', async () => {
    for (const name of ['a', 'b', 'c']) await putPolicy(name);
    const first = await client.send(new ListRolePoliciesCommand({ RoleName, MaxItems: 2 }));
    const second = await client.send(new ListRolePoliciesCommand({ RoleName, Marker: first.Marker }));
    expect([first, second].map(({ PolicyNames, IsTruncated }) => [PolicyNames, IsTruncated])).toEqual([
      [['a', 'b'], true],
      [['c'], false],
    ]);
  });

  it('are together no longer than AWS lets them, white space left out', async () => {
    const ofLength = (length: number) => {
      const shortest = document({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::' }).length;
      return document({ Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(length - shortest)}` });
    };
    await putPolicy('half', ofLength(5120));
    await putPolicy('other', `${ofLength(5120)}${' '.repeat(100)}`);
    await expect(putPolicy('other', ofLength(5121))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Maximum policy size of 10240 bytes exceeded for role baker',
    });
    await expect(putPolicy('third')).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  it.each(['none', 'toString', 'constructor', '__proto__'])('have none called %s', async (PolicyName) => {
    const message = `The role policy with name ${PolicyName} cannot be found.`;
    for (const command of [
      new GetRolePolicyCommand({ RoleName, PolicyName }),
      new DeleteRolePolicyCommand({ RoleName, PolicyName }),
    ])
      await expect(client.send(command as GetRolePolicyCommand)).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message,
      });
    await putPolicy(PolicyName);
    expect(await get(PolicyName)).toBe(READ);
  });
});

describe('the managed policies of a role', () => {
  const attached = async () =>
    (await client.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies;

  it('are attached once, however often it is asked for', async () => {
    const PolicyArn = await createPolicy('reads');
    for (let time = 0; time < 2; time++) await attach(PolicyArn);
    expect(await attached()).toEqual([{ PolicyName: 'reads', PolicyArn }]);
  });

  it('are ten at most', async () => {
    for (let index = 0; index < 10; index++) await attach(await createPolicy(`p${index}`));
    await expect(attach(await createPolicy('p10'))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for PoliciesPerRole: 10',
    });
    expect(await attached()).toHaveLength(10);
  });

  it('are detached only when they are attached', async () => {
    const PolicyArn = await createPolicy('reads');
    const detach = () => client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await expect(detach()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} was not found.`,
    });
    await attach(PolicyArn);
    await detach();
    expect(await attached()).toEqual([]);
  });
});

describe('an instance profile', () => {
  const InstanceProfileName = 'oven';
  const found = async () =>
    (await client.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile;
  const noProfile = {
    name: 'NoSuchEntityException',
    message: 'Instance Profile none cannot be found.',
  };

  beforeEach(() => client.send(new CreateInstanceProfileCommand({ InstanceProfileName })));

  it('has no role to begin with, and removes only the role that it has', async () => {
    expect((await found())?.Roles).toEqual([]);
    const pair = { InstanceProfileName, RoleName };
    await expect(client.send(new RemoveRoleFromInstanceProfileCommand(pair))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await client.send(new AddRoleToInstanceProfileCommand(pair));
    await client.send(new RemoveRoleFromInstanceProfileCommand(pair));
    expect((await found())?.Roles).toEqual([]);
  });

  it('takes only a role that is there', async () => {
    const pair = { InstanceProfileName, RoleName: 'none' };
    await expect(client.send(new AddRoleToInstanceProfileCommand(pair))).rejects.toMatchObject(NO_ROLE);
  });

  it('is not found under another name', async () => {
    const none = { InstanceProfileName: 'none' };
    for (const command of [
      new GetInstanceProfileCommand(none),
      new DeleteInstanceProfileCommand(none),
      new AddRoleToInstanceProfileCommand({ ...none, RoleName }),
      new RemoveRoleFromInstanceProfileCommand({ ...none, RoleName }),
    ])
      await expect(client.send(command as GetInstanceProfileCommand)).rejects.toMatchObject(noProfile);
  });

  it('is listed page by page', async () => {
    for (const name of ['a', 'z'])
      await client.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }));
    const first = await client.send(new ListInstanceProfilesCommand({ MaxItems: 2 }));
    const second = await client.send(new ListInstanceProfilesCommand({ Marker: first.Marker }));
    const names = [first, second].map(({ InstanceProfiles = [] }) =>
      InstanceProfiles.map((profile) => profile.InstanceProfileName),
    );
    expect(names).toEqual([['a', 'oven'], ['z']]);
  });
});
