/**
 * The source of `signedGet(path)` for a function: it asks S3 with the credentials of the function's role. Functions
 * of tests have no SDK at hand.
 */
export const SIGNED_GET = `
import { createHash, createHmac } from 'node:crypto';
const digest = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
async function signedGet(path) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL } = process.env;
  const url = new URL(path, AWS_ENDPOINT_URL);
  const date = new Date().toISOString().replace(/[-:]|[.][0-9]+/g, '');
  const scope = [date.slice(0, 8), AWS_REGION, 's3', 'aws4_request'];
  const headers = {
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': date,
    'x-amz-security-token': AWS_SESSION_TOKEN,
  };
  const lines = Object.entries({ host: url.host, ...headers }).map(([name, value]) => name + ':' + value);
  const names = ['host', ...Object.keys(headers)].join(';');
  const canonical = ['GET', url.pathname, '', ...lines, '', names, sha256('')].join('\\n');
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\\n');
  const signature = digest(scope.reduce(digest, 'AWS4' + AWS_SECRET_ACCESS_KEY), text).toString('hex');
  const credential = [AWS_ACCESS_KEY_ID, ...scope].join('/');
  const authorization =
    'AWS4-HMAC-SHA256 Credential=' + credential + ', SignedHeaders=' + names + ', Signature=' + signature;
  return await fetch(url, { headers: { ...headers, authorization } });
}
`;
