import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  GetAccountSummaryCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
});
const profile = { InstanceProfileName: 'oven' };
const role = { RoleName: 'baker' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument }));
  await iam.client.send(new CreateInstanceProfileCommand({ ...profile, Path: '/shop/' }));
});
afterEach(() => iam.close());

it('has one role, which it holds', async () => {
  await iam.client.send(new AddRoleToInstanceProfileCommand({ ...profile, ...role }));
  expect((await iam.client.send(new GetInstanceProfileCommand(profile))).InstanceProfile).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:instance-profile/shop/oven',
    InstanceProfileId: expect.stringMatching(/^AIPA/),
    Roles: [{ RoleName: 'baker' }],
  });
  const { InstanceProfiles } = await iam.client.send(new ListInstanceProfilesForRoleCommand(role));
  expect(InstanceProfiles).toHaveLength(1);
  await expect(
    iam.client.send(new AddRoleToInstanceProfileCommand({ ...profile, ...role })),
  ).rejects.toMatchObject({ name: 'LimitExceededException' });
  for (const command of [new DeleteRoleCommand(role), new DeleteInstanceProfileCommand(profile)])
    await expect(iam.client.send(command as DeleteRoleCommand)).rejects.toThrow(
      'must remove roles from instance profile first',
    );
  await iam.client.send(new RemoveRoleFromInstanceProfileCommand({ ...profile, ...role }));
  await iam.client.send(new DeleteRoleCommand(role));
  await iam.client.send(new DeleteInstanceProfileCommand(profile));
  await expect(iam.client.send(new GetInstanceProfileCommand(profile))).rejects.toThrow(
    'Instance Profile oven cannot be found.',
  );
});

it('is listed by its path, counted, and made once', async () => {
  const list = async (PathPrefix: string) =>
    (await iam.client.send(new ListInstanceProfilesCommand({ PathPrefix }))).InstanceProfiles;
  expect(await list('/shop/')).toHaveLength(1);
  expect(await list('/other/')).toEqual([]);
  const { SummaryMap } = await iam.client.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Roles: 1, InstanceProfiles: 1, RolesQuota: 1000, Users: 0 });
  await expect(iam.client.send(new CreateInstanceProfileCommand(profile))).rejects.toThrow('already exists');
});
