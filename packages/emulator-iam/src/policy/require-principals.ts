import { errors } from '../errors.ts';
import type { PolicyDocument } from './policy-schema.ts';

/** A `*`, an account, an ARN of IAM or STS, or the id that AWS puts in place of a deleted role. */
const PRINCIPAL = /^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):.+|A[A-Z]{3}[A-Z0-9]{12,})$/;
const SERVICE = /^[a-z].*\.[a-z]+$/;

/** Throws where a new policy trusts something that can be nobody's name. The role itself need not exist. */
export function requirePrincipals({ Statement }: PolicyDocument): void {
  for (const { Principal } of Statement) {
    if (Principal === undefined || Principal === '*') continue;
    requireAll('AWS', Principal.AWS, PRINCIPAL);
    requireAll('SERVICE', Principal.Service, SERVICE);
  }
}

function requireAll(kind: string, names: readonly string[] = [], pattern: RegExp): void {
  const wrong = names.find((name) => !pattern.test(name));
  if (wrong !== undefined) throw errors.MalformedPolicyDocument.wrongPrincipal({ kind, principal: wrong });
}
