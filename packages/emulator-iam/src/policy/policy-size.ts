import { errors } from '../errors.ts';
import { parsePermissions, parseTrust } from './policy-document.ts';
import { requirePrincipals } from './require-principals.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_CHARACTERS = 6144;
export const TRUST_CHARACTERS = 2048;

/** Throws where it is no managed policy, or too long. */
export function requireManagedPolicy(document: string): void {
  parsePermissions(document);
  if (charactersOf(document) > POLICY_CHARACTERS)
    throw errors.LimitExceeded.policySize({ limit: POLICY_CHARACTERS });
}

/** Throws where it is no trust policy, or too long. */
export function requireTrustPolicy(document: string): void {
  const policy = parseTrust(document);
  if (charactersOf(document) > TRUST_CHARACTERS)
    throw errors.LimitExceeded.trustPolicySize({ limit: TRUST_CHARACTERS });
  requirePrincipals(policy);
}

/** White space does not count. */
function charactersOf(document: string): number {
  return document.replace(/\s/g, '').length;
}
