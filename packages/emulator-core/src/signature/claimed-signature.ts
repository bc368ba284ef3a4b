import type { EmulatorRequest } from '../emulator-request.ts';
import type { SignatureFault } from './signature-fault.ts';
import { ALGORITHM, basicTime, type SignatureScope } from './signature-scope.ts';

/** A signature of version 4 as a request carries it, not checked yet. */
export interface ClaimedSignature {
  readonly accessKeyId: string;
  /** `20260101/us-east-1/s3/aws4_request` */
  readonly scope: SignatureScope;
  /** In lower case, in the order in which they are signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260101T120000Z`, as it is signed. */
  readonly date: string;
  readonly token?: string;
  /** How long a presigned URL holds; undefined for a signature in headers. */
  readonly lifetimeSeconds?: number;
}

/** Whether a request is signed in any way, by a header or by its query. */
export function isSigned(request: EmulatorRequest): boolean {
  return request.header('authorization') !== undefined || isPresigned(request);
}

export function isPresigned({ hasQuery, query }: EmulatorRequest): boolean {
  return hasQuery && QUERY_NAMES.some((name) => query.has(name));
}

/** The last is of version 2. */
const QUERY_NAMES = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'AWSAccessKeyId'];

/** Reads the signature of a signed request; a fault where it is incomplete or of another kind. */
export function claimedSignature(request: EmulatorRequest): ClaimedSignature | SignatureFault {
  if (!isPresigned(request)) return fromHeader(request);
  return request.header('authorization') === undefined ? fromQuery(request) : malformed(SEVERAL, 'query');
}

const SEVERAL =
  'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified.';

function fromHeader(request: EmulatorRequest): ClaimedSignature | SignatureFault {
  const [, algorithm = '', rest = ''] = /^\s*(\S+)\s*(.*)$/.exec(request.header('authorization') ?? '') ?? [];
  if (algorithm !== ALGORITHM) return { kind: 'otherAlgorithm', algorithm };
  const parts = new Map(
    rest.split(',').map((part) => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const date = request.header('x-amz-date') ?? basicDate(request.header('date'));
  if (date === undefined)
    return malformed("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  return claimOf({
    place: 'Authorization header',
    values: {
      Credential: parts.get('Credential'),
      SignedHeaders: parts.get('SignedHeaders'),
      Signature: parts.get('Signature'),
    },
    date,
    token: request.header('x-amz-security-token'),
  });
}

function fromQuery({ query }: EmulatorRequest): ClaimedSignature | SignatureFault {
  const algorithm = query.get('X-Amz-Algorithm') ?? '';
  if (algorithm !== ALGORITHM) return { kind: 'otherAlgorithm', algorithm };
  const lifetime = query.get('X-Amz-Expires');
  const date = query.get('X-Amz-Date');
  if (date === null) return malformed("AWS query-string parameters must include 'X-Amz-Date'.", 'query');
  return claimOf({
    place: 'query',
    values: {
      Credential: query.get('X-Amz-Credential') ?? undefined,
      SignedHeaders: query.get('X-Amz-SignedHeaders') ?? undefined,
      Signature: query.get('X-Amz-Signature') ?? undefined,
    },
    date,
    token: query.get('X-Amz-Security-Token') ?? undefined,
    lifetimeSeconds: lifetime === null ? DEFAULT_LIFETIME_SECONDS : Number(lifetime),
  });
}

/** Services other than S3 take a URL without a lifetime. */
const DEFAULT_LIFETIME_SECONDS = 900;

interface Parts {
  readonly place: string;
  readonly values: Readonly<Record<'Credential' | 'SignedHeaders' | 'Signature', string | undefined>>;
  readonly date: string;
  readonly token: string | undefined;
  readonly lifetimeSeconds?: number;
}

function claimOf({ place, values, date, token, lifetimeSeconds }: Parts): ClaimedSignature | SignatureFault {
  const where = place === 'query' ? 'query' : 'header';
  for (const [name, value] of Object.entries(values))
    if (value === undefined || value === '')
      return malformed(`${place} requires '${where === 'query' ? 'X-Amz-' : ''}${name}' parameter.`, where);
  const { Credential = '', SignedHeaders = '', Signature = '' } = values;
  const [accessKeyId = '', day = '', region = '', service = '', end, ...more] = Credential.split('/');
  if (end !== 'aws4_request' || more.length > 0)
    return malformed(`Credential must have exactly 5 slash-delimited elements: '${Credential}'.`, where);
  return {
    accessKeyId,
    scope: { day, region, service },
    signedHeaders: SignedHeaders.toLowerCase().split(';'),
    signature: Signature,
    date,
    ...(token !== undefined && { token }),
    ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
  };
}

function malformed(reason: string, where: 'header' | 'query' = 'header'): SignatureFault {
  return { kind: 'malformed', reason, where };
}

/** A `Date` header as the signature has it. */
function basicDate(date: string | undefined): string | undefined {
  const time = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : basicTime(time);
}
