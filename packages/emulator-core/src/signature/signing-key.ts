import { createHmac, timingSafeEqual } from 'node:crypto';
import { BoundedCache } from '../bounded-cache.ts';
import { ALGORITHM, type SignatureScope, scopeText } from './signature-scope.ts';

const MOST_KEYS = 500;

/** Four digests make a key, which is the same for a whole day. */
const keys = new BoundedCache<string, Buffer>(MOST_KEYS);

export function signingKey(secret: string, { day, region, service }: SignatureScope): Buffer {
  return keys.getOrMake([secret, day, region, service].join('\n'), () =>
    [day, region, service, 'aws4_request'].reduce<Buffer>(
      (key, part) => digest(key, part),
      Buffer.from(`AWS4${secret}`),
    ),
  );
}

export function stringToSign(date: string, scope: SignatureScope, hashed: string): string {
  return [ALGORITHM, date, scopeText(scope), hashed].join('\n');
}

/** In hexadecimal. */
export function signatureOf(key: Buffer, text: string): string {
  return digest(key, text).toString('hex');
}

function digest(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Compares secrets in a time that does not tell how much of them is right. */
export function areEqualSecrets(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
