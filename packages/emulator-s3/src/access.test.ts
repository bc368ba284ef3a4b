import { expect, it } from 'vitest';
import { access } from './access.ts';

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
    { action: 's3:PutObject', resource: 'arn:aws:s3:::b/new' },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::a/old one' },
  ]);
  const several = { Bucket: 'b', Delete: { Objects: [{ Key: '1' }, { Key: '2' }] } };
  expect(access('DeleteObjects', several)).toEqual([
    { action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/1' },
    { action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/2' },
  ]);
});
