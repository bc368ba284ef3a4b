import type { AwsError } from '../aws-error.ts';
import type { SignatureFault } from './signature-fault.ts';
import { areEqualSecrets } from './signing-key.ts';

/** An access key as whoever issued it knows it. */
export interface KnownKey {
  readonly secretAccessKey: string;
  /** Requests with temporary credentials carry it too. */
  readonly sessionToken?: string;
  readonly isExpired?: boolean;
}

export type FindKey = (accessKeyId: string) => KnownKey | undefined;

/** The part of a service that its signatures depend on. */
export interface SignedService {
  readonly scope: string;
  /** S3 signs paths as they are, and bodies by a header. */
  readonly isForObjects: boolean;
  readonly refuse: (fault: SignatureFault) => AwsError;
}

/** The key that a signature claims to be of. Throws the refusal of the service where it can be nobody's. */
export function requireKey(
  { accessKeyId, token = '' }: { readonly accessKeyId: string; readonly token?: string },
  findKey: FindKey,
  { refuse }: SignedService,
): KnownKey {
  const key = findKey(accessKeyId);
  if (!key) throw refuse({ kind: 'unknownKey', accessKeyId });
  if (!areEqualSecrets(key.sessionToken ?? '', token)) throw refuse({ kind: 'wrongToken' });
  if (key.isExpired === true) throw refuse({ kind: 'expiredToken' });
  return key;
}
