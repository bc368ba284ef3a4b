import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { aliasMembers, aliasSettings, checkAliasTarget } from '../versions/alias-members.ts';
import { aliasConfiguration } from '../versions/alias-record.ts';
import { errors } from '../errors.ts';
import { functionArn, parseFunctionName } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { aliasKey } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  ...aliasMembers,
  FunctionVersion: aliasSettings.FunctionVersion,
  Description: aliasSettings.Description.default(''),
  RoutingConfig: aliasSettings.RoutingConfig.optional(),
});

export const createAlias = operation<AliasConfiguration>()(inputSchema, (context, input) => {
  const { name: functionName } = parseFunctionName(context.identity, input.FunctionName);
  const alias = {
    functionName,
    name: input.Name,
    arn: functionArn(context.identity, functionName, input.Name),
    version: input.FunctionVersion,
    description: input.Description,
    weights: input.RoutingConfig?.AdditionalVersionWeights ?? {},
    revisionId: context.random.uuid(),
  };
  checkAliasTarget(context, alias);
  const key = aliasKey(functionName, alias.name);
  if (context.aliases.has(key)) throw errors.ResourceConflictException.alias({ arn: alias.arn });
  context.aliases.put(key, alias);
  return aliasConfiguration(alias);
});
