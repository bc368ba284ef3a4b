import { z } from 'zod';
import { errors } from '../errors.ts';
import { isConditionOperator } from './condition-operators.ts';

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const conditionValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const conditionValues = z
  .union([conditionValue, z.array(conditionValue)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const principal = z.union([
  z.literal('*'),
  z.record(z.enum(['AWS', 'Service', 'Federated']), oneOrMore.optional()),
]);

const action = oneOrMore.refine((actions) => actions.every((text) => /^(\*|[\w-]+:[\w*?]+)$/.test(text)), {
  error: 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
});

const resource = oneOrMore.refine((resources) => resources.every((text) => !text.includes('${')), {
  error: 'The emulator does not support policy variables.',
});

const statement = z.strictObject({
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9 ]*$/, 'Statement IDs (SID) must be alpha-numeric.')
    .optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  Action: action.optional(),
  NotAction: action.optional(),
  Resource: resource.optional(),
  NotResource: resource.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17'], 'The policy must contain a valid version string'),
  Id: z.string().optional(),
  Statement: z.preprocess((value) => [value].flat(), z.array(statement).min(1)),
});

export type PolicyDocument = z.output<typeof document>;
export type PolicyStatement = PolicyDocument['Statement'][number];

/** What a role may do. Throws `MalformedPolicyDocument`. */
export function parsePermissions(text: string): PolicyDocument {
  const parsed = parsePolicy(text);
  for (const { Principal, Resource, NotResource } of parsed.Statement) {
    if (Principal) throw errors.MalformedPolicyDocument('Policy document should not specify a principal.');
    requireOne('Resource', Resource, NotResource);
  }
  return parsed;
}

/** Who may take a role on. Throws `MalformedPolicyDocument`. */
export function parseTrust(text: string): PolicyDocument {
  const parsed = parsePolicy(text);
  for (const { Principal, Resource, NotResource } of parsed.Statement) {
    if (!Principal) throw errors.MalformedPolicyDocument('Missing required field Principal');
    if (Resource ?? NotResource) throw errors.MalformedPolicyDocument('Has prohibited field Resource');
  }
  return parsed;
}

/** What a resource lets others do with it. Throws `MalformedPolicyDocument`. */
export function parseResourcePolicy(text: string): PolicyDocument {
  const parsed = parsePolicy(text);
  for (const { Principal, Resource, NotResource } of parsed.Statement) {
    if (!Principal) throw errors.MalformedPolicyDocument('Missing required field Principal');
    requireOne('Resource', Resource, NotResource);
  }
  return parsed;
}

function parsePolicy(text: string): PolicyDocument {
  const parsed = document.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw errors.MalformedPolicyDocument(
      `Syntax errors in policy. At '${issue?.path.join('.')}': ${issue?.message}`,
    );
  }
  for (const { Action, NotAction, Condition = {} } of parsed.data.Statement) {
    requireOne('Action', Action, NotAction);
    const unknown = Object.keys(Condition).find((operator) => !isConditionOperator(operator));
    if (unknown !== undefined)
      throw errors.MalformedPolicyDocument(
        `The emulator does not support the condition operator ${unknown}.`,
      );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(errors.MalformedPolicyDocument('This policy contains invalid Json'), { cause });
  }
}

function requireOne(name: string, plain: unknown, negated: unknown): void {
  if (plain === undefined && negated === undefined)
    throw errors.MalformedPolicyDocument(`Policy statement must contain ${name.toLowerCase()}s.`);
  if (plain !== undefined && negated !== undefined)
    throw errors.MalformedPolicyDocument(`Policy statement has both ${name} and Not${name}.`);
}
