import type { GetPolicyCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { functionNameSchema, qualifierSchema } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { policyTarget } from '../permissions/policy-target.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
});

export const getPolicy = operation<GetPolicyCommandOutput>()(inputSchema, (context, input) => {
  const policy = context.policies.get(policyTarget(context, input.FunctionName, input.Qualifier).key);
  if (!policy) throw errors.ResourceNotFoundException.resource();
  return {
    Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy.statements }),
    RevisionId: policy.revisionId,
  };
});
