import { ALGORITHM } from './signature-scope.ts';
import { createHmac } from 'node:crypto';
import { type FindKey, requireKey, type SignedService } from './known-key.ts';
import { areEqualSecrets, signatureOf, signingKey } from './signing-key.ts';

/** Checks the signature of a form by its fields, whose names are in lower case. Throws the refusal of the service. */
export type AuthenticateForm = (fields: ReadonlyMap<string, string>) => void;

interface Verification {
  readonly service: SignedService;
  readonly findKey: FindKey;
}

/**
 * The access key that a form's policy is signed with, by version 4
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html) or by version 2, as boto3 does by
 * default in us-east-1. Throws the refusal of the service.
 */
export function verifyFormSignature(fields: ReadonlyMap<string, string>, verification: Verification): string {
  const { service, findKey } = verification;
  const field = (name: string): string => fields.get(name) ?? '';
  const { accessKeyId, signature, sign } = claimOf(field, service);
  const key = requireKey({ accessKeyId, token: field('x-amz-security-token') }, findKey, service);
  const stringToSign = field('policy');
  if (!areEqualSecrets(sign(key.secretAccessKey, stringToSign), signature))
    throw service.refuse({ kind: 'mismatch', accessKeyId, signature, stringToSign });
  return accessKeyId;
}

interface ClaimedForm {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly sign: (secret: string, text: string) => string;
}

function claimOf(field: (name: string) => string, service: SignedService): ClaimedForm {
  const algorithm = field('x-amz-algorithm');
  if (algorithm === '' && field('awsaccesskeyid') !== '')
    return {
      accessKeyId: field('awsaccesskeyid'),
      signature: field('signature'),
      sign: (secret, text) => createHmac('sha1', secret).update(text).digest('base64'),
    };
  if (algorithm !== ALGORITHM) throw service.refuse({ kind: 'otherAlgorithm', algorithm });
  const [accessKeyId = '', day = '', region = '', name = ''] = field('x-amz-credential').split('/');
  if (name !== service.scope)
    throw service.refuse({ kind: 'wrongScope', where: 'query', reason: `Incorrect service '${name}'.` });
  return {
    accessKeyId,
    signature: field('x-amz-signature'),
    sign: (secret, text) => signatureOf(signingKey(secret, { day, region, service: name }), text),
  };
}
