import { createHmac } from 'node:crypto';
import type { EmulatorRequest } from '../emulator-request.ts';
import { rawQuery } from './canonical-request.ts';
import { type FindKey, requireKey, type SignedService } from './known-key.ts';
import { areEqualSecrets } from './signing-key.ts';

/** The parameters of a query that a signature of version 2 covers. */
const SIGNED_PARAMETERS = new Set(
  (
    'accelerate acl analytics cors defaultObjectAcl delete inventory lifecycle location logging metrics notification ' +
    'object-lock partNumber policy replication requestPayment response-cache-control response-content-disposition ' +
    'response-content-encoding response-content-language response-content-type response-expires restore select ' +
    'select-type storageClass tagging torrent uploadId uploads versionId versioning versions website'
  ).split(' '),
);

/** A host that names a bucket, perhaps. */
const HOSTED = /\.(?:localhost|amazonaws\.com(?:\.cn)?)(?::|$)/;

/** Whether a URL of S3 is presigned as boto3 and the AWS CLI presign by default in us-east-1. */
export function isOfVersionTwo({ hasQuery, query }: EmulatorRequest): boolean {
  return hasQuery && query.has('AWSAccessKeyId') && query.has('Signature') && query.has('Expires');
}

interface Verification {
  readonly service: SignedService;
  readonly findKey: FindKey;
  readonly now: number;
}

/**
 * Checks a URL that is presigned by version 2 (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html);
 * returns the access key that it is of. Throws the refusal of the service.
 */
export function verifyVersionTwo(request: EmulatorRequest, { service, findKey, now }: Verification): string {
  const { query } = request;
  // The signature does not cover the host. A bucket named there could be put in place of another.
  if (HOSTED.test(request.header('host') ?? ''))
    throw service.refuse({ kind: 'otherAlgorithm', algorithm: 'AWS' });
  const accessKeyId = query.get('AWSAccessKeyId') as string;
  const token = query.get('x-amz-security-token');
  const key = requireKey({ accessKeyId, ...(token !== null && { token }) }, findKey, service);
  const stringToSign = textOf(request);
  const signature = query.get('Signature') as string;
  const expected = createHmac('sha1', key.secretAccessKey).update(stringToSign, 'latin1').digest('base64');
  if (!areEqualSecrets(expected, signature))
    throw service.refuse({ kind: 'mismatch', accessKeyId, signature, stringToSign });
  const end = Number(query.get('Expires')) * 1000;
  if (!(now <= end)) throw service.refuse({ kind: 'urlExpired', end, now });
  return accessKeyId;
}

function textOf(request: EmulatorRequest): string {
  const header = (name: string): string => request.header(name) ?? request.query.get(name) ?? '';
  return [
    request.method,
    header('content-md5'),
    header('content-type'),
    request.query.get('Expires'),
    ...amazonHeaders(request),
    request.path + signedQuery(request),
  ].join('\n');
}

/** A header of Amazon's may stand in the query. */
function amazonHeaders({ headers, query }: EmulatorRequest): string[] {
  const given = [...Object.entries(headers), ...query].filter(([name]) => /^x-amz-/i.test(name));
  const values = new Map(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
  return [...values]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value}`);
}

function signedQuery(request: EmulatorRequest): string {
  const pairs = rawQuery(request)
    .split('&')
    .map((pair) => pair.split('='))
    .filter(([name = '']) => SIGNED_PARAMETERS.has(name))
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1))
    .map(([name = '', ...value]) => (value.length > 0 ? `${name}=${decoded(value.join('='))}` : name));
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** What is no percent-encoding stands for itself. */
function decoded(value: string): string {
  return new URLSearchParams(`value=${value}`).get('value') ?? '';
}
