import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { aliasMembers, aliasSettings, checkAliasTarget } from '../versions/alias-members.ts';
import { aliasConfiguration } from '../versions/alias-record.ts';
import { checkRevision } from '../functions/check-revision.ts';
import { errors } from '../errors.ts';
import { functionArn } from '../functions/function-name.ts';
import { findFunction, operation } from '../context.ts';
import { aliasKey } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  ...aliasMembers,
  ...z.strictObject(aliasSettings).partial().shape,
  RevisionId: z.string().optional(),
});

/** Settings that are not given stay as they are. */
export const updateAlias = operation<AliasConfiguration>()(inputSchema, (context, input) => {
  const { name } = findFunction(context, input.FunctionName);
  const before = context.aliases.get(aliasKey(name, input.Name));
  if (!before)
    throw errors.ResourceNotFoundException.aliasToUpdate({
      arn: functionArn(context.identity, name, input.Name),
    });
  checkRevision(before, input.RevisionId);
  const alias = {
    ...before,
    version: input.FunctionVersion ?? before.version,
    description: input.Description ?? before.description,
    weights: input.RoutingConfig ? (input.RoutingConfig.AdditionalVersionWeights ?? {}) : before.weights,
    revisionId: context.random.uuid(),
  };
  checkAliasTarget(context, alias);
  context.aliases.put(aliasKey(name, alias.name), alias);
  return aliasConfiguration(alias);
});
