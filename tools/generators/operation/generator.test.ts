import type { Tree } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import operation from './generator.ts';

const read = (tree: Tree, file: string): string => tree.read(file, 'utf8') as string;

describe('a new operation', () => {
  it('has its file, its test, its line in the table and its README row', async () => {
    const tree = workspaceTree();
    await operation(tree, { service: 'events', operation: 'describe-archive' });
    const root = 'packages/emulator-events';
    expect(changedFiles(tree)).toEqual([
      `${root}/README.md`,
      `${root}/src/operations.ts`,
      `${root}/src/operations/describe-archive.test.ts`,
      `${root}/src/operations/describe-archive.ts`,
    ]);
    expect(read(tree, `${root}/src/operations.ts`)).toMatch(
      /DescribeApiDestination: describeApiDestination,\n {2}DescribeArchive: describeArchive,\n {2}DescribeConnection:/,
    );
    expect(read(tree, `${root}/README.md`)).toMatch(
      /\| `DescribeArchive` +\| `ResourceNotFoundException`: nothing/,
    );
    const made = read(tree, `${root}/src/operations/describe-archive.ts`);
    expect(made).toContain('z.strictObject({ ArchiveName: z.string() })');
    expect(made).toContain('throw errors.ResourceNotFoundException.bus(');
  });

  it('lists nothing where it lists', async () => {
    const tree = workspaceTree();
    await operation(tree, { service: 'emulator-iam', operation: 'ListGroups' });
    expect(read(tree, 'packages/emulator-iam/src/operations/list-groups.ts')).toContain('Groups: []');
  });

  it('has its route where a service has routes, and is refused there no more', async () => {
    const tree = workspaceTree();
    await operation(tree, { service: 'lambda', operation: 'GetFunctionUrlConfig' });
    const src = 'packages/emulator-lambda/src';
    expect(read(tree, `${src}/routes.ts`)).toMatch(
      /path: '\/2021-10-31\/functions\/\{FunctionName\}\/url',\s+operation: 'GetFunctionUrlConfig'/,
    );
    expect(read(tree, `${src}/refused-routes.ts`)).not.toContain("'GetFunctionUrlConfig'");
  });

  it('writes its wire form where a service leaves that to its operations, as S3 does', async () => {
    const tree = workspaceTree();
    const root = 'packages/emulator-s3';
    await operation(tree, { service: 's3', operation: 'RestoreObject', answers: 'NoSuchKey' });
    const made = read(tree, `${root}/src/operations/restore-object.ts`);
    expect(made).toContain("route: 'POST object?restore'");
    expect(made).toContain("query: { versionId: 'VersionId' }");
    expect(made).toContain("body: { document: 'RestoreRequest', member: 'RestoreRequest' }");
    expect(made).toContain("reply: { headers: { RestoreOutputPath: 'x-amz-restore-output-path' } }");
    expect(made).toContain('throw errors.NoSuchKey(Key)');
    expect(read(tree, `${root}/src/not-supported.ts`)).not.toContain('RestoreObject');
  });

  it('leaves no reason behind for what is not supported of S3 any more', async () => {
    const tree = workspaceTree();
    await operation(tree, { service: 's3', operation: 'PutBucketReplication', answers: 'NoSuchBucket' });
    expect(read(tree, 'packages/emulator-s3/src/not-supported.ts')).not.toContain('no other region to copy');
  });
});

it.each([
  [
    { service: 'kinesis', operation: 'PutRecord' },
    "no service of the emulator 'kinesis'. There are: cloudformation, ",
  ],
  [{ service: 's3', operation: 'GetBucketCors' }, 'has the operation GetBucketCors already'],
  [
    { service: 's3', operation: 'GetBucketMetricsConfiguration' },
    'ListBucketMetricsConfigurations has the route GET bucket?metrics too',
  ],
  [{ service: 's3', operation: 'GetObjectTorrent' }, 'its member Body is no document but a stream or a text'],
  [{ service: 'ssm', operation: 'GetParameter' }, 'has the operation GetParameter already'],
  [
    { service: 'ssm', operation: 'GetParameterPast' },
    "@aws-sdk/client-ssm has no operation 'GetParameterPast'",
  ],
  [
    { service: 'iam', operation: 'CreateGroup' },
    'Which error does CreateGroup answer as long as nothing is kept for it? ',
  ],
  [
    { service: 'iam', operation: 'GetGroup', answers: 'Gone' },
    "no error of the service 'Gone'. There are: AccessDenied, Delete",
  ],
  [
    { service: 'lambda', operation: 'CreateFunctionUrlConfig', answers: 'ResourceConflictException' },
    'answered with 201',
  ],
])('refuses %j, and has made nothing', async (options, message) => {
  const tree = workspaceTree();
  await expect(operation(tree, options)).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
