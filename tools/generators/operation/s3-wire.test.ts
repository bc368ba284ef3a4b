import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKSPACE } from '../testing/workspace-tree.ts';
import { wireOf } from './s3-wire.ts';

const ROOT = join(WORKSPACE, 'packages/emulator-s3');
const client = createRequire(join(ROOT, 'package.json'))('@aws-sdk/client-s3') as Record<string, unknown>;
/** The hand-written operations, by the file with each one's wire form. */
const written = readdirSync(join(ROOT, 'src/operations'))
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => {
    const text = readFileSync(join(ROOT, 'src/operations', file), 'utf8');
    const [, name = ''] = /operation<(?:Omit<)?(?:\w+ & )?\s*(\w+)CommandOutput/.exec(text) ?? [];
    const [, route = ''] = /route: '([^']+)'/.exec(text) ?? [];
    return { name, route };
  })
  .filter(({ name }) => name !== '');
/** The model does not say what the bytes or the text of a body are. */
const BY_HAND = ['GetBucketPolicy', 'PutBucketPolicy', 'GetObject', 'PutObject', 'UploadPart'];
/** `x-amz-meta-*` is one member. */
const WITH_METADATA = ['CopyObject', 'CreateMultipartUpload'];

describe('the wire of an operation of S3', () => {
  it.each(written.filter(({ name }) => ![...BY_HAND, ...WITH_METADATA].includes(name)))(
    'has the route of $name',
    ({ name, route }) => {
      expect(wireOf(client, name).route).toBe(route);
    },
  );

  it.each(BY_HAND)('of %s is beyond a generator', (name) => {
    expect(() => wireOf(client, name)).toThrow('is no document but a stream or a text');
  });

  it.each(WITH_METADATA)('of %s is beyond a generator', (name) => {
    expect(() => wireOf(client, name)).toThrow('in a body without a root');
  });

  it('has what a query and a header carry, but not what every transfer has', () => {
    expect(wireOf(client, 'GetObjectAttributes')).toMatchObject({
      query: { versionId: 'VersionId' },
      headers: { 'x-amz-max-parts': 'MaxParts', 'x-amz-object-attributes': 'ObjectAttributes' },
    });
    const { headers } = wireOf(client, 'DeleteObjects');
    expect(headers).toEqual({
      'x-amz-mfa': 'MFA',
      'x-amz-bypass-governance-retention': 'BypassGovernanceRetention',
    });
  });

  it('has the documents of both directions by their roots', () => {
    expect(wireOf(client, 'PutBucketCors').body).toEqual({
      document: 'CORSConfiguration',
      member: 'CORSConfiguration',
    });
    expect(wireOf(client, 'GetBucketEncryption').reply).toEqual({
      document: 'ServerSideEncryptionConfiguration',
      content: 'ServerSideEncryptionConfiguration',
    });
    expect(wireOf(client, 'ListObjects').reply).toEqual({ document: 'ListBucketResult' });
    expect(wireOf(client, 'DeleteBucketCors').reply).toEqual({ status: 204 });
  });
});
