import { describe, expect, it } from 'vitest';
import type { CommandError } from './command-error.ts';
import { explainAwsFailure } from './explain-aws-failure.ts';
import { explainS3Failure } from './explain-s3-failure.ts';

const named = (name: string, more: object = {}): Error =>
  Object.assign(new Error('as AWS says'), { name, ...more });

describe('explainAwsFailure', () => {
  it.each([
    { error: named('Error', { code: 'ECONNREFUSED' }), code: 'UNREACHABLE', hint: 'nx serve emulator' },
    { error: named('Error', { code: 'ECONNRESET' }), code: 'UNREACHABLE', hint: 'AWS_ENDPOINT_URL' },
    { error: named('CredentialsProviderError'), code: 'NO_CREDENTIALS', hint: 'aws configure' },
    { error: named('ExpiredTokenException'), code: 'CREDENTIALS_REFUSED', hint: 'get-caller-identity' },
    { error: new Error('Region is missing'), code: 'NO_REGION', hint: 'AWS_REGION' },
    { error: named('AccessDeniedException'), code: 'ACCESS_DENIED', hint: 'permission' },
  ])('calls $error.name $code', ({ error, code, hint }) => {
    const explained = explainAwsFailure(error) as CommandError;
    expect(explained).toMatchObject({ code, cause: error });
    expect(explained.hint).toContain(hint);
  });

  it('names the address even when the error has no message of its own', () => {
    const error = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
    expect((explainAwsFailure(error) as Error).message).toContain('ECONNREFUSED');
  });

  it('leaves other errors as they are', () => {
    const error = named('ResourceInUse');
    expect(explainAwsFailure(error)).toBe(error);
  });
});

describe('explainS3Failure', () => {
  const bucket = { bucket: 'pictures', key: '' };
  const object = { bucket: 'pictures', key: 'a/b.png' };

  it.each([
    { error: named('NotFound'), location: bucket, code: 'BUCKET_MISSING', hint: 'aws s3 mb s3://pictures' },
    { error: named('NoSuchBucket'), location: object, code: 'BUCKET_MISSING', hint: 'aws s3 mb' },
    {
      error: named('NoSuchKey'),
      location: object,
      code: 'OBJECT_MISSING',
      hint: 'aws s3 ls s3://pictures/a/',
    },
    { error: named('NotFound'), location: object, code: 'OBJECT_MISSING', hint: 'aws s3 ls' },
    {
      error: named('301', { $metadata: { httpStatusCode: 301 } }),
      location: bucket,
      code: 'WRONG_REGION',
      hint: 'AWS_REGION',
    },
    {
      error: named('403', { $metadata: { httpStatusCode: 403 } }),
      location: bucket,
      code: 'BUCKET_REFUSED',
      hint: 'permission',
    },
  ])('calls $error.name for $location $code', ({ error, location, code, hint }) => {
    const explained = explainS3Failure(error, location) as CommandError;
    expect(explained).toMatchObject({ code, cause: error });
    expect(explained.hint).toContain(hint);
  });

  it('leaves other errors as they are', () => {
    const error = named('SlowDown');
    expect(explainS3Failure(error, bucket)).toBe(error);
  });
});
