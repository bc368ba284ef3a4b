import type { z } from 'zod';
import { errors } from '../errors.ts';
import { isConditionOperator } from './condition-operators.ts';
import { wrongPermissions, wrongResourcePolicy, wrongTrust } from './policy-grammar.ts';
import { type PolicyDocument, policySchema, type PolicyStatement, SYNTAX } from './policy-schema.ts';

/** Trust policies and STS say this in place of `SYNTAX`. */
export const NO_JSON = 'This policy contains invalid Json';

/** Reads the permissions of a role. Throws `MalformedPolicyDocument`. */
export function parsePermissions(text: string, noJson = SYNTAX): PolicyDocument {
  const parsed = parsePolicy(text, noJson);
  if (parsed.Version !== '2012-10-17') throw errors.MalformedPolicyDocument.version();
  if (parsed.Statement.some(({ Principal }) => Principal)) throw errors.MalformedPolicyDocument.principal();
  return lawful(parsed, wrongPermissions);
}

/** Reads the trust policy of a role. Throws `MalformedPolicyDocument`. */
export function parseTrust(text: string): PolicyDocument {
  const parsed = parsePolicy(text, NO_JSON);
  for (const { Principal, Resource, NotResource } of parsed.Statement) {
    if (!Principal) throw errors.MalformedPolicyDocument.noPrincipal();
    if (Resource ?? NotResource) throw errors.MalformedPolicyDocument.resource();
  }
  return lawful(parsed, wrongTrust);
}

/** Reads the policy of a resource. Throws `MalformedPolicyDocument`. */
export function parseResourcePolicy(text: string): PolicyDocument {
  const parsed = parsePolicy(text, SYNTAX);
  if (parsed.Statement.some(({ Principal }) => !Principal))
    throw errors.MalformedPolicyDocument.noPrincipal();
  return lawful(parsed, wrongResourcePolicy);
}

function lawful(
  policy: PolicyDocument,
  wrong: (statements: readonly PolicyStatement[]) => string | undefined,
): PolicyDocument {
  const message = wrong(policy.Statement);
  if (message !== undefined) throw errors.MalformedPolicyDocument.grammar({ fault: message });
  return policy;
}

function parsePolicy(text: string, noJson: string): PolicyDocument {
  const parsed = policySchema.safeParse(parseJson(text, noJson));
  if (!parsed.success) throw errors.MalformedPolicyDocument.grammar({ fault: messageOf(parsed.error) });
  for (const { Condition = {} } of parsed.data.Statement) requireOperators(Condition);
  return parsed.data;
}

/** IAM says what is wrong with a value, but not what is wrong with a document's shape. */
function messageOf({ issues }: z.ZodError): string {
  const isOwn = ({ message }: z.core.$ZodIssue): boolean => OWN_WORDS.test(message);
  return issues.every(isOwn) ? (issues[0]?.message ?? SYNTAX) : SYNTAX;
}

const OWN_WORDS = /^The emulator/;

/** Refuses operators that AWS does not have. One without keys decides nothing, and passes. */
function requireOperators(condition: NonNullable<PolicyStatement['Condition']>): void {
  const used = Object.entries(condition).filter(([, keys]) => Object.keys(keys).length > 0);
  if (!used.every(([operator]) => isConditionOperator(operator)))
    throw errors.MalformedPolicyDocument.grammar({ fault: SYNTAX });
}

function parseJson(text: string, message: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw errors.MalformedPolicyDocument.grammar({ fault: message }, { cause });
  }
}
