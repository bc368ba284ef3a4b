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
    {
      error: named('Error', { code: 'ENOTFOUND', hostname: 'sts.us-east-9.amazonaws.com' }),
      code: 'AWS_UNREACHABLE',
      hint: 'AWS_REGION',
    },
    { error: named('TimeoutError'), code: 'UNREACHABLE', hint: 'nx serve emulator' },
    {
      error: named('TypeError', { code: 'ERR_INVALID_URL' }),
      code: 'BAD_ENDPOINT',
      hint: 'http://127.0.0.1',
    },
    { error: named('SyntaxError', { $response: {} }), code: 'NOT_AWS', hint: 'AWS_ENDPOINT_URL' },
    { error: new Error('Region not accepted: region=""'), code: 'NO_REGION', hint: 'AWS_REGION' },
    { error: named('CredentialsProviderError'), code: 'NO_CREDENTIALS', hint: 'aws configure' },
    { error: named('ExpiredTokenException'), code: 'CREDENTIALS_REFUSED', hint: 'get-caller-identity' },
    { error: new Error('Region is missing'), code: 'NO_REGION', hint: 'AWS_REGION' },
    { error: named('AccessDeniedException'), code: 'ACCESS_DENIED', hint: 'permission' },
  ])('calls $error.name $code', ({ error, code, hint }) => {
    const explained = explainAwsFailure(error) as CommandError;
    expect(explained).toMatchObject({ code, cause: error });
    expect(explained.hint).toContain(hint);
  });

  it.each([
    [
      named('Error', { code: 'ECONNREFUSED', address: '127.0.0.1', port: 9 }),
      'Nothing answers at 127.0.0.1:9: ',
    ],
    [named('Error', { code: 'ENOTFOUND', hostname: 'emulator' }), 'Nothing answers at emulator: '],
    [
      named('Error', { code: 'ENOTFOUND', hostname: 'sts.us-east-9.amazonaws.com' }),
      'AWS cannot be reached at sts.us-east-9.amazonaws.com: ',
    ],
    [named('TimeoutError'), 'Nothing answers at the address that AWS_ENDPOINT_URL names: '],
  ])('says where nothing answers', (error, words) => {
    expect((explainAwsFailure(error) as Error).message).toBe(`${words}as AWS says`);
  });

  it('names the address even when the error has no message of its own', () => {
    const tried = Object.assign(new Error('connect ECONNREFUSED ::1:9'), { address: '::1', port: 9 });
    const error = Object.assign(new AggregateError([tried], ''), { code: 'ECONNREFUSED' });
    expect((explainAwsFailure(error) as Error).message).toBe(
      'Nothing answers at ::1:9: connect ECONNREFUSED ::1:9',
    );
    const silent = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
    expect((explainAwsFailure(silent) as Error).message).toContain('ECONNREFUSED');
  });

  it('tells a missing region from an invalid one', () => {
    const messageOf = (text: string): string => (explainAwsFailure(new Error(text)) as Error).message;
    expect(messageOf('Region is missing')).toBe('No AWS region is set');
    expect(messageOf('Region not accepted: region=""')).toBe('AWS_REGION is not the name of a region');
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
