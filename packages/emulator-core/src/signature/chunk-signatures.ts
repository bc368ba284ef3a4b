import { hash } from 'node:crypto';
import type { AwsError } from '../aws-error.ts';
import { type SignatureScope, scopeText } from './signature-scope.ts';
import type { SignatureFault } from './signature-fault.ts';
import { areEqualSecrets, signatureOf } from './signing-key.ts';

interface Seed {
  readonly accessKeyId: string;
  readonly key: Buffer;
  readonly date: string;
  readonly scope: SignatureScope;
  /** Of the request's head. */
  readonly signature: string;
  readonly refuse: (fault: SignatureFault) => AwsError;
}

const OF_NOTHING = hash('sha256', '', 'hex');

/**
 * The signatures of a body in chunks, each of which follows from the one before it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). Throws for one that is wrong.
 */
export class ChunkSignatures {
  readonly #seed: Seed;
  #previous: string;

  constructor(seed: Seed) {
    this.#seed = seed;
    this.#previous = seed.signature;
  }

  /** `hashed` is the chunk's SHA-256 in hexadecimal. */
  checkChunk(signature: string, hashed: string): void {
    this.#check(signature, 'AWS4-HMAC-SHA256-PAYLOAD', [OF_NOTHING, hashed]);
  }

  /** The headers after the body, without the one of their signature, as `name:value` lines. */
  checkTrailer(signature: string, headers: Iterable<readonly [name: string, value: string]>): void {
    const text = Array.from(headers, ([name, value]) => `${name}:${value}\n`).join('');
    this.#check(signature, 'AWS4-HMAC-SHA256-TRAILER', [hash('sha256', text, 'hex')]);
  }

  #check(signature: string, algorithm: string, hashes: readonly string[]): void {
    const { accessKeyId, key, date, scope, refuse } = this.#seed;
    const stringToSign = [algorithm, date, scopeText(scope), this.#previous, ...hashes].join('\n');
    const expected = signatureOf(key, stringToSign);
    if (!areEqualSecrets(expected, signature))
      throw refuse({ kind: 'mismatch', accessKeyId, signature, stringToSign });
    this.#previous = expected;
  }
}
