import { ALGORITHM } from './claimed-signature.ts';
import { type FindKey, requireKey, type SignedService } from './known-key.ts';
import { areEqualSecrets, signatureOf, signingKey } from './signing-key.ts';

/** Checks the signature of a form by its fields, whose names are in lower case. Throws the refusal of the service. */
export type AuthenticateForm = (fields: ReadonlyMap<string, string>) => void;

/**
 * The access key that a form's policy is signed with
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html). Throws the refusal of the service.
 */
export function verifyFormSignature(
  fields: ReadonlyMap<string, string>,
  { service, findKey }: { readonly service: SignedService; readonly findKey: FindKey },
): string {
  const field = (name: string): string => fields.get(name) ?? '';
  const algorithm = field('x-amz-algorithm');
  if (algorithm !== ALGORITHM) throw service.refuse({ kind: 'otherAlgorithm', algorithm });
  const [accessKeyId = '', day = '', region = '', name = ''] = field('x-amz-credential').split('/');
  const key = requireKey({ accessKeyId, token: field('x-amz-security-token') }, findKey, service);
  const policy = field('policy');
  const signer = signingKey(key.secretAccessKey, { day, region, service: name });
  if (!areEqualSecrets(signatureOf(signer, policy), field('x-amz-signature')))
    throw service.refuse({
      kind: 'mismatch',
      accessKeyId,
      signature: field('x-amz-signature'),
      stringToSign: policy,
    });
  return accessKeyId;
}
