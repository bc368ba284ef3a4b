import type { AddPermissionCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { checkRevision } from '../functions/check-revision.ts';
import { errors } from '../errors.ts';
import { functionNameSchema, qualifierSchema } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import type { PolicyStatement } from '../permissions/policy-record.ts';
import { checkPolicyTarget, policyTarget, principalOf } from '../permissions/policy-target.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
  StatementId: z
    .string()
    .min(1)
    .max(100)
    .regex(/^([a-zA-Z0-9-_]+)$/),
  Action: z.string().regex(/^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/),
  Principal: z.string().regex(/^([^\s]+)$/),
  SourceArn: z
    .string()
    .regex(/^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9-])+:([a-z]{2}(-[a-z]+)+-\d)?:(\d{12})?:(.*)$/)
    .optional(),
  SourceAccount: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  EventSourceToken: z.string().max(256).optional(),
  PrincipalOrgID: z.string().optional(),
  FunctionUrlAuthType: z.enum(['NONE', 'AWS_IAM']).optional(),
  InvokedViaFunctionUrl: z.boolean().optional(),
  RevisionId: z.string().optional(),
});
type PermissionInput = z.output<typeof inputSchema>;

export const addPermission = operation<AddPermissionCommandOutput>()(inputSchema, (context, input) => {
  checkPolicyTarget(context, input.FunctionName, input.Qualifier);
  const { key, arn } = policyTarget(context, input.FunctionName, input.Qualifier);
  const policy = context.policies.get(key) ?? { revisionId: '', statements: [] };
  const statement = statementOf(input, arn);
  checkRevision(policy, input.RevisionId, 'GetPolicy');
  if (policy.statements.some(({ Sid }) => Sid === input.StatementId))
    throw errors.ResourceConflictException.statement({ id: input.StatementId });
  const statements = [...policy.statements, statement];
  context.policies.put(key, { revisionId: context.random.uuid(), statements });
  return { Statement: JSON.stringify(statement) };
});

function statementOf(input: PermissionInput, Resource: string): PolicyStatement {
  const Condition = conditionOf(input);
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal),
    Action: input.Action,
    Resource,
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
}

function conditionOf(input: PermissionInput): Record<string, Record<string, string>> {
  const operators = {
    StringEquals: {
      'AWS:SourceAccount': input.SourceAccount,
      'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
      'lambda:EventSourceToken': input.EventSourceToken,
      'aws:PrincipalOrgID': input.PrincipalOrgID,
    },
    ArnLike: { 'AWS:SourceArn': input.SourceArn },
    Bool: { 'lambda:InvokedViaFunctionUrl': input.InvokedViaFunctionUrl?.toString() },
  };
  const given = Object.entries(operators).map(([operator, keys]) => [operator, onlyGiven(keys)] as const);
  return Object.fromEntries(given.filter(([, keys]) => Object.keys(keys).length > 0));
}

function onlyGiven(keys: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(keys).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(given);
}
