import { errors } from '../errors.ts';

/** The place where the next page begins, encoded as AWS encodes it so that clients don't read it. */
export function encodeToken(after: string): string {
  return Buffer.from(`1${after}`).toString('base64');
}

export function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith('1') || encodeToken(text.slice(1)) !== token)
    throw errors.InvalidArgument.continuationToken({ argument: 'continuation-token' });
  return text.slice(1);
}
