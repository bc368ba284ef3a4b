import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListRolesCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const ARN = 'arn:aws:iam::000000000000:user/mary';
const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ARN } };
const ROLE = 'arn:aws:iam::000000000000:role/baker';

let emulator: StartedEmulator;
let root: IAMClient;
let mary: { accessKeyId: string; secretAccessKey: string };
beforeAll(async () => {
  emulator = await startedEmulator({ enforceIam: true });
  root = new IAMClient(emulator.connection);
  await root.send(new CreateUserCommand({ UserName: 'mary', Tags: [{ Key: 'team', Value: 'bikes' }] }));
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: 'mary' }));
  mary = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
});
afterAll(() => emulator.close());

const as = (credentials = mary) => ({ ...emulator.connection, credentials });

async function allow(...statements: object[]): Promise<void> {
  const Statement = statements.map((each) => ({ Effect: 'Allow', Resource: '*', ...each }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await root.send(new PutUserPolicyCommand({ UserName: 'mary', PolicyName: 'may', PolicyDocument }));
}

it('knows a user by the key that signs, who may do nothing without a policy', async () => {
  const identity = await new STSClient(as()).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: '000000000000',
    Arn: ARN,
    UserId: expect.stringMatching(/^AIDA/),
  });
  await expect(new IAMClient(as()).send(new ListRolesCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: ${ARN} is not authorized to perform: iam:ListRoles on resource: * because no identity-based policy allows the iam:ListRoles action`,
  });
});

it('lets a user do what a policy allows, by name and tag', async () => {
  await allow({
    Action: 'iam:GetUser',
    Resource: 'arn:aws:iam::000000000000:user/${aws:username}',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'bikes', 'aws:PrincipalType': 'User' } },
  });
  const own = await new IAMClient(as()).send(new GetUserCommand({ UserName: 'mary' }));
  expect(own.User?.Arn).toBe(ARN);
});

it('judges what a user asks about themselves, without a name, by the user’s own ARN', async () => {
  const Action = ['iam:GetUser', 'iam:ListAccessKeys'];
  const own = new IAMClient(as());
  await allow({ Action, Resource: 'arn:aws:iam::000000000000:user/${aws:username}' });
  expect((await own.send(new GetUserCommand({}))).User?.Arn).toBe(ARN);
  expect((await own.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(1);
  await allow({ Action, Resource: 'arn:aws:iam::000000000000:user/other' });
  const refusal = { message: expect.stringContaining(`iam:GetUser on resource: ${ARN}`) };
  await expect(own.send(new GetUserCommand({}))).rejects.toMatchObject(refusal);
});

it('lends a role to a user whom it trusts, and takes a session of the user for the user', async () => {
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [TRUST] });
  await root.send(new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument }));
  await allow({ Action: ['sts:GetSessionToken', 'sts:AssumeRole'] });
  const sts = new STSClient(as());
  const session = await sts.send(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'at-work' }));
  expect(session.AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/baker/at-work');
  const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
  const again = new STSClient(
    as({
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    } as typeof mary),
  );
  expect((await again.send(new GetCallerIdentityCommand({}))).Arn).toBe(ARN);
});

it('makes what is in a user’s stack with the user’s rights', async () => {
  await allow({ Action: 'cloudformation:*' });
  const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: [TRUST] };
  const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'made', AssumeRolePolicyDocument } };
  const TemplateBody = JSON.stringify({ Resources: { R: role } });
  const formation = new CloudFormationClient(as());
  await formation.send(
    new CreateStackCommand({ StackName: 's', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const reasons = async (): Promise<string> => {
    const { StackEvents = [] } = await formation.send(new DescribeStackEventsCommand({ StackName: 's' }));
    return StackEvents.map((event) => event.ResourceStatusReason ?? '').join('\n');
  };
  await expect.poll(reasons).toContain(`User: ${ARN} is not authorized to perform: iam:CreateRole`);
  const { Roles = [] } = await root.send(new ListRolesCommand({}));
  expect(Roles.map(({ RoleName }) => RoleName)).not.toContain('made');
});

it('takes no signature of a key that is not active', async () => {
  await allow({ Action: '*' });
  const { accessKeyId: AccessKeyId } = mary;
  await root.send(new UpdateAccessKeyCommand({ UserName: 'mary', AccessKeyId, Status: 'Inactive' }));
  await expect(new IAMClient(as()).send(new ListRolesCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
});
