import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  paginateListPolicies,
  PutRolePolicyCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import { defaultDocument } from './managed-policy.ts';
import { parsePermissions } from './policy/policy-document.ts';
import { startIam } from './testing/start-iam.ts';

const allow = (Action: string, Resource = '*'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});
const ROLE_ARN = 'arn:aws:iam::000000000000:role/baker';
const PolicyArn = 'arn:aws:iam::000000000000:policy/reads';
const role = { RoleName: 'baker' };
const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::pictures/1.png' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: TRUST }));
  await iam.client.send(
    new CreatePolicyCommand({ PolicyName: 'reads', PolicyDocument: allow('s3:Get*'), Description: 'x' }),
  );
});
afterEach(() => iam.close());

it('is described with its number of attachments, and listed', async () => {
  await iam.client.send(new AttachRolePolicyCommand({ ...role, PolicyArn }));
  expect((await iam.client.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({
    PolicyName: 'reads',
    Arn: PolicyArn,
    Description: 'x',
    DefaultVersionId: 'v1',
    AttachmentCount: 1,
  });
  expect((await iam.client.send(new ListAttachedRolePoliciesCommand(role))).AttachedPolicies).toEqual([
    { PolicyName: 'reads', PolicyArn },
  ]);
  expect((await iam.client.send(new ListPoliciesCommand({ OnlyAttached: true }))).Policies).toHaveLength(1);
  expect((await iam.client.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies).toHaveLength(1);
});

it('has at most five versions, of which the default one counts', async () => {
  const document = allow('s3:PutObject');
  await iam.client.send(new AttachRolePolicyCommand({ ...role, PolicyArn }));
  const version = { PolicyArn, PolicyDocument: document, SetAsDefault: true };
  const { PolicyVersion } = await iam.client.send(new CreatePolicyVersionCommand(version));
  expect(PolicyVersion).toMatchObject({ VersionId: 'v2', IsDefaultVersion: true });
  expect(iam.service.decide(ROLE_ARN, read)).toBe('implicitDeny');
  const got = await iam.client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
  expect(decodeURIComponent(got.PolicyVersion?.Document ?? '')).toBe(document);
  for (let more = 0; more < 3; more++) await iam.client.send(new CreatePolicyVersionCommand(version));
  await expect(iam.client.send(new CreatePolicyVersionCommand(version))).rejects.toThrow('up to 5 versions');
  await iam.client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  const { Versions } = await iam.client.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v2', 'v3', 'v4', 'v5']);
  await expect(
    iam.client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v5' })),
  ).rejects.toThrow('Cannot delete the default version of a policy.');
});

it('is deleted only when nothing has it, and a role only without it', async () => {
  await iam.client.send(new AttachRolePolicyCommand({ ...role, PolicyArn }));
  await expect(iam.client.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toThrow(
    'Cannot delete a policy attached to entities.',
  );
  await expect(iam.client.send(new DeleteRoleCommand(role))).rejects.toThrow('must detach all policies');
  await iam.client.send(new DetachRolePolicyCommand({ ...role, PolicyArn }));
  await iam.client.send(new DeletePolicyCommand({ PolicyArn }));
  await expect(iam.client.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: `Policy ${PolicyArn} was not found.`,
  });
});

it('is tagged', async () => {
  const tags = [
    { Key: 'project', Value: 'scones' },
    { Key: 'stage', Value: '' },
  ];
  await iam.client.send(new TagPolicyCommand({ PolicyArn, Tags: tags }));
  await iam.client.send(new UntagPolicyCommand({ PolicyArn, TagKeys: ['stage'] }));
  expect((await iam.client.send(new ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual(tags.slice(0, 1));
});

describe('a policy that AWS manages', () => {
  const AWS = 'arn:aws:iam::aws:policy';
  const basic = `${AWS}/service-role/AWSLambdaBasicExecutionRole`;

  it('is there without being made, is attached, and allows', async () => {
    await iam.client.send(
      new AttachRolePolicyCommand({ ...role, PolicyArn: `${AWS}/AmazonS3ReadOnlyAccess` }),
    );
    expect(iam.service.decide(ROLE_ARN, read)).toBe('allowed');
    expect(iam.service.decide(ROLE_ARN, { ...read, action: 's3:PutObject' })).toBe('implicitDeny');
    const { Policy } = await iam.client.send(new GetPolicyCommand({ PolicyArn: basic }));
    expect(Policy).toMatchObject({ PolicyName: 'AWSLambdaBasicExecutionRole', Path: '/service-role/' });
    const version = { PolicyArn: basic, VersionId: Policy?.DefaultVersionId };
    const got = await iam.client.send(new GetPolicyVersionCommand(version));
    expect(decodeURIComponent(got.PolicyVersion?.Document ?? '')).toContain('logs:PutLogEvents');
  });

  it('has a document that the evaluator understands', () => {
    for (const policy of awsManagedPolicies())
      expect(() => parsePermissions(defaultDocument(policy)), policy.name).not.toThrow();
  });

  it('is listed by its scope, in pages', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of paginateListPolicies({ client: iam.client, pageSize: 10 }, { Scope: 'AWS' }))
      names.push(...(page.Policies ?? []).map(({ PolicyName }) => PolicyName));
    expect(names).toHaveLength([...awsManagedPolicies()].length);
    expect(names).toContain('AmazonSageMakerFullAccess');
    expect(names).not.toContain('reads');
  });

  it('is changed by nobody', async () => {
    await expect(iam.client.send(new DeletePolicyCommand({ PolicyArn: basic }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(
      iam.client.send(new CreatePolicyVersionCommand({ PolicyArn: basic, PolicyDocument: allow('s3:*') })),
    ).rejects.toThrow('AWS manages this policy');
  });

  it('is refused by name where the emulator lacks it', async () => {
    await expect(
      iam.client.send(new AttachRolePolicyCommand({ ...role, PolicyArn: `${AWS}/AmazonBraketFullAccess` })),
    ).rejects.toThrow(`The emulator does not support the policy ${AWS}/AmazonBraketFullAccess`);
  });
});

it.each([
  ['no-arn-though-long-enough', 'ValidationError', 'Invalid ARN:  Could not be parsed!'],
  [`${PolicyArn}123`, 'NoSuchEntityException', `Policy ${PolicyArn}123 does not exist or is not attachable.`],
])('is not attached as %s', async (arn, name, message) => {
  const command = new AttachRolePolicyCommand({ ...role, PolicyArn: arn });
  await expect(iam.client.send(command)).rejects.toMatchObject({ name, message });
});

it('is made once', async () => {
  const again = { PolicyName: 'reads', PolicyDocument: allow('s3:*') };
  await expect(iam.client.send(new CreatePolicyCommand(again))).rejects.toThrow('already exists');
});

it.each([
  ['an action without its service', allow('GetObject'), 'prefaced by a vendor'],
  [
    'no resource',
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*' }] }),
    'resources',
  ],
  ['a variable for a star', allow('s3:*', 'arn:aws:s3:::${*}'), 'The emulator does not support ${*}'],
  ['a principal', TRUST, 'should not specify a principal'],
  [
    'an unknown operator',
    allow('s3:*').replace('"Effect"', '"Condition":{"IsAddress":{"aws:SourceIp":"::1"}},"Effect"'),
    'Syntax errors in policy.',
  ],
])('with %s is refused by name', async (_what, PolicyDocument, message) => {
  await expect(
    iam.client.send(new PutRolePolicyCommand({ ...role, PolicyName: 'p', PolicyDocument })),
  ).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
    message: expect.stringContaining(message),
  });
});

describe('tags', () => {
  const make = (...Tags: { Key: string; Value: string }[]) =>
    iam.client.send(new CreatePolicyCommand({ PolicyName: 'tagged', PolicyDocument: allow('s3:*'), Tags }));

  it('have each key once, whatever its case', async () => {
    await expect(make({ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    });
    await make({ Key: 'a', Value: '1' });
    const tagged = { PolicyArn: 'arn:aws:iam::000000000000:policy/tagged' };
    await iam.client.send(new TagPolicyCommand({ ...tagged, Tags: [{ Key: 'A', Value: '2' }] }));
    const { Tags } = await iam.client.send(new ListPolicyTagsCommand(tagged));
    expect(Tags).toEqual([{ Key: 'A', Value: '2' }]);
  });

  it('are of letters, digits and a few signs, and at most fifty', async () => {
    await expect(make({ Key: 'a!', Value: '1' })).rejects.toThrow(
      "Value 'a!' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
    );
    const many = (letter: string) =>
      Array.from({ length: 30 }, (_, index) => ({ Key: `${letter}${index}`, Value: '' }));
    await iam.client.send(new TagPolicyCommand({ PolicyArn, Tags: many('a') }));
    await expect(iam.client.send(new TagPolicyCommand({ PolicyArn, Tags: many('b') }))).rejects.toMatchObject(
      { name: 'LimitExceededException' },
    );
  });
});
