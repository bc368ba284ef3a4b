import { z } from 'zod';

export const SYNTAX = 'Syntax errors in policy.';

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

const resource = oneOrMore.refine((resources) => resources.every((text) => !/\$\{[*?]\}/.test(text)), {
  error: 'The emulator does not support ${*} and ${?} in a resource.',
});

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.string().regex(/^(allow|deny)$/i),
    Principal: principal.optional(),
    Action: oneOrMore.optional(),
    NotAction: oneOrMore.optional(),
    Resource: resource.optional(),
    NotResource: resource.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine(({ Action, NotAction }) => Action === undefined || NotAction === undefined, SYNTAX)
  .refine(({ Resource, NotResource }) => Resource === undefined || NotResource === undefined, SYNTAX);

/** A policy as its text has it, with lists in place of single values. */
export const policySchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: z.preprocess((value) => [value].flat(), z.array(statement).min(1)),
});

export type PolicyDocument = z.output<typeof policySchema>;
export type PolicyStatement = PolicyDocument['Statement'][number];
