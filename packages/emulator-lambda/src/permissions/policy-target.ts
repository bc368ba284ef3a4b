import { errors } from '../errors.ts';
import { functionArn, functionNotFound, parseFunctionName } from '../functions/function-name.ts';
import { LATEST } from '../functions/function-record.ts';
import type { LambdaContext } from '../context.ts';
import type { PolicyStatement } from './policy-record.ts';
import { aliasKey, findVersion, isVersionNumber } from '../versions/versions.ts';

export interface PolicyTarget {
  readonly key: string;
  readonly arn: string;
}

/** A function, one of its versions, or an alias: each has a policy of its own. */
export function policyTarget(context: LambdaContext, text: string, qualifierMember?: string): PolicyTarget {
  const { name, qualifier } = parseFunctionName(context.identity, text, qualifierMember);
  return {
    key: qualifier === undefined ? name : aliasKey(name, qualifier),
    arn: functionArn(context.identity, name, qualifier),
  };
}

/** The policy as `GetPolicy` and IAM show it; undefined where there is none. */
export function policyText(
  context: LambdaContext,
  text: string,
  qualifierMember?: string,
): string | undefined {
  const policy = context.policies.get(policyTarget(context, text, qualifierMember).key);
  return policy && JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy.statements });
}

/** Throws AWS's error where there is no such function, version or alias. */
export function checkPolicyTarget(context: LambdaContext, text: string, qualifierMember?: string): void {
  const { name, qualifier } = parseFunctionName(context.identity, text, qualifierMember);
  const arn = functionArn(context.identity, name, qualifier);
  if (qualifier === LATEST) throw errors.InvalidParameterValueException.policyOfLatest();
  if (!context.functions.has(name)) throw functionNotFound(arn);
  if (qualifier === undefined || context.aliases.has(aliasKey(name, qualifier))) return;
  if (isVersionNumber(qualifier) || qualifier.includes('$')) {
    if (!findVersion(context, name, qualifier)) throw functionNotFound(arn);
  } else throw errors.ResourceNotFoundException.alias({ arn });
}

/** An account, a role or user by its ARN, a service, or everybody. */
export function principalOf(text: string): PolicyStatement['Principal'] {
  if (text === '*') return '*';
  if (/^\d{12}$/.test(text)) return { AWS: `arn:aws:iam::${text}:root` };
  if (/^arn:aws[a-z-]*:(iam|sts)::\d{12}:.+$/.test(text)) return { AWS: text };
  if (/^[a-z0-9.-]+\.(amazonaws|amazon)\.com(\.cn)?$/.test(text)) return { Service: text };
  throw errors.InvalidParameterValueException.principal();
}
