import { hash } from 'node:crypto';
import { canonicalRequest, hashOfCanonical } from './canonical-request.ts';
import { ALGORITHM, basicTime, scopeText } from './signature-scope.ts';
import { signatureOf, signingKey, stringToSign } from './signing-key.ts';

export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const OBJECTS = 's3';

interface PresignOptions {
  readonly method: string;
  /** Without a query. */
  readonly url: string;
  /** The scope of the service that answers there; by default S3. */
  readonly service?: string;
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly now: number;
  readonly lifetimeSeconds: number;
}

/** A URL that lets whoever has it do one thing, with the rights of the credentials. */
export function presignedUrl(options: PresignOptions): string {
  const { method, url, service = OBJECTS, credentials, region, now, lifetimeSeconds } = options;
  const isForObjects = service === OBJECTS;
  const target = new URL(url);
  const date = basicTime(now);
  const scope = { day: date.slice(0, 8), region, service };
  const query = [
    `X-Amz-Algorithm=${ALGORITHM}`,
    `X-Amz-Credential=${encodeURIComponent(`${credentials.accessKeyId}/${scopeText(scope)}`)}`,
    `X-Amz-Date=${date}`,
    `X-Amz-Expires=${lifetimeSeconds}`,
    ...(credentials.sessionToken === undefined
      ? []
      : [`X-Amz-Security-Token=${encodeURIComponent(credentials.sessionToken)}`]),
    'X-Amz-SignedHeaders=host',
  ].join('&');
  const canonical = canonicalRequest({
    method,
    path: target.pathname,
    query,
    headers: ['host', target.host],
    signedHeaders: ['host'],
    payloadHash: isForObjects ? 'UNSIGNED-PAYLOAD' : hash('sha256', '', 'hex'),
    isForObjects,
  });
  const text = stringToSign(date, scope, hashOfCanonical(canonical));
  const signature = signatureOf(signingKey(credentials.secretAccessKey, scope), text);
  return `${url}?${query}&X-Amz-Signature=${signature}`;
}
