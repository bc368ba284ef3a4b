import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { aliasMembers } from '../versions/alias-members.ts';
import { aliasConfiguration } from '../versions/alias-record.ts';
import { errors } from '../errors.ts';
import { functionArn, parseFunctionName } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { aliasKey } from '../versions/versions.ts';

const inputSchema = z.strictObject(aliasMembers);

export const getAlias = operation<AliasConfiguration>()(inputSchema, (context, input) => {
  const { name } = parseFunctionName(context.identity, input.FunctionName);
  const alias = context.aliases.get(aliasKey(name, input.Name));
  if (!alias)
    throw errors.ResourceNotFoundException.alias({ arn: functionArn(context.identity, name, input.Name) });
  return aliasConfiguration(alias);
});
