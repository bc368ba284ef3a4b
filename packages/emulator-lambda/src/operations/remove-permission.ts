import { z } from 'zod';
import { checkRevision } from '../functions/check-revision.ts';
import { errors } from '../errors.ts';
import { functionNameSchema, parseFunctionName, qualifierSchema } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { checkPolicyTarget, policyTarget } from '../permissions/policy-target.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  StatementId: z.string().min(1).max(100),
  Qualifier: qualifierSchema.optional(),
  RevisionId: z.string().optional(),
});

export const removePermission = operation<object>()(inputSchema, (context, input) => {
  const { key, arn } = policyTarget(context, input.FunctionName, input.Qualifier);
  if (!context.functions.has(parseFunctionName(context.identity, input.FunctionName, input.Qualifier).name))
    throw errors.ResourceNotFoundException.policyTarget({ arn });
  checkPolicyTarget(context, input.FunctionName, input.Qualifier);
  const policy = context.policies.get(key);
  if (!policy) throw errors.ResourceNotFoundException.policy();
  const statements = policy.statements.filter(({ Sid }) => Sid !== input.StatementId);
  if (statements.length === policy.statements.length)
    throw errors.ResourceNotFoundException.statement({ id: input.StatementId });
  checkRevision(policy, input.RevisionId, 'GetPolicy');
  if (statements.length === 0) context.policies.delete(key);
  else context.policies.put(key, { revisionId: context.random.uuid(), statements });
  return {};
});
