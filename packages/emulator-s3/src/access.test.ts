import { expect, it } from 'vitest';
import type { StoredObject } from './objects/object-table.ts';
import { access, accessTo } from './access.ts';

it.each([
  ['HeadObject', { Bucket: 'b', Key: 'a/1' }, 's3:GetObject', 'arn:aws:s3:::b/a/1'],
  ['ListObjectsV2', { Bucket: 'b' }, 's3:ListBucket', 'arn:aws:s3:::b'],
  ['ListBuckets', {}, 's3:ListAllMyBuckets', '*'],
  ['ListObjectVersions', { Bucket: 'b' }, 's3:ListBucketVersions', 'arn:aws:s3:::b'],
  ['GetBucketCors', { Bucket: 'b' }, 's3:GetBucketCORS', 'arn:aws:s3:::b'],
  ['DeleteBucketLifecycle', { Bucket: 'b' }, 's3:PutLifecycleConfiguration', 'arn:aws:s3:::b'],
  ['PutBucketEncryption', { Bucket: 'b' }, 's3:PutEncryptionConfiguration', 'arn:aws:s3:::b'],
  ['GetPublicAccessBlock', { Bucket: 'b' }, 's3:GetBucketPublicAccessBlock', 'arn:aws:s3:::b'],
  ['GetObjectAcl', { Bucket: 'b', Key: 'k' }, 's3:GetObjectAcl', 'arn:aws:s3:::b/k'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input)).toEqual([{ action, resource }]);
});

it('asks for both sides of a copy, and for each of many objects to delete', () => {
  const copy = { Bucket: 'b', Key: 'new', CopySource: '/a/old%20one?versionId=1' };
  expect(access('CopyObject', copy)).toEqual([
    {
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::b/new',
      context: { 's3:x-amz-copy-source': '/a/old%20one?versionId=1' },
    },
    { action: 's3:GetObjectVersion', resource: 'arn:aws:s3:::a/old one' },
  ]);
  const several = { Bucket: 'b', Delete: { Objects: [{ Key: '1' }, { Key: '2', VersionId: 'null' }] } };
  expect(access('DeleteObjects', several)).toEqual([
    { action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/1' },
    { action: 's3:DeleteObjectVersion', resource: 'arn:aws:s3:::b/2' },
  ]);
});

it('asks for the tags of a copy’s source where there are some and the copy takes them', () => {
  const tagged = { attributes: { Tags: { team: 'cakes' } } } as unknown as StoredObject;
  const objects = { find: (_bucket: string, key: string) => (key === 'tagged' ? tagged : undefined) };
  const actionsOf = (CopySource: string, TaggingDirective?: string) =>
    accessTo(objects)('CopyObject', { Bucket: 'b', Key: 'new', CopySource, TaggingDirective }).map(
      ({ action, resource }) => `${action} ${resource}`,
    );
  const both = ['s3:PutObject arn:aws:s3:::b/new', 's3:GetObject arn:aws:s3:::a/tagged'];
  const tagging = ['s3:GetObjectTagging arn:aws:s3:::a/tagged', 's3:PutObjectTagging arn:aws:s3:::b/new'];
  expect(actionsOf('a/tagged')).toEqual([...both, ...tagging]);
  expect(actionsOf('a/tagged', 'COPY')).toEqual([...both, ...tagging]);
  expect(actionsOf('a/tagged', 'REPLACE')).toEqual(both);
  expect(actionsOf('a/plain')).toHaveLength(2);
});

it('tells conditions what of a list or an upload they ask for', () => {
  expect(access('ListObjectsV2', { Bucket: 'b', Prefix: 'p/', Delimiter: '/', MaxKeys: '2' })).toMatchObject([
    { context: { 's3:prefix': 'p/', 's3:delimiter': '/', 's3:max-keys': '2' } },
  ]);
  expect(access('PutObject', { Bucket: 'b', Key: 'k', ACL: 'private' })[0]).toMatchObject({
    context: { 's3:x-amz-acl': 'private' },
  });
});

it.each([
  ['a/b', 'a', 'b'],
  ['/a/b/c', 'a', 'b/c'],
  ['a/b+c%2Bd', 'a', 'b c+d'],
  ['a/b?c', 'a', 'b?c'],
])('needs for a copy of %s only the object that is read', (CopySource, bucket, key) => {
  for (const operation of ['CopyObject', 'UploadPartCopy'])
    expect(access(operation, { Bucket: 'b', Key: 'new', CopySource })[1]).toEqual({
      action: 's3:GetObject',
      resource: `arn:aws:s3:::${bucket}/${key}`,
    });
});

it.each([
  ['a/%zz', 'InvalidURI'],
  ['bucket-alone', 'InvalidArgument'],
])('refuses the source %s of a copy in S3’s words', (CopySource, code) => {
  expect(() => access('CopyObject', { Bucket: 'b', Key: 'new', CopySource })).toThrow(
    expect.objectContaining({ code }),
  );
});

it('needs the object too where its attributes are read, and gives conditions the prefix of a list', () => {
  expect(access('GetObjectAttributes', { Bucket: 'b', Key: 'k' })).toEqual([
    { action: 's3:GetObjectAttributes', resource: 'arn:aws:s3:::b/k' },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' },
  ]);
  expect(access('ListObjectsV2', { Bucket: 'b', Prefix: 'p/' })).toEqual([
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::b', context: { 's3:prefix': 'p/' } },
  ]);
});

it.each([undefined, null, {}, { Bucket: 1 }])('needs everything where the input is %j', (input) => {
  expect(access('GetObject', input)).toEqual([{ action: 's3:GetObject', resource: '*' }]);
});

it.each([
  ['GetObject', 's3:GetObjectVersion'],
  ['HeadObject', 's3:GetObjectVersion'],
  ['GetObjectTagging', 's3:GetObjectVersionTagging'],
  ['DeleteObject', 's3:DeleteObjectVersion'],
])('%s of a version needs %s', (operation, action) => {
  expect(access(operation, { Bucket: 'b', Key: 'k', VersionId: 'null' })).toMatchObject([
    { action, resource: 'arn:aws:s3:::b/k' },
  ]);
});

it.each([
  ['PutObject', { Key: 'k', Tagging: 'a=1' }, 's3:PutObjectTagging'],
  ['CreateMultipartUpload', { Key: 'k', ACL: 'private' }, 's3:PutObjectAcl'],
  ['CreateBucket', { ACL: 'private' }, 's3:PutBucketAcl'],
  ['CreateBucket', { ObjectOwnership: 'ObjectWriter' }, 's3:PutBucketOwnershipControls'],
])('%s with %j needs %s too', (operation, input, action) => {
  expect(access(operation, { Bucket: 'b', ...input })[1]).toMatchObject({ action });
});
