import { canonicalRequest, hashOfCanonical } from './canonical-request.ts';
import { ALGORITHM, basicTime, scopeText } from './signature-scope.ts';
import { signatureOf, signingKey, stringToSign } from './signing-key.ts';

export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface PresignOptions {
  readonly method: string;
  /** Of an object of S3, without a query. */
  readonly url: string;
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly now: number;
  readonly lifetimeSeconds: number;
}

/** A URL of S3 that lets whoever has it do one thing, with the rights of the credentials. */
export function presignedUrl(options: PresignOptions): string {
  const { method, url, credentials, region, now, lifetimeSeconds } = options;
  const target = new URL(url);
  const date = basicTime(now);
  const scope = { day: date.slice(0, 8), region, service: 's3' };
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
    payloadHash: 'UNSIGNED-PAYLOAD',
    isForObjects: true,
  });
  const text = stringToSign(date, scope, hashOfCanonical(canonical));
  const signature = signatureOf(signingKey(credentials.secretAccessKey, scope), text);
  return `${url}?${query}&X-Amz-Signature=${signature}`;
}
